#include "patterns/figure_table.h"

#include <algorithm>

namespace gouji {

std::uint32_t FigureTable::FigureAt(std::uint32_t offset) const {
  const auto after = std::upper_bound(figures.begin(), figures.end(), offset, [](std::uint32_t value, const Figure& figure) {
    return value < figure.number.begin;
  });
  if (after == figures.begin() || offset >= std::prev(after)->number.end) return kNone;
  return static_cast<std::uint32_t>(std::prev(after) - figures.begin());
}

std::vector<std::uint32_t> FigureTable::FiguresIn(SourceRange range) const {
  const auto first = std::lower_bound(figures.begin(), figures.end(), range.begin, [](const Figure& figure, std::uint32_t value) {
    return figure.number.begin < value;
  });
  std::vector<std::uint32_t> found;
  for (auto it = first; it != figures.end() && it->number.end <= range.end; ++it) {
    found.push_back(static_cast<std::uint32_t>(it - figures.begin()));
  }
  return found;
}

}  // namespace gouji
