#include "extract/base/rational.h"

#include <cstdint>
#include <limits>
#include <utility>

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

// The one number whose magnitude does not fit.
constexpr Int128 kLeast = static_cast<Int128>(1) << 127;

// a/b <=> c/d for a, c >= 0 and b, d > 0 of any size: by whole parts, then by the reciprocals of the rests.
std::strong_ordering CompareFractions(Int128 a, Int128 b, Int128 c, Int128 d) {
  for (;;) {
    const Int128 left = a / b;
    const Int128 right = c / d;
    if (left != right) return left < right ? std::strong_ordering::less : std::strong_ordering::greater;
    a -= left * b;
    c -= right * d;
    if (a == 0 || c == 0) return a == c ? std::strong_ordering::equal : a == 0 ? std::strong_ordering::less : std::strong_ordering::greater;
    std::swap(a, d);  // a/b < c/d when d/c < b/a
    std::swap(b, c);
  }
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
  if (denominator == 0 || numerator == kLeast || denominator == kLeast) return Invalid();
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
  if (!valid() || !other.valid()) return std::partial_ordering::unordered;
  if (is_negative() != other.is_negative()) return is_negative() ? std::partial_ordering::less : std::partial_ordering::greater;
  Int128 left = 0;
  Int128 right = 0;
  if (!__builtin_mul_overflow(numerator_, other.denominator_, &left) && !__builtin_mul_overflow(other.numerator_, denominator_, &right)) {
    return left < right ? std::partial_ordering::less : left > right ? std::partial_ordering::greater : std::partial_ordering::equivalent;
  }
  if (is_negative()) return CompareFractions(-other.numerator_, other.denominator_, -numerator_, denominator_);
  return CompareFractions(numerator_, denominator_, other.numerator_, other.denominator_);
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
