#include "tests/extract/document_dump.h"

#include <algorithm>

namespace gouji::test {
namespace {

std::string OneLine(std::string_view text) {
  std::string out(text);
  std::replace(out.begin(), out.end(), '\n', '/');
  return out;
}

std::string DumpTable(const Document& document, const Table& table) {
  std::string out = "T " + std::to_string(table.rows) + "x" + std::to_string(table.columns);
  if (table.header_rows > 0) out += " header " + std::to_string(table.header_rows);
  if (table.parent_table != kNone) out += " in cell " + std::to_string(table.parent_cell);
  if (!table.caption.empty()) out += " [" + OneLine(document.Slice(table.caption)) + "]";
  if (!table.unit_line.empty()) out += " {" + OneLine(document.Slice(table.unit_line)) + "}";
  out += "\n";
  for (const Cell& cell : table.cells) {
    out += std::to_string(cell.row) + "," + std::to_string(cell.column);
    if (cell.row_span > 1 || cell.column_span > 1)
      out += " " + std::to_string(cell.row_span) + "x" + std::to_string(cell.column_span);
    out += " " + OneLine(document.Slice(cell.text)) + "\n";
  }
  return out;
}

}  // namespace

std::string Dump(const Document& document) {
  static constexpr const char* kKinds[] = {"H", "P", "T", "F", "C"};
  std::string out;
  for (const Block& block : document.blocks()) {
    if (block.kind == BlockKind::kTable) {
      out += DumpTable(document, document.tables()[block.table]);
      continue;
    }
    out += kKinds[static_cast<std::size_t>(block.kind)];
    if (block.level > 0) out += std::to_string(block.level);
    out += " " + OneLine(document.Slice(block.text)) + "\n";
  }
  for (const Note& note : document.notes()) {
    out += "N " + std::to_string(static_cast<int>(note.code)) +
           (note.detail.empty() ? "" : " " + note.detail) + "\n";
  }
  return out;
}

}  // namespace gouji::test
