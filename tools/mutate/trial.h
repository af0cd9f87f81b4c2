#pragma once

#include <string>
#include <vector>

#include "tools/mutate/mutation.h"

namespace gouji {

/// What became of one mutation.
struct Trial {
  /// A new error or warning speaks of the changed place or of a tie it stood in. For a dropped unit a remark
  /// will do: where the figures beside it print theirs, nothing is wrong but the style.
  bool found = false;
  bool blamed = false;             ///< such a finding is about the changed figure itself
  bool misled = false;             ///< none is, and one names another figure as the wrong one
  std::string cause;               ///< of a miss: "not-a-figure", "no-relation", "other-reading", "info-only"…
  std::string detail;              ///< of a miss: the ties that held before, and what they are now
  std::vector<std::string> extra;  ///< new errors that have nothing to do with it
};

/// Changes the document, recognises and checks it anew, and compares with the baseline.
Trial Try(const Baseline& baseline, const Mutation& mutation);

}  // namespace gouji
