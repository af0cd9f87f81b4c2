#pragma once

#include "patterns/figure_table.h"

namespace gouji {

/// Gives every figure in a cell the kind, unit, aspect, item and period that its row, its column, the unit
/// line and the caption say; what the cell itself says stays.
void GiveContext(const Document& document, const PatternSet& patterns, FigureTable& figures);

/// Moves the numbers of code and line number columns, and of 栏次 rows, to the non-figures.
void DropCodes(FigureTable& figures);

}  // namespace gouji
