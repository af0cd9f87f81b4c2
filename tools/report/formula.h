#pragma once

#include <string>

#include "checks/engine/relation.h"
#include "extract/document.h"
#include "patterns/figure_table.h"

namespace gouji {

/// "元", "万元", "%", "分", or the figure's own printed unit.
std::string UnitOf(const Document& document, const Figure& figure);

/// The recomputation in numbers: "74.57 + 482.10 = 556.67 ≠ 536.67",
/// "787.36 ÷ 2951.83 × 100% = 26.67% ≠ 26.78%". Amounts of different units carry their units, otherwise
/// numbers stand alone. Empty for ties that are not arithmetic. Relations sign by verdict: = holds exactly,
/// ≈ holds within rounding, ≠ does not hold, ≟ could not be judged.
std::string FormulaText(const Document& document, const FigureTable& figures, const Relation& relation);

}  // namespace gouji
