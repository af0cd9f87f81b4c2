#pragma once

#include <string>
#include <vector>

#include "checks/engine/check.h"

namespace gouji {

/// Why a list of parts is taken to name all parts of its total.
enum class Completeness {
  kUnknown,    ///< 其中 may pick out some
  kLittleLeft, ///< things counted: what the list leaves out is less than the least that it names
  kParallel,   ///< things counted under names that run alike: A型11家、B型24家、C型18家
  kClass,      ///< every part is one of a closed class: 中央, 省级, 市级 …
  kWords,      ///< 分别为, 由…组成, 包括…和
  kRemainder,  ///< the list ends with 其他…
  kShares,     ///< the shares printed with the parts add up to 100%
  kPartition,  ///< the named kinds make up the whole by definition: 基本支出 + 项目支出
};

/// The surest reason there is.
Completeness CompletenessOf(const CheckInput& input, const PartList& list);

/// Heads and things counted by two properties at once (党员, 女, 退休) add up to anything.
bool CountsTwice(const CheckInput& input, const PartList& list);

/// The words of each part: those before its number, or behind it where none stand before.
std::vector<std::string> PartNames(const CheckInput& input, const PartList& list);

}  // namespace gouji
