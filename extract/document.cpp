#include "extract/document.h"

#include <algorithm>

namespace gouji {

const Cell* Table::At(std::uint32_t row, std::uint32_t column) const {
  if (row >= rows || column >= columns) return nullptr;
  const std::uint32_t index = grid[static_cast<std::size_t>(row) * columns + column];
  return index == kNone ? nullptr : &cells[index];
}

std::vector<Origin> Document::OriginsOf(SourceRange range) const {
  auto first = std::lower_bound(
      origins_.begin(), origins_.end(), range.begin,
      [](const Origin& origin, std::uint32_t offset) { return origin.range.end <= offset; });
  std::vector<Origin> found;
  for (; first != origins_.end() && first->range.begin < range.end; ++first) found.push_back(*first);
  return found;
}

std::uint32_t Document::BlockAt(std::uint32_t offset) const {
  // Blocks are sorted by begin; a nested table follows its parent, so the last match is the innermost.
  auto after = std::upper_bound(
      blocks_.begin(), blocks_.end(), offset,
      [](std::uint32_t value, const Block& block) { return value < block.text.begin; });
  while (after != blocks_.begin()) {
    --after;
    if (offset < after->text.end) return static_cast<std::uint32_t>(after - blocks_.begin());
    if (after->table == kNone || tables_[after->table].parent_table == kNone) break;
  }
  return kNone;
}

std::uint32_t Document::CellAt(std::uint32_t table, std::uint32_t offset) const {
  const std::vector<Cell>& cells = tables_[table].cells;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (cells[i].text.begin <= offset && offset < cells[i].text.end) return static_cast<std::uint32_t>(i);
  }
  return kNone;
}

std::vector<std::uint32_t> Document::SectionPath(std::uint32_t block) const {
  std::vector<std::uint32_t> path;
  for (std::uint32_t at = blocks_[block].parent; at != kNone; at = blocks_[at].parent) path.push_back(at);
  std::reverse(path.begin(), path.end());
  return path;
}

}  // namespace gouji
