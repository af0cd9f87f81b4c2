#pragma once

#include "patterns/score/tree_builders.h"

namespace gouji {

/// Sets IndicatorNode::target and achieved of the leaves: one figure each, of the same kind and
/// unit, and only where the report leaves no doubt which figures they are. Funds nodes keep theirs.
void ReadTargets(const TreeContext& context, IndicatorTree& tree);

}  // namespace gouji
