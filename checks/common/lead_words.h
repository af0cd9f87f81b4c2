#pragma once

#include <string>
#include <string_view>

#include "checks/engine/check.h"

namespace gouji {

/// The words that name a figure in its sentence: from the last mark or figure before it to the number,
/// normalised, without what only leads up to a number (共计, 完成, 为). For a bare table cell its item.
std::string LeadWords(const CheckInput& input, std::uint32_t figure);

/// The words of a figure's clause before it, from the last mark or figure on, as they stand. Lives as long as the input.
std::string_view WordsBefore(const CheckInput& input, std::uint32_t figure);

/// Words that name something, without year and filler on both sides: "2024年度本年支出合计" and "支出总额" are "支出".
std::string TrimName(const CheckInput& input, std::string_view words);

/// Whether words name a figure.
enum class NameMatch {
  kNone,
  kSuffix,  ///< the figure's words end with them: "节能产品采购规模" for "采购规模"
  kExact,
};
NameMatch MatchName(const CheckInput& input, std::string_view words, std::uint32_t figure);

}  // namespace gouji
