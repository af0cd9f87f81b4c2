#pragma once

#include <string>
#include <vector>

#include "checks/engine/check.h"

namespace gouji {

/// A relation worth showing to a person. Findings with one root cause are one finding: the others are its
/// consequences.
struct Finding {
  std::uint32_t relation = kNone;            ///< index into CheckResult::relations
  std::vector<std::uint32_t> consequences;   ///< relation indices folded under it
  std::string fingerprint;                   ///< hex; survives edits elsewhere: of check, measures, section and printed values, never of places
  /// Where the diagnosis is about one figure: the figure whose change repairs the most, and the value.
  std::uint32_t culprit = kNone;
  std::string repair;
  bool repair_exact = false;  ///< no other value that the culprit may print would do
};

/// Counts for the summary line; relations is the sum of the four verdicts.
struct Coverage {
  std::uint32_t figures = 0;
  std::uint32_t in_relations = 0;     ///< figures that some tie uses
  std::uint32_t relations = 0;
  std::uint32_t consistent = 0;
  std::uint32_t within_rounding = 0;  ///< truncated ones included
  std::uint32_t inconsistent = 0;
  std::uint32_t not_assessable = 0;
};

/// Everything the checks made of one report.
struct CheckResult {
  std::vector<Relation> relations;  ///< every tie, in order of place then check id
  std::vector<Finding> findings;    ///< worst first, then by place
  Coverage coverage;
};

/// Runs all checks, keeps the relations of those whose id is in `only` (when not empty) and folds what
/// shares a cause.
CheckResult RunChecks(const CheckInput& input, const std::vector<std::string>& only = {});

}  // namespace gouji
