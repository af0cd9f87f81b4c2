#pragma once

#include <vector>

#include "checks/engine/check.h"

namespace gouji {

/// Amounts, rates, counts and marks of running text that name a row of a table, against the cells of that row:
/// 农村人居环境整治支出964.28万元 beside a row 农村人居环境整治 of 946.28. A paragraph is taken to
/// narrate a column when at least two of its figures equal their cells; only then, or where the words
/// name row and column (甲县执行率97.7%), is one that differs a finding. One relation a figure that names a row.
void CompareNarratedRows(const CheckInput& input, std::vector<Relation>& relations);

}  // namespace gouji
