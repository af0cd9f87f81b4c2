#pragma once

#include "patterns/score/score_section.h"
#include "patterns/score/tree_builders.h"

namespace gouji {

/// Reads the rows of one indicator section of a table into a tree that has its root already: levels by their
/// columns and merged cells, or in a single column by number labels (一、 （一） 1.) or by weights that add up. The
/// outermost indicators become children of the node `root`.
void ReadSection(TreeContext& context, const Table& table, const ScoreSection& section,
                 IndicatorTree& tree, std::uint32_t root = 0);

/// One cell goes over the columns of the names and of the numbers: 年度目标2 | 促进融合发展.
bool IsTitleRow(const Table& table, const ScoreSection& section, std::uint32_t row);

}  // namespace gouji
