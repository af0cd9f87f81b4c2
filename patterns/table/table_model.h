#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extract/base/range.h"
#include "patterns/figure.h"

namespace gouji {

struct FigureTable;
class Document;
class PatternSet;

/// "No unit named here", for the power fields below.
inline constexpr std::int8_t kNoPower = -128;

/// What a column or a row of a table is about.
struct TableAxis {
  std::vector<std::string> path;  ///< heads from the outermost in, normalised; merged heads repeated once
  SourceRange head;               ///< the innermost head cell's text
  Aspect aspect = Aspect::kNone;
  std::string role;               ///< pack role: "weight", "score", "code", "name", "rate"…; may be empty
  std::int8_t power = kNoPower;   ///< unit named in the head (元 0, 万元 4)
  SourceRange unit;               ///< a unit other than money in the head: 人 of 在册人数（人）; may be empty
  FigureKind unit_kind = FigureKind::kNumber;  ///< what that unit counts
  bool percent = false;           ///< a ratio column: never summed
  bool among = false;             ///< 其中：…: part of the column before it, never summed beside it
  std::int16_t period = 0;        ///< 2023年决算数

  /// The innermost head, or empty.
  const std::string& name() const;
};

/// How the rows of a table hang together.
enum class RowKind : std::uint8_t {
  kData,
  kHeader,     ///< a header row (also one that repeats in the middle)
  kTotal,      ///< 合计, 总计, 总分
  kSubtotal,   ///< 小计, 本年收入合计
  kSection,    ///< a row that only names a group
  kNote,       ///< 注：…, 填表人：…; also the title and unit line inside the grid
  kEmpty,
};

/// A row, as one side of its section sees it.
struct TableRow : TableAxis {
  RowKind kind = RowKind::kData;
  std::string label;             ///< the row's own name, normalised, without numbering
  std::uint8_t level = 0;        ///< depth in the hierarchy: 0 for the top
  std::uint32_t parent = kNone;  ///< row index of the row it is part of
  bool minus = false;            ///< 减：
  bool group_total = false;      ///< 小计 of the rows that share a merged group label
  bool sure_parent = false;      ///< parent follows from codes, numbering or 其中：, not from layout alone
  bool blank = true;             ///< no number in any value column of its side
  bool numbered = false;         ///< carries a number label such as 一、 or 1.
  std::string code;              ///< 功能 or 经济分类 code: "2010601"
  std::uint32_t section = kNone; ///< index into TableModel::sections
};

/// A total row and the rows that it takes together, as its place and wording say.
struct TableTotal {
  std::uint32_t row = kNone;
  std::vector<std::uint32_t> parts;
  /// Another way to read which rows belong; empty when there is none.
  std::vector<std::uint32_t> other_parts;
  /// Every row that could belong is numbered, coded or stands in one plain list.
  bool sure = false;
};

/// One group of columns with row labels of its own: a 收入 | 支出 table has two, most tables one.
struct TableSide {
  std::uint32_t begin = 0;         ///< columns [begin, end)
  std::uint32_t end = 0;
  std::vector<std::uint32_t> labels;  ///< columns that name the row, left to right
  std::vector<std::uint32_t> values;  ///< columns that hold numbers
  std::vector<TableRow> rows;      ///< one a row of the table; those outside the section are empty
  std::vector<TableTotal> totals;  ///< in order of row
  bool strays = false;             ///< rows without a code stand among rows with codes
};

/// Rows under one head. A form such as a 自评表 stacks several logical tables in one grid.
struct TableSection {
  std::uint32_t first = 0;           ///< first header row (== body when there is no head)
  std::uint32_t body = 0;            ///< rows [body, end) stand under the head
  std::uint32_t end = 0;
  std::vector<TableAxis> columns;    ///< one a column of the grid
  std::vector<TableSide> sides;      ///< at least one
  std::int8_t power = kNoPower;      ///< unit named by a head of the label columns: 年度预算申请（万元）
};

/// A table as understood: what each row and column is, and the unit of its amounts.
struct TableModel {
  std::string kind;               ///< pack kind: "budget.income", "self-evaluation"…; may be empty
  std::string caption;            ///< normalised title, or the heading above when the table has none
  std::uint32_t header_rows = 0;  ///< leading rows up to the body of the first section
  std::vector<TableAxis> columns; ///< of the first section
  std::vector<TableRow> rows;     ///< as seen from the first side
  std::vector<TableSection> sections;
  std::int8_t power = kNoPower;   ///< unit of amounts from the unit line or caption
  /// figures[row * columns.size() + column]: index of the only figure of the cell that starts there, or kNone.
  std::vector<std::uint32_t> figures;
  /// The same for cells that hold the number and nothing else.
  std::vector<std::uint32_t> values;
  /// 1 for a cell that starts here and holds text, whatever it is.
  std::vector<std::uint8_t> filled;

  std::uint32_t FigureAt(std::uint32_t row, std::uint32_t column) const { return At(figures, row, column); }
  std::uint32_t ValueAt(std::uint32_t row, std::uint32_t column) const { return At(values, row, column); }
  bool IsFilled(std::uint32_t row, std::uint32_t column) const {
    const std::size_t at = static_cast<std::size_t>(row) * columns.size() + column;
    return at < filled.size() && filled[at] != 0;
  }
  /// The section a row belongs to, or nullptr for notes above the first head.
  const TableSection* SectionOf(std::uint32_t row) const {
    if (row >= rows.size() || rows[row].section >= sections.size()) return nullptr;
    return &sections[rows[row].section];
  }
  /// The head that governs a cell: the column as its row's section understands it.
  const TableAxis& ColumnAt(std::uint32_t row, std::uint32_t column) const {
    const TableSection* section = SectionOf(row);
    return section != nullptr ? section->columns[column] : columns[column];
  }
  /// The row as the side that contains the column understands it.
  const TableRow& RowAt(std::uint32_t row, std::uint32_t column) const {
    if (const TableSection* section = SectionOf(row)) {
      for (const TableSide& side : section->sides) {
        if (column >= side.begin && column < side.end) return side.rows[row];
      }
    }
    return rows[row];
  }

 private:
  std::uint32_t At(const std::vector<std::uint32_t>& cells, std::uint32_t row, std::uint32_t column) const {
    const std::size_t at = static_cast<std::size_t>(row) * columns.size() + column;
    return at < cells.size() ? cells[at] : kNone;
  }
};

/// Understands every table of the document and gives the figures in them kind, unit, item and aspect.
/// Numbers that turn out to be codes or line numbers become non-figures.
void BuildTableModels(const Document& document, const PatternSet& patterns, FigureTable& figures);

}  // namespace gouji
