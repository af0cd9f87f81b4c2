#pragma once

#include <vector>

#include "checks/engine/relation.h"
#include "patterns/figure_table.h"

namespace gouji {

/// A sum is set aside when the report does not say surely which rows or parts belong to it. One such sum proves
/// nothing; but where one slip of the hand in one figure makes two broken sums hold at once, the parts do belong
/// to them. Judges such sums after all.
void JudgeDoubted(const FigureTable& figures, std::vector<Relation>& relations);

}  // namespace gouji
