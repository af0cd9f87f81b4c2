#include "extract/docx/table_layout.h"

#include <algorithm>
#include <cstdlib>
#include <optional>

namespace gouji::docx {
namespace {

constexpr std::int32_t kEdgeTolerance = 60;  // twentieths of a point: 3 pt, thinner than any column

struct Slot {
  const CellDraft* cell = nullptr;
  std::uint32_t column = 0;
  std::uint32_t span = 1;
};
using SlotRow = std::vector<Slot>;

bool HasText(const CellDraft& cell) {
  return std::any_of(cell.items.begin(), cell.items.end(), [](const ItemDraft& item) {
    return item.table != nullptr || !item.paragraph.text.empty();
  });
}

// Cells of a row with horizontal merges and deleted cells resolved, at the columns their spans
// give.
SlotRow PlaceRow(const RowDraft& row, TableLayout& layout) {
  SlotRow slots;
  std::uint32_t column = row.grid_before;
  for (const CellDraft& cell : row.cells) {
    if (cell.deleted) continue;
    if (cell.horizontal == Merge::kContinue && !slots.empty()) {
      slots.back().span += cell.span;
      layout.hidden_text = layout.hidden_text || HasText(cell);
    } else {
      slots.push_back({&cell, column, cell.span});
    }
    column += cell.span;
  }
  return slots;
}

std::uint32_t EndOf(const SlotRow& row) {
  return row.empty() ? 0 : row.back().column + row.back().span;
}

// Right edges of the cells of a row from their widths; nullopt when a width is missing.
std::optional<std::vector<std::int32_t>> Edges(const SlotRow& row) {
  std::vector<std::int32_t> edges;
  std::int32_t x = 0;
  for (const Slot& slot : row) {
    if (slot.cell->width <= kEdgeTolerance || slot.cell->width > 1'000'000) return std::nullopt;
    x += slot.cell->width;
    edges.push_back(x);
  }
  return edges;
}

// Some writers give cells widths and no spans. Only when rows differ in length, and every row tells
// its widths and has the same total, the widths decide.
bool AlignByWidths(std::vector<SlotRow>& rows) {
  std::vector<std::int32_t> all;
  std::vector<std::vector<std::int32_t>> edges_of;
  for (const SlotRow& row : rows) {
    if (!row.empty() && row.front().column != 0) return false;
    auto edges = Edges(row);
    if (!edges || edges->empty()) return false;
    if (!all.empty() && std::abs(edges->back() - edges_of.front().back()) > kEdgeTolerance)
      return false;
    all.insert(all.end(), edges->begin(), edges->end());
    edges_of.push_back(std::move(*edges));
  }
  std::sort(all.begin(), all.end());
  std::vector<std::int32_t> columns;
  for (const std::int32_t x : all) {
    if (columns.empty() || x - columns.back() > kEdgeTolerance) columns.push_back(x);
  }
  for (std::size_t r = 0; r < rows.size(); ++r) {
    std::uint32_t begin = 0;
    for (std::size_t i = 0; i < rows[r].size(); ++i) {
      const auto at = std::upper_bound(columns.begin(), columns.end(), edges_of[r][i]);
      const auto end = static_cast<std::uint32_t>(at - columns.begin());
      if (end <= begin) return false;
      rows[r][i].column = begin;
      rows[r][i].span = end - begin;
      begin = end;
    }
  }
  return true;
}

bool SameWidth(const std::vector<SlotRow>& rows) {
  return std::all_of(rows.begin(), rows.end(),
                     [&](const SlotRow& row) { return EndOf(row) == EndOf(rows.front()); });
}

// Extends cells downwards over the w:vMerge continuations below them.
void MergeDown(const std::vector<SlotRow>& rows, TableLayout& layout) {
  std::vector<std::size_t> above;  // indices into layout.cells that a continuation may extend
  for (std::uint32_t r = 0; r < rows.size(); ++r) {
    std::vector<std::size_t> open;
    for (const Slot& slot : rows[r]) {
      const Merge merge = slot.cell->vertical;
      if (merge == Merge::kContinue) {
        const auto owner = std::find_if(above.begin(), above.end(), [&](std::size_t index) {
          const PlacedCell& cell = layout.cells[index];
          return cell.column == slot.column && cell.column_span == slot.span;
        });
        if (owner != above.end()) {
          ++layout.cells[*owner].row_span;
          open.push_back(*owner);
          layout.hidden_text = layout.hidden_text || HasText(*slot.cell);
          continue;
        }
        layout.irregular = true;  // nothing above to continue: a cell of its own
      }
      if (merge == Merge::kRestart) open.push_back(layout.cells.size());
      layout.cells.push_back({slot.cell, r, slot.column, 1, slot.span});
    }
    above = std::move(open);
  }
}

}  // namespace

TableLayout LayOut(const TableDraft& table) {
  TableLayout layout;
  layout.irregular = table.odd;
  std::vector<SlotRow> rows;
  bool leading = true;
  for (const RowDraft& row : table.rows) {
    if (row.deleted) continue;
    SlotRow slots = PlaceRow(row, layout);
    if (slots.empty()) {
      layout.irregular = true;
      continue;
    }
    leading = leading && row.header;
    if (leading) ++layout.header_rows;
    rows.push_back(std::move(slots));
  }
  if (rows.empty()) layout.irregular = true;
  if (!rows.empty() && !SameWidth(rows)) {
    std::vector<SlotRow> aligned = rows;
    if (AlignByWidths(aligned)) {
      rows = std::move(aligned);
      layout.irregular = true;
    }
  }
  MergeDown(rows, layout);
  return layout;
}

}  // namespace gouji::docx
