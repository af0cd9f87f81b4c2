#include "checks/engine/text_piece.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace gouji {

std::vector<TextPiece> TextPieces(const Document& document) {
  std::vector<TextPiece> pieces;
  const auto add = [&](SourceRange range, std::uint32_t block, std::uint32_t table, std::uint32_t cell) {
    NormalizedText text(document.Slice(range), range.begin);
    if (!text.text().empty()) pieces.push_back({range, std::move(text), block, table, cell});
  };
  for (std::uint32_t b = 0; b < document.blocks().size(); ++b) {
    const Block& block = document.blocks()[b];
    if (block.kind == BlockKind::kContents) continue;
    if (block.kind != BlockKind::kTable) {
      add(block.text, b, kNone, kNone);
      continue;
    }
    const Table& table = document.tables()[block.table];
    for (std::uint32_t c = 0; c < table.cells.size(); ++c) {
      const std::string_view text = document.Slice(table.cells[c].text);
      const std::uint32_t begin = table.cells[c].text.begin;
      for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        add({begin + static_cast<std::uint32_t>(at), begin + static_cast<std::uint32_t>(end)}, b, block.table, c);
        at = end + 1;
      }
    }
  }
  return pieces;
}

}  // namespace gouji
