#pragma once

#include <string_view>
#include <vector>

#include "checks/common/row_words.h"

namespace gouji {

/// The variant of a tie whose row is named by a sentence or heading above the figure.
inline constexpr std::string_view kNamedAbove = "above";

/// Amounts, rates, counts and marks of running text that name a row of a table, against the cells of that row:
/// 农村人居环境整治支出964.28万元 beside a row 农村人居环境整治 of 946.28. A paragraph is taken to
/// narrate a column when at least two of its figures equal their cells; only then, or where the words
/// name row and column (甲县执行率97.7%) or two digits changed round, is one that differs a finding. One relation a figure that names a row.
void CompareNarratedRows(const CheckInput& input, const RowsByName& rows, const RowReader& reader, std::vector<Relation>& relations);

}  // namespace gouji
