#pragma once

#include <cstdint>
#include <vector>

#include "checks/engine/check.h"

namespace gouji {

/// The ties "this cell follows from other cells of its row (and of a total row)" of one column, judged, when the
/// table itself proves how: at least three rows with results that differ, and three rows in four, follow in the
/// same way. Which ways are tried is said by the column's head: rates are quotients or changes, 增减额 and 结余 are
/// differences, 户均 and 平均 are quotients and means, other numbers are sums of the columns before them. Empty when
/// no way is proven.
std::vector<Relation> ProvenColumn(const CheckInput& input, std::uint32_t table, const TableSection& section, const TableSide& side,
                                   std::uint32_t column);

/// A column of 执行率, 完成率 or 支出进度; 占总支出比重 is a share.
bool HoldsExecutionRates(const CheckInput& input, const TableAxis& column);

}  // namespace gouji
