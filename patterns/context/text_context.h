#pragma once

#include "patterns/figure_table.h"

namespace gouji {

/// Gives the figures of running text (and of sentences inside cells) their aspect, item, measure and
/// period from the words before them, and every figure a period. The words directly before a number name it; what they
/// leave out is taken from the list it stands in, the sentence, the paragraph's lead, the row or the heading.
void ReadTextContext(const Document& document, const PatternSet& patterns, FigureTable& figures);

}  // namespace gouji
