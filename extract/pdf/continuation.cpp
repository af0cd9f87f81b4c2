#include "extract/pdf/continuation.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <utility>

#include "extract/base/utf8.h"
#include "extract/pdf/paragraphs.h"
#include "extract/structure/outline.h"

namespace gouji {
namespace {

constexpr float kEdgeSlack = 4.0F;    // points between the outer edges of two parts
constexpr float kColumnSlack = 3.5F;  // points between the same column border on two pages
constexpr float kColumnsMeet = 0.5F;  // share of a column's width, where columns are told from alignment
constexpr std::uint32_t kMaxHeaderRows = 6;

std::size_t MatchingBorders(const std::vector<float>& a, const std::vector<float>& b) {
  std::size_t count = 0;
  for (const float x : a) {
    for (const float y : b) {
      if (std::abs(x - y) <= kColumnSlack) {
        ++count;
        break;
      }
    }
  }
  return count;
}

std::uint32_t BorderIndex(const std::vector<float>& xs, float x) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < xs.size(); ++i) {
    if (std::abs(xs[i] - x) < std::abs(xs[best] - x)) best = i;
  }
  return static_cast<std::uint32_t>(best);
}

// The borders of tables without drawn columns lie somewhere between the texts of each page.
bool ColumnsMeet(const PageTable& above, const PageTable& next) {
  if (above.columns() != next.columns()) return false;
  for (std::size_t c = 0; c + 1 < above.xs.size(); ++c) {
    const float narrow = std::min(above.xs[c + 1] - above.xs[c], next.xs[c + 1] - next.xs[c]);
    if (Overlap(above.xs[c], above.xs[c + 1], next.xs[c], next.xs[c + 1]) < kColumnsMeet * narrow) return false;
  }
  return true;
}

// Gives both tables the same column borders.
void ShareBorders(PageTable& above, PageTable& next) {
  if (!above.ruled) {
    next.xs = above.xs;
    return;
  }
  std::vector<float> xs = above.xs;
  for (const float x : next.xs) {
    if (std::abs(xs[BorderIndex(xs, x)] - x) > kColumnSlack) xs.push_back(x);
  }
  std::sort(xs.begin(), xs.end());
  for (PageTable* table : {&above, &next}) {
    for (TableCell& cell : table->cells) {
      LatticeCell& place = cell.place;
      const std::uint32_t first = BorderIndex(xs, table->xs[place.column]);
      const std::uint32_t last = BorderIndex(xs, table->xs[place.column + place.column_span]);
      place.column = first;
      place.column_span = std::max(last, first + 1) - first;
    }
    table->xs = xs;
  }
}

std::string CellText(const TableCell& cell) {
  std::string text;
  for (const TextLine& line : cell.lines) text += line.text;
  return text;
}

// How many leading rows of `next` say the same as those of `above`.
std::uint32_t RepeatedRows(const PageTable& above, const PageTable& next) {
  std::uint32_t rows = 0;
  std::uint32_t good = 0;
  std::size_t i = 0;
  bool words = false;
  for (; rows < std::min({above.rows(), next.rows(), kMaxHeaderRows}); ++rows) {
    std::uint32_t reach = rows + 1;
    for (; i < std::min(above.cells.size(), next.cells.size()) && next.cells[i].place.row == rows;
         ++i) {
      const LatticeCell& a = above.cells[i].place;
      const LatticeCell& b = next.cells[i].place;
      const std::string text = CellText(next.cells[i]);
      if (a.row != b.row || a.column != b.column || a.column_span != b.column_span ||
          a.row_span != b.row_span || CellText(above.cells[i]) != text) {
        return good;
      }
      words = words || !text.empty();
      reach = std::max(reach, b.row + b.row_span);
    }
    if (i < above.cells.size() && above.cells[i].place.row == rows) return good;
    if (words && reach == rows + 1) good = rows + 1;
  }
  return good;
}

void DropRows(PageTable& table, std::uint32_t rows) {
  std::erase_if(table.cells, [&](const TableCell& cell) { return cell.place.row < rows; });
  for (TableCell& cell : table.cells) cell.place.row -= rows;
  table.ys.erase(table.ys.begin(), table.ys.begin() + static_cast<std::ptrdiff_t>(rows));
}

