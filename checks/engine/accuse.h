#pragma once

#include <vector>

#include "checks/engine/finding.h"

namespace gouji {

/// Where one fact is printed twice with two values, the relation states the later of the two. Turns
/// such a relation of a finding round so that it states the figure to be corrected: the one that
/// the finding's repair names, or else the one that no verified tie confirms when one confirms the
/// other. Only for ties whose sides are alike (roles "other" and "there"); their arguments x and
/// other_x change places.
void AccuseTheUnconfirmed(const CheckInput& input, std::vector<Relation>& relations,
                          const std::vector<Finding>& findings);

}  // namespace gouji
