#pragma once

#include <vector>

#include "checks/engine/check.h"

namespace gouji {

/// "本年收入合计1938万元，其中…。加上年初结转和结余12万元，收入总计1951万元": what is added, the total, and the
/// amounts before that it may be added to.
struct AddedTotal {
  std::vector<std::uint32_t> bases;  ///< nearest first; one where the words leave no choice
  std::vector<std::uint32_t> added;
  bool holds_parts = false;  ///< parts of the added amounts stand among them
  std::uint32_t total = kNone;
};

/// All of running text, in order.
std::vector<AddedTotal> ReadAddedTotals(const CheckInput& input);

}  // namespace gouji
