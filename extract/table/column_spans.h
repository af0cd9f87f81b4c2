#pragma once

#include <cstddef>
#include <vector>

#include "extract/table/box.h"

namespace gouji {

/// Where the text of a column stands.
struct Column {
  float x0 = 0;
  float x1 = 0;

  bool operator==(const Column&) const = default;
};

/// Columns [first, last].
struct ColumnRange {
  std::size_t first = 0;
  std::size_t last = 0;

  bool operator==(const ColumnRange&) const = default;
};

/// The column whose text is nearest to the middle of the box.
std::size_t NearestColumn(const std::vector<Column>& columns, const Box& box);

/// The columns that each segment of a line touches, else the nearest.
std::vector<ColumnRange> TextSpans(const std::vector<Column>& columns, const std::vector<Box>& segments);

/// The columns that the segments of a head line stand over, from left to right: heads are centred over their
/// columns. Columns that are `taken` belong to other cells.
std::vector<ColumnRange> HeadSpans(const std::vector<Column>& columns, const std::vector<Box>& segments,
                                   const std::vector<bool>& taken);

}  // namespace gouji
