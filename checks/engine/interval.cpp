#include "checks/engine/interval.h"

#include <array>

namespace gouji {
namespace {

struct End {
  Rational value;
  bool open = false;
};

// The least and the greatest of four corner values. Among equal corners a closed one wins.
Interval Hull(const std::array<End, 4>& corners) {
  for (const End& corner : corners) {
    if (!corner.value.valid()) return Interval::Invalid();
  }
  End low = corners[0];
  End high = corners[0];
  for (const End& corner : corners) {
    if (corner.value < low.value || (corner.value == low.value && !corner.open)) low = corner;
    if (corner.value > high.value || (corner.value == high.value && !corner.open)) high = corner;
  }
  return {low.value, high.value, low.open, high.open};
}

}  // namespace

bool Interval::Contains(const Rational& value) const {
  if (!valid() || !value.valid()) return false;
  const bool above = low_open ? value > low : value >= low;
  const bool below = high_open ? value < high : value <= high;
  return above && below;
}

bool Interval::Intersects(const Interval& other) const {
  if (!valid() || !other.valid()) return false;
  const bool left = low_open || other.high_open ? low < other.high : low <= other.high;
  const bool right = other.low_open || high_open ? other.low < high : other.low <= high;
  return left && right;
}

Interval Interval::operator+(const Interval& other) const {
  return {low + other.low, high + other.high, low_open || other.low_open, high_open || other.high_open};
}

Interval Interval::operator-(const Interval& other) const {
  return {low - other.high, high - other.low, low_open || other.high_open, high_open || other.low_open};
}

Interval Interval::operator*(const Interval& other) const {
  if (!valid() || !other.valid()) return Invalid();
  return Hull({End{low * other.low, low_open || other.low_open}, End{low * other.high, low_open || other.high_open},
               End{high * other.low, high_open || other.low_open}, End{high * other.high, high_open || other.high_open}});
}

Interval Interval::operator/(const Interval& other) const {
  if (!valid() || !other.valid() || other.Contains(Rational()) || other.low.is_zero() || other.high.is_zero()) {
    return Invalid();
  }
  const Rational one = Rational::Of(1);
  return *this * Interval{one / other.high, one / other.low, other.high_open, other.low_open};
}

}  // namespace gouji
