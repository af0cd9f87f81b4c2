#include "checks/common/divisions.h"

#include <algorithm>
#include <optional>

#include "checks/common/lead_words.h"
#include "checks/common/text_pieces.h"
#include "patterns/context/part_scope.h"
#include "patterns/context/part_words.h"
#include "patterns/pack/word_list.h"

namespace gouji {
namespace {

constexpr std::string_view kMark = "、";
constexpr std::size_t kMaxLeadBytes = 45;
constexpr std::size_t kLeastDigits = 3;  // smaller numbers add up to others by chance
constexpr std::size_t kMostTotals = 12;

class Finder {
 public:
  explicit Finder(const CheckInput& input) : input_(input), words_(input.patterns) {}

  std::vector<Division> Run() {
    const std::vector<Sentence>& sentences = input_.figures.sentences;
    for (std::uint32_t s = 0; s < sentences.size(); ++s) {
      if (sentences[s].table == kNone && sentences[s].end_figure - sentences[s].first_figure >= 2) Read(s);
    }
    return std::move(found_);
  }

 private:
  const Figure& FigureOf(std::uint32_t f) const { return input_.figures.figures[f]; }
  bool Alike(std::uint32_t a, std::uint32_t b) const { return SameKind(input_.document, FigureOf(a), FigureOf(b)); }

  // The statements of a sentence are set apart by semicolons: 收入包括……；支出包括……
  void Read(std::uint32_t s) {
    const std::string_view text = input_.figures.sentences[s].text.text();
    struct Opening {
      std::size_t begin;
      std::size_t end;
      std::string_view name;
    };
    std::vector<Opening> openings;
    for (std::size_t at = 0; at != std::string_view::npos && at < text.size();) {
      std::string_view name;
      const std::size_t length = OpenerAt(text.substr(at), name);
      if (length != 0) openings.push_back({at, at + length, name});
      at = text.find(';', at);
      if (at != std::string_view::npos) ++at;
    }
    for (std::size_t k = 0; k < openings.size(); ++k) {
      const std::size_t end = k + 1 < openings.size() ? openings[k + 1].begin : text.size();
      Take(s, openings[k].end, end, openings[k].name);
    }
  }

  // Bytes of the words that open a division at the beginning of the text, and the name of what it divides.
  std::size_t OpenerAt(std::string_view text, std::string_view& name) const {
    const std::string_view clause = text.substr(0, text.find_first_of(",:;0123456789("));
    if (clause.size() > kMaxLeadBytes && clause.find("包") == std::string_view::npos) return 0;
    const bool by = StartsWith(clause, "按") || StartsWith(clause, "从") || StartsWith(clause, "分");
    const std::vector<std::string>& ends = input_.patterns.list("division.by").words;
    const bool named = std::any_of(ends.begin(), ends.end(), [&](const std::string& word) { return EndsWith(clause, word); });
    if (by && named && clause.size() < text.size()) return clause.size() + 1;
    for (const std::string& word : input_.patterns.list("division.made-of").words) {
      const std::size_t at = clause.find(word);
      if (at == std::string_view::npos || at == 0 || at > kMaxLeadBytes) continue;
      name = clause.substr(0, at);
      return at + word.size();
    }
    return 0;
  }

  void Take(std::uint32_t s, std::size_t begin, std::size_t end, std::string_view name) {
    const Sentence& sentence = input_.figures.sentences[s];
    std::vector<std::vector<std::uint32_t>> kinds;
    std::size_t floor = begin;
    for (std::uint32_t f = sentence.first_figure; f < sentence.end_figure; ++f) {
      const NormRange range = sentence.text.FromSource(FigureOf(f).range);
      if (range.begin < begin || range.begin >= end) continue;
      std::string_view lead = sentence.text.text().substr(floor, range.begin > floor ? range.begin - floor : 0);
      floor = range.end;
      lead = lead.substr(lead.find_last_of(",;:(") + 1);
      const bool countable = FigureOf(f).kind == FigureKind::kAmount || IsCount(FigureOf(f).kind) || FigureOf(f).kind == FigureKind::kMeasure;
      if (StartsWith(lead, kMark)) lead.remove_prefix(kMark.size());
      const bool carried = words_.IsCarried(lead);
      if (!countable || FigureOf(f).exactness != Exactness::kExact || (!carried && words_.IsStopped(lead))) continue;
      if (carried) carried_.push_back(f);
      const auto own = std::find_if(kinds.begin(), kinds.end(), [&](const auto& kind) { return Alike(kind.front(), f); });
      if (own == kinds.end()) {
        kinds.push_back({f});
      } else {
        own->push_back(f);
      }
    }
    for (std::vector<std::uint32_t>& parts : kinds) Add(s, std::move(parts), name);
  }

