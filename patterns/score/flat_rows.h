#pragma once

#include "patterns/score/tree_builders.h"

namespace gouji {

/// Finds the levels of indicators that a form lists in a single column: by their labels (一、 （一） 1.), else
/// by weights, where rows that add up to the row above them make the whole come out. Leaves a tree alone
/// that has levels already or shows none.
void NestFlatRows(const TreeContext& context, IndicatorTree& tree);

}  // namespace gouji
