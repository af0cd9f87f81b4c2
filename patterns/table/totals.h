#pragma once

#include "patterns/pack/pattern_set.h"
#include "patterns/table/table_model.h"

namespace gouji {

/// Finds for every total row of a side the rows that it takes together. Rows and their parents are set.
///
/// A total below its rows takes those since the section began, with earlier totals in place of what they
/// took; a 小计 takes those since the last total; a total above all rows takes the rows below it.
void FindTotals(const PatternSet& patterns, const TableSection& section, TableSide& side);

}  // namespace gouji
