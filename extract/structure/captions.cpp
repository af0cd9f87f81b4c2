#include "extract/structure/captions.h"

#include <string>

#include "extract/base/utf8.h"

namespace gouji {
namespace {

constexpr std::size_t kLookBack = 4;      // blocks above a table that may belong to it
constexpr std::size_t kMaxCaptionBytes = 180;

std::string Squeezed(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = DecodeUtf8(text, i);
    if (!IsSpace(c.value)) out.append(text.substr(i, c.size));
    i += c.size;
  }
  return out;
}

bool HasUnitMark(std::string_view squeezed) {
  return squeezed.find("单位：") != std::string_view::npos || squeezed.find("单位:") != std::string_view::npos;
}

bool NamesMoneyUnit(std::string_view squeezed) { return squeezed.find("元") != std::string_view::npos; }

bool LooksLikeCaption(std::string_view squeezed) {
  return squeezed.size() <= kMaxCaptionBytes && squeezed.find("。") == std::string_view::npos &&
         squeezed.find("表") != std::string_view::npos;
}

void AttachAbove(std::string_view text, const std::vector<Block>& blocks, Table& table) {
  for (std::size_t back = 1; back <= kLookBack && back <= table.block; ++back) {
    const Block& above = blocks[table.block - back];
    if (above.kind == BlockKind::kTable || above.kind == BlockKind::kContents) return;
    const std::string words = Squeezed(text.substr(above.text.begin, above.text.size()));
    if (words.size() > kMaxCaptionBytes) return;
    if (table.unit_line.empty() && HasUnitMark(words) && NamesMoneyUnit(words)) {
      table.unit_line = above.text;
    } else if (LooksLikeCaption(words)) {
      table.caption = above.text;
      return;
    }
  }
}

// Spreadsheets and some Word tables keep the title or the unit line in their own first rows.
void AttachInside(std::string_view text, Table& table) {
  for (const Cell& cell : table.cells) {
    if (cell.row > 3) return;
    const std::string words = Squeezed(text.substr(cell.text.begin, cell.text.size()));
    if (words.size() > kMaxCaptionBytes) continue;
    if (table.unit_line.empty() && HasUnitMark(words) && NamesMoneyUnit(words)) table.unit_line = cell.text;
    if (table.caption.empty() && cell.column_span == table.columns && cell.row == 0 && LooksLikeCaption(words)) {
      table.caption = cell.text;
    }
  }
}

}  // namespace

void AttachCaptions(std::string_view text, const std::vector<Block>& blocks, std::vector<Table>& tables) {
  for (Table& table : tables) {
    if (table.parent_table == kNone) AttachAbove(text, blocks, table);
    AttachInside(text, table);
  }
}

}  // namespace gouji
