#include "checks/common/named_ratio.h"

#include <algorithm>
#include <array>
#include <optional>

#include "checks/common/lead_words.h"
#include "checks/common/named_figures.h"
#include "checks/common/operand.h"
#include "checks/common/score_nodes.h"
#include "checks/common/text_pieces.h"
#include "checks/common/unit_reading.h"
#include "checks/engine/diagnosis.h"
#include "checks/engine/evaluate.h"
#include "extract/base/utf8.h"

namespace gouji {
namespace {

constexpr std::size_t kMaxCandidates = 8;
constexpr std::string_view kRate = "率";
constexpr std::size_t kStem = 6;  // two characters
constexpr std::array<std::string_view, 5> kNot = {"未", "不", "没有", "无法", "尚未"};

// The word stands there, and not as its opposite: 未完成, 不合格.
bool Says(std::string_view text, std::string_view word) {
  for (const std::size_t at : FindAll(text, word)) {
    const std::string_view before = text.substr(0, at);
    const bool negated = std::any_of(kNot.begin(), kNot.end(),
                                     [&](std::string_view no) { return EndsWith(before, no); });
    if (!negated) return true;
  }
  return false;
}

bool SaysAny(std::string_view text, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return Says(text, word); });
}

// The words that name a figure: its clause up to the number, or the heads of its row and column.
std::string WordsOf(const CheckInput& input, std::uint32_t index) {
  const Figure& figure = input.figures.figures[index];
  if (figure.in_table() &&
      input.figures.tables[figure.table].ValueAt(figure.row, figure.column) != kNone)
    return figure.item;
  std::string words = ClauseLead(input, index);
  if (const std::size_t colon = words.rfind(':'); colon != std::string::npos && colon + 1 < words.size()) words.erase(0, colon + 1);
  return words;
}

bool IsTableValue(const CheckInput& input, std::uint32_t index) {
  const Figure& figure = input.figures.figures[index];
  return figure.in_table() && input.figures.tables[figure.table].ValueAt(figure.row, figure.column) == index;
}

// Figures that may be the two sides of the rate, nearest first.
std::vector<std::uint32_t> Neighbours(const CheckInput& input, std::uint32_t rate) {
  const Figure& figure = input.figures.figures[rate];
  std::vector<std::uint32_t> found;
  if (IsTableValue(input, rate)) {
    const TableModel& table = input.figures.tables[figure.table];
    for (std::uint32_t column = 0; column < table.columns.size(); ++column) {
      const std::uint32_t index = table.ValueAt(figure.row, column);
      if (index != kNone && index != rate) found.push_back(index);
    }
    if (!found.empty()) return found;
  }
  for (std::uint32_t f = rate; f-- > 0 && found.size() < kMaxCandidates;) {
    const Figure& other = input.figures.figures[f];
    if (other.block != figure.block || other.cell != figure.cell) break;
    const bool measured = other.kind == FigureKind::kMeasure || other.kind == FigureKind::kAmount;
    if (measured || IsCount(other.kind)) found.push_back(f);
  }
  return found;
}

// Where the rate's own statement begins: behind the rate before it in its paragraph.
std::uint32_t StatementBegin(const CheckInput& input, std::uint32_t rate) {
  const std::vector<Figure>& figures = input.figures.figures;
  for (std::uint32_t f = rate; f-- > 0;) {
    const bool same = figures[f].block == figures[rate].block && figures[f].cell == figures[rate].cell;
    if (!same || figures[f].kind == FigureKind::kPercent) return f + 1;
  }
  return 0;
}

Relation JudgePair(const CheckInput& input, std::uint32_t rate, std::uint32_t part,
                   std::uint32_t whole) {
  Relation relation;
  relation.formula = Formula::kShare;
  relation.variant = "ratio";
  relation.stated = OperandFor(input, "rate", rate);
  relation.operands = {OperandFor(input, "numerator", part),
                       OperandFor(input, "denominator", whole)};
  relation.args.emplace_back("calculation", Printed(input, part) + " ÷ " + Printed(input, whole));
  Judge(input.figures, relation);
  return relation;
}

// 编制65个 and 实有53人 are both heads.
bool Comparable(const Figure& a, const Figure& b) {
  if (a.kind == FigureKind::kMeasure && b.kind == a.kind && a.power != b.power) return false;
  return a.kind == b.kind || (IsCount(a.kind) && IsCount(b.kind));
}

