#include "tools/mutate/document_editor.h"

#include <algorithm>

namespace gouji {
namespace {

bool CanDeleteRow(const Document& document, std::uint32_t table, std::uint32_t row) {
  const std::vector<Table>& tables = document.tables();
  const Table& grid = tables[table];
  if (row < grid.header_rows || row >= grid.rows) return false;
  const auto holds_table = [&](const Table& other) { return other.parent_table == table; };
  if (std::any_of(tables.begin(), tables.end(), holds_table)) return false;
  bool any = false;
  for (const Cell& cell : grid.cells) {
    if (cell.row != row) continue;
    if (cell.row_span > 1) return false;
    any = true;
  }
  return any;
}

void DropRow(Table& table, std::uint32_t row) {
  std::erase_if(table.cells, [&](const Cell& cell) { return cell.row == row; });
  for (Cell& cell : table.cells) {
    if (cell.row > row) {
      --cell.row;
    } else if (cell.row + cell.row_span > row) {
      --cell.row_span;
    }
  }
  --table.rows;
  table.grid.assign(static_cast<std::size_t>(table.rows) * table.columns, kNone);
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    const Cell& cell = table.cells[i];
    for (std::uint32_t r = cell.row; r < std::min(cell.row + cell.row_span, table.rows); ++r) {
      for (std::uint32_t c = cell.column; c < std::min(cell.column + cell.column_span, table.columns); ++c) {
        std::uint32_t& slot = table.grid[static_cast<std::size_t>(r) * table.columns + c];
        if (slot == kNone) slot = static_cast<std::uint32_t>(i);
      }
    }
  }
}

}  // namespace

SourceRange DocumentEditor::Moved(SourceRange place, SourceRange range, std::size_t size) {
  const auto moved = [&](std::uint32_t at, bool end) {
    if (at <= range.begin) return at;
    if (at >= range.end) return static_cast<std::uint32_t>(at - range.size() + size);
    return end ? static_cast<std::uint32_t>(range.begin + size) : range.begin;
  };
  return {moved(place.begin, false), moved(place.end, true)};
}

Document DocumentEditor::WithText(const Document& document, SourceRange range, std::string_view text) {
  Document copy = document;
  copy.text_.replace(range.begin, range.size(), text);
  const auto move = [&](SourceRange& place) { place = Moved(place, range, text.size()); };
  for (Block& block : copy.blocks_) {
    move(block.text);
    move(block.label);
  }
  for (Table& table : copy.tables_) {
    move(table.caption);
    move(table.unit_line);
    for (Cell& cell : table.cells) move(cell.text);
  }
  for (Origin& origin : copy.origins_) move(origin.range);
  std::erase_if(copy.origins_, [](const Origin& origin) { return origin.range.empty(); });
  for (Note& note : copy.notes_) move(note.place);
  return copy;
}

SourceRange DocumentEditor::RowText(const Document& document, std::uint32_t table, std::uint32_t row) {
  SourceRange text{kNone, 0};
  for (const Cell& cell : document.tables()[table].cells) {
    if (cell.row != row) continue;
    text.begin = std::min(text.begin, cell.text.begin);
    text.end = std::max(text.end, cell.text.end);
  }
  return text.begin == kNone ? SourceRange{} : text;
}

std::optional<Document> DocumentEditor::WithoutRow(const Document& document, std::uint32_t table, std::uint32_t row) {
  if (!CanDeleteRow(document, table, row)) return std::nullopt;
  Document copy = WithText(document, RowText(document, table, row), "");
  DropRow(copy.tables_[table], row);
  return copy;
}

}  // namespace gouji
