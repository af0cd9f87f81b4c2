#pragma once

#include "extract/base/rational.h"

namespace gouji {

/// A closed set of values that a printed figure, or a computation on printed figures, may stand for.
/// Ends may be open. Arithmetic follows XBRL Calculations 1.1 for sums and extends it to products and
/// quotients. Invalid (overflow, division by an interval that contains zero) stays invalid.
struct Interval {
  Rational low;
  Rational high;
  bool low_open = false;
  bool high_open = false;

  static Interval Point(const Rational& value) { return {value, value, false, false}; }
  static Interval Invalid() { return {Rational::Invalid(), Rational::Invalid(), false, false}; }

  bool valid() const { return low.valid() && high.valid(); }
  bool is_point() const { return valid() && low == high; }
  bool Contains(const Rational& value) const;
  bool Intersects(const Interval& other) const;

  Interval operator+(const Interval& other) const;
  Interval operator-(const Interval& other) const;
  Interval operator*(const Interval& other) const;
  Interval operator/(const Interval& other) const;
};

}  // namespace gouji
