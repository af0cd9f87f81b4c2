#include "checks/common/score_deductions.h"

#include <algorithm>

#include "patterns/score/score_words.h"

namespace gouji {
namespace {

const Rational kHundred = Rational::Of(100);

Rational Floor(const Rational& value) {
  const std::optional<Decimal> cut = value.Truncate(0);
  return cut ? Rational(*cut) : Rational::Invalid();
}

// Part of a unit may count in proportion, not at all, or in full.
std::vector<Rational> Losses(const Rational& steps, const Rational& loss, const Rational& weight,
                             bool share) {
  const Rational whole = Floor(steps);
  const Rational up = whole == steps ? whole : whole + Rational::Of(1);
  std::vector<Rational> readings;
  for (const Rational& count : {steps, whole, up}) {
    Rational lost = count * loss;
    if (share) lost = lost / kHundred * weight;
    readings.push_back(lost < weight ? weight - lost : Rational());
  }
  if (share) {  // the deduction itself rounded to a whole per cent
    const std::optional<Decimal> rounded = (steps * loss).Round(0);
    if (rounded) readings.push_back(weight - Rational(*rounded) / kHundred * weight);
  }
  return readings;
}

enum class Direction : std::uint8_t { kUnknown, kOver, kUnder };

// 每超支, 每增加: too much; 每降低, 每少: too little. Where the words do not tell, the target's sign does.
Direction DirectionOf(const Ground& ground, const std::string& what) {
  const auto says = [&](std::string_view list) { return Contains(ground.input.patterns.list(list), what); };
  const bool over = says("standard.per-unit.over");
  const bool under = says("standard.per-unit.under");
  if (over != under) return over ? Direction::kOver : Direction::kUnder;
  const std::uint32_t target = ground.ref.node().target;
  if (over || target == kNone) return Direction::kUnknown;
  const Comparator sign = ground.input.figures.figures[target].comparator;
  if (sign == Comparator::kAtMost || sign == Comparator::kLessThan) return Direction::kOver;
  return sign == Comparator::kAtLeast ? Direction::kUnder : Direction::kUnknown;
}

// The rate from which a deduction counts: the end of the full tier, the target, or 100 % for overspending.
Rational RateBase(const Ground& ground, Direction direction) {
  for (const Tier& tier : ReadTiers(ground.input, ground.text, ground.weight)) {
    const Rational& end = direction == Direction::kOver ? tier.high : tier.low;
    if (tier.award == ground.weight && end.valid()) return end;
  }
  const std::uint32_t target = ground.ref.node().target;
  if (target != kNone) {
    const Figure& figure = ground.input.figures.figures[target];
    return figure.kind == FigureKind::kPercent ? Rational(figure.value) : Rational::Invalid();
  }
  return direction == Direction::kOver ? kHundred : Rational::Invalid();
}

Rational RateGap(const Ground& ground, Direction direction, RuleOutcome& outcome) {
  const std::uint32_t rate = AchievedRate(ground.input, ground.ref);
  const Rational base = RateBase(ground, direction);
  if (rate == kNone || !base.valid()) return Rational::Invalid();
  outcome.inputs = {rate};
  const Rational value = ValueOf(ground.input.figures, rate);
  return direction == Direction::kOver ? value - base : base - value;
}

Rational TargetGap(const Ground& ground, Direction direction, RuleOutcome& outcome) {
  const IndicatorNode& node = ground.ref.node();
  if (node.target == kNone || node.achieved == kNone) return Rational::Invalid();
  const std::vector<Figure>& figures = ground.input.figures.figures;
  if (figures[node.achieved].exactness != Exactness::kExact) return Rational::Invalid();
  outcome.inputs = {node.target, node.achieved};
  const Rational target = figures[node.target].Scaled();
  const Rational achieved = figures[node.achieved].Scaled();
  return direction == Direction::kOver ? achieved - target : target - achieved;
}

// 发现2处不合规, 延期2个月: the only number of that unit that was counted so.
Rational Counted(const Ground& ground, std::string_view unit, RuleOutcome& outcome) {
  const IndicatorNode& node = ground.ref.node();
  if (ground.ref.tree->source != IndicatorTree::Source::kTable) return Rational::Invalid();
  std::uint32_t only = kNone;
  for (const std::uint32_t i : ground.input.figures.FiguresIn(node.achieved_text)) {
    const Figure& figure = ground.input.figures.figures[i];
    if (IsPoints(figure) || figure.exactness != Exactness::kExact) continue;
    if (Normalize(ground.input.document.Slice(figure.unit)) != unit) continue;
    std::string_view before = TextBefore(ground.input.figures, i);
    if (before.ends_with("了")) before.remove_suffix(std::string_view("了").size());
    if (!EndsWithWord(ground.input.patterns.list("standard.per-unit.counted"), before)) continue;
    if (only != kNone) return Rational::Invalid();
    only = i;
  }
  if (only == kNone) return Rational::Invalid();
  outcome.inputs = {only};
  return ValueOf(ground.input.figures, only);
}

}  // namespace

RuleOutcome RunPerUnit(const Ground& ground) {
  for (const Cue* cue : CuesIn(ground.input, ground.text, "per-unit")) {
    const auto words = [&](std::string_view group) {
      return Normalize(ground.input.document.Slice(cue->Find(group)->range));
    };
    const std::string what = words("what");
    const std::string unit = words("unit");
    const bool percent = unit == "%" || unit == "个百分点";
    const bool counted = Contains(ground.input.patterns.list("standard.per-unit.counted"), what);
    const Direction direction = DirectionOf(ground, what);
    if (!counted && direction == Direction::kUnknown) continue;
    RuleOutcome outcome;
    Rational gap = Rational::Invalid();
    if (counted) {
      if (!percent) gap = Counted(ground, unit, outcome);
    } else {
      gap = percent ? RateGap(ground, direction, outcome) : TargetGap(ground, direction, outcome);
    }
    const Rational step = NumberOf(ground.input, *cue, "step");
    if (!gap.valid() || !step.valid() || step.is_zero()) continue;
    const bool none = gap.is_negative() || gap.is_zero();
    if (none && direction == Direction::kOver) continue;  // nothing over: another rule may apply
    const bool share = words("loss_unit").starts_with("%");
    std::vector<Rational> readings = {ground.weight};
    if (!none) readings = Losses(gap / step, NumberOf(ground.input, *cue, "loss"), ground.weight, share);
    return Outcome("per-unit", cue->range, readings, outcome.inputs);
  }
  return {};
}

}  // namespace gouji
