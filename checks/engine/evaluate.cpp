#include "checks/engine/evaluate.h"

#include <algorithm>
#include <span>

namespace gouji {
namespace {

const Rational kHundred = Rational::Of(100);

bool IsPercent(const Figure& figure) {
  return figure.kind == FigureKind::kPercent || figure.kind == FigureKind::kPercentPoint;
}

// Half a unit of the last printed digit, in base units.
Rational HalfUnit(const Figure& figure) {
  return InBaseUnits(Decimal(1, figure.value.scale()), figure.power) / Rational::Of(2);
}

// Whole numbers of people, things and marks are counted, not measured: nothing was rounded.
bool IsCounted(FigureKind kind) {
  switch (kind) {
    case FigureKind::kCount:
    case FigureKind::kHeadcount:
    case FigureKind::kScore:
    case FigureKind::kWeight:
    case FigureKind::kDeduction:
    case FigureKind::kPoints:
      return true;
    default:
      return false;
  }
}

bool IsExact(const Figure& figure, bool loose) {
  if (IsCounted(figure.kind)) return figure.power == 0;
  if (figure.value.is_zero()) return true;
  if (figure.kind == FigureKind::kAmount) {
    if (figure.value.scale() - figure.power >= 2) return true;  // printed to the 分
    return figure.value.scale() == 0 && !loose;
  }
  return figure.value.scale() == 0 && !IsPercent(figure) && !loose;
}

Rational SignOf(const Operand& operand) { return Rational::Of(operand.sign < 0 ? -1 : 1); }

template <typename Value, typename Get>
Value Apply(Formula formula, std::span<const Operand> operands, const Get& get) {
  switch (formula) {
    case Formula::kSum: {
      Value sum = get(Rational());
      for (const Operand& operand : operands) sum = sum + get(SignOf(operand)) * get(operand);
      return sum;
    }
    case Formula::kShare:
      return get(kHundred) * (get(operands[0]) / get(operands[1]));
    case Formula::kRatio:
      return get(operands[0]) / get(operands[1]);
    case Formula::kMean: {
      Value sum = get(Rational());
      for (const Operand& operand : operands) sum = sum + get(operand);
      return sum / get(Rational::Of(static_cast<std::int64_t>(operands.size())));
    }
    case Formula::kChange:
      // a ÷ b − 1, so that b enters once and the interval stays tight.
      return get(kHundred * SignOf(operands[0])) * (get(operands[0]) / get(operands[1]) - get(Rational::Of(1)));
    case Formula::kGrowth:
      // a ÷ (c − s·a) as 1 ÷ (c ÷ a − s), so that each operand enters once.
      return get(kHundred) / (get(operands[1]) / get(operands[0]) - get(SignOf(operands[0])));
    case Formula::kShareOfSum: {
      // a ÷ (a + rest) as 1 ÷ (1 + rest ÷ a), so that a enters once.
      Value rest = get(Rational());
      for (std::size_t k = 1; k < operands.size(); ++k) rest = rest + get(operands[k]);
      return get(kHundred) / (get(Rational::Of(1)) + rest / get(operands[0]));
    }
    case Formula::kProduct: {
      Value product = get(Rational::Of(1));
      for (const Operand& operand : operands) product = product * get(operand);
      return product;
    }
    case Formula::kEqual:
    case Formula::kBound:
    case Formula::kNone:
      break;
  }
  return get(operands[0]);
}

// A figure as the operand reads it.
Figure Read(const FigureTable& figures, const Operand& operand) {
  Figure figure = figures.figures[operand.figure];
  if (operand.assumed_power != -128 && figure.kind == FigureKind::kAmount) figure.power = operand.assumed_power;
  return figure;
}

struct PointGetter {
  const FigureTable& figures;
  Rational operator()(const Rational& value) const { return value; }
  Rational operator()(const Operand& operand) const { return Read(figures, operand).Scaled(); }
};

struct IntervalGetter {
  const FigureTable& figures;
  bool loose = false;
  Interval operator()(const Rational& value) const { return Interval::Point(value); }
  Interval operator()(const Operand& operand) const {
    return PrintedInterval(Read(figures, operand), loose);
  }
};

std::size_t LeastOperands(Formula formula) {
  switch (formula) {
    case Formula::kShare:
    case Formula::kShareOfSum:
    case Formula::kRatio:
    case Formula::kChange:
    case Formula::kGrowth:
    case Formula::kMean:
      return 2;
    default:
      return 1;
  }
}

bool IsQuotient(Formula formula) { return LeastOperands(formula) == 2; }

bool NotAssessable(Relation& relation, std::string_view reason) {
  relation.verdict = Verdict::kNotAssessable;
  relation.reason = reason;
  return false;
}

// Whether everything needed is there and exact enough to be judged.
bool Judgeable(const FigureTable& figures, Relation& relation) {
  if (relation.operands.size() < LeastOperands(relation.formula)) return NotAssessable(relation, "no-operand");
  if (relation.stated.figure == kNone) return NotAssessable(relation, "no-figure");
  if (figures.figures[relation.stated.figure].exactness != Exactness::kExact) return NotAssessable(relation, "approximate");
  for (const Operand& operand : relation.operands) {
    if (operand.figure == kNone) return NotAssessable(relation, "no-figure");
    if (figures.figures[operand.figure].exactness != Exactness::kExact) return NotAssessable(relation, "approximate");
  }
  const std::size_t divisor = relation.formula == Formula::kGrowth || relation.formula == Formula::kShareOfSum ? 0 : 1;
  const bool divides = IsQuotient(relation.formula) && relation.formula != Formula::kMean;
  if (divides && figures.figures[relation.operands[divisor].figure].value.is_zero()) return NotAssessable(relation, "zero-base");
  return true;
}

// All of the value came with the change: there was nothing before it, and no percentage of nothing.
bool NothingBefore(const FigureTable& figures, const Relation& relation) {
  const PointGetter get{figures};
  return get(relation.operands[1]) == SignOf(relation.operands[0]) * get(relation.operands[0]);
}

// A value in base units, expressed in the stated figure's unit.
Rational InStatedUnit(const Figure& stated, const Rational& value) {
  return value / InBaseUnits(Decimal(1, 0), stated.power);
}

// Recomputed value as it should be printed. A sum keeps the decimals of its finest operand, so that no
// difference is rounded away; a quotient takes the stated precision.
std::optional<Decimal> ExpectedValue(const FigureTable& figures, const Relation& relation, const Rational& point) {
  const Figure stated = Read(figures, relation.stated);
  int scale = stated.value.scale();
  // 1693.32万元 against 16339172.50元: 1633.92万元 says it, unless that is what is printed.
  if (relation.formula == Formula::kEqual && Read(figures, relation.operands[0]).power < stated.power) {
    const std::optional<Decimal> rounded = InStatedUnit(stated, point).Round(scale);
    if (rounded && Decimal::Compare(*rounded, stated.value) != 0) return rounded;
  }
  if (!IsQuotient(relation.formula) && relation.formula != Formula::kProduct) {
    for (const Operand& operand : relation.operands) {
      const Figure figure = Read(figures, operand);
      const int needed = figure.value.scale() - figure.power + stated.power;
      if (figure.kind == stated.kind || figure.power != 0 || stated.power == 0) scale = std::max(scale, needed);
    }
  }
  return InStatedUnit(stated, point).Round(std::min(std::max(scale, 0), Decimal::kMaxScale));
}

}  // namespace

Interval PrintedInterval(const Figure& figure, bool loose) {
  const Rational value = figure.Scaled();
  if (IsExact(figure, loose)) return Interval::Point(value);
  const Rational half = HalfUnit(figure);
  return {value - half, value + half, false, false};
}

Rational Compute(const FigureTable& figures, const Relation& relation) {
  return Apply<Rational>(relation.formula, relation.operands, PointGetter{figures});
}

void Judge(const FigureTable& figures, Relation& relation) {
  if (!Judgeable(figures, relation)) return;
  const Figure stated = Read(figures, relation.stated);
  const Rational point = Compute(figures, relation);
  if (!point.valid() && relation.formula == Formula::kGrowth && NothingBefore(figures, relation)) {
    NotAssessable(relation, "zero-base");
    return;
  }
  const Interval computed = Apply<Interval>(relation.formula, relation.operands, IntervalGetter{figures, false});
  if (!point.valid() || !computed.valid()) {
    NotAssessable(relation, "overflow");
    return;
  }
  relation.expected = ExpectedValue(figures, relation, point);
  const Rational printed = stated.Scaled();
  if (relation.expected) {
    const Rational gap = Rational(stated.value) - Rational(*relation.expected);
    relation.difference = gap.Round(std::max(stated.value.scale(), relation.expected->scale()));
  }

  const std::optional<Decimal> rounded = InStatedUnit(stated, point).Round(stated.value.scale());
  if (rounded && Decimal::Compare(*rounded, stated.value) == 0 &&
      (IsQuotient(relation.formula) || PrintedInterval(stated).Contains(point))) {
    relation.verdict = Verdict::kConsistent;
    return;
  }
  if (relation.formula == Formula::kBound && printed <= point) {
    relation.verdict = Verdict::kConsistent;
    return;
  }
  const Interval bound = PrintedInterval(stated);
  const std::optional<Decimal> cut = InStatedUnit(stated, point).Truncate(stated.value.scale());
  if (IsQuotient(relation.formula) && cut && Decimal::Compare(*cut, stated.value) == 0) {
    relation.verdict = Verdict::kTruncated;
    return;
  }
  if (computed.Intersects(bound)) {
    relation.verdict = Verdict::kWithinRounding;
    return;
  }
  relation.verdict = Verdict::kInconsistent;
  // One unit of the last printed digit: rounded the other way, or forced so that shares make 100%.
  if (IsQuotient(relation.formula) && rounded && (Rational(stated.value) - Rational(*rounded)).Abs() == Rational(Decimal(1, stated.value.scale()))) {
    relation.diagnosis = "last-digit";
    relation.certainty = Certainty::kDoubtful;
    return;
  }
  const Interval loosely = Apply<Interval>(relation.formula, relation.operands, IntervalGetter{figures, true});
  relation.certainty = loosely.valid() && loosely.Intersects(PrintedInterval(stated, true)) ? Certainty::kDoubtful
                                                                                             : Certainty::kCertain;
}

void ExpectAsPrinted(const FigureTable& figures, Relation& relation) {
  const Figure& stated = figures.figures[relation.stated.figure];
  // 28000万元 for 2.80万元: how a whole number should be printed is not said.
  if (!relation.expected || stated.value.scale() == 0 || relation.expected->scale() <= stated.value.scale()) return;
  const std::optional<Decimal> rounded = Rational(*relation.expected).Round(stated.value.scale());
  if (!rounded) return;
  relation.expected = rounded;
  relation.difference = (Rational(stated.value) - Rational(*rounded)).Round(stated.value.scale());
}

}  // namespace gouji
