#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/base/range.h"
#include "patterns/figure.h"

namespace gouji {

/// A word behind a number that says what it counts: 元, 人次, 家. The words are data (patterns/packs/units.toml); scales
/// (万, 亿), 多 and 余, and ‰ compute and are known to ReadUnit.
struct UnitWord {
  std::string word;        ///< normalised
  FigureKind kind = FigureKind::kCount;
  std::string not_before;  ///< characters that make it another word: 目 after 项
  bool spoken = false;     ///< counts behind a Chinese numeral, too: 三家; 两面 is no count
};

/// All units, looked up by the text that stands at a place.
class UnitTable {
 public:
  UnitTable() = default;
  /// Each word once.
  explicit UnitTable(std::vector<UnitWord> units);

  /// The longest unit at `at` that is not the beginning of another word; nullptr when there is none. Lives as long as the
  /// table.
  const UnitWord* At(std::string_view text, std::size_t at) const;

 private:
  static constexpr std::size_t kBuckets = 256;

  std::vector<UnitWord> units_;  // by bucket of the first character, longer words first
  std::array<std::uint16_t, kBuckets + 1> begin_{};
};

/// A unit behind a number, with what may stand between the two: 多, 余, 万.
struct UnitReading {
  NormRange range;          ///< 万元, 人次, %; the approximation mark is not part of it
  std::size_t end = 0;      ///< after everything read
  FigureKind kind = FigureKind::kNumber;
  std::int8_t power = 0;    ///< 万 4, 亿 8
  Exactness exactness = Exactness::kExact;
  bool per_mille = false;   ///< ‰: the printed value counts a tenth
  bool scale_only = false;  ///< 万 or 亿 with no unit behind it: 近3万
  bool spoken = false;      ///< UnitWord::spoken
};

/// Reads a unit that starts at `at`: 万元, 多万元, 万多人, 余名, %, 个百分点, 平方米, (台/个). A word that only
/// begins like a unit is none: 项目, 个百分点 is not 个, 分析 is not 分.
std::optional<UnitReading> ReadUnit(const UnitTable& units, std::string_view text, std::size_t at);

}  // namespace gouji
