#pragma once

#include <optional>
#include <vector>

#include "checks/engine/check.h"

namespace gouji {

/// The values that a figure of an arithmetic relation may have for the relation to hold, all other figures
/// as printed. nullopt when the figure does not stand in it, or the formula cannot be solved for it.
std::optional<Interval> NeededValue(const FigureTable& figures, const Relation& relation, std::uint32_t figure);

/// The figure whose change repairs the most broken relations without breaking a verified one.
struct Repair {
  std::uint32_t figure = kNone;
  Interval value;                        ///< what it should be, in base units
  std::vector<std::uint32_t> relations;  ///< indices of the relations it repairs, at least two
  bool sole = true;  ///< no other figure would repair them all, or only this one by two digits changed round
};
/// nullopt when no change of one figure repairs two of the `broken` relations (indices into `relations`).
std::optional<Repair> BestRepair(const FigureTable& figures, const std::vector<Relation>& relations,
                                 const std::vector<std::uint32_t>& broken);

/// A value in base units as the figure would print it: in its unit, rounded to its decimals.
std::optional<Decimal> AsPrinted(const Figure& figure, const Rational& value);

/// Arithmetic that the figure takes part in works out; <= and the like confirm nothing.
bool IsConfirmed(const std::vector<Relation>& relations, std::uint32_t figure);

/// The only value of the figure's kind that the report prints and that lies in the interval; invalid when there is
/// none or more than one.
Rational OnlyPrintedWithin(const FigureTable& figures, std::uint32_t figure, const Interval& interval);

}  // namespace gouji
