#pragma once

#include <vector>

#include "checks/engine/finding.h"

namespace gouji {

/// Turns the shown relations into findings: worst first, then by place. Relations that the change of one
/// figure would repair together become one finding with consequences.
std::vector<Finding> FoldFindings(const CheckInput& input, const std::vector<Relation>& relations,
                                  const std::vector<std::uint32_t>& shown);

}  // namespace gouji