struct Sides {
  std::vector<std::uint32_t> numerators;
  std::vector<std::uint32_t> denominators;
};

std::optional<Relation> Settle(const CheckInput& input, std::uint32_t rate, const Sides& sides) {
  std::optional<Relation> first;
  for (const std::uint32_t part : sides.numerators) {
    for (const std::uint32_t whole : sides.denominators) {
      if (part == whole || !Comparable(input.figures.figures[part], input.figures.figures[whole]))
        continue;
      Relation relation = JudgePair(input, rate, part, whole);
      if (Holds(relation)) return relation;
      if (!first) first = std::move(relation);
    }
  }
  // With several figures on a side it is not known which the author took; 满意 and 基本满意 may be
  // weighted.
  if (sides.numerators.size() > 1) return std::nullopt;
  if (first && sides.denominators.size() > 1) first->severity = Severity::kWarning;
  if (first && first->verdict == Verdict::kInconsistent && HoldsInOtherUnit(input, *first)) {
    first->verdict = Verdict::kNotAssessable;
    first->reason = "unit-slip";  // amount.unit-scale reports it
  }
  return first;
}

// A part of a total that is among the figures is not the whole: 编制65个，含行政编制48个.
bool IsPartOfOne(const CheckInput& input, std::uint32_t figure, const std::vector<std::uint32_t>& all) {
  const PartList* list = input.figures.ListOf(figure);
  return list != nullptr && std::find(all.begin(), all.end(), list->total) != all.end();
}

// The ratio whose longest name stands in the words: "ratio.staff", or nothing.
std::string RatioNamedIn(const CheckInput& input, std::string_view words) {
  static constexpr std::string_view kName = ".name";
  std::string ratio;
  std::size_t longest = 0;
  for (const WordList* names : input.patterns.lists("ratio.")) {
    if (!EndsWith(names->id, kName)) continue;
    for (const std::string& word : names->words) {
      if (word.size() <= longest || words.find(word) == std::string_view::npos) continue;
      longest = word.size();
      ratio = names->id.substr(0, names->id.size() - kName.size());
    }
  }
  return ratio;
}

// The words without the rate's own name: 满意度调查 is not the 满意 of somebody.
std::string WithoutNames(std::string words, const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    for (std::size_t at = words.find(name); at != std::string::npos; at = words.find(name)) words.erase(at, name.size());
  }
  return words;
}

// `begin` is where the rate's own statement begins: within it a part stands for itself where its total is told before,
// "受理9888件。其中：受理刑事案件612件，审结598件，结案率97.71%".
Sides SidesByPack(const CheckInput& input, const std::string& ratio,
                  const std::vector<std::uint32_t>& near, std::uint32_t begin) {
  Sides sides;
  std::vector<std::uint32_t> own = near;
  std::erase_if(own, [&](std::uint32_t f) { return f < begin; });
  for (const std::uint32_t index : near) {
    const std::string words = WithoutNames(WordsOf(input, index), input.patterns.list(ratio + ".name").words);
    if (SaysAny(words, input.patterns.list(ratio + ".numerator").words)) {
      sides.numerators.push_back(index);
    } else if (SaysAny(words, input.patterns.list(ratio + ".denominator").words) && !IsPartOfOne(input, index, index < begin ? near : own)) {
      sides.denominators.push_back(index);
    }
  }
  const std::vector<std::uint32_t> all = sides.numerators;
  std::erase_if(sides.numerators, [&](std::uint32_t f) { return IsPartOfOne(input, f, all); });
  return sides;
}

