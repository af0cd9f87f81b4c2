#include "checks/common/remainder_claim.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "checks/common/lead_words.h"
#include "checks/common/named_figures.h"
#include "checks/common/text_pieces.h"
#include "patterns/pack/word_list.h"

namespace gouji {
namespace {

using Kind = RemainderClaim::Kind;
enum class Side : std::uint8_t { kNone, kWhole, kDone, kIgnored };

class Reader {
 public:
  explicit Reader(const CheckInput& input)
      : input_(input),
        figures_(input.figures.figures),
        left_(input.patterns.list("remainder.left")),
        left_short_(input.patterns.list("remainder.left-short")),
        over_(input.patterns.list("remainder.over")),
        over_short_(input.patterns.list("remainder.over-short")),
        gap_(input.patterns.list("remainder.gap")),
        brought_(input.patterns.list("remainder.brought")),
        several_(input.patterns.list("remainder.several")),
        between_(input.patterns.list("remainder.between")),
        whole_(input.patterns.list("remainder.whole")),
        done_(input.patterns.list("remainder.done")),
        rest_(input.patterns.list("balance.rest")) {}

  std::vector<RemainderClaim> Read() const {
    std::vector<RemainderClaim> claims;
    for (std::uint32_t s = 0; s < input_.figures.sentences.size(); ++s) {
      const Sentence& sentence = input_.figures.sentences[s];
      const std::string_view text = sentence.text.text();
      const bool may = Contains(left_, text) || Contains(over_, text) || Contains(gap_, text) ||
                       Contains(left_short_, text) || Contains(over_short_, text);
      if (!may) continue;
      for (std::uint32_t f = sentence.first_figure; f < sentence.end_figure; ++f) {
        const std::optional<Kind> kind = KindOf(f);
        if (!kind) continue;
        claims.push_back(ReadSides(s, f, *kind));
        f += static_cast<std::uint32_t>(claims.back().rests.size());
      }
    }
    return claims;
  }

  Side SideOf(std::uint32_t f, std::uint32_t remainder) const {
    const Figure& figure = figures_[f];
    if (!SameUnit(f, remainder)) return Side::kIgnored;
    if (IsPart(input_, f)) return Side::kIgnored;
    const std::string_view words = Words(f);
    if (Contains(input_.patterns.list("balance.not-received"), words)) return Side::kIgnored;
    if (IsChange(figure.aspect) || figure.aspect == Aspect::kPrior) return Side::kIgnored;
    if (!IsPlain(f)) return Side::kNone;
    const bool own = figure.aspect_source == ContextSource::kWords || figure.in_table();
    if (own && (IsBudget(figure.aspect) || figure.aspect == Aspect::kTarget)) return Side::kWhole;
    if (own && (figure.aspect == Aspect::kActual || figure.aspect == Aspect::kAchieved)) return Side::kDone;
    if (Contains(whole_, words)) return Side::kWhole;
    if (Contains(done_, words)) return Side::kDone;
    return Side::kNone;
  }

 private:
  std::string_view Words(std::uint32_t f) const { return WordsBefore(input_, f); }

  bool IsPlain(std::uint32_t f) const {
    const Figure& figure = figures_[f];
    const bool counted = figure.kind == FigureKind::kAmount || figure.kind == FigureKind::kMeasure || IsCount(figure.kind);
    return counted && figure.exactness == Exactness::kExact && figure.comparator == Comparator::kNone;
  }

  bool InText(std::uint32_t f) const {
    const Figure& figure = figures_[f];
    return !figure.in_table() || input_.figures.tables[figure.table].ValueAt(figure.row, figure.column) != f;
  }

  // "少", "比计划少", "尚未完成": a short word is meant where nothing but a comparison stands before it.
  bool IsShort(const WordList& list, std::string_view words) const {
    for (const std::string& word : list.words) {
      if (!EndsWith(words, word)) continue;
      const std::string_view before = words.substr(0, words.size() - word.size());
      if (before.empty() || StartsWith(before, "比") || StartsWith(before, "较") || IsWord(between_, before)) return true;
    }
    return false;
  }

  // "加上上解支出5亿元、结转下年3亿元，支出总量为…": it makes a total with others.
  bool IsAdded(std::uint32_t f) const {
    const Sentence& sentence = input_.figures.sentences[figures_[f].sentence];
    return Contains(std::string_view(sentence.text.text()).substr(0, sentence.text.FromSource(figures_[f].range).begin), "加上");
  }

  std::optional<Kind> KindOf(std::uint32_t f) const {
    if (!IsPlain(f) || !InText(f)) return std::nullopt;
    const std::string_view words = Words(f);
    if (words.empty() || StartsWith(words, "占") || Contains(brought_, words) || Contains(several_, words) || IsAdded(f)) return std::nullopt;
    if (Contains(left_, words) || IsShort(left_short_, words)) return Kind::kLeft;
    if (Contains(over_, words) || IsShort(over_short_, words)) return Kind::kOver;
    if (Contains(gap_, words)) return Kind::kGap;
    return std::nullopt;
  }

  bool SameUnit(std::uint32_t a, std::uint32_t b) const {
    const Figure& one = figures_[a];
    const Figure& other = figures_[b];
    if (one.kind != other.kind) return false;
    if (one.kind == FigureKind::kAmount || one.kind == FigureKind::kHeadcount) return true;
    return input_.document.Slice(one.unit) == input_.document.Slice(other.unit);
  }

