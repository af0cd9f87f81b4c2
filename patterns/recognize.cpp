#include "patterns/figure_table.h"

namespace gouji {

FigureTable Recognize(const Document& document, const PatternSet& patterns) {
  FigureTable figures;
  BuildTableModels(document, patterns, figures);
  BuildIndicatorTrees(document, patterns, figures);
  return figures;
}

}  // namespace gouji
