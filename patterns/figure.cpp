#include "patterns/figure.h"

namespace gouji {

Rational Figure::Scaled() const {
  const Rational printed(value);
  if (power == 0) return printed;
  const Rational unit = Rational::PowerOfTen(power < 0 ? -power : power);
  return power > 0 ? printed / unit : printed * unit;
}

}  // namespace gouji
