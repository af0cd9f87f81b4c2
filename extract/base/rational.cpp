#include "extract/base/rational.h"

#include <cstdint>
#include <limits>

namespace gouji {
namespace {

Int128 Magnitude(Int128 value) { return value < 0 ? -value : value; }

Int128 Gcd(Int128 a, Int128 b) {
  a = Magnitude(a);
  b = Magnitude(b);
  while (b != 0) {
    const Int128 rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

Int128 Power(int exponent) {
  Int128 power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

std::optional<Decimal> ToDecimal(Int128 units, int scale) {
  if (units > std::numeric_limits<std::int64_t>::max() ||
      units < std::numeric_limits<std::int64_t>::min()) {
    return std::nullopt;
  }
  return Decimal(static_cast<std::int64_t>(units), scale);
}

}  // namespace

Rational::Rational(const Decimal& decimal) : Rational(Of(decimal.units(), Power(decimal.scale()))) {}

Rational Rational::Of(Int128 numerator, Int128 denominator) {
  if (denominator == 0) return Invalid();
  const Int128 divisor = Gcd(numerator, denominator);
  Rational result;
  const Int128 sign = denominator < 0 ? -1 : 1;
  result.numerator_ = divisor == 0 ? 0 : sign * (numerator / divisor);
  result.denominator_ = divisor == 0 ? 1 : sign * (denominator / divisor);
  return result;
}

Rational Rational::Invalid() {
  Rational result;
  result.denominator_ = 0;
  return result;
}

Rational Rational::PowerOfTen(int power) { return Of(1, Power(power)); }

Rational Rational::operator+(const Rational& other) const {
  if (!valid() || !other.valid()) return Invalid();
  const Int128 divisor = Gcd(denominator_, other.denominator_);
  Int128 left = 0;
  Int128 right = 0;
  Int128 numerator = 0;
  Int128 denominator = 0;
  if (__builtin_mul_overflow(numerator_, other.denominator_ / divisor, &left) ||
      __builtin_mul_overflow(other.numerator_, denominator_ / divisor, &right) ||
      __builtin_add_overflow(left, right, &numerator) ||
      __builtin_mul_overflow(denominator_, other.denominator_ / divisor, &denominator)) {
    return Invalid();
  }
  return Of(numerator, denominator);
}

Rational Rational::operator-(const Rational& other) const { return *this + -other; }

Rational Rational::operator-() const {
  Rational result = *this;
  result.numerator_ = -result.numerator_;
  return result;
}

Rational Rational::operator*(const Rational& other) const {
  if (!valid() || !other.valid()) return Invalid();
  const Int128 first = Gcd(numerator_, other.denominator_);
  const Int128 second = Gcd(other.numerator_, denominator_);
  if (first == 0 || second == 0) return Rational();
  Int128 numerator = 0;
  Int128 denominator = 0;
  if (__builtin_mul_overflow(numerator_ / first, other.numerator_ / second, &numerator) ||
      __builtin_mul_overflow(denominator_ / second, other.denominator_ / first, &denominator)) {
    return Invalid();
  }
  return Of(numerator, denominator);
}

Rational Rational::operator/(const Rational& other) const {
  if (!other.valid() || other.is_zero()) return Invalid();
  return *this * Of(other.denominator_, other.numerator_);
}

std::partial_ordering Rational::operator<=>(const Rational& other) const {
  const Rational difference = *this - other;
  if (!difference.valid()) return std::partial_ordering::unordered;
  if (difference.numerator_ < 0) return std::partial_ordering::less;
  if (difference.numerator_ > 0) return std::partial_ordering::greater;
  return std::partial_ordering::equivalent;
}

std::optional<Decimal> Rational::Round(int scale) const {
  Int128 scaled = 0;
  if (!valid() || __builtin_mul_overflow(numerator_, Power(scale) * 2, &scaled)) return std::nullopt;
  const Int128 doubled = Magnitude(scaled) / denominator_;  // twice the magnitude, cut
  const Int128 units = (doubled + 1) / 2;
  return ToDecimal(numerator_ < 0 ? -units : units, scale);
}

std::optional<Decimal> Rational::Truncate(int scale) const {
  Int128 scaled = 0;
  if (!valid() || __builtin_mul_overflow(numerator_, Power(scale), &scaled)) return std::nullopt;
  return ToDecimal(scaled / denominator_, scale);
}

}  // namespace gouji
