#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "checks/common/lead_words.h"
#include "checks/common/operand.h"
#include "checks/common/text_pieces.h"
#include "checks/engine/diagnosis.h"
#include "checks/engine/evaluate.h"
#include "patterns/pack/word_list.h"

namespace gouji {
namespace {

constexpr std::size_t kMostCandidates = 6;
constexpr std::size_t kMaxWordsBytes = 30;  // between 每 or 均 and the number: 每个帮扶点补助标准为
constexpr std::size_t kMaxNounBytes = 24;   // around a count: 832个行政村

// 人均120元 follows from money and heads; 每人120元 is a price that makes money of heads.
struct UnitPrice {
  std::uint32_t figure = kNone;
  bool mean = false;
  bool timed = false;              ///< 每人每学期: how often is not told
  std::vector<std::string> units;  ///< what is counted: 人, 名
  std::string noun;                ///< 帮扶点 of 每个帮扶点; empty where the unit says all
  std::string of;                  ///< 公用经费 of 生均公用经费
};

bool IsCounted(FigureKind kind) {
  return kind == FigureKind::kCount || kind == FigureKind::kHeadcount || kind == FigureKind::kMeasure;
}

class Reader {
 public:
  Reader(const CheckInput& input, std::vector<Relation>& relations) : input_(input), relations_(relations) {
    for (const std::string& pair : input.patterns.list("unit-cost.mean").words) {
      Mean mean{std::string(LeftSide(pair)), {}};
      std::string_view units = RightSide(pair);
      while (!units.empty()) {
        const std::size_t end = std::min(units.find('|'), units.size());
        mean.units.emplace_back(units.substr(0, end));
        units.remove_prefix(std::min(end + 1, units.size()));
      }
      means_.push_back(std::move(mean));
    }
  }

  void Run() {
    for (std::uint32_t i = 0; i < input_.figures.figures.size(); ++i) {
      if (const std::optional<UnitPrice> price = Read(i)) Judge(*price);
    }
  }

 private:
  struct Mean {
    std::string word;
    std::vector<std::string> units;
  };

  const Figure& At(std::uint32_t index) const { return input_.figures.figures[index]; }

  // The clause before the number, no further back than the figure before.
  std::string_view Before(std::uint32_t index) const {
    const Figure& figure = At(index);
    const NormalizedText& sentence = input_.figures.sentences[figure.sentence].text;
    const std::uint32_t end = sentence.FromSource(figure.range).begin;
    std::size_t begin = 0;
    if (index > 0 && At(index - 1).sentence == figure.sentence) begin = sentence.FromSource(At(index - 1).range).end;
    const std::string_view before = std::string_view(sentence.text()).substr(begin, end - begin);
    const std::size_t stop = before.find_last_of(",;:()");
    return stop == std::string_view::npos ? before : before.substr(stop + 1);
  }

  std::string_view UnitOf(std::uint32_t index) const { return input_.document.Slice(At(index).unit); }

  std::optional<UnitPrice> Read(std::uint32_t index) const {
    const Figure& figure = At(index);
    const bool money = figure.kind == FigureKind::kAmount && figure.unit_source == UnitSource::kOwn;
    if (figure.in_table() || figure.exactness != Exactness::kExact || figure.comparator != Comparator::kNone) return std::nullopt;
    if (!money && !IsCounted(figure.kind)) return std::nullopt;
    const std::string_view before = Before(index);
    for (const Mean& mean : means_) {
      const std::size_t at = before.rfind(mean.word);
      if (at == std::string_view::npos || before.size() - at - mean.word.size() > kMaxWordsBytes) continue;
      // 人均收入, 人均增收: of all people, not of this money.
      if (Contains(input_.patterns.list("unit-cost.other"), before.substr(at))) return std::nullopt;
      const std::string_view of = before.substr(at + mean.word.size());
      // 人均补助标准94元: a price.
      return UnitPrice{index, !Contains(of, "标准"), false, mean.units, {}, TrimName(input_, of)};
    }
    if (!money) return std::nullopt;
    return ReadEach(index, before);
  }

