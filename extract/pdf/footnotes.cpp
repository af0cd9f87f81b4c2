#include "extract/pdf/footnotes.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "extract/base/utf8.h"
#include "extract/structure/labels.h"
#include "extract/text/superscript.h"

namespace gouji {
namespace {

constexpr float kLeastLength = 30.0F;   // points
constexpr float kMostLength = 0.45F;    // of the page width
constexpr float kLowerPart = 0.35F;     // of the page height: notes may fill much of a page
constexpr float kMarginSlack = 24.0F;   // points between the rule and the left edge of the text
constexpr float kSmaller = 0.95F;       // of the size of the text above

bool IsRaisedDigit(char32_t c) {
  return c == U'⁰' || c == U'¹' || c == U'²' || c == U'³' || (c >= U'⁴' && c <= U'⁹');
}

// The raised numbers of the text, in order.
std::vector<std::string> MarksOf(const std::vector<TextLine>& lines) {
  std::vector<std::string> marks;
  for (const TextLine& line : lines) {
    std::string mark;
    for (std::size_t i = 0; i < line.text.size();) {
      const CodePoint c = DecodeUtf8(line.text, i);
      if (IsRaisedDigit(c.value)) mark.append(line.text, i, c.size);
      i += c.size;
      if (!mark.empty() && (!IsRaisedDigit(c.value) || i >= line.text.size())) {
        marks.push_back(std::move(mark));
        mark.clear();
      }
    }
  }
  return marks;
}

bool StartsWith(std::string_view text, std::string_view prefix) {
  return text.substr(0, prefix.size()) == prefix;
}

// Writes the figures at the start of a note as what they are: "1接待" is note ¹, not a number.
void RaiseMark(TextLine& line, std::size_t size, const std::string& mark) {
  if (line.text.compare(0, mark.size(), mark) == 0) return;
  const auto more = static_cast<std::uint32_t>(mark.size() - size);
  line.text.replace(0, size, mark);
  for (LinePiece& piece : line.pieces) {
    if (piece.begin >= size) piece.begin += more;
    piece.end += more;
  }
}

// Whether the line begins a note; its mark is then written raised. `marks` are those not yet seen below.
bool BeginsNote(TextLine& line, std::vector<std::string>& marks) {
  std::size_t digits = 0;
  while (digits < line.text.size() && line.text[digits] >= '0' && line.text[digits] <= '9') ++digits;
  for (auto mark = marks.begin(); mark != marks.end(); ++mark) {
    const bool raised = StartsWith(line.text, *mark);
    for (std::size_t size = 1; size <= digits && !raised; ++size) {
      if (Superscript(line.text.substr(0, size)) != *mark) continue;
      RaiseMark(line, size, *mark);
      break;
    }
    if (!StartsWith(line.text, *mark)) continue;
    marks.erase(marks.begin(), mark + 1);
    return true;
  }
  const LabelKind kind = ReadLabel(line.text).kind;
  return kind == LabelKind::kCircled || StartsWith(line.text, "[") || StartsWith(line.text, "［") ||
         StartsWith(line.text, "*") || StartsWith(line.text, "注：");
}

}  // namespace

Rule FindNoteRule(const PageContent& page, const std::vector<PageTable>& tables) {
  Rule found;
  for (const Rule& rule : page.rules) {
    const float length = rule.to - rule.from;
    if (!rule.horizontal || rule.at < kLowerPart * page.height || length < kLeastLength ||
        length > kMostLength * page.width)
      continue;
    const bool in_table = std::any_of(tables.begin(), tables.end(), [&](const PageTable& table) {
      return table.box().Covers({rule.from, rule.at, rule.to, rule.at}, 3);
    });
    if (!in_table && rule.at > found.at) found = rule;
  }
  return found;
}

void TakeFootnotes(PageLayout& page) {
  const Rule& rule = page.note_rule;
  if (rule.at == 0) return;
  const auto notes = std::find_if(page.lines.begin(), page.lines.end(), [&](const TextLine& line) {
    return line.box.center_y() > rule.at;
  });
  const bool table_below = std::any_of(page.tables.begin(), page.tables.end(),
                                       [&](const PageTable& table) { return table.ys.back() > rule.at; });
  if (notes == page.lines.begin() || notes == page.lines.end() || table_below) return;
  const std::vector<TextLine> body(page.lines.begin(), notes);
  float left = body.front().box.x0;
  std::vector<float> sizes;
  for (const TextLine& line : body) {
    left = std::min(left, line.box.x0);
    sizes.push_back(line.size);
  }
  std::nth_element(sizes.begin(), sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2), sizes.end());
  const float size = sizes[sizes.size() / 2];
  const bool smaller =
      std::all_of(notes, page.lines.end(), [&](const TextLine& line) { return line.size < kSmaller * size; });
  std::vector<std::string> marks = MarksOf(body);
  if (!smaller || std::abs(rule.from - left) > kMarginSlack || !BeginsNote(*notes, marks)) return;
  for (auto line = notes; line != page.lines.end(); ++line) {
    if (line == notes || BeginsNote(*line, marks)) page.footnotes.emplace_back();
    page.footnotes.back().push_back(std::move(*line));
  }
  page.lines.erase(notes, page.lines.end());
}

std::string_view NoteMark(std::string_view note) {
  std::size_t size = 0;
  while (size < note.size()) {
    const CodePoint c = DecodeUtf8(note, size);
    if (size > 0 && !IsRaisedDigit(c.value)) break;
    size += c.size;
    if (!IsRaisedDigit(c.value)) break;
  }
  if (note.substr(0, 1) == "[") size = std::min(note.find(']'), note.size() - 1) + 1;
  return note.substr(0, size);
}

}  // namespace gouji
