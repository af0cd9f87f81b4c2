#include "checks/common/completeness.h"

#include <algorithm>
#include <set>

#include "checks/common/lead_words.h"
#include "checks/common/operand.h"
#include "checks/common/text_pieces.h"
#include "extract/base/utf8.h"
#include "patterns/pack/word_list.h"

namespace gouji {
namespace {

const Figure& FigureOf(const CheckInput& input, std::uint32_t index) {
  return input.figures.figures[index];
}

std::string_view UnitOf(const CheckInput& input, std::uint32_t index) { return input.document.Slice(FigureOf(input, index).unit); }

constexpr std::uint32_t kTailBytes = 30;
constexpr std::size_t kOneCharacter = 3;
constexpr std::size_t kLongestAlike = 18;  // six characters
constexpr std::string_view kOthers = "其他";
constexpr std::string_view kAmong = "其中";
constexpr std::size_t kShortName = 12;  // four characters

// The words of the part, from the end of the part before it.
std::string LeadOf(const CheckInput& input, std::uint32_t begin, std::uint32_t figure) {
  const std::uint32_t end = FigureOf(input, figure).range.begin;
  return begin < end ? Normalize(input.document.Slice({begin, end})) : std::string();
}

// Between the total and the first part (构成为), or behind the last (由…组成).
bool SaysComplete(const CheckInput& input, const PartList& list) {
  const std::uint32_t from = FigureOf(input, list.total).range.end;
  const Figure& last = FigureOf(input, list.parts.back());
  const std::uint32_t end = input.figures.sentences[last.sentence].range.end;
  const std::string tail =
      Normalize(input.document.Slice({last.range.end, std::min(end, last.range.end + kTailBytes)}));
  std::string lead = LeadOf(input, from, list.parts.front());
  // 由5名专家组成，其中…: what stands before 其中 tells what the total is made of.
  if (const std::size_t at = lead.find(kAmong); at != std::string::npos) lead.erase(0, at);
  lead += tail.substr(0, tail.find_first_of(",;"));
  return Contains(input.patterns.list("part.complete"), lead);
}

// "其他支出", or 其他 with the name of the total: what is left. "其他党务支出" is a name like any
// other.
bool EndsWithRemainder(const CheckInput& input, const PartList& list) {
  if (list.parts.size() < 2) return false;
  const std::uint32_t from = FigureOf(input, list.parts[list.parts.size() - 2]).range.end;
  const std::string lead = LeadOf(input, from, list.parts.back());
  const std::size_t at = lead.rfind(kOthers);
  if (at == std::string::npos) return false;
  const std::string name = TrimName(input, std::string_view(lead).substr(at + kOthers.size()));
  return name.size() <= kShortName ||
         Contains(LeadWords(input, list.total), name.substr(0, name.find('(')));
}

// "税收收入…，其中：地方级税收收入…；非税收入…": the total is one of the kinds, so they do not make it up.
bool IsOneOf(const WordList& kinds, std::string_view total) {
  const auto named = std::count_if(kinds.words.begin(), kinds.words.end(), [&](const std::string& kind) { return Contains(total, kind); });
  return named == 1 && EndsWithWord(kinds, total);
}

// A partition is a pack list "partition.*": the kinds that make up a whole.
bool IsPartition(const CheckInput& input, const PartList& list) {
  std::set<std::string> leads;
  std::uint32_t from = FigureOf(input, list.total).range.end;
  for (const std::uint32_t part : list.parts) {
    leads.insert(LeadOf(input, from, part));
    from = FigureOf(input, part).range.end;
  }
  for (const WordList* partition : input.patterns.lists("partition.")) {
    const bool all_named =
        std::all_of(partition->words.begin(), partition->words.end(), [&](const std::string& word) {
          return std::any_of(leads.begin(), leads.end(),
                             [&](const std::string& lead) { return Contains(lead, word); });
        });
    if (all_named && leads.size() == partition->words.size()) return !IsOneOf(*partition, LeadWords(input, list.total));
  }
  return false;
}

bool IsOfClass(const CheckInput& input, const PartList& list) {
  const std::vector<std::string> leads = PartNames(input, list);
  if (leads.size() < 2) return false;
  for (const WordList* words : input.patterns.lists("class.")) {
    std::set<std::string> used;
    const bool all = std::all_of(leads.begin(), leads.end(), [&](const std::string& lead) {
      const auto word = std::find_if(words->words.begin(), words->words.end(),
                                     [&](const std::string& one) { return Contains(lead, one); });
      return word != words->words.end() && used.insert(*word).second;
    });
    if (all) return true;
  }
  return false;
}

// Short names of one length that begin or end with the same character (A型、B型), but not as places
// and bodies do; no 等 behind them.
bool RunAlike(const CheckInput& input, const PartList& list) {
  const std::vector<std::string> leads = PartNames(input, list);
  if (leads.size() < 2 || leads.front().size() <= kOneCharacter) return false;
  const std::string head = leads.front().substr(0, kOneCharacter);
  const std::string tail = leads.front().substr(leads.front().size() - kOneCharacter);
  const std::vector<std::string>& places = input.patterns.list("part.places").words;
  bool same_head = true;
  bool same_tail = tail != UnitOf(input, list.total);  // 脱贫户1124户、监测户86户: the unit itself tells nothing
  for (const std::string& lead : leads) {
    const bool place = std::any_of(places.begin(), places.end(),
                                   [&](const std::string& word) { return EndsWith(lead, word); });
    if (place || lead.size() != leads.front().size() || lead.size() > kLongestAlike) return false;
    same_head = same_head && StartsWith(lead, head);
    same_tail = same_tail && EndsWith(lead, tail);
  }
  const Figure& last = FigureOf(input, list.parts.back());
  const std::string_view behind =
      input.document.Slice({last.range.end, input.figures.sentences[last.sentence].range.end});
  return (same_head || same_tail) && !StartsWith(behind, "等");
}

// Every part is followed by its share, and the shares make 100%.
bool SharesMakeWhole(const CheckInput& input, const PartList& list) {
  Rational sum;
  for (const std::uint32_t part : list.parts) {
    const std::uint32_t next = part + 1;
    if (next >= input.figures.figures.size()) return false;
    const Figure& share = FigureOf(input, next);
    if (share.kind != FigureKind::kPercent || share.sentence != FigureOf(input, part).sentence)
      return false;
    sum = sum + Rational(share.value);
  }
  const Rational gap = (sum - Rational::Of(100)).Abs();
  return list.parts.size() >= 2 && gap <= Rational::Of(static_cast<Int128>(list.parts.size()), 200);
}

// "10个为“优”": the words behind the number, up to the next mark or figure.
std::string TrailWords(const CheckInput& input, std::uint32_t index) {
  const Figure& figure = FigureOf(input, index);
  const Sentence& sentence = input.figures.sentences[figure.sentence];
  std::uint32_t end = sentence.range.end;
  if (index + 1 < sentence.end_figure)
    end = std::min(end, FigureOf(input, index + 1).range.begin);
  if (end <= figure.range.end) return {};
  const std::string words = Normalize(input.document.Slice({figure.range.end, end}));
  std::size_t stop = std::min(words.find_first_of(",;:()"), words.size());
  stop = std::min({stop, words.find("、"), words.find("。")});
  return words.substr(0, stop);
}

// 等 behind the last part, 主要 or 重点 right behind 其中: only some are named.
bool SaysSome(const CheckInput& input, const PartList& list) {
  std::string lead = LeadOf(input, FigureOf(input, list.total).range.end, list.parts.front());
  if (const std::size_t at = lead.find(kAmong); at != std::string::npos) lead.erase(0, at + kAmong.size());
  lead.erase(0, std::min(lead.find_first_not_of(",:"), lead.size()));
  const std::vector<std::string>& words = input.patterns.list("part.some").words;
  const bool some = std::any_of(words.begin(), words.end(),
                                [&](const std::string& word) { return StartsWith(lead, word); });
  return some || Contains(TrailWords(input, list.parts.back()), "等");
}

// Nobody leaves out a part smaller than all that he names when he counts things.
bool LeavesLittle(const CheckInput& input, const PartList& list) {
  if (list.parts.size() < 2 || !IsCount(FigureOf(input, list.total).kind)) return false;
  if (CountsTwice(input, list) || SaysSome(input, list)) return false;
  Rational rest = FigureOf(input, list.total).Scaled();
  Rational least = rest;
  for (const std::uint32_t part : list.parts) {
    const Figure& figure = FigureOf(input, part);
    rest = rest - figure.Scaled();
    if (!figure.value.is_zero() && figure.Scaled() < least) least = figure.Scaled();
  }
  return rest < least;
}

}  // namespace

std::vector<std::string> PartNames(const CheckInput& input, const PartList& list) {
  std::vector<std::string> names;
  for (const std::uint32_t part : list.parts) {
    std::string name = LeadWords(input, part);
    names.push_back(name.size() > kOneCharacter ? std::move(name) : TrailWords(input, part));
  }
  return names;
}

bool CountsTwice(const CheckInput& input, const PartList& list) {
  const std::vector<std::string> names = PartNames(input, list);
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    return Contains(input.patterns.list("part.crosscut"), name);
  });
}

Completeness CompletenessOf(const CheckInput& input, const PartList& list) {
  if (IsPartition(input, list)) return Completeness::kPartition;
  if (SharesMakeWhole(input, list)) return Completeness::kShares;
  if (EndsWithRemainder(input, list)) return Completeness::kRemainder;
  if (SaysComplete(input, list)) return Completeness::kWords;
  if (IsOfClass(input, list)) return Completeness::kClass;
  if (RunAlike(input, list)) return Completeness::kParallel;
  return LeavesLittle(input, list) ? Completeness::kLittleLeft : Completeness::kUnknown;
}

}  // namespace gouji
