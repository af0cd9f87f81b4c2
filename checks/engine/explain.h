#pragma once

#include <vector>

#include "checks/engine/check.h"

namespace gouji {

/// Explains inconsistent ties by what the author may have done, where one figure of the report fits exactly:
///   "left-out"      the total is what the parts make without one of them
///   "added-twice"   the total is what the parts make with one of them, or a row that is part of one, counted again
///   "last-year"     the stated figure is last year's value of the same thing
///   "next-row"      the stated figure is the value of the row above or below it
/// Sets Relation::diagnosis and Relation::diagnosed; leaves the verdict alone, except for a list in running text: where
/// a figure of its sentence that is in no list makes it complete, or its parts make exactly another amount told before,
/// the list is read so and holds; likewise a share whose base is not named, where it is one of another amount told before
/// (charity: what was not read is more likely than what was not written).
/// Only figures of three digits and more explain anything; shorter ones fit by chance.
void ExplainByFigures(const CheckInput& input, std::vector<Relation>& relations);

}  // namespace gouji