  // 每亩, 平均每辆, 每个帮扶点补助. Once a month or a year is another dimension.
  std::optional<UnitPrice> ReadEach(std::uint32_t index, std::string_view before) const {
    constexpr std::string_view kEach = "每";
    const std::size_t at = before.find(kEach);
    if (at == std::string_view::npos || before.size() - at > kMaxWordsBytes) return std::nullopt;
    std::string_view what = before.substr(at + kEach.size());
    const WordList& times = input_.patterns.list("unit-cost.time");
    if (StartsWithWord(times, what)) return std::nullopt;
    const std::size_t again = what.find(kEach);
    if (again != std::string_view::npos && !StartsWithWord(times, what.substr(again + kEach.size()))) return std::nullopt;
    UnitPrice price{index, EndsWith(before.substr(0, at), "平均"), again != std::string_view::npos, {}, {}, {}};
    what = what.substr(0, again);
    const WordList& units = input_.patterns.list("unit-cost.unit");
    std::string_view unit;
    for (const std::string& word : units.words) {
      if (StartsWith(what, word) && word.size() > unit.size()) unit = word;
    }
    if (unit.empty()) {
      price.noun = std::string(Noun(what));
    } else {
      price.units.emplace_back(unit);
      // 个 says nothing: what is counted follows it.
      if (unit == "个" || unit == "项" || unit == "家") price.noun = std::string(Noun(what.substr(unit.size())));
    }
    if (price.units.empty() && price.noun.empty()) return std::nullopt;
    return price;
  }

  // The words before 补助, 标准, 为: what is paid for.
  std::string_view Noun(std::string_view words) const {
    std::size_t end = words.size();
    for (const std::string& stop : input_.patterns.list("unit-cost.stop").words) end = std::min(end, words.find(stop));
    return words.substr(0, end);
  }

  bool Counts(std::uint32_t index, const UnitPrice& price) const {
    const Figure& figure = At(index);
    if (!IsCounted(figure.kind) || figure.exactness != Exactness::kExact || figure.comparator != Comparator::kNone) return false;
    if (figure.aspect == Aspect::kIncrease || figure.aspect == Aspect::kDecrease || figure.aspect == Aspect::kPrior) return false;
    const std::string_view unit = UnitOf(index);
    const bool fits = price.units.empty() || std::any_of(price.units.begin(), price.units.end(), [&](const std::string& u) {
      const bool heads = u == "人" && !price.mean && figure.kind == FigureKind::kHeadcount;
      return heads || unit == u || (figure.power == 4 && unit == "万" + u);
    });
    if (!fits) return false;
    if (price.noun.empty()) return true;
    const NormalizedText& sentence = input_.figures.sentences[figure.sentence].text;
    const NormRange at = sentence.FromSource(figure.range);
    const std::size_t begin = at.begin > kMaxNounBytes ? at.begin - kMaxNounBytes : 0;
    return Contains(std::string_view(sentence.text()).substr(begin, at.end - begin + kMaxNounBytes), price.noun);
  }

  bool IsWhole(std::uint32_t index, const UnitPrice& price) const {
    const Figure& figure = At(index);
    if (figure.exactness != Exactness::kExact || figure.comparator != Comparator::kNone || index == price.figure) return false;
    if (figure.aspect == Aspect::kIncrease || figure.aspect == Aspect::kDecrease || figure.aspect == Aspect::kPrior) return false;
    if (figure.period != 0 && At(price.figure).period != 0 && figure.period != At(price.figure).period) return false;
    if (figure.kind != At(price.figure).kind || Read(index)) return false;
    return figure.kind == FigureKind::kAmount || PlainUnit(index) == PlainUnit(price.figure);
  }

  // 人次 of 万人次.
  std::string_view PlainUnit(std::uint32_t index) const {
    constexpr std::string_view kWan = "万";
    std::string_view unit = UnitOf(index);
    if (StartsWith(unit, kWan)) unit.remove_prefix(kWan.size());
    return unit;
  }

