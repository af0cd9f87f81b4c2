#pragma once

#include "patterns/score/score_section.h"
#include "patterns/score/tree_builders.h"

namespace gouji {

/// Reads the rows of one indicator section of a table into a tree that has its root already: levels by their
/// columns and merged cells, or in a single column by number labels (一、 （一） 1.) or by weights that add up.
void ReadSection(TreeContext& context, const Table& table, const ScoreSection& section,
                 IndicatorTree& tree);

}  // namespace gouji
