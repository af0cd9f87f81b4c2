#include "checks/common/table_sum.h"

#include <algorithm>

#include "checks/common/lead_words.h"
#include "checks/common/operand.h"
#include "checks/engine/diagnosis.h"
#include "checks/engine/evaluate.h"
#include "patterns/pack/word_list.h"

namespace gouji {
namespace {

// What stands in a cell to say that there is nothing.
bool SaysNothing(std::string_view text) {
  return text.empty() || text == "-" || text == "--" || text == "—" || text == "——" || text == "/" || text == "无" || text == "\\";
}

bool IsReadable(const CheckInput& input, const TableModel& model, std::uint32_t table, CellPlace cell) {
  if (model.ValueAt(cell.row, cell.column) != kNone || !model.IsFilled(cell.row, cell.column)) return true;
  const Cell* grid_cell = input.document.tables()[table].At(cell.row, cell.column);
  return grid_cell == nullptr || SaysNothing(Normalize(input.document.Slice(grid_cell->text)));
}

bool SameKind(const Figure& a, const Figure& b) { return a.kind == b.kind && (a.kind == FigureKind::kAmount || a.power == b.power); }

// People and places counted beside the money are no parts of it.
bool IsOtherThing(const Figure& total, const Figure& part) {
  const bool counted = part.kind == FigureKind::kCount || part.kind == FigureKind::kHeadcount;
  return total.kind == FigureKind::kAmount && (counted || part.kind == FigureKind::kPercent);
}

// A total between its smallest and its largest part, with no slip of the hand in sight: a mean of the rows.
bool LooksLikeAverage(const CheckInput& input, const Relation& relation) {
  if (relation.operands.size() < 3) return false;
  const Rational total = input.figures.figures[relation.stated.figure].Scaled();
  bool above = false;
  bool below = false;
  for (const Operand& operand : relation.operands) {
    const Rational part = input.figures.figures[operand.figure].Scaled();
    if (operand.sign < 0 || part.is_zero() || part < Rational()) return false;
    above = above || total < part;
    below = below || part < total;
  }
  return above && below && DiagnoseSlip(input.figures.figures[relation.stated.figure].value, relation.expected).empty();
}

// Percentages add up only where they are shares of a whole, as the row or the column says: 占比, 比重.
bool IsShare(const CheckInput& input, std::uint32_t table, CellPlace cell) {
  return Contains(input.patterns.list("table.share"), CellName(input, table, cell));
}

}  // namespace

bool IsAdditive(const TableAxis& column) {
  if (column.percent || column.among) return false;
  return column.role.empty() || column.role == "amount" || column.role == "total" || column.role == "count" ||
         column.role == "headcount";
}

std::optional<Relation> SumCells(const CheckInput& input, std::uint32_t table, CellPlace total,
                                 const std::vector<CellPlace>& parts) {
  const TableModel& model = input.figures.tables[table];
  const std::uint32_t stated = model.ValueAt(total.row, total.column);
  if (stated == kNone) return std::nullopt;
  const Figure& whole = input.figures.figures[stated];
  if (whole.kind == FigureKind::kPercent && !IsShare(input, table, total)) return std::nullopt;
  Relation relation;
  relation.formula = Formula::kSum;
  relation.stated = OperandFor(input, "total", stated);
  bool readable = true;
  bool same_kind = true;
  for (const CellPlace& part : parts) {
    const std::uint32_t figure = model.ValueAt(part.row, part.column);
    readable = readable && IsReadable(input, model, table, part);
    if (figure == kNone || IsOtherThing(whole, input.figures.figures[figure])) continue;
    same_kind = same_kind && SameKind(whole, input.figures.figures[figure]);
    relation.operands.push_back(OperandFor(input, part.sign < 0 ? "minus" : "part", figure, part.sign));
  }
  if (relation.operands.empty()) return std::nullopt;
  relation.args.emplace_back("subject", CellName(input, table, total));
  relation.args.emplace_back("table", TableName(input, table));
  if (!readable) {
    SetAside(relation, "unreadable-cell");
  } else if (!same_kind) {
    SetAside(relation, "mixed-units");
  } else {
    Judge(input.figures, relation);
    if (relation.verdict == Verdict::kInconsistent && LooksLikeAverage(input, relation)) SetAside(relation, "average");
  }
  return relation;
}

std::string CellName(const CheckInput& input, std::uint32_t table, CellPlace cell) {
  const TableModel& model = input.figures.tables[table];
  const std::string& label = model.RowAt(cell.row, cell.column).label;
  const TableAxis& column = model.ColumnAt(cell.row, cell.column);
  // 预算数 and 决算数 stand under many heads, and a row without a name leaves it all to the heads.
  const std::size_t heads = label.empty() ? column.path.size() : column.aspect != Aspect::kNone ? 2 : 1;
  std::string name = label;
  for (std::size_t i = column.path.size() - std::min(heads, column.path.size()); i < column.path.size(); ++i) {
    if (!name.empty()) name += "·";
    name += column.path[i];
  }
  return name;
}

std::string TableName(const CheckInput& input, std::uint32_t table) {
  const std::string& caption = input.figures.tables[table].caption;
  if (caption.empty()) return "表" + std::to_string(table + 1);
  // 附表3财政拨款收支总表: what numbers it stands apart from its name.
  static constexpr std::string_view kTable = "表";
  const std::size_t number = caption.find(kTable);
  if (number > kTable.size()) return caption;
  const std::size_t end = caption.find_first_not_of("0123456789-.", number + kTable.size());
  if (end == std::string::npos || end == number + kTable.size() || caption[end] == ' ') return caption;
  return caption.substr(0, end) + " " + caption.substr(end);
}

std::string NameInText(const CheckInput& input, std::uint32_t figure, const std::string& otherwise) {
  if (!input.figures.figures[figure].item.empty()) return input.figures.figures[figure].item;
  std::string words = LeadWords(input, figure);
  return words.empty() ? otherwise : words;
}

Rational ValueOf(const CheckInput& input, std::uint32_t table, CellPlace cell) {
  const std::uint32_t figure = input.figures.tables[table].ValueAt(cell.row, cell.column);
  return figure == kNone ? Rational() : input.figures.figures[figure].Scaled();
}

void SetAside(Relation& relation, std::string_view reason) {
  relation.verdict = Verdict::kNotAssessable;
  relation.reason = reason;
  relation.expected.reset();
  relation.difference.reset();
}

}  // namespace gouji
