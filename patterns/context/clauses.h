#pragma once

#include <cstddef>
#include <string_view>

namespace gouji {

/// Opens a list of parts.
inline constexpr std::string_view kAmong = "其中";

/// The words directly before `end`, back to the last boundary mark but not before `floor`; part of `text`. A colon
/// right before the number ends a name, so the words before it count: "基本支出：1834.72".
std::string_view LastClause(std::string_view text, std::size_t floor, std::size_t end);

/// "基本支出：2024年预算执行数为…": the words before the colon that opens the last clause, or nothing.
std::string_view ClauseBeforeColon(std::string_view text, std::size_t floor, std::size_t end);

}  // namespace gouji
