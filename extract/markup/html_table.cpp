#include "extract/markup/html_table.h"

#include <algorithm>
#include <limits>

#include "extract/structure/line_breaks.h"

namespace gouji::markup {
namespace {

void AppendItem(const HtmlItem& item, std::string_view text, bool first, DocumentBuilder& builder) {
  Origin origin;
  origin.paragraph = item.number;
  if (first && !item.label.empty()) builder.AppendGenerated(item.label, origin);
  builder.Append(text, origin);
}

void EmitParagraph(const HtmlItem& item, DocumentBuilder& builder) {
  const std::string_view text = item.text;
  std::size_t begin = 0;
  for (std::size_t at = text.find('\n'); begin <= text.size(); at = text.find('\n', at + 1)) {
    const bool last = at == std::string_view::npos;
    if (!last && !BreakStartsParagraph(text.substr(begin, at - begin), text.substr(at))) continue;
    builder.BeginParagraph(item.hints);
    AppendItem(item, text.substr(begin, last ? text.size() - begin : at - begin), begin == 0,
               builder);
    builder.EndParagraph();
    if (last) break;
    begin = at;
  }
}

bool IsLayout(const HtmlTable& table) {
  if (table.cells.size() == 1) return true;
  return std::any_of(table.cells.begin(), table.cells.end(), [](const HtmlCell& cell) {
    return std::any_of(cell.items.begin(), cell.items.end(), [](const HtmlItem& item) {
      return item.hints.style_level > 0 || (item.table != nullptr && item.table->cells.size() > 3);
    });
  });
}

void EmitTable(const HtmlTable& table, DocumentBuilder& builder);

void EmitCell(const HtmlCell& cell, DocumentBuilder& builder) {
  for (const HtmlItem& item : cell.items) {
    if (item.table) {
      EmitTable(*item.table, builder);
    } else {
      AppendItem(item, item.text, true, builder);
    }
    builder.EndCellParagraph();
  }
}

std::uint32_t HeaderRows(const HtmlTable& table) {
  std::uint32_t rows = table.rows;
  for (const HtmlCell& cell : table.cells) {
    if (!cell.header) rows = std::min(rows, cell.row);
  }
  return rows == table.rows ? 0 : rows;
}

void EmitTable(const HtmlTable& table, DocumentBuilder& builder) {
  if (table.irregular)
    builder.AddNote({.code = NoteCode::kIrregularTable, .detail = {}, .place = {}});
  if (table.cells.empty()) return;
  builder.BeginTable();
  for (const HtmlCell& cell : table.cells) {
    builder.BeginCell(cell.row, cell.column, std::min(cell.row_span, table.rows - cell.row),
                      cell.column_span);
    EmitCell(cell, builder);
    builder.EndCell();
  }
  builder.EndTable(HeaderRows(table));
}

}  // namespace

void HtmlTable::BeginCell(std::uint32_t row_span, std::uint32_t column_span, bool header) {
  if (rows == 0) rows = 1;
  const std::uint32_t row = rows - 1;
  std::uint32_t column = 0;
  while (column < taken_until_.size() && taken_until_[column] > row) ++column;
  std::uint32_t span = 1;
  while (span < column_span &&
         (column + span >= taken_until_.size() || taken_until_[column + span] <= row))
    ++span;
  if (span < column_span) irregular = true;  // it would lie over a cell from above
  const std::uint32_t far = std::numeric_limits<std::uint32_t>::max();
  const std::uint32_t until = row_span == 0 || row_span > far - row ? far : row + row_span;
  if (taken_until_.size() < column + span) taken_until_.resize(column + span, 0);
  std::fill_n(taken_until_.begin() + column, span, until);
  HtmlCell cell;
  cell.row = row;
  cell.column = column;
  cell.row_span = until - row;
  cell.column_span = span;
  cell.header = header;
  cells.push_back(std::move(cell));
}

void Emit(const std::vector<HtmlItem>& items, DocumentBuilder& builder) {
  for (const HtmlItem& item : items) {
    if (!item.table) {
      EmitParagraph(item, builder);
    } else if (IsLayout(*item.table)) {
      for (const HtmlCell& cell : item.table->cells) Emit(cell.items, builder);
    } else {
      EmitTable(*item.table, builder);
    }
  }
}

}  // namespace gouji::markup
