#pragma once

#include <vector>

#include "checks/engine/check.h"

namespace gouji {

/// Two rates and the percentage points that they differ by.
struct PointsClaim {
  std::uint32_t current = kNone;
  std::uint32_t prior = kNone;
  std::uint32_t difference = kNone;
  int sign = 1;  ///< of current; prior has the other
};

/// "分别为48.2%、81.5%，高于40%、80%的要求，分别高8.2个、1.5个百分点": one claim a difference, in order. The two lists of rates are
/// the nearest before it in its sentence, as long as it is.
std::vector<PointsClaim> ReadPointLists(const CheckInput& input);

}  // namespace gouji
