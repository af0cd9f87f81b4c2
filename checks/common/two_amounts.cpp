#include "checks/common/two_amounts.h"

#include <optional>

#include "checks/common/named_figures.h"

namespace gouji {
namespace {

constexpr std::size_t kMaxAmounts = 10;

bool Fits(const Decimal& stated, const Rational& part, const Rational& whole) {
  if (whole == Rational()) return false;
  const std::optional<Decimal> percent = (Rational::Of(100) * part / whole).Round(stated.scale());
  return percent && Decimal::Compare(*percent, stated) == 0;
}

bool FitsTwo(const Decimal& stated, const Rational& one, const Rational& first,
             const Rational& second) {
  return Fits(stated, one, first + second) || Fits(stated, one, first - second) ||
         Fits(stated, one, second - first) || Fits(stated, first + second, one);
}

}  // namespace

bool FollowsFromTwo(const CheckInput& input, std::uint32_t rate) {
  std::vector<Rational> amounts;
  for (const std::uint32_t i : FiguresBefore(input, rate)) {
    const bool amount = input.figures.figures[i].kind == FigureKind::kAmount && !IsPart(input, i);
    if (amount && amounts.size() < kMaxAmounts)
      amounts.push_back(input.figures.figures[i].Scaled());
  }
  const Decimal& stated = input.figures.figures[rate].value;
  for (std::size_t one = 0; one < amounts.size(); ++one) {
    for (std::size_t a = 0; a < amounts.size(); ++a) {
      for (std::size_t b = 0; b < a; ++b) {
        if (a != one && b != one && FitsTwo(stated, amounts[one], amounts[a], amounts[b]))
          return true;
      }
    }
  }
  return false;
}

}  // namespace gouji
