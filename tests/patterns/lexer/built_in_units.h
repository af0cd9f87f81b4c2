#pragma once

#include "patterns/pack/pattern_set.h"

namespace gouji {

/// The units of the built-in packs.
inline const UnitTable& BuiltInUnits() {
  static const PatternSet patterns = PatternSet::BuiltIn().value();
  return patterns.units();
}

}  // namespace gouji
