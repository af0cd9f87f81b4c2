#pragma once

#include <vector>

#include "checks/engine/check.h"

namespace gouji {

/// Tables headed 万元 whose values are 元: proven by figures elsewhere in the report that are the same
/// amounts in their own unit. Size alone proves nothing. One relation a section of a table.
void FindTableUnitSlips(const CheckInput& input, std::vector<Relation>& relations);

}  // namespace gouji
