#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "extract/base/range.h"
#include "patterns/figure.h"

namespace gouji {

/// A unit behind a number, with what may stand between the two: 多, 余, 万.
struct UnitReading {
  NormRange range;          ///< 万元, 人次, %; the approximation mark is not part of it
  std::size_t end = 0;      ///< after everything read
  FigureKind kind = FigureKind::kNumber;
  std::int8_t power = 0;    ///< 万 4, 亿 8
  Exactness exactness = Exactness::kExact;
  bool per_mille = false;   ///< ‰: the printed value counts a tenth
  bool scale_only = false;  ///< 万 or 亿 with no unit behind it: 近3万
};

/// Reads a unit that starts at `at`: 万元, 多万元, 万多人, 余名, %, 个百分点, 平方米, (台/个). A word that only
/// begins like a unit is none: 项目, 个百分点 is not 个, 分析 is not 分.
std::optional<UnitReading> ReadUnit(std::string_view text, std::size_t at);

}  // namespace gouji
