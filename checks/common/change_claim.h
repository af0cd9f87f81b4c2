#pragma once

#include <vector>

#include "checks/engine/check.h"

namespace gouji {

/// "比上年增加a，增长p%", "比上年23.05万元下降p%": a change, its rate, and the values that may belong to them.
struct ChangeClaim {
  /// A value that may be meant: the one after the change, or the one before it.
  struct Value {
    std::uint32_t figure = kNone;
    bool prior = false;
    bool compared = false;  ///< prior, and the words say so: 上年…, 比…
    bool sure = false;   ///< the words leave no doubt that the change is of this figure
    bool named = false;  ///< it stands in the sentence of the change, or under words that this repeats
  };
  std::uint32_t amount = kNone;  ///< the change itself, or kNone where only its rate is printed
  std::uint32_t rate = kNone;    ///< or kNone
  int sign = 1;                  ///< +1 for an increase
  std::vector<Value> values;     ///< nearest first
};

/// Reads a cue "change". What changed is the figure named before the change: in its sentence, or in its
/// paragraph under the same name. Parts of a list and other changes are not it.
ChangeClaim ReadChange(const CheckInput& input, const Cue& cue);

}  // namespace gouji
