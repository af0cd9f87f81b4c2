#pragma once

#include "patterns/figure_table.h"

namespace gouji {

/// Gives figures whose words name no year that of their column, their table's title or the report.
void GiveDefaultPeriods(FigureTable& figures);

/// Gives amounts that no words place on a side the one that the table's title or the kind of report implies: in final
/// accounts what is spent is spent. Runs after the part lists are found: a list goes by what is written.
void GiveDefaultAspects(const PatternSet& patterns, FigureTable& figures);

}  // namespace gouji
