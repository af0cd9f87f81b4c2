#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "extract/builder.h"

namespace gouji::markup {

struct HtmlTable;

/// A paragraph or, when `table` is set, a table.
struct HtmlItem {
  ParagraphHints hints;
  std::string text;
  std::string label;         ///< made by <ol>
  std::uint32_t number = 0;  ///< of the block element in the page
  std::unique_ptr<HtmlTable> table;
};

struct HtmlCell {
  std::uint32_t row = 0;
  std::uint32_t column = 0;
  std::uint32_t row_span = 1;
  std::uint32_t column_span = 1;
  bool header = false;
  std::vector<HtmlItem> items;
};

/// A table as it is read: cells are put on the grid by HTML's algorithm while they come.
struct HtmlTable {
  std::vector<HtmlCell> cells;
  std::uint32_t rows = 0;
  bool irregular = false;

  void BeginRow() { ++rows; }
  /// Takes the next free place of the current row. A row span of 0 means to the end of the table.
  void BeginCell(std::uint32_t row_span, std::uint32_t column_span, bool header);

 private:
  std::vector<std::uint32_t> taken_until_;  // for each column the first row that is free again
};

/// Feeds items to the builder, page layout by tables undone: a table that only holds other tables
/// or has a single cell is no table.
void Emit(const std::vector<HtmlItem>& items, DocumentBuilder& builder);

}  // namespace gouji::markup
