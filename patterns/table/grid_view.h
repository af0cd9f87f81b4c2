#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/document.h"
#include "patterns/figure_table.h"

namespace gouji {

/// What stands in one cell.
struct CellFacts {
  std::string text;              ///< normalised
  std::uint32_t figure = kNone;  ///< the cell's only figure
  bool value = false;            ///< the cell holds that number and nothing else
};

/// One table of the document with its words normalised and its figures at hand. Lives while a model is
/// built.
class GridView {
 public:
  GridView(const Table& table, std::vector<CellFacts> facts) : table_(table), facts_(std::move(facts)) {}

  std::uint32_t rows() const { return table_.rows; }
  std::uint32_t columns() const { return table_.columns; }
  const Table& table() const { return table_; }

  /// Index of the cell that covers the place, or kNone.
  std::uint32_t CellAt(std::uint32_t row, std::uint32_t column) const {
    if (row >= rows() || column >= columns()) return kNone;
    return table_.grid[static_cast<std::size_t>(row) * columns() + column];
  }
  const Cell& cell(std::uint32_t index) const { return table_.cells[index]; }
  const CellFacts& facts(std::uint32_t index) const { return facts_[index]; }

  /// The cell if its top left corner is here, else kNone.
  std::uint32_t StartsAt(std::uint32_t row, std::uint32_t column) const {
    const std::uint32_t index = CellAt(row, column);
    if (index == kNone || cell(index).row != row || cell(index).column != column) return kNone;
    return index;
  }
  /// Text of the cell that covers the place; empty in holes.
  std::string_view TextAt(std::uint32_t row, std::uint32_t column) const {
    const std::uint32_t index = CellAt(row, column);
    return index == kNone ? std::string_view() : std::string_view(facts_[index].text);
  }
  /// Cells with text whose top edge is in this row, left to right.
  std::vector<std::uint32_t> FilledIn(std::uint32_t row) const;
  /// FilledIn without number-only cells.
  std::size_t CountValues(std::uint32_t row) const;

 private:
  const Table& table_;
  std::vector<CellFacts> facts_;
};

/// The facts of every cell of every table: one entry a table of the document.
std::vector<std::vector<CellFacts>> ReadCells(const Document& document, const FigureTable& figures);

/// Digits only.
bool IsDigits(std::string_view text);

}  // namespace gouji
