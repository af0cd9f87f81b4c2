#include <vector>

#include "extract/builder.h"
#include "extract/read.h"

namespace gouji {
namespace {

std::string_view NextLine(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}

std::string_view Trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

bool IsTableLine(std::string_view line) { return line.size() > 1 && line.front() == '|' && line.back() == '|'; }

bool IsSeparatorLine(std::string_view line) {
  return line.find('-') != std::string_view::npos && line.find_first_not_of("|-: ") == std::string_view::npos;
}

std::vector<std::string_view> SplitCells(std::string_view line) {
  std::vector<std::string_view> cells;
  line.remove_prefix(1);
  while (!line.empty()) {
    const std::size_t bar = line.find('|');
    cells.push_back(Trim(line.substr(0, bar)));
    line.remove_prefix(bar == std::string_view::npos ? line.size() : bar + 1);
  }
  return cells;
}

struct GridLine {
  std::vector<std::string_view> cells;
  std::uint32_t number = 0;
};

// In a pipe table a cell "^" continues the cell above and "<" the cell on its left.
void WriteTable(DocumentBuilder& builder, const std::vector<GridLine>& lines, std::uint32_t header_rows) {
  builder.BeginTable();
  const auto is = [&](std::size_t row, std::size_t column, std::string_view mark) {
    return row < lines.size() && column < lines[row].cells.size() && lines[row].cells[column] == mark;
  };
  for (std::size_t row = 0; row < lines.size(); ++row) {
    for (std::size_t column = 0; column < lines[row].cells.size(); ++column) {
      if (is(row, column, "^") || is(row, column, "<")) continue;
      std::uint32_t column_span = 1;
      while (is(row, column + column_span, "<")) ++column_span;
      std::uint32_t row_span = 1;
      while (is(row + row_span, column, "^")) ++row_span;
      builder.BeginCell(static_cast<std::uint32_t>(row), static_cast<std::uint32_t>(column), row_span, column_span);
      Origin origin;
      origin.paragraph = lines[row].number;
      builder.Append(lines[row].cells[column], origin);
      builder.EndCell();
    }
  }
  builder.EndTable(header_rows);
}

}  // namespace

Result<Document> ReadPlainText(std::string_view bytes, const ReadLimits& limits) {
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") bytes.remove_prefix(3);
  DocumentBuilder builder(DocumentFormat::kText);
  std::string_view rest = bytes;
  std::uint32_t number = 0;
  std::vector<GridLine> table;
  std::uint32_t header_rows = 0;
  const auto flush = [&] {
    if (!table.empty()) WriteTable(builder, table, header_rows);
    table.clear();
    header_rows = 0;
  };
  while (!rest.empty()) {
    std::string_view line = Trim(NextLine(rest));
    const std::uint32_t line_number = number++;
    if (builder.text_size() > limits.text_bytes) return Error{ErrorCode::kLimit, "text_bytes"};
    if (IsTableLine(line)) {
      if (IsSeparatorLine(line)) {
        header_rows = static_cast<std::uint32_t>(table.size());
        continue;
      }
      table.push_back({SplitCells(line), line_number});
      if (table.back().cells.size() > limits.table_columns) return Error{ErrorCode::kLimit, "table_columns"};
      if (builder.cell_count() > limits.cells) return Error{ErrorCode::kLimit, "cells"};
      continue;
    }
    flush();
    ParagraphHints hints;
    while (hints.style_level < 9 && !line.empty() && line.front() == '#') {
      line.remove_prefix(1);
      ++hints.style_level;
    }
    Origin origin;
    origin.paragraph = line_number;
    builder.BeginParagraph(hints);
    builder.Append(Trim(line), origin);
    builder.EndParagraph();
  }
  flush();
  return std::move(builder).Finish();
}

}  // namespace gouji
