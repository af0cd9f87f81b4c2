#pragma once

#include <algorithm>

namespace gouji {

/// A rectangle in points, origin at the top left: x to the right, y downwards.
struct Box {
  float x0 = 0, y0 = 0, x1 = 0, y1 = 0;

  float width() const { return x1 - x0; }
  float height() const { return y1 - y0; }
  float center_x() const { return (x0 + x1) / 2; }
  float center_y() const { return (y0 + y1) / 2; }
  float area() const { return std::max(0.0F, width()) * std::max(0.0F, height()); }
  bool Contains(float x, float y) const { return x0 <= x && x <= x1 && y0 <= y && y <= y1; }
  /// Whether `inner` lies inside, give or take `slack` on each side.
  bool Covers(const Box& inner, float slack = 0) const {
    return x0 - slack <= inner.x0 && y0 - slack <= inner.y0 && inner.x1 <= x1 + slack &&
           inner.y1 <= y1 + slack;
  }
  bool operator==(const Box&) const = default;
};

inline Box Intersection(const Box& a, const Box& b) {
  return {std::max(a.x0, b.x0), std::max(a.y0, b.y0), std::min(a.x1, b.x1), std::min(a.y1, b.y1)};
}

inline Box Union(const Box& a, const Box& b) {
  return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

/// Length shared by two intervals; negative when they are apart.
inline float Overlap(float a0, float a1, float b0, float b1) {
  return std::min(a1, b1) - std::max(a0, b0);
}

}  // namespace gouji