constexpr float kHug = 1.5F;  // line heights below the last line that leave no room for another one

// A number, a percentage or a dash standing alone: never the rest of a sentence.
bool IsFigure(const std::string& text) {
  bool digit = false;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = DecodeUtf8(text, i);
    i += c.size;
    digit = digit || (c.value >= '0' && c.value <= '9');
    static constexpr std::u32string_view kMarks = U"0123456789.,%-+％，－—() ";
    if (kMarks.find(c.value) == std::u32string_view::npos) return false;
  }
  return digit;
}

// "（4分）" adds to the words before it: no row begins so, unless the bracket holds its number.
bool IsRemark(const std::string& text) {
  const bool opens = text.rfind("（", 0) == 0 || text.rfind("(", 0) == 0;
  return opens && ReadLabel(text).size == 0;
}

bool EndsSentence(const std::string& text) {
  for (const std::string_view end : {"。", "；", "：", "！", ";", ":", ".", "）", ")"}) {
    if (text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0)
      return true;
  }
  return false;
}

// A cell at the lower edge of one part, and the cell below it at the upper edge of the next.
struct Seam {
  TableCell* upper = nullptr;
  TableCell* lower = nullptr;
};

std::vector<Seam> FindSeams(PageTable& above, PageTable& next) {
  std::vector<Seam> seams;
  for (TableCell& lower : next.cells) {
    if (lower.place.row != 0) continue;
    Seam seam{nullptr, &lower};
    for (TableCell& upper : above.cells) {
      const bool last = upper.place.row + upper.place.row_span == above.rows();
      if (last && upper.place.column == lower.place.column &&
          upper.place.column_span == lower.place.column_span) {
        seam.upper = &upper;
      }
    }
    seams.push_back(seam);
  }
  return seams;
}

// Whether the text below can be the rest of the text above, and would not have fitted there.
bool Wraps(const Seam& seam, float padding) {
  const TextLine& last = seam.upper->lines.back();
  const float room = seam.upper->place.box.width() - 2 * padding - last.box.width();
  return FirstTokenWidth(seam.lower->lines.front()) >= room - 0.5F * last.size;
}

bool FilledToTheEdge(const TableCell& cell) {
  const TextLine& last = cell.lines.back();
  return cell.place.box.y1 - last.box.y1 < kHug * last.size;
}

// Whether the page end cut a row in two. Rows hug their text, so a full cell alone proves nothing:
// the rest of the row must be spent (cells empty below that have text above), or every cell must
// read on.
bool RowIsCut(const std::vector<Seam>& seams, const PageTable& above) {
  const float padding = CellPadding(above);
  std::size_t reads_on = 0;
  std::size_t ended = 0;  // cells whose text ends with a sentence just at the page end
  std::size_t spent = 0;
  bool long_text = false;
  bool item_goes_on = false;  // "十七、…等支" above "出": a numbered item and a rest without number
  for (const Seam& seam : seams) {
    if (seam.upper == nullptr) {
      if (!seam.lower->lines.empty()) return false;
      continue;
    }
    const bool plain = seam.upper->place.row_span == 1 && seam.lower->place.row_span == 1;
    if (seam.lower->lines.empty()) {
      if (!seam.upper->lines.empty() && plain) ++spent;
      continue;
    }
    if (seam.upper->lines.empty() || !FilledToTheEdge(*seam.upper)) return false;
    const std::string over = CellText(*seam.upper);
    const std::string under = CellText(*seam.lower);
    if (IsFigure(over) && IsFigure(under)) return false;
    long_text = long_text || (seam.upper->lines.size() > 1 && !EndsSentence(over));
    if (Wraps(seam, padding) || IsRemark(under)) {
      ++reads_on;
      item_goes_on = ReadLabel(over).size > 0 && ReadLabel(under).size == 0;
    } else if (seam.upper->lines.size() > 1 && (EndsSentence(over) || ReadLabel(under).size > 0)) {
      ++ended;
    } else {
      return false;
    }
  }
  if (reads_on + ended == 0) return false;
  if (spent > 0) return true;
  return ended == 0 && (long_text || (reads_on == 1 && item_goes_on));
}

