#pragma once

#include <string_view>
#include <vector>

#include "checks/common/text_pieces.h"

namespace gouji {

/// The end of a list that begins at `begin`: the first 。 or ; outside of brackets.
std::size_t ListEnd(std::string_view text, std::size_t begin);

/// The beginning of the clause that ends at `end`: after the last , 。 ; : outside of brackets.
std::size_t ClauseBegin(std::string_view text, std::size_t end);

/// How many things a list names. 甲、乙（丙、丁） is two; 驻会工会两个（直工委、外工委） counts two.
struct ListCount {
  std::uint32_t named = 0;       ///< by the enumeration commas, inner numbers counted
  std::uint32_t least = 0;       ///< the fewest and the most that a reader may count:
  std::uint32_t most = 0;        ///< 和 as part of a name or as a comma, inner numbers or not
  bool open_ended = false;       ///< ends with 等
  bool has_figures = false;      ///< an item carries a number of its own, so this may be no list of names
};

/// Counts the list in [begin, end) of `text`. It stops at a comma, and at an item that states a number of
/// something else (核定行政编制27个).
ListCount CountList(std::string_view text, std::size_t begin, std::size_t end);

/// How far “一是……二是……” or ①② or (1)(2) count from `begin` on: the last number in the unbroken run.
std::uint32_t CountMarkers(std::string_view text, std::size_t begin);

}  // namespace gouji
