#include "tools/report/document_report.h"
#include "tools/report/words.h"

namespace gouji {
namespace {

void AppendCell(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (c == '\n') {
      out += " // ";
    } else if (c == '|') {
      out += "\\|";
    } else {
      out += c;
    }
  }
}

void AppendTable(std::string& out, const Document& document, std::uint32_t index) {
  const Table& table = document.tables()[index];
  for (std::uint32_t row = 0; row < table.rows; ++row) {
    out += '|';
    for (std::uint32_t column = 0; column < table.columns; ++column) {
      const Cell* cell = table.At(row, column);
      out += ' ';
      if (cell != nullptr && cell->row != row) {
        out += '^';
      } else if (cell != nullptr && cell->column != column) {
        out += '<';
      } else if (cell != nullptr) {
        AppendCell(out, document.Slice(cell->text));
      }
      out += " |";
    }
    out += '\n';
    if (row + 1 == table.header_rows) {
      out += '|';
      for (std::uint32_t column = 0; column < table.columns; ++column) out += "---|";
      out += '\n';
    }
  }
}

}  // namespace

std::string DocumentText(const Document& document, Language language) {
  std::string out;
  for (const Block& block : document.blocks()) {
    if (!out.empty() && block.kind != BlockKind::kContents) out += '\n';
    if (block.kind == BlockKind::kTable) {
      AppendTable(out, document, block.table);
      continue;
    }
    if (block.kind == BlockKind::kHeading) out.append(block.level, '#').append(" ");
    if (block.kind == BlockKind::kContents) out += "· ";
    if (block.kind == BlockKind::kFootnote) out += language == Language::kZh ? "〔脚注〕" : "[footnote] ";
    out.append(document.Slice(block.text)).append("\n");
  }
  if (!document.notes().empty()) out += '\n';
  for (const Note& note : document.notes()) {
    out += (language == Language::kZh ? "〔提示〕" : "[note] ") + NoteLine(note, language) + "\n";
  }
  return out;
}

}  // namespace gouji