// Cells merged over several rows go on below the page end, where they are empty.
void MergeOverPageEnd(const std::vector<Seam>& seams, const PageTable& above) {
  bool chain = true;  // groups nest from left to right
  for (const Seam& seam : seams) {
    if (seam.upper == nullptr || !seam.lower->lines.empty() || seam.upper->lines.empty()) {
      chain = chain && seam.lower->lines.empty();
      continue;
    }
    const bool tall = seam.lower->place.row_span > 1 || seam.upper->place.row_span > 1;
    const bool grouped =
        std::any_of(above.cells.begin(), above.cells.end(), [&](const TableCell& cell) {
          return cell.place.column == seam.upper->place.column && cell.place.row_span > 1;
        });
    if ((chain && (tall || grouped)) || seam.lower->place.row_span > 1) {
      seam.upper->place.row_span += seam.lower->place.row_span;
      seam.lower->place.row_span = 0;  // swallowed
    } else {
      chain = false;
    }
  }
}

void JoinCutRow(const std::vector<Seam>& seams) {
  for (const Seam& seam : seams) {
    if (seam.upper == nullptr) continue;
    seam.upper->place.row_span += seam.lower->place.row_span - 1;
    for (TextLine& line : seam.lower->lines) seam.upper->lines.push_back(std::move(line));
    seam.lower->place.row_span = 0;
  }
}

}  // namespace

bool ContinuesTable(const PageTable& above, const PageTable& next) {
  if (above.ruled != next.ruled) return false;
  if (!above.ruled) return ColumnsMeet(above, next);
  if (std::abs(above.xs.front() - next.xs.front()) > kEdgeSlack) return false;
  if (std::abs(above.xs.back() - next.xs.back()) > kEdgeSlack) return false;
  const std::size_t fewer = std::min(above.xs.size(), next.xs.size());
  const std::size_t shared = above.xs.size() <= next.xs.size() ? MatchingBorders(above.xs, next.xs)
                                                               : MatchingBorders(next.xs, above.xs);
  return shared * 4 >= fewer * 3;
}

bool RepeatsHead(const PageTable& above, const PageTable& next) {
  if (above.xs.size() != next.xs.size() || RepeatedRows(above, next) == 0) return false;
  for (const TableCell& cell : above.cells) {
    if (cell.place.row + 1 < above.rows() || cell.lines.empty()) continue;
    const std::string text = CellText(cell);  // the first words of the last row
    return text.find("合计") == std::string::npos && text.find("总") == std::string::npos;
  }
  return true;
}

void AppendTable(PageTable& above, PageTable next) {
  ShareBorders(above, next);
  const std::uint32_t repeated = RepeatedRows(above, next);
  if (repeated > 0 && repeated < next.rows()) {
    above.header_rows = std::max(above.header_rows, repeated);
    DropRows(next, repeated);
  }
  const std::vector<Seam> seams = FindSeams(above, next);
  const bool cut = above.ruled && RowIsCut(seams, above);
  if (!above.ruled) {
    // Nothing tells where a row without lines ends.
  } else if (cut) {
    JoinCutRow(seams);
  } else {
    MergeOverPageEnd(seams, above);
  }
  const std::uint32_t rows = above.rows() - (cut ? 1 : 0);
  for (TableCell& cell : next.cells) {
    if (cell.place.row_span == 0) continue;
    cell.place.row += rows;
    above.cells.push_back(std::move(cell));
  }
  // Heights are kept; the position of rows on later pages has no meaning of its own.
  if (cut) above.ys.back() += next.ys[1] - next.ys[0];
  for (std::size_t i = cut ? 2 : 1; i < next.ys.size(); ++i)
    above.ys.push_back(above.ys.back() + next.ys[i] - next.ys[i - 1]);
  above.open_bottom = next.open_bottom;
}

}  // namespace gouji