// 满意 and 基本满意 of all who were asked. Some weigh 基本满意: then the rate lies between with and without it.
std::optional<Relation> AddUp(const CheckInput& input, std::uint32_t rate, const Sides& sides) {
  if (sides.numerators.size() != 2 || sides.denominators.size() != 1) return std::nullopt;
  const std::vector<Figure>& figures = input.figures.figures;
  const auto [second, first] = std::minmax(sides.numerators[0], sides.numerators[1], std::greater<>());
  const Figure& whole = figures[sides.denominators.front()];
  if (!IsCount(whole.kind)) return std::nullopt;
  if (!Comparable(figures[first], whole) || !Comparable(figures[second], whole) || whole.value.is_zero())
    return std::nullopt;
  Relation relation;
  relation.variant = "ratio";
  relation.stated = OperandFor(input, "rate", rate);
  relation.operands = {OperandFor(input, "numerator", first), OperandFor(input, "numerator", second),
                       OperandFor(input, "denominator", sides.denominators.front())};
  relation.args.emplace_back("calculation", "(" + Printed(input, first) + " + " + Printed(input, second) + ") ÷ " +
                                                Printed(input, sides.denominators.front()));
  const Rational hundred = Rational::Of(100);
  const Rational both = (figures[first].Scaled() + figures[second].Scaled()) / whole.Scaled() * hundred;
  const Rational least = figures[first].Scaled() / whole.Scaled() * hundred;
  if (hundred < both) return std::nullopt;  // not two groups of those who were asked
  const Rational stated(figures[rate].value);
  JudgeAgainst(input.figures, both, relation);
  if (relation.verdict == Verdict::kInconsistent && least <= stated && stated < both) {
    Relation alone = JudgePair(input, rate, first, sides.denominators.front());
    if (Holds(alone)) return alone;
    relation.verdict = Verdict::kNotAssessable;
    relation.reason = "weighted";
  }
  relation.severity = Severity::kWarning;
  return relation;
}

std::string_view UnitOf(const CheckInput& input, const Figure& figure) {
  return input.document.Slice(figure.unit);
}

// Of the same thing, and no fewer: what the numerator may be taken of.
bool MayHold(const CheckInput& input, std::uint32_t whole, std::uint32_t part) {
  const Figure& all = input.figures.figures[whole];
  const Figure& some = input.figures.figures[part];
  return all.kind == some.kind && UnitOf(input, all) == UnitOf(input, some) && some.Scaled() <= all.Scaled() &&
         all.exactness == Exactness::kExact;
}

// "医务人员120人，满意114人，满意度95%": the one other count of the rate's own statement, of the same unit.
std::vector<std::uint32_t> UnnamedWhole(const CheckInput& input, std::uint32_t part, std::uint32_t begin) {
  std::vector<std::uint32_t> found;
  if (!IsCount(input.figures.figures[part].kind)) return found;
  for (std::uint32_t f = begin; f < part; ++f) {
    if (MayHold(input, f, part)) found.push_back(f);
  }
  if (found.size() > 1) found.clear();
  return found;
}

// 绩效指标 for 全年完成绩效指标12个: the last two characters before the number name what is counted.
std::string NounOf(const CheckInput& input, std::uint32_t figure) {
  constexpr std::size_t kTwoCharacters = 6;
  const std::string lead = LeadWords(input, figure);
  return lead.size() < kTwoCharacters ? std::string() : lead.substr(lead.size() - kTwoCharacters);
}

// "设置绩效目标3个、绩效指标15个，完成绩效指标12个": the whole is counted under the noun of the part where only another figure
// stands under it.
void TakeSameNoun(const CheckInput& input, const std::string& ratio, const std::vector<std::uint32_t>& near, Sides& sides) {
  if (sides.numerators.size() != 1 || sides.denominators.empty()) return;
  const std::uint32_t part = sides.numerators.front();
  if (input.figures.figures[part].kind != FigureKind::kCount) return;
  const std::string noun = NounOf(input, part);
  const std::vector<std::string>& numerators = input.patterns.list(ratio + ".numerator").words;
  if (SaysAny(noun, numerators)) return;  // 满意390份 is a part of another whole
  const auto shares = [&](std::uint32_t f) { return f != part && MayHold(input, f, part) && NounOf(input, f) == noun; };
  if (noun.empty() || std::any_of(sides.denominators.begin(), sides.denominators.end(), shares)) return;
  std::vector<std::uint32_t> alike;
  std::copy_if(near.begin(), near.end(), std::back_inserter(alike), shares);
  if (!alike.empty()) sides.denominators = alike;
}

