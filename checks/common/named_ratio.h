#pragma once

#include <vector>

#include "checks/engine/check.h"

namespace gouji {

/// Recomputes rates that are defined by their name: those of the packs (ratio.*: 在职人员控制率 = 在职人数 ÷ 编制数)
/// and "合格1,187批次 … 合格率98.91%", where the word before 率 names the numerator. Figures are looked for in the
/// rate's paragraph, before it, or in its table row. Appends one relation a rate.
void JudgeNamedRatios(const CheckInput& input, std::vector<Relation>& relations);

}  // namespace gouji
