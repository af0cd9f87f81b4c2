#pragma once

#include <compare>
#include <optional>
#include <string>

#include "extract/base/decimal.h"

namespace gouji {

/// An exact fraction of 128-bit integers in lowest terms. Arithmetic that would overflow, and division
/// by zero, give an invalid value (`valid()` is false) which stays invalid through every operation: the
/// tie that needed it is then "not assessable", never wrong.
class Rational {
 public:
  constexpr Rational() = default;  ///< zero
  Rational(const Decimal& decimal);  // NOLINT: every printed number is a fraction
  static Rational Of(Int128 numerator, Int128 denominator = 1);
  static Rational Invalid();
  /// 1 / 10^power, power in 0..18.
  static Rational PowerOfTen(int power);

  bool valid() const { return denominator_ != 0; }
  bool is_zero() const { return valid() && numerator_ == 0; }
  bool is_negative() const { return numerator_ < 0; }
  Int128 numerator() const { return numerator_; }
  Int128 denominator() const { return denominator_; }

  Rational operator+(const Rational& other) const;
  Rational operator-(const Rational& other) const;
  Rational operator*(const Rational& other) const;
  Rational operator/(const Rational& other) const;
  Rational operator-() const;
  Rational Abs() const { return is_negative() ? -*this : *this; }

  /// Exact whatever the sizes; unordered when either side is invalid.
  std::partial_ordering operator<=>(const Rational& other) const;
  bool operator==(const Rational& other) const {
    return (*this <=> other) == std::partial_ordering::equivalent;
  }

  /// Nearest decimal with `scale` digits, halves away from zero. nullopt when invalid or too large.
  std::optional<Decimal> Round(int scale) const;
  /// The same, cut towards zero.
  std::optional<Decimal> Truncate(int scale) const;

 private:
  Int128 numerator_ = 0;
  Int128 denominator_ = 1;  // > 0; 0 marks an invalid value
};

}  // namespace gouji
