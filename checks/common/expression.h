#pragma once

#include <optional>
#include <string_view>

#include "extract/base/rational.h"

namespace gouji {

/// A calculation written out in normalised text.
struct Expression {
  std::size_t begin = 0;  ///< bytes in the text
  std::size_t end = 0;
  Rational value;         ///< exact; 85% counts as 0.85; invalid when it divides by zero
  int numbers = 0;        ///< how many numbers it holds
  int operators = 0;
};

/// Reads the longest calculation that ends at `end`: numbers with optional grouping commas, %, 元, 万元, 分 and
/// 人 after them (units are ignored: a calculation is written in one), + - × * ÷ / and brackets. nullopt when
/// what stands there is no calculation, or is not well formed. Examples: "(1,696/4,900)×100%", "60×3+20".
std::optional<Expression> ReadExpressionBefore(std::string_view text, std::size_t end);

}  // namespace gouji
