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
  kClass,      ///< every part is one of a closed class: 中央, 省级, 市级 …
  kParallel,   ///< things counted under names that run alike: A型11家、B型24家、C型18家
};

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
  /// Some of the parts, at least two, make the total exactly: the others are parts of parts.
  bool subset_fits = false;
};

/// Adds up the list with rounding intervals and says why it should be complete. The caller decides whether to
/// report it.
PartSum JudgePartList(const CheckInput& input, const PartList& list);

}  // namespace gouji
