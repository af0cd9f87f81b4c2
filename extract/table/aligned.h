#pragma once

#include <cstddef>
#include <vector>

#include "extract/table/box.h"

namespace gouji {

/// A line of text cut at its wide gaps.
struct AlignedRow {
  std::vector<Box> segments;  ///< from left to right
  std::vector<bool> figures;  ///< whether a segment is a number
  float size = 0;             ///< font size
};

/// A table told from alignment alone: rows [first, first + rows) and its column borders.
struct AlignedTable {
  std::size_t first = 0;
  std::size_t rows = 0;
  std::vector<float> xs;  ///< columns + 1 positions
};

/// Finds tables without ruling lines among the lines of a page, from top to bottom. Modest on
/// purpose: at least three rows, columns that no line bridges, and figures below each other. What
/// is not surely a table stays text, where every number is still read.
std::vector<AlignedTable> FindAlignedTables(const std::vector<AlignedRow>& rows);

}  // namespace gouji
