#pragma once

#include <string>

#include "checks/engine/relation.h"
#include "extract/document.h"
#include "patterns/figure_table.h"

namespace gouji {

/// "元", "万元", "%", "分", or the figure's own printed unit.
std::string UnitOf(const Document& document, const Figure& figure);

/// The recomputation in numbers: "91.38 + 571.90 = 663.28 ≠ 643.28",
/// "405.25 ÷ 1846.20 × 100% = 21.95% ≠ 22.06%". Amounts of different units carry their units, otherwise
/// numbers stand alone. Empty for ties that are not arithmetic. Relations sign by verdict: = holds exactly,
/// ≈ holds within rounding, ≠ does not hold, ≟ could not be judged.
std::string FormulaText(const Document& document, const FigureTable& figures, const Relation& relation);

}  // namespace gouji