std::optional<Relation> ByPack(const CheckInput& input, std::uint32_t rate, const std::string& ratio) {
  const std::vector<std::uint32_t> near = Neighbours(input, rate);
  const std::uint32_t begin = IsTableValue(input, rate) ? 0 : StatementBegin(input, rate);
  Sides sides = SidesByPack(input, ratio, near, begin);
  if (IsTableValue(input, rate)) return Settle(input, rate, sides);
  // What stands before another rate may be the whole of this one, too, but has been counted there.
  std::erase_if(sides.numerators, [&](std::uint32_t f) { return f < begin; });
  Sides own = sides;
  std::erase_if(own.denominators, [&](std::uint32_t f) { return f < begin; });
  if (own.denominators.empty() && own.numerators.size() == 1) own.denominators = UnnamedWhole(input, own.numerators.front(), begin);
  // "有效480份，有效率98%，其中满意420份、基本满意45份，满意率97%": parts of one whole.
  if (own.denominators.empty() && !own.numerators.empty()) {
    const PartList* list = input.figures.ListOf(own.numerators.front());
    if (list != nullptr) own.denominators = {list->total};
  }
  if (own.denominators.size() == 1) sides = own;
  TakeSameNoun(input, ratio, near, sides);
  if (std::optional<Relation> sum = AddUp(input, rate, sides)) return sum;
  std::optional<Relation> relation = Settle(input, rate, sides);
  if (!relation || relation->verdict != Verdict::kInconsistent || sides.numerators.size() != 1) return relation;
  // 受理326件，其中有效287件，办结280件，办结率98%: of another whole that was told before it.
  for (const std::uint32_t whole : near) {
    if (whole < begin || whole >= rate || whole == sides.numerators.front() || !MayHold(input, whole, sides.numerators.front())) continue;
    Relation other = JudgePair(input, rate, sides.numerators.front(), whole);
    if (Holds(other)) return other;
  }
  return relation;
}

// 集中供养率: the words before 率.
std::string_view NameOf(std::string_view words) {
  const std::size_t at = words.rfind(kRate);
  if (at == std::string_view::npos || at < kStem || at + kRate.size() + kStem < words.size()) return {};
  return words.substr(0, at);
}

// The one figure whose words hold most of the end of the rate's name: of 集中供养 and 分散供养 the first for
// 集中供养率. The nearest where several hold as much.
std::uint32_t NumeratorFor(const CheckInput& input, std::string_view name, const std::vector<std::uint32_t>& near, bool& several) {
  for (std::size_t size = std::min(name.size(), 3 * kStem); size >= kStem; size -= kStem / 2) {
    const std::string stem(name.substr(name.size() - size));
    std::uint32_t found = kNone;
    for (const std::uint32_t index : near) {
      if (!Says(WordsOf(input, index), stem)) continue;
      several = found != kNone;
      if (found == kNone) found = index;
    }
    if (found != kNone) return found;
  }
  return kNone;
}

// Behind the last ; before the rate.
std::uint32_t PartBegin(const CheckInput& input, std::uint32_t rate) {
  const Figure& figure = input.figures.figures[rate];
  const Sentence& sentence = input.figures.sentences[figure.sentence];
  const std::string_view text = sentence.text.text();
  const std::size_t at = text.substr(0, sentence.text.FromSource(figure.range).begin).rfind(';');
  std::uint32_t first = sentence.first_figure;
  while (at != std::string_view::npos && first < rate && sentence.text.FromSource(input.figures.figures[first].range).begin < at) ++first;
  return first;
}

// "受理243人，批捕172人，不捕71人，不捕率29.22%": the whole, less the other part of it, makes the rate, and the numerator
// is not what is left.
std::optional<Relation> Complement(const CheckInput& input, std::uint32_t rate, std::uint32_t part, const std::vector<std::uint32_t>& wholes) {
  for (const std::uint32_t whole : wholes) {
    for (const std::uint32_t other : wholes) {
      if (whole == other) continue;
      Relation share = JudgePair(input, rate, other, whole);
      const Rational rest = Rational::Of(100) - Compute(input.figures, share);
      const std::optional<Decimal> rounded = rest.valid() ? rest.Round(input.figures.figures[rate].value.scale()) : std::nullopt;
      if (!rounded || Decimal::Compare(*rounded, input.figures.figures[rate].value) != 0) continue;
      Relation relation;
      relation.formula = Formula::kSum;
      relation.variant = "rest";
      relation.stated = OperandFor(input, "numerator", part);
      relation.operands = {OperandFor(input, "denominator", whole), OperandFor(input, "numerator", other, -1)};
      Judge(input.figures, relation);
      return relation;
    }
  }
  return std::nullopt;
}

