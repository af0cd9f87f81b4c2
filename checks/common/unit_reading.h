#pragma once

#include <optional>

#include "checks/engine/check.h"

namespace gouji {

/// The operand of a quotient of amounts that, read in the other of 元 and 万元, makes it hold: its
/// unit slipped.
struct OtherUnit {
  std::size_t operand = 0;
  std::int8_t power = 0;  ///< what it should be read in
  Relation relation;      ///< the quotient read so
};
/// nullopt when no such reading of one operand does.
std::optional<OtherUnit> HoldsInOtherUnit(const CheckInput& input, const Relation& relation);

}  // namespace gouji
