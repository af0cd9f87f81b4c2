#pragma once

#include <cstddef>
#include <string_view>

#include "patterns/figure.h"

namespace gouji {

/// What stands before or behind a number and says how it is meant: ≥, 不少于, 约, 以上, 左右.
struct MarkReading {
  std::size_t edge = 0;  ///< where the marks begin (before) or end (behind)
  Comparator comparator = Comparator::kNone;
  Exactness exactness = Exactness::kExact;
  bool inclusive = false;  ///< (含) or (不含) was printed: a tier or threshold
};

/// Marks that end before `at`, none of which begins before `floor`.
MarkReading ReadMarkBefore(std::string_view text, std::size_t at, std::size_t floor);
/// Marks that start at `at`.
MarkReading ReadMarkBehind(std::string_view text, std::size_t at);

}  // namespace gouji
