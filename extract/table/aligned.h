#pragma once

#include <cstddef>
#include <vector>

#include "extract/table/box.h"
#include "extract/table/lattice.h"

namespace gouji {

/// A line of text cut at its wide gaps.
struct AlignedRow {
  std::vector<Box> segments;  ///< from left to right
  std::vector<bool> figures;  ///< whether a segment is a number
  float size = 0;             ///< font size

  bool operator==(const AlignedRow&) const = default;
};

/// A table told from alignment. It takes the lines [first, first + lines); `homes` has the cell of each of
/// their segments, line by line.
struct AlignedTable {
  std::size_t first = 0;
  std::size_t lines = 0;
  Lattice grid;
  std::vector<std::vector<std::size_t>> homes;
};

/// Finds tables without a lattice among the lines of a page, from top to bottom: columns told from alignment,
/// rows from the text or from `rules`, horizontal lines that no lattice uses (three-line tables, rows parted by
/// lines). Modest on purpose: at least three rows, columns that no line bridges, and figures below each other.
/// Heads over several columns are understood. What is not surely a table stays text, where every number is
/// still read.
std::vector<AlignedTable> FindAlignedTables(const std::vector<AlignedRow>& rows, const std::vector<Rule>& rules);

}  // namespace gouji