  // 286公里, 其中县道48公里、…: parts of a count that is there itself are not it.
  void DropParts(std::vector<std::uint32_t>& counts) const {
    const std::vector<std::uint32_t> all = counts;
    std::erase_if(counts, [&](std::uint32_t f) {
      const PartList* list = input_.figures.ListOf(f);
      return list != nullptr && std::find(all.begin(), all.end(), list->total) != all.end();
    });
  }

  template <typename Fits>
  std::vector<std::uint32_t> Candidates(std::uint32_t near, bool whole_block, const Fits& fits) const {
    std::vector<std::uint32_t> found;
    const auto reach = [&](std::uint32_t i) {
      return !At(i).in_table() && (whole_block ? At(i).block == At(near).block : At(i).sentence == At(near).sentence);
    };
    for (std::uint32_t i = near; i-- > 0 && found.size() < kMostCandidates && reach(i);) {
      if (fits(i)) found.push_back(i);
    }
    for (std::uint32_t i = near + 1; i < input_.figures.figures.size() && found.size() < kMostCandidates && reach(i); ++i) {
      if (fits(i)) found.push_back(i);
    }
    return found;
  }

  Relation Tie(const UnitPrice& price, std::uint32_t whole, std::uint32_t count) const {
    Relation relation;
    if (price.mean) {
      relation.formula = Formula::kRatio;
      relation.stated = OperandFor(input_, "mean", price.figure);
      relation.operands = {OperandFor(input_, "total", whole), OperandFor(input_, "count", count)};
    } else {
      relation.formula = Formula::kProduct;
      relation.variant = "product";
      relation.stated = OperandFor(input_, "total", whole);
      relation.operands = {OperandFor(input_, "price", price.figure), OperandFor(input_, "count", count)};
    }
    gouji::Judge(input_.figures, relation);
    return relation;
  }

  // The first pair of a whole and a count that fits; else the nearest pair of the sentence.
  void Judge(const UnitPrice& price) {
    for (const bool whole_block : {false, true}) {
      const auto wholes = Candidates(price.figure, whole_block, [&](std::uint32_t i) { return IsWhole(i, price); });
      const auto counts = Candidates(price.figure, whole_block, [&](std::uint32_t i) { return Counts(i, price) && !Read(i); });
      for (const std::uint32_t whole : wholes) {
        for (const std::uint32_t count : counts) {
          Relation relation = Tie(price, whole, count);
          if (!Holds(relation) && relation.verdict != Verdict::kTruncated) continue;
          relations_.push_back(std::move(relation));
          return;
        }
      }
    }
    auto wholes = Nearest(price, Candidates(price.figure, false, [&](std::uint32_t i) { return IsWhole(i, price); }));
    if (wholes.empty()) wholes = Nearest(price, Candidates(price.figure, true, [&](std::uint32_t i) { return IsWhole(i, price); }));
    auto counts = Nearest(price, Candidates(price.figure, false, [&](std::uint32_t i) { return Counts(i, price) && !Read(i); }));
    DropParts(counts);
    if (wholes.empty() || counts.empty()) return;
    // 车均运行维护费: of the 运行维护费, however many amounts stand nearer.
    const auto named = std::find_if(wholes.begin(), wholes.end(), [&](std::uint32_t i) { return IsOf(price, i); });
    if (named != wholes.end()) std::rotate(wholes.begin(), named, named + 1);
    const auto after = std::find_if(wholes.begin(), wholes.end(), [&](std::uint32_t i) { return i > price.figure; });
    if (!Accuse(price, wholes.front(), counts.front()) && after != wholes.end()) Accuse(price, *after, counts.front());
  }

  // What a mean is taken of stands before it; a price may come before or after what it makes.
  std::vector<std::uint32_t> Nearest(const UnitPrice& price, std::vector<std::uint32_t> candidates) const {
    const std::uint32_t at = At(price.figure).range.begin;
    if (price.mean) std::erase_if(candidates, [&](std::uint32_t i) { return At(i).range.begin > at; });
    const auto distance = [&](std::uint32_t i) { return At(i).range.begin < at ? at - At(i).range.end : At(i).range.begin - at; };
    std::stable_sort(candidates.begin(), candidates.end(), [&](std::uint32_t a, std::uint32_t b) { return distance(a) < distance(b); });
    return candidates;
  }

