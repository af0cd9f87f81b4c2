#pragma once

#include <optional>
#include <string>
#include <vector>

#include "checks/engine/check.h"

namespace gouji {

/// A cell of a table by place.
struct CellPlace {
  std::uint32_t row = 0;
  std::uint32_t column = 0;
  int sign = 1;
};

/// Whether numbers of the column may be added up: amounts and counts, no rates, marks, targets or codes.
bool IsAdditive(const TableAxis& column);

/// The tie "total = Σ parts" between cells of one table, judged. Blank cells and dashes add nothing.
/// nullopt when nothing is asserted: no figure in the total, or none in any part. Not assessable when a
/// part cannot be read ("unreadable-cell") or the cells hold different kinds ("mixed-units").
std::optional<Relation> SumCells(const CheckInput& input, std::uint32_t table, CellPlace total,
                                 const std::vector<CellPlace>& parts);

/// "合计行 · 基本支出列" for messages: row label and column head of a cell.
std::string CellName(const CheckInput& input, std::uint32_t table, CellPlace cell);

/// What the text calls a figure, for messages: its item, else the words before it, else `otherwise`.
std::string NameInText(const CheckInput& input, std::uint32_t figure, const std::string& otherwise);

/// The table's title for messages; its number where it has none (表3, counted as places count).
std::string TableName(const CheckInput& input, std::uint32_t table);

/// Value of the cell in base units; zero for blank cells.
Rational ValueOf(const CheckInput& input, std::uint32_t table, CellPlace cell);

/// Calls visit(table, section, side) for every side of every section of every table, in order.
template <typename Visit>
void ForEachSide(const FigureTable& figures, const Visit& visit) {
  for (std::uint32_t table = 0; table < figures.tables.size(); ++table) {
    for (const TableSection& section : figures.tables[table].sections) {
      for (const TableSide& side : section.sides) visit(table, section, side);
    }
  }
}

/// Marks a tie that cannot be judged.
void SetAside(Relation& relation, std::string_view reason);

}  // namespace gouji
