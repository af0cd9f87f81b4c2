#pragma once

#include "checks/common/score_rules.h"

namespace gouji {

/// Runs the deduction per unit that the standard states: 每降低1个百分点扣0.5分 from the full tier, the target or
/// 100 %; 每少一次扣20%权重分 from the target; 每发现1处扣2分, 每延期1个月扣1分 by the count that the report gives.
RuleOutcome RunPerUnit(const Ground& ground);

}  // namespace gouji