  void Add(std::uint32_t s, std::vector<std::uint32_t> parts, std::string_view name) {
    if (parts.size() < 2 || input_.figures.ListOf(parts.front()) != nullptr) return;
    Division division;
    division.list.parts = std::move(parts);
    division.list.form = PartList::Form::kIncludes;
    division.totals = Totals(s, division.list.parts, name);
    if (division.totals.empty()) return;
    DropCarried(division);
    division.list.total = division.totals.front();
    division.list.range = {FigureOf(division.list.total).range.begin, FigureOf(division.list.parts.back()).range.end};
    division.whole = division.totals.size() == 1 && IsOfBoth(division.list.total, name);
    found_.push_back(std::move(division));
  }

  // What an earlier year left is a part, but where the others make a total without it.
  void DropCarried(Division& division) const {
    Rational rest;
    std::vector<std::uint32_t> kept;
    for (const std::uint32_t part : division.list.parts) {
      if (std::find(carried_.begin(), carried_.end(), part) != carried_.end()) continue;
      rest = rest + FigureOf(part).Scaled();
      kept.push_back(part);
    }
    const bool makes = std::any_of(division.totals.begin(), division.totals.end(), [&](std::uint32_t total) { return FigureOf(total).Scaled() == rest; });
    if (makes && kept.size() >= 2) division.list.parts = std::move(kept);
  }

  // The figures of the paragraph before the statement, or of the paragraph before, that are more than each part.
  std::vector<std::uint32_t> Totals(std::uint32_t s, const std::vector<std::uint32_t>& parts, std::string_view name) const {
    std::vector<std::uint32_t> totals;
    const std::vector<Sentence>& sentences = input_.figures.sentences;
    const std::uint32_t block = sentences[s].block;
    std::uint32_t told_in = kNone;
    for (std::uint32_t f = parts.front(); f-- > 0 && totals.size() < kMostTotals;) {
      const Figure& figure = FigureOf(f);
      if (figure.sentence == kNone || figure.in_table() || figure.block + 1 < block) break;
      if (told_in != kNone && figure.block != told_in) break;
      if (!MayBeTotal(f, parts) || !IsNamed(f, name)) continue;
      told_in = figure.block;
      totals.push_back(f);
    }
    return totals;
  }

  bool MayBeTotal(std::uint32_t f, const std::vector<std::uint32_t>& parts) const {
    const Figure& figure = FigureOf(f);
    if (figure.exactness != Exactness::kExact || !Alike(f, parts.front())) return false;
    if (std::to_string(figure.value.Abs().units()).size() < kLeastDigits) return false;
    return std::all_of(parts.begin(), parts.end(), [&](std::uint32_t part) {
      return FigureOf(part).Scaled() < figure.Scaled() && AspectsAgree(figure.aspect, FigureOf(part).aspect);
    });
  }

  // 收支总预算 is income and expenditure.
  bool IsOfBoth(std::uint32_t total, std::string_view name) const {
    const std::string lead = LeadWords(input_, total);
    return (name == "收入" || name == "支出") && (Contains(lead, "收支") || Contains(lead, "收、支"));
  }

  bool IsNamed(std::uint32_t total, std::string_view name) const {
    if (name.empty()) return true;
    const std::string words = TrimName(input_, name);
    return Contains(LeadWords(input_, total), words.empty() ? name : std::string_view(words)) || IsOfBoth(total, name);
  }

  const CheckInput& input_;
  PartWords words_;
  std::vector<std::uint32_t> carried_;  // figures of what an earlier year left
  std::vector<Division> found_;
};

}  // namespace

std::vector<Division> FindDivisions(const CheckInput& input) { return Finder(input).Run(); }

}  // namespace gouji
