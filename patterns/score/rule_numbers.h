#pragma once

#include <vector>

#include "patterns/figure_table.h"

namespace gouji {

/// Where a sentence spells out how points or grades are awarded: the tiers of a standard (95%以上得20分，90%—95%得17分),
/// deductions per unit (每少一次扣2分), the scale of grades (90分以上为优). What is printed there are limits and not what
/// the report says of itself. A single 低于90%，得8分 is an award. `cues` are those of the sentence.
std::vector<SourceRange> ScoringRules(const std::vector<Cue>& cues);

}  // namespace gouji
