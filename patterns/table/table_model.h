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

/// What a column or a row of a table is about.
struct TableAxis {
  std::vector<std::string> path;  ///< heads from the outermost in, normalised; merged heads repeated once
  SourceRange head;               ///< the innermost head cell's text
  Aspect aspect = Aspect::kNone;
  std::string role;               ///< pack role: "weight", "score", "code", "name", "rate"…; may be empty
  std::int8_t power = -128;       ///< unit named in the head (元 0, 万元 4), -128 for none
  bool percent = false;           ///< a ratio column: never summed
  std::int16_t period = 0;        ///< 2023年决算数
};

/// How the rows of a table hang together.
enum class RowKind : std::uint8_t {
  kData,
  kHeader,     ///< a header row (also one that repeats in the middle)
  kTotal,      ///< 合计, 总计, 总分
  kSubtotal,   ///< 小计, 本年收入合计
  kSection,    ///< a row that only names a group
  kNote,       ///< 注：…, 填表人：…
};

struct TableRow : TableAxis {
  RowKind kind = RowKind::kData;
  std::string label;             ///< the row's own name, normalised, without numbering
  std::uint8_t level = 0;        ///< depth in the hierarchy: 0 for the top
  std::uint32_t parent = kNone;  ///< row index of the row it is part of
  bool minus = false;            ///< 减：
  bool among = false;            ///< 其中：
  std::string code;              ///< 功能 or 经济分类 code: "2010601"
};

/// A table as understood: what each row and column is, and the unit of its amounts.
struct TableModel {
  std::string kind;               ///< pack kind: "income-expense-summary", "self-evaluation"…; may be empty
  std::uint32_t header_rows = 0;
  std::uint32_t head_columns = 0; ///< leading columns that name the row
  std::vector<TableAxis> columns;
  std::vector<TableRow> rows;
  std::int8_t power = -128;       ///< unit of amounts from the unit line or caption; -128 for none
  /// figures[row * columns.size() + column]: index of the only figure of the cell that starts there, or kNone.
  std::vector<std::uint32_t> figures;

  std::uint32_t FigureAt(std::uint32_t row, std::uint32_t column) const {
    const std::size_t at = static_cast<std::size_t>(row) * columns.size() + column;
    return at < figures.size() ? figures[at] : kNone;
  }
};

/// Understands every table of the document and gives the figures in them kind, unit, item and aspect.
void BuildTableModels(const Document& document, const PatternSet& patterns, FigureTable& figures);

}  // namespace gouji
