#pragma once

#include <vector>

#include "checks/engine/check.h"

namespace gouji {

/// Amounts of running text that name a row of a table, against the cells of that row:
/// 农村人居环境整治支出964.28万元 beside a row 农村人居环境整治 of 946.28. A paragraph is taken to
/// narrate a column when at least two of its amounts equal their cells; only then is one that
/// differs a finding. One relation an amount that names a row.
void CompareNarratedRows(const CheckInput& input, std::vector<Relation>& relations);

}  // namespace gouji
