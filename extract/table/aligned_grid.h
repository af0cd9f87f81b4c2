#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "extract/table/aligned.h"
#include "extract/table/column_spans.h"
#include "extract/table/lattice.h"

namespace gouji {

/// Neighbouring lines [first, first + count).
struct AlignedLines {
  std::size_t first = 0;
  std::size_t count = 0;
  std::size_t end() const { return first + count; }
};

/// The box around all segments of a line.
Box RowBox(const AlignedRow& row);
/// Some segment of the line is a number.
bool HasFigures(const AlignedRow& row);

/// Lines nearer to each other than this stand beside each other, not below: a cell that reaches over two rows is
/// centred between them.
float HalfPitch(const std::vector<AlignedRow>& rows, const AlignedLines& lines);

/// The grid of a range of lines whose columns are known. `drawn` are the horizontal lines of the table: where
/// they part every row they are the rows, else each line of text is one. Nothing where no one grid comes out.
std::optional<AlignedTable> MakeAlignedGrid(const std::vector<AlignedRow>& rows, const AlignedLines& lines,
                                            const std::vector<Column>& columns, const std::vector<Rule>& drawn);

}  // namespace gouji
