#pragma once

#include "patterns/figure_table.h"

namespace gouji {

/// Finds every list of parts that running text asserts of a total (FigureTable::part_lists).
void FindPartLists(const Document& document, const PatternSet& patterns, FigureTable& figures);

}  // namespace gouji
