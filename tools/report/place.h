#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extract/document.h"
#include "extract/table/box.h"
#include "tools/report/json_writer.h"
#include "tools/report/language.h"

namespace gouji {

/// Where a range stands, in the words people use. Numbers count from 1; 0 means there is none.
struct Place {
  std::uint32_t page = 0;
  std::optional<Box> box;           ///< the part of it on `page`
  std::uint32_t paragraph = 0;      ///< number of its block in reading order
  std::uint32_t table = 0;          ///< number of its table in reading order
  std::uint32_t row = 0;
  std::uint32_t column = 0;
  std::vector<std::string> section; ///< headings above, outermost first
};

/// The place of a range's first byte.
Place PlaceOf(const Document& document, SourceRange range);

/// The box around the part of a range that stands on `page`.
std::optional<Box> BoxOn(const Document& document, SourceRange range, std::uint32_t page);

/// "三、经费情况 ＞ （一）支出，第 3 页，表 2 第 5 行第 4 列"
std::string PlaceLine(const Place& place, Language language);
/// The same for a place that is shown beside another: without the section when it is the other's, else with
/// its innermost heading only. Empty when both are the same.
std::string PlaceBeside(const Place& place, const Place& other, Language language);

/// Up to twelve characters on both sides of a place, within its paragraph or cell.
struct Words {
  std::string before;
  std::string after;
};
Words WordsAround(const Document& document, SourceRange range);

/// [x0, y0, x1, y1] or null.
void WriteBox(JsonWriter& json, const std::optional<Box>& box);
/// The location object of gouji/1.
void WriteLocation(JsonWriter& json, const Place& place);

}  // namespace gouji
