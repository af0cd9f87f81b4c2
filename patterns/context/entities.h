#pragma once

#include "patterns/figure_table.h"

namespace gouji {

/// Fills the report's own body, year and kind, the organisations it speaks of, and each figure's entity.
/// Runs after the figures are lexed and before their context is read.
void RecognizeEntities(const Document& document, const PatternSet& patterns, FigureTable& figures);

}  // namespace gouji
