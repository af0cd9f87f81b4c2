#pragma once

#include "checks/common/score_nodes.h"

namespace gouji {

enum class Fulfilment : std::uint8_t { kUnknown, kMet, kMissed };

/// Whether the achieved value meets the target, by the target's comparison sign. Unknown where a
/// value is missing or approximate, or where it is not plain whether more or less is better.
Fulfilment FulfilmentOf(const CheckInput& input, const IndicatorNode& node);

/// achieved ÷ target × weight for a target of which more is better; invalid otherwise.
Rational ProportionalScore(const CheckInput& input, const IndicatorNode& node);

/// The score is the weight, to the printed digits.
bool HasFullMarks(const CheckInput& input, const IndicatorNode& node);

/// Whether the report says why marks were lost: a deduction, a reason cell, words such as 未 and
/// 不足.
bool SaysWhy(const CheckInput& input, const IndicatorNode& node);

}  // namespace gouji
