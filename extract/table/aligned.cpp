#include "extract/table/aligned.h"

#include <algorithm>
#include <utility>

namespace gouji {
namespace {

constexpr std::size_t kLeastRows = 3;
constexpr std::size_t kLeastColumns = 3;
constexpr float kColumnGap = 0.8F;    // em between columns
constexpr float kRowGap = 3.0F;       // em between rows
constexpr float kFilled = 0.6F;       // share of the cells that hold something
constexpr float kFigureShare = 0.6F;  // of the filled cells of a figure column

struct Column {
  float x0 = 0;
  float x1 = 0;
};

Box RowBox(const AlignedRow& row) {
  Box box = row.segments.front();
  for (const Box& segment : row.segments) box = Union(box, segment);
  return box;
}

// The gaps that no segment bridges part the columns.
std::vector<Column> ColumnsOf(const std::vector<AlignedRow>& rows, std::size_t first,
                              std::size_t count) {
  std::vector<Column> spans;
  for (std::size_t i = first; i < first + count; ++i) {
    for (const Box& segment : rows[i].segments) spans.push_back({segment.x0, segment.x1});
  }
  std::sort(spans.begin(), spans.end(),
            [](const Column& a, const Column& b) { return a.x0 < b.x0; });
  std::vector<Column> columns;
  const float gap = kColumnGap * rows[first].size;
  for (const Column& span : spans) {
    if (!columns.empty() && span.x0 < columns.back().x1 + gap) {
      columns.back().x1 = std::max(columns.back().x1, span.x1);
    } else {
      columns.push_back(span);
    }
  }
  return columns;
}

bool Follows(const AlignedRow& above, const AlignedRow& below) {
  if (above.segments.empty() || below.segments.empty()) return false;
  return RowBox(below).y0 - RowBox(above).y1 < kRowGap * above.size;
}

bool LooksLikeTable(const std::vector<AlignedRow>& rows, std::size_t first, std::size_t count,
                    const std::vector<Column>& columns) {
  if (count < kLeastRows || columns.size() < kLeastColumns) return false;
  std::size_t filled = 0;
  bool figures_below = false;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    std::size_t here = 0;
    std::size_t figures = 0;
    for (std::size_t i = first; i < first + count; ++i) {
      for (std::size_t s = 0; s < rows[i].segments.size(); ++s) {
        if (Overlap(rows[i].segments[s].x0, rows[i].segments[s].x1, columns[c].x0, columns[c].x1) <=
            0)
          continue;
        ++here;
        figures += rows[i].figures[s] ? 1U : 0U;
      }
    }
    filled += std::min(here, count);
    figures_below =
        figures_below || (c > 0 && figures + 1 >= kLeastRows &&
                          static_cast<float>(figures) >= kFigureShare * static_cast<float>(here));
  }
  return figures_below &&
         static_cast<float>(filled) >= kFilled * static_cast<float>(count * columns.size());
}

}  // namespace

std::vector<AlignedTable> FindAlignedTables(const std::vector<AlignedRow>& rows) {
  std::vector<AlignedTable> tables;
  for (std::size_t first = 0; first < rows.size();) {
    if (rows[first].segments.size() < kLeastColumns) {
      ++first;
      continue;
    }
    std::size_t count = 1;
    std::vector<Column> columns = ColumnsOf(rows, first, 1);
    while (first + count < rows.size() && rows[first + count].segments.size() > 1 &&
           Follows(rows[first + count - 1], rows[first + count])) {
      std::vector<Column> more = ColumnsOf(rows, first, count + 1);
      if (more.size() < columns.size()) break;  // a line that bridges the columns ends the table
      columns = std::move(more);
      ++count;
    }
    if (!LooksLikeTable(rows, first, count, columns)) {
      ++first;
      continue;
    }
    AlignedTable table{first, count, {columns.front().x0}};
    for (std::size_t c = 1; c < columns.size(); ++c)
      table.xs.push_back((columns[c - 1].x1 + columns[c].x0) / 2);
    table.xs.push_back(columns.back().x1);
    tables.push_back(std::move(table));
    first += count;
  }
  return tables;
}

}  // namespace gouji
