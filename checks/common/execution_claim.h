#pragma once

#include <string>
#include <vector>

#include "checks/engine/check.h"
#include "patterns/context/item_name.h"

namespace gouji {

/// How far from a rate a figure stands: what stands nearer is meant first.
enum class Reach { kSentence, kParagraph, kSection };

struct ExecutionSide {
  std::uint32_t figure = kNone;
  Reach reach = Reach::kSentence;
};

/// "支出90万元，执行率90%", "完成年初预算的90%": a rate of execution with the amounts that it may be of, nearest
/// first.
struct ExecutionClaim {
  std::uint32_t figure = kNone;  ///< the rate
  std::vector<ExecutionSide> actuals;
  std::vector<ExecutionSide> budgets;
  ItemName named;       ///< 完成年初预算数的…: the base that the words name
  std::string special;  ///< what sets that base apart: 采购 in 完成采购预算的…
  std::vector<std::uint32_t> row;  ///< all amounts of the table row, for a rate in a table
  std::uint32_t before = kNone;    ///< the execution rate printed before this one, if any
  bool sentence_is_open =
      false;  ///< its sentence holds amounts of which it is not said what they are
};

/// The rates that running text calls rates of execution, in order.
std::vector<ExecutionClaim> ReadExecutionClaims(const CheckInput& input);

/// The amounts of a table row, by side, for a rate in it. The revised budget, printed to the right of the
/// initial one, is what execution is measured by.
ExecutionClaim ReadExecutionRow(const CheckInput& input, const TableModel& table, std::uint32_t row);

}  // namespace gouji
