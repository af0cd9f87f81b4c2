#pragma once

#include <string_view>
#include <vector>

#include "checks/common/table_sum.h"

namespace gouji {

/// A figure that one of the published tables (预算/决算公开表) states about the whole.
struct TableFigure {
  std::uint32_t table = kNone;
  std::uint32_t figure = kNone;
  CellPlace cell;

  bool found() const { return figure != kNone; }
};

/// The only table of the kind that holds amounts, or kNone: with two, it is not said which is meant.
std::uint32_t OnlyTable(const CheckInput& input, std::string_view kind);

/// The total of a table's side in the column whose role or head is meant: "" is the total column (or the
/// only one), other words are looked for in the head. The total row is the last 合计/总计; a table of one
/// row without a name is its own total.
TableFigure TotalOf(const CheckInput& input, std::uint32_t table, std::size_t side, std::string_view column_word);

/// The 本年收入合计 or 本年支出合计 of a side, in the total column or the one whose head says the word.
TableFigure FlowColumnOf(const CheckInput& input, std::uint32_t table, std::size_t side, std::string_view column_word);
inline TableFigure FlowTotalOf(const CheckInput& input, std::uint32_t table, std::size_t side) {
  return FlowColumnOf(input, table, side, "");
}

/// The last row of a side that is a 合计 of its own (人员经费合计), in the total column.
TableFigure SubtotalOf(const CheckInput& input, std::uint32_t table, std::size_t side);

/// The cell in the total column of the row whose label contains the word.
TableFigure RowOf(const CheckInput& input, std::uint32_t table, std::size_t side, std::string_view label_word);

/// A tie "stated = one of the others", judged as equal to the first that it equals, else to the first.
/// Nothing is appended when a figure is missing.
void AppendEqual(const CheckInput& input, const TableFigure& stated, const std::vector<TableFigure>& others,
                 std::vector<Relation>& relations, Severity severity = Severity::kError);

/// A tie "stated = Σ parts". Nothing is appended when a figure is missing.
void AppendSum(const CheckInput& input, const TableFigure& stated, const std::vector<TableFigure>& parts,
               std::vector<Relation>& relations);

}  // namespace gouji
