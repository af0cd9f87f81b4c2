#pragma once

#include <vector>

#include "checks/engine/check.h"

namespace gouji {

/// "年初预算100万元，追加A 20万元、B 5万元，调减3万元，全年预算122万元，净增22万元".
struct AdjustmentClaim {
  struct Movement {
    std::uint32_t figure = kNone;
    int sign = 1;
  };
  std::uint32_t initial = kNone;
  std::vector<Movement> movements;
  std::uint32_t result = kNone;   ///< the revised budget, or what was spent; kNone where none is printed
  bool revised = true;            ///< the result is a budget: then it is the sum
  std::uint32_t net = kNone;      ///< 净增22万元; 由80万元调整为83万元，调增3万元; or kNone
  int net_sign = 1;
};

/// What running text tells of budgets that were adjusted, a claim a paragraph at most. An initial budget of
/// an earlier paragraph of the section serves as well.
std::vector<AdjustmentClaim> ReadAdjustments(const CheckInput& input);

}  // namespace gouji
