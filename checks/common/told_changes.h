#pragma once

#include <vector>

#include "checks/common/row_words.h"

namespace gouji {

/// Changes that running text tells of a row: 教育收入增长2.77% beside a column 增减率, 农林水支出超年初预算57.17万元 beside the columns
/// 年初预算数 and 决算数. The text and the table must speak of the same earlier year; and the value that changed must be a cell
/// of the row, or another change of the section be in the column. One relation a change compared.
void CompareToldChanges(const CheckInput& input, const RowsByName& rows, const RowReader& reader, std::vector<Relation>& relations);

}  // namespace gouji
