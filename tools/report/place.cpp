#include "tools/report/place.h"

#include <algorithm>

namespace gouji {
namespace {

constexpr std::size_t kShownHeadingCharacters = 30;

// Headings can be whole sentences; a place needs only their beginning.
std::string Shortened(const std::string& heading) {
  std::size_t characters = 0;
  for (std::size_t i = 0; i < heading.size(); ++i) {
    const bool starts_character = (static_cast<unsigned char>(heading[i]) & 0xC0U) != 0x80U;
    if (starts_character && ++characters > kShownHeadingCharacters) return heading.substr(0, i) + "…";
  }
  return heading;
}

std::string OneLine(std::string_view text) {
  std::string line(text);
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

}  // namespace

std::optional<Box> BoxOn(const Document& document, SourceRange range, std::uint32_t page) {
  std::optional<Box> box;
  if (page == 0) return box;
  for (const Origin& origin : document.OriginsOf(range)) {
    if (origin.page != page || origin.range.empty()) continue;
    // Glyphs of one origin advance evenly, so a part of it is found by proportion.
    const SourceRange part{std::max(range.begin, origin.range.begin), std::min(range.end, origin.range.end)};
    const float width = (origin.x1 - origin.x0) / static_cast<float>(origin.range.size());
    const float x0 = origin.x0 + width * static_cast<float>(part.begin - origin.range.begin);
    const float x1 = origin.x0 + width * static_cast<float>(part.end - origin.range.begin);
    const Box piece{x0, origin.y0, x1, origin.y1};
    box = box ? Union(*box, piece) : piece;
  }
  return box;
}

Place PlaceOf(const Document& document, SourceRange range) {
  Place place;
  const std::vector<Origin> origins = document.OriginsOf({range.begin, range.begin + 1});
  if (!origins.empty()) place.page = origins.front().page;
  place.box = BoxOn(document, range, place.page);
  const std::uint32_t index = document.BlockAt(range.begin);
  if (index == kNone) return place;
  const Block& block = document.blocks()[index];
  if (place.page == 0) place.page = block.page;
  place.paragraph = index + 1;
  if (block.table != kNone) {
    place.table = block.table + 1;
    const std::uint32_t cell = document.CellAt(block.table, range.begin);
    if (cell != kNone) {
      place.row = document.tables()[block.table].cells[cell].row + 1;
      place.column = document.tables()[block.table].cells[cell].column + 1;
    }
  }
  for (const std::uint32_t heading : document.SectionPath(index)) {
    place.section.push_back(OneLine(document.Slice(document.blocks()[heading].text)));
  }
  return place;
}

Words WordsAround(const Document& document, SourceRange range) {
  constexpr int kCharacters = 12;
  const std::uint32_t index = document.BlockAt(range.begin);
  if (index == kNone) return {};
  SourceRange whole = document.blocks()[index].text;
  if (document.blocks()[index].table != kNone) {
    const std::uint32_t cell = document.CellAt(document.blocks()[index].table, range.begin);
    if (cell == kNone) return {};
    whole = document.tables()[document.blocks()[index].table].cells[cell].text;
  }
  const std::string_view text = document.Slice(whole);
  const auto starts = [&](std::size_t i) { return (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U; };
  std::size_t begin = range.begin - whole.begin;
  const std::size_t first = begin;
  for (int n = 0; n < kCharacters && begin > 0; ++n) {
    while (--begin > 0 && !starts(begin)) {
    }
  }
  const std::size_t last = std::min<std::size_t>(range.end - whole.begin, text.size());
  std::size_t end = last;
  for (int n = 0; n < kCharacters && end < text.size(); ++n) {
    while (++end < text.size() && !starts(end)) {
    }
  }
  return {OneLine(text.substr(begin, first - begin)), OneLine(text.substr(last, end - last))};
}

std::string PlaceLine(const Place& place, Language language) {
  const bool zh = language == Language::kZh;
  std::string line;
  for (const std::string& heading : place.section) {
    if (!line.empty()) line += zh ? " ＞ " : " > ";
    line += Shortened(heading);
  }
  const auto add = [&](const std::string& piece) {
    if (!line.empty()) line += zh ? "，" : ", ";
    line += piece;
  };
  const auto number = [&](const char* before, std::uint32_t value, const char* after) {
    return before + std::to_string(value) + after;
  };
  if (place.page != 0) add(zh ? number("第 ", place.page, " 页") : number("page ", place.page, ""));
  if (place.table != 0) {
    add(zh ? number("表 ", place.table, "") : number("table ", place.table, ""));
    if (place.row != 0) {
      line += zh ? number(" 第 ", place.row, " 行") + number("第 ", place.column, " 列")
                 : number(" row ", place.row, "") + number(" column ", place.column, "");
    }
  } else if (place.page == 0 && place.paragraph != 0) {
    add(zh ? number("第 ", place.paragraph, " 段") : number("paragraph ", place.paragraph, ""));
  }
  return line;
}

std::string PlaceBeside(const Place& place, const Place& other, Language language) {
  Place shown = place;
  if (place.section == other.section) {
    shown.section.clear();
    const bool same_cell = place.table == other.table && place.row == other.row && place.column == other.column;
    const bool same_text = place.table != 0 || place.page != 0 || place.paragraph == other.paragraph;
    if (place.page == other.page && same_cell && same_text) return {};
  } else if (shown.section.size() > 1) {
    shown.section.erase(shown.section.begin(), shown.section.end() - 1);
  }
  return PlaceLine(shown, language);
}

void WriteBox(JsonWriter& json, const std::optional<Box>& box) {
  if (!box) {
    json.Null();
    return;
  }
  json.BeginInlineArray();
  for (const float value : {box->x0, box->y0, box->x1, box->y1}) json.Tenths(value);
  json.EndArray();
}

void WriteLocation(JsonWriter& json, const Place& place) {
  json.BeginInlineObject();
  json.NumberOrNull("page", place.page);
  json.Key("bbox");
  WriteBox(json, place.box);
  json.NumberOrNull("paragraph", place.paragraph);
  json.NumberOrNull("table", place.table);
  json.NumberOrNull("row", place.row);
  json.NumberOrNull("column", place.column);
  json.Key("section");
  json.BeginInlineArray();
  for (const std::string& heading : place.section) json.String(heading);
  json.EndArray();
  json.EndObject();
}

}  // namespace gouji
