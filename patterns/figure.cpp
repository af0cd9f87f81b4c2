#include "patterns/figure.h"

namespace gouji {

bool IsChange(Aspect aspect) { return aspect == Aspect::kIncrease || aspect == Aspect::kDecrease; }

bool IsCount(FigureKind kind) { return kind == FigureKind::kCount || kind == FigureKind::kHeadcount; }

bool IsBudget(Aspect aspect) {
  return aspect == Aspect::kBudget || aspect == Aspect::kInitialBudget || aspect == Aspect::kRevisedBudget;
}

Rational InBaseUnits(const Decimal& value, int power) {
  const Rational printed(value);
  if (power == 0) return printed;
  const Rational tenth = Rational::PowerOfTen(power < 0 ? -power : power);
  return power > 0 ? printed / tenth : printed * tenth;
}

std::string_view MoneyUnit(int power) {
  switch (power) {
    case 0: return "元";
    case 3: return "千元";
    case 4: return "万元";
    case 6: return "百万元";
    case 8: return "亿元";
    default: return {};
  }
}

}  // namespace gouji
