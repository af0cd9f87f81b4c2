#include "patterns/figure.h"

namespace gouji {

Rational InBaseUnits(const Decimal& value, int power) {
  const Rational printed(value);
  if (power == 0) return printed;
  const Rational tenth = Rational::PowerOfTen(power < 0 ? -power : power);
  return power > 0 ? printed / tenth : printed * tenth;
}

}  // namespace gouji