  // Where the part of the sentence that holds the figure begins: behind the last ;
  std::uint32_t PartBegin(const Sentence& sentence, std::uint32_t f) const {
    const std::string_view text = sentence.text.text();
    const std::size_t at = text.substr(0, sentence.text.FromSource(figures_[f].range).begin).rfind(';');
    if (at == std::string_view::npos) return sentence.first_figure;
    std::uint32_t first = f;
    while (first > sentence.first_figure && sentence.text.FromSource(figures_[first - 1].range).begin > at) --first;
    return first;
  }

  void Take(std::uint32_t first, std::uint32_t end, RemainderClaim& claim) const {
    for (std::uint32_t f = end; f-- > first;) {
      if (!InText(f)) continue;
      switch (SideOf(f, claim.figure)) {
        case Side::kWhole: claim.wholes.push_back(f); break;
        case Side::kDone: claim.dones.push_back(f); break;
        case Side::kNone: claim.clear = false; break;
        case Side::kIgnored: break;
      }
    }
  }

  // 较预算数92万元节约6万元: the whole stands in the same clause.
  std::uint32_t ComparedInClause(std::uint32_t f) const {
    const Sentence& sentence = input_.figures.sentences[figures_[f].sentence];
    if (f == sentence.first_figure || !SameUnit(f - 1, f) || !IsPlain(f - 1)) return kNone;
    const std::string_view text = sentence.text.text();
    const std::size_t begin = sentence.text.FromSource(figures_[f - 1].range).end;
    const std::string_view between = text.substr(begin, sentence.text.FromSource(figures_[f].range).begin - begin);
    if (between.find_first_of(",;:()") != std::string_view::npos || Contains(between, "、")) return kNone;
    const std::string_view words = Words(f - 1);
    return StartsWith(words, "比") || StartsWith(words, "较") ? f - 1 : kNone;
  }

  // What is compared with it is what the sentence told before.
  void TakeCompared(const Sentence& sentence, std::uint32_t whole, RemainderClaim& claim) const {
    claim.compares = true;
    claim.wholes = {whole};
    for (std::uint32_t f = whole; f-- > sentence.first_figure;) {
      const bool told = InText(f) && IsPlain(f) && SideOf(f, claim.figure) != Side::kIgnored;
      if (told && !StartsWith(Words(f), "比") && !StartsWith(Words(f), "较")) claim.dones.push_back(f);
    }
  }

  // A gap is told of the two before it, whatever they are.
  void TakeTwo(std::uint32_t first, RemainderClaim& claim) const {
    for (std::uint32_t f = claim.figure; f-- > first;) {
      if (!InText(f) || !IsPlain(f) || !SameUnit(f, claim.figure)) continue;
      claim.clear = claim.dones.empty();
      if (claim.clear) (claim.wholes.empty() ? claim.wholes : claim.dones).push_back(f);
    }
  }

  static bool IsWholeClaim(const RemainderClaim& claim) { return !claim.wholes.empty() && !claim.dones.empty(); }

  RemainderClaim ReadSides(std::uint32_t s, std::uint32_t f, Kind kind) const {
    const Sentence& sentence = input_.figures.sentences[s];
    RemainderClaim claim;
    claim.kind = kind;
    claim.figure = f;
    const std::uint32_t part = PartBegin(sentence, f);
    if (kind == Kind::kGap) {
      TakeTwo(part, claim);
      return claim;
    }
    if (const std::uint32_t compared = ComparedInClause(f); compared != kNone) {
      TakeCompared(sentence, compared, claim);
      return claim;
    }
    Take(part, f, claim);
    if (!IsWholeClaim(claim)) Take(sentence.first_figure, part, claim);
    if (!IsWholeClaim(claim) && s > 0) {
      const Sentence& before = input_.figures.sentences[s - 1];
      if (before.block == sentence.block && before.cell == sentence.cell) Take(before.first_figure, before.end_figure, claim);
    }
    for (std::uint32_t r = f; r-- > sentence.first_figure && claim.rate == kNone;) {
      if (figures_[r].kind == FigureKind::kPercent && figures_[r].exactness == Exactness::kExact) claim.rate = r;
    }
    for (std::uint32_t r = f + 1; r < sentence.end_figure; ++r) {
      const bool rest = IsPlain(r) && SameUnit(r, f) && (Contains(rest_, Words(r)) || Contains(left_, Words(r)));
      if (!rest) break;
      claim.rests.push_back(r);
    }
    return claim;
  }

  const CheckInput& input_;
  const std::vector<Figure>& figures_;
  const WordList& left_;
  const WordList& left_short_;
  const WordList& over_;
  const WordList& over_short_;
  const WordList& gap_;
  const WordList& brought_;
  const WordList& several_;
  const WordList& between_;
  const WordList& whole_;
  const WordList& done_;
  const WordList& rest_;
};

}  // namespace

std::vector<RemainderClaim> ReadRemainders(const CheckInput& input) { return Reader(input).Read(); }

bool IsWhole(const CheckInput& input, std::uint32_t figure, std::uint32_t remainder) {
  return Reader(input).SideOf(figure, remainder) == Side::kWhole;
}

}  // namespace gouji
