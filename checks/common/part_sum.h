#pragma once

#include "checks/common/completeness.h"

namespace gouji {

/// A part list as a relation, judged as printed.
struct PartSum {
  Relation relation;
  Completeness completeness = Completeness::kUnknown;
  /// The figure whose unit slipped: the list holds when it (and those that share its printed unit, where all
  /// do) is read in units of 10^slipped_to. kNone where no slip explains the list.
  std::uint32_t slipped = kNone;
  std::int8_t slipped_to = 0;
  /// Parts are printed in one unit and the total in another, and the total cannot be meant as printed.
  bool unit_doubtful = false;
  /// Some of the parts make the total exactly: the others are parts of parts, or divide it anew.
  bool nested_parts = false;
};

/// Adds up the list with rounding intervals and says why it should be complete. The caller decides whether to
/// report it.
PartSum JudgePartList(const CheckInput& input, const PartList& list);

}  // namespace gouji
