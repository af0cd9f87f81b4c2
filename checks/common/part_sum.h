#pragma once

#include "checks/engine/check.h"

namespace gouji {

/// Why a list of parts is taken to name all parts of its total.
enum class Completeness {
  kUnknown,    ///< 其中 may pick out some
  kPartition,  ///< the named kinds make up the whole by definition: 基本支出 + 项目支出
  kRemainder,  ///< the list ends with 其他…
  kShares,     ///< the shares printed with the parts add up to 100%
  kWords,      ///< 分别为, 由…组成, 包括…和
};

/// A part list as a relation, judged as printed.
struct PartSum {
  Relation relation;
  Completeness completeness = Completeness::kUnknown;
  /// The list holds when all its amounts are read in one unit: a slip of 元 and 万元.
  bool unit_slip = false;
  /// Parts are printed in one unit and the total in another, and the total cannot be meant as printed.
  bool unit_doubtful = false;
  /// Some of the parts, at least two, make the total exactly: the others are parts of parts.
  bool subset_fits = false;
};

PartSum JudgePartList(const CheckInput& input, const PartList& list);

}  // namespace gouji
