#include "extract/pdf/continuation.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <utility>

namespace gouji {
namespace {

constexpr float kEdgeSlack = 4.0F;    // points between the outer edges of two parts
constexpr float kColumnSlack = 3.5F;  // points between the same column border on two pages
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

// Gives both tables the same column borders.
void ShareBorders(PageTable& above, PageTable& next) {
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
    for (; i < std::min(above.cells.size(), next.cells.size()) && next.cells[i].place.row == rows; ++i) {
      const LatticeCell& a = above.cells[i].place;
      const LatticeCell& b = next.cells[i].place;
      const std::string text = CellText(next.cells[i]);
      if (a.row != b.row || a.column != b.column || a.column_span != b.column_span || a.row_span != b.row_span ||
          CellText(above.cells[i]) != text) {
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

}  // namespace

bool ContinuesTable(const PageTable& above, const PageTable& next) {
  if (std::abs(above.xs.front() - next.xs.front()) > kEdgeSlack) return false;
  if (std::abs(above.xs.back() - next.xs.back()) > kEdgeSlack) return false;
  const std::size_t fewer = std::min(above.xs.size(), next.xs.size());
  const std::size_t shared = above.xs.size() <= next.xs.size() ? MatchingBorders(above.xs, next.xs)
                                                                : MatchingBorders(next.xs, above.xs);
  return shared * 4 >= fewer * 3;
}

void AppendTable(PageTable& above, PageTable next) {
  ShareBorders(above, next);
  const std::uint32_t repeated = RepeatedRows(above, next);
  if (repeated > 0 && repeated < next.rows()) {
    above.header_rows = std::max(above.header_rows, repeated);
    DropRows(next, repeated);
  }
  const std::uint32_t rows = above.rows();
  for (TableCell& cell : next.cells) {
    cell.place.row += rows;
    above.cells.push_back(std::move(cell));
  }
  // Heights are kept; the position of rows on later pages has no meaning of its own.
  for (std::size_t i = 1; i < next.ys.size(); ++i) above.ys.push_back(above.ys.back() + next.ys[i] - next.ys[i - 1]);
  above.open_bottom = next.open_bottom;
}

}  // namespace gouji
