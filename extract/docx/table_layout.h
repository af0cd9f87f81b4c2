#pragma once

#include <cstdint>
#include <vector>

#include "extract/docx/draft.h"

namespace gouji::docx {

struct PlacedCell {
  const CellDraft* cell = nullptr;
  std::uint32_t row = 0;
  std::uint32_t column = 0;
  std::uint32_t row_span = 1;
  std::uint32_t column_span = 1;
};

struct TableLayout {
  std::vector<PlacedCell> cells;  ///< in row-major order
  std::uint32_t header_rows = 0;
  bool irregular = false;    ///< something had to be repaired
  bool hidden_text = false;  ///< a continued cell has text that Word does not show
};

/// Puts the cells of a table on a grid: spans, vertical and horizontal merges, skipped columns.
/// Rows that do not agree about the number of columns are aligned by their cell widths where these
/// are given.
TableLayout LayOut(const TableDraft& table);

}  // namespace gouji::docx
