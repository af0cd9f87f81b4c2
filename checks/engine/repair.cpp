#include "checks/engine/repair.h"

#include <algorithm>
#include <set>

#include "checks/engine/diagnosis.h"
#include "checks/engine/evaluate.h"

namespace gouji {
namespace {

const Interval kHundred = Interval::Point(Rational::Of(100));

Interval Signed(const Interval& value, int sign) { return sign < 0 ? Interval::Point(Rational()) - value : value; }

Interval Meet(const Interval& a, const Interval& b) {
  return {std::max(a.low, b.low, [](const Rational& x, const Rational& y) { return x < y; }),
          std::min(a.high, b.high, [](const Rational& x, const Rational& y) { return x < y; }), false, false};
}

bool IsBroken(const Relation& relation) { return relation.verdict == Verdict::kInconsistent; }
bool IsVerified(const Relation& relation) {
  return relation.verdict == Verdict::kConsistent || relation.verdict == Verdict::kWithinRounding;
}

Interval IntervalOf(const FigureTable& figures, std::uint32_t figure) { return PrintedInterval(figures.figures[figure]); }

Interval SumWithout(const FigureTable& figures, const Relation& relation, std::size_t skipped) {
  Interval sum = Interval::Point(Rational());
  for (std::size_t k = 0; k < relation.operands.size(); ++k) {
    if (k != skipped) sum = sum + Signed(IntervalOf(figures, relation.operands[k].figure), relation.operands[k].sign);
  }
  return sum;
}

Interval ProductWithout(const FigureTable& figures, const Relation& relation, std::size_t skipped) {
  Interval product = Interval::Point(Rational::Of(1));
  for (std::size_t k = 0; k < relation.operands.size(); ++k) {
    if (k != skipped) product = product * IntervalOf(figures, relation.operands[k].figure);
  }
  return product;
}

bool Solvable(const Relation& relation) {
  if (relation.stated.figure == kNone || relation.stated.assumed_power != -128) return false;
  switch (relation.formula) {
    case Formula::kNone:
    case Formula::kBound:
      return false;
    default:
      break;
  }
  return std::all_of(relation.operands.begin(), relation.operands.end(), [](const Operand& o) { return o.figure != kNone; });
}

std::set<std::uint32_t> FiguresOf(const std::vector<Relation>& relations, const std::vector<std::uint32_t>& broken) {
  std::set<std::uint32_t> figures;
  for (const std::uint32_t index : broken) {
    if (!Solvable(relations[index])) continue;
    figures.insert(relations[index].stated.figure);
    for (const Operand& operand : relations[index].operands) figures.insert(operand.figure);
  }
  return figures;
}

bool BreaksVerified(const FigureTable& figures, const std::vector<Relation>& relations, std::uint32_t figure,
                    const Interval& value) {
  return std::any_of(relations.begin(), relations.end(), [&](const Relation& relation) {
    if (!IsVerified(relation)) return false;
    const std::optional<Interval> needed = NeededValue(figures, relation, figure);
    return needed && !needed->Intersects(value);
  });
}

}  // namespace

std::optional<Interval> NeededValue(const FigureTable& figures, const Relation& relation, std::uint32_t figure) {
  if (!Solvable(relation)) return std::nullopt;
  const Interval stated = IntervalOf(figures, relation.stated.figure);
  const bool is_stated = relation.stated.figure == figure;
  std::size_t at = relation.operands.size();
  for (std::size_t k = 0; k < relation.operands.size(); ++k) {
    if (relation.operands[k].figure == figure) at = k;
  }
  if (!is_stated && at == relation.operands.size()) return std::nullopt;
  Interval needed = Interval::Invalid();
  switch (relation.formula) {
    case Formula::kSum:
      needed = is_stated ? SumWithout(figures, relation, relation.operands.size())
                         : Signed(stated - SumWithout(figures, relation, at), relation.operands[at].sign);
      break;
    case Formula::kEqual:
      needed = is_stated ? IntervalOf(figures, relation.operands[0].figure) : stated;
      break;
    case Formula::kShare:
      if (is_stated) {
        needed = kHundred * (IntervalOf(figures, relation.operands[0].figure) / IntervalOf(figures, relation.operands[1].figure));
      } else if (at == 0) {
        needed = stated * IntervalOf(figures, relation.operands[1].figure) / kHundred;
      } else if (at == 1) {
        needed = kHundred * IntervalOf(figures, relation.operands[0].figure) / stated;
      }
      break;
    case Formula::kShareOfSum: {  // p = 100 a / (a + rest)
      const Interval part = IntervalOf(figures, relation.operands[0].figure);
      const Interval rest = SumWithout(figures, relation, 0);
      if (is_stated) {
        needed = kHundred / (Interval::Point(Rational::Of(1)) + rest / part);
      } else if (at == 0) {
        needed = stated * rest / (kHundred - stated);
      } else {
        needed = kHundred * part / stated - SumWithout(figures, relation, at);
      }
      break;
    }
    case Formula::kRatio:
      if (is_stated) {
        needed = IntervalOf(figures, relation.operands[0].figure) / IntervalOf(figures, relation.operands[1].figure);
      } else if (at == 0) {
        needed = stated * IntervalOf(figures, relation.operands[1].figure);
      } else if (at == 1) {
        needed = IntervalOf(figures, relation.operands[0].figure) / stated;
      }
      break;
    case Formula::kChange: {  // p = s (100 a / b - 100)
      const int sign = relation.operands[0].sign;
      const Interval after = kHundred + Signed(stated, sign);
      if (is_stated) {
        needed = Signed(kHundred * (IntervalOf(figures, relation.operands[0].figure) / IntervalOf(figures, relation.operands[1].figure)) - kHundred, sign);
      } else if (at == 0) {
        needed = after * IntervalOf(figures, relation.operands[1].figure) / kHundred;
      } else if (at == 1) {
        needed = kHundred * IntervalOf(figures, relation.operands[0].figure) / after;
      }
      break;
    }
    case Formula::kMean: {
      const Interval count = Interval::Point(Rational::Of(static_cast<std::int64_t>(relation.operands.size())));
      needed = is_stated ? SumWithout(figures, relation, relation.operands.size()) / count
                         : stated * count - SumWithout(figures, relation, at);
      break;
    }
    case Formula::kProduct:
      needed = is_stated ? ProductWithout(figures, relation, relation.operands.size())
                         : stated / ProductWithout(figures, relation, at);
      break;
    case Formula::kGrowth: {  // p = 100 d / (c - s d)
      const Interval change = IntervalOf(figures, relation.operands[0].figure);
      const Interval current = IntervalOf(figures, relation.operands[1].figure);
      const int sign = relation.operands[0].sign;
      if (is_stated) {
        needed = kHundred * (change / (current - Signed(change, sign)));
      } else if (at == 0) {
        needed = stated * current / (kHundred + Signed(stated, sign));
      } else if (at == 1) {
        needed = Signed(change, sign) + kHundred * change / stated;
      }
      break;
    }
    case Formula::kNone:
    case Formula::kBound:
      break;
  }
  if (!needed.valid()) return std::nullopt;
  return needed;
}

namespace {

// The value of the figure for which all the relations hold; nullopt where there is none.
std::optional<Interval> RepairsAll(const FigureTable& figures, const std::vector<Relation>& relations,
                                   const std::vector<std::uint32_t>& broken, std::uint32_t figure) {
  std::optional<Interval> value;
  for (const std::uint32_t index : broken) {
    const std::optional<Interval> needed = NeededValue(figures, relations[index], figure);
    if (!needed || (value && !value->Intersects(*needed))) return std::nullopt;
    value = value ? Meet(*value, *needed) : *needed;
  }
  return value;
}

bool IsChangedRound(const FigureTable& figures, const Repair& repair) {
  const Figure& figure = figures.figures[repair.figure];
  const std::optional<Decimal> right = AsPrinted(figure, (repair.value.low + repair.value.high) / Rational::Of(2));
  return right && IsTransposed(figure.value, *right);
}

// Siblings of a list break its sum and the sum of all lists alike: which of them is wrong only their digits may tell.
void ChooseAmongRivals(const FigureTable& figures, const std::vector<Relation>& relations, Repair& best) {
  std::vector<Repair> able = {best};
  for (const std::uint32_t figure : FiguresOf(relations, best.relations)) {
    if (figure == best.figure) continue;
    const std::optional<Interval> value = RepairsAll(figures, relations, best.relations, figure);
    if (value && !BreaksVerified(figures, relations, figure, *value)) able.push_back({figure, *value, best.relations});
  }
  if (able.size() == 1) return;
  best.sole = false;
  const auto is_round = [&](const Repair& repair) { return IsChangedRound(figures, repair); };
  if (std::count_if(able.begin(), able.end(), is_round) != 1) return;
  best = *std::find_if(able.begin(), able.end(), is_round);
}

}  // namespace

std::optional<Repair> BestRepair(const FigureTable& figures, const std::vector<Relation>& relations,
                                 const std::vector<std::uint32_t>& broken) {
  std::optional<Repair> best;
  for (const std::uint32_t figure : FiguresOf(relations, broken)) {
    for (const std::uint32_t first : broken) {
      const std::optional<Interval> needed = NeededValue(figures, relations[first], figure);
      if (!needed || !IsBroken(relations[first])) continue;
      Repair repair{figure, *needed, {first}};
      for (const std::uint32_t other : broken) {
        if (other == first || !IsBroken(relations[other])) continue;
        const std::optional<Interval> also = NeededValue(figures, relations[other], figure);
        if (!also || !also->Intersects(repair.value)) continue;
        repair.value = Meet(repair.value, *also);
        repair.relations.push_back(other);
      }
      if (repair.relations.size() < 2 || (best && repair.relations.size() <= best->relations.size())) continue;
      if (!BreaksVerified(figures, relations, figure, repair.value)) best = std::move(repair);
    }
  }
  if (best) ChooseAmongRivals(figures, relations, *best);
  return best;
}

Rational OnlyPrintedWithin(const FigureTable& figures, std::uint32_t culprit, const Interval& interval) {
  Rational found = Rational::Invalid();
  for (const Figure& figure : figures.figures) {
    if (figure.kind != figures.figures[culprit].kind || figure.exactness != Exactness::kExact) continue;
    const Rational value = figure.Scaled();
    if (!interval.Contains(value) || (found.valid() && value == found)) continue;
    if (found.valid()) return Rational::Invalid();
    found = value;
  }
  return found;
}

std::optional<Decimal> AsPrinted(const Figure& figure, const Rational& value) {
  return (value / InBaseUnits(Decimal(1, 0), figure.power)).Round(figure.value.scale());
}

bool IsConfirmed(const std::vector<Relation>& relations, std::uint32_t figure) {
  return std::any_of(relations.begin(), relations.end(), [&](const Relation& relation) {
    if (!Holds(relation) || relation.formula == Formula::kBound ||
        relation.formula == Formula::kNone)
      return false;
    if (relation.stated.figure == figure) return true;
    return std::any_of(relation.operands.begin(), relation.operands.end(),
                       [&](const Operand& operand) { return operand.figure == figure; });
  });
}

}  // namespace gouji
