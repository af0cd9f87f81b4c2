#pragma once

#include "checks/common/score_nodes.h"

namespace gouji {

/// The node of `tree` with the name of a node of `other`, under the same group where the name occurs more than
/// once; kNone where there is none, or several.
std::uint32_t Counterpart(const IndicatorTree& tree, const IndicatorTree& other, std::uint32_t index);

/// Two trees print one scheme when most leaves of the smaller have a namesake in the larger.
bool AreOneScheme(const IndicatorTree& a, const IndicatorTree& b);

/// The node's weight, or else the one that namesakes in other trees of its scope and scheme print, when they
/// print one.
std::uint32_t WeightOf(const FigureTable& figures, const NodeRef& ref);

}  // namespace gouji