// Neither is more than twice the other: a rate far off is of a whole that is not told here (受害率 of all forests, not of
// what burnt).
bool IsNear(const Rational& stated, const Rational& computed) {
  const Rational two = Rational::Of(2);
  return computed.valid() && stated <= computed * two && computed <= stated * two;
}

std::optional<Relation> ByStem(const CheckInput& input, std::uint32_t rate, std::string_view words) {
  const std::string_view name = NameOf(words);
  if (name.empty()) return std::nullopt;
  const std::vector<Figure>& figures = input.figures.figures;
  std::vector<std::uint32_t> near = Neighbours(input, rate);
  std::erase_if(near, [&](std::uint32_t f) { return figures[f].kind == FigureKind::kAmount; });  // money has rate.execution
  bool several = false;
  const std::uint32_t part = NumeratorFor(input, name, near, several);
  if (part == kNone) return std::nullopt;
  Sides sides;
  sides.numerators = {part};
  std::vector<std::uint32_t> alike;  // wholes in the same part of the sentence, counted in the same unit
  const PartList* list = input.figures.ListOf(part);
  const std::uint32_t begin = PartBegin(input, rate);
  for (const std::uint32_t index : near) {
    if (index == part) continue;
    sides.denominators.push_back(index);
    const bool sibling = list != nullptr && input.figures.ListOf(index) == list;
    if (index >= begin && MayHold(input, index, part) && !sibling) alike.push_back(index);
  }
  if (list != nullptr && std::find(alike.begin(), alike.end(), list->total) != alike.end()) alike = {list->total};
  std::optional<Relation> relation = Settle(input, rate, sides);
  if (!relation || relation->verdict != Verdict::kInconsistent) return relation;
  // Which figure is the whole is a guess here: reported where there is one to choose, or a slip explains it.
  bool sure = alike.size() == 1 && !several && !figures[rate].in_table();
  if (alike.size() > 1) {
    if (std::optional<Relation> rest = Complement(input, rate, part, alike)) relation = rest;
  } else if (sure) {
    relation = JudgePair(input, rate, part, alike.front());
    sure = IsNear(Rational(figures[rate].value), Compute(input.figures, *relation));
  }
  relation->severity = Severity::kWarning;
  relation->diagnosis = DiagnoseSlip(figures[relation->stated.figure].value, relation->expected);
  if (!sure && relation->variant != "rest" && relation->diagnosis.empty()) return std::nullopt;
  return relation;
}

}  // namespace

namespace {

// 到位率分别为100%、100%、80%: which figures each of them is of, rate.execution and the lists tell.
bool InSeries(const CheckInput& input, std::uint32_t rate) {
  const std::vector<Figure>& figures = input.figures.figures;
  const auto joined = [&](std::uint32_t first, std::uint32_t second) {
    if (second >= figures.size() || figures[first].kind != FigureKind::kPercent || figures[second].kind != FigureKind::kPercent) return false;
    if (figures[first].sentence != figures[second].sentence || figures[first].range.end >= figures[second].range.begin) return false;
    const std::string between = Normalize(input.document.Slice({figures[first].range.end, figures[second].range.begin}));
    return between == "、" || between == "和" || between == "及" || between == "与";
  };
  return !figures[rate].in_table() && (joined(rate, rate + 1) || (rate > 0 && joined(rate - 1, rate)));
}

}  // namespace

void JudgeNamedRatios(const CheckInput& input, std::vector<Relation>& relations) {
  for (std::uint32_t f = 0; f < input.figures.figures.size(); ++f) {
    const Figure& figure = input.figures.figures[f];
    if (figure.kind != FigureKind::kPercent || figure.comparator != Comparator::kNone ||
        figure.exactness != Exactness::kExact)
      continue;
    if (InSeries(input, f)) continue;
    const std::string words = WordsOf(input, f);
    const std::string ratio = RatioNamedIn(input, words);
    std::optional<Relation> relation;
    if (!ratio.empty()) relation = ByPack(input, f, ratio);
    if (!relation) relation = ByStem(input, f, words);
    if (relation) relations.push_back(std::move(*relation));
  }
}

}  // namespace gouji