  // One slip of the hand in one of the three: money for other things may stand in the sentence too. The tie is told of
  // the figure that slipped.
  bool Accuse(const UnitPrice& price, std::uint32_t whole, std::uint32_t count) {
    const Relation plain = Tie(price, whole, count);
    if (plain.verdict != Verdict::kInconsistent) return false;
    if (price.timed) return AccuseCount(price, whole, count);
    std::vector<Relation> slipped;
    for (Relation relation : {Quotient("mean", price.figure, {{"total", whole}, {"count", count}}),
                              Quotient("count", count, {{"total", whole}, {"price", price.figure}}), Tie({price.figure, false, false, {}, {}, {}}, whole, count)}) {
      relation.diagnosis = Slip(At(relation.stated.figure), relation.expected);
      if (relation.verdict == Verdict::kInconsistent && !relation.diagnosis.empty()) slipped.push_back(std::move(relation));
    }
    // 公用经费412.69万元, 生均公用经费: the words say of what the mean is taken.
    if (slipped.empty() && !IsOf(price, whole)) return false;
    Relation relation = slipped.size() == 1 ? std::move(slipped.front()) : plain;
    relation.severity = Severity::kWarning;
    relations_.push_back(std::move(relation));
    return true;
  }

  // How many terms were paid is not told: only two digits of the count changed round prove that it was one.
  bool AccuseCount(const UnitPrice& price, std::uint32_t whole, std::uint32_t count) {
    Relation relation = Quotient("count", count, {{"total", whole}, {"price", price.figure}});
    const Rational exact = Compute(input_.figures, relation);
    const bool whole_number = relation.expected && exact.valid() && exact == Rational(*relation.expected) && At(count).value.scale() == 0;
    relation.diagnosis = DiagnoseSlip(At(count).value, relation.expected);
    constexpr std::size_t kDigits = 3;
    if (!whole_number || relation.diagnosis != "transposed" || relation.expected->ToString().size() < kDigits) return false;
    relation.severity = Severity::kWarning;
    relations_.push_back(std::move(relation));
    return true;
  }

  bool IsOf(const UnitPrice& price, std::uint32_t whole) const {
    return !price.of.empty() && Contains(LeadWords(input_, whole), price.of);
  }

  Relation Quotient(std::string_view role, std::uint32_t stated, const std::vector<std::pair<std::string_view, std::uint32_t>>& operands) const {
    Relation relation;
    relation.formula = Formula::kRatio;
    relation.variant = role == "count" ? "count" : "";
    relation.stated = OperandFor(input_, role, stated);
    for (const auto& [name, figure] : operands) relation.operands.push_back(OperandFor(input_, name, figure));
    gouji::Judge(input_.figures, relation);
    return relation;
  }

  // 45 for 54 is told too: a count that must come out whole.
  static std::string_view Slip(const Figure& figure, const std::optional<Decimal>& expected) {
    const std::string_view slip = DiagnoseSlip(figure.value, expected);
    if (!slip.empty() || !expected || figure.value.scale() != 0 || !IsCounted(figure.kind)) return slip;
    const std::string stated = figure.value.ToString();
    const std::string right = expected->ToString();
    const bool turned = stated.size() == 2 && right.size() == 2 && stated[0] == right[1] && stated[1] == right[0];
    return turned ? "transposed" : std::string_view();
  }

  const CheckInput& input_;
  std::vector<Relation>& relations_;
  std::vector<Mean> means_;
};

void Run(const CheckInput& input, std::vector<Relation>& relations) { Reader(input, relations).Run(); }

}  // namespace

namespace registry {
extern const Check kamount_unit_cost;
const Check kamount_unit_cost = {"amount.unit-cost", Run};
}  // namespace registry
}  // namespace gouji
