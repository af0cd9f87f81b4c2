#include "checks/common/budget_tables.h"

#include <algorithm>

#include "checks/common/operand.h"
#include "checks/engine/evaluate.h"

namespace gouji {
namespace {

bool HoldsAmounts(const TableModel& model, const FigureTable& figures) {
  return std::any_of(model.values.begin(), model.values.end(), [&](std::uint32_t value) {
    return value != kNone && figures.figures[value].kind == FigureKind::kAmount && !figures.figures[value].value.is_zero();
  });
}

const TableSide* SideOf(const TableModel& model, std::size_t side) {
  if (model.sections.empty()) return nullptr;
  const TableSection& section = model.sections.front();
  return side < section.sides.size() ? &section.sides[side] : nullptr;
}

// The column that stands for the whole of the side, or whose head says the word.
std::uint32_t ColumnOf(const TableSection& section, const TableSide& side, std::string_view word) {
  if (!word.empty()) {
    for (const std::uint32_t c : side.values) {
      if (IsAdditive(section.columns[c]) && section.columns[c].name().find(word) != std::string::npos) return c;
    }
    return kNone;
  }
  std::uint32_t only = kNone;
  for (const std::uint32_t c : side.values) {
    if (!IsAdditive(section.columns[c])) continue;
    if (section.columns[c].role == "total") return c;
    only = only == kNone ? c : kNone - 1;
  }
  return only == kNone - 1 ? kNone : only;
}

TableFigure Pick(const TableModel& model, std::uint32_t table, std::uint32_t row, std::uint32_t column) {
  if (row == kNone || column == kNone) return {};
  return {table, model.ValueAt(row, column), {row, column}};
}

std::uint32_t TotalRow(const TableSection& section, const TableSide& side) {
  std::uint32_t only = kNone;
  std::size_t rows = 0;
  for (std::uint32_t r = section.end; r-- > section.body;) {
    const TableRow& row = side.rows[r];
    if (row.kind == RowKind::kTotal && !row.blank) return r;
    if (row.kind == RowKind::kData && !row.blank) {
      ++rows;
      only = r;
    }
  }
  return rows == 1 && side.rows[only].label.empty() ? only : kNone;
}

}  // namespace

std::uint32_t OnlyTable(const CheckInput& input, std::string_view kind) {
  std::uint32_t found = kNone;
  for (std::uint32_t t = 0; t < input.figures.tables.size(); ++t) {
    const TableModel& model = input.figures.tables[t];
    if (model.kind != kind || model.sections.empty() || !HoldsAmounts(model, input.figures)) continue;
    if (found != kNone) return kNone;
    found = t;
  }
  return found;
}

TableFigure TotalOf(const CheckInput& input, std::uint32_t table, std::size_t side, std::string_view column_word) {
  if (table == kNone) return {};
  const TableModel& model = input.figures.tables[table];
  const TableSide* part = SideOf(model, side);
  if (part == nullptr) return {};
  const TableSection& section = model.sections.front();
  return Pick(model, table, TotalRow(section, *part), ColumnOf(section, *part, column_word));
}

TableFigure FlowColumnOf(const CheckInput& input, std::uint32_t table, std::size_t side, std::string_view column_word) {
  if (table == kNone) return {};
  const TableModel& model = input.figures.tables[table];
  const TableSide* part = SideOf(model, side);
  if (part == nullptr) return {};
  const TableSection& section = model.sections.front();
  const auto& words = input.patterns.list("row.flow-total").words;
  for (std::uint32_t r = section.body; r < section.end; ++r) {
    const TableRow& row = part->rows[r];
    if (row.kind != RowKind::kSubtotal || std::find(words.begin(), words.end(), row.label) == words.end()) continue;
    return Pick(model, table, r, ColumnOf(section, *part, column_word));
  }
  return {};
}

TableFigure SubtotalOf(const CheckInput& input, std::uint32_t table, std::size_t side) {
  if (table == kNone) return {};
  const TableModel& model = input.figures.tables[table];
  const TableSide* part = SideOf(model, side);
  if (part == nullptr) return {};
  const TableSection& section = model.sections.front();
  for (std::uint32_t r = section.end; r-- > section.body;) {
    if (part->rows[r].kind == RowKind::kSubtotal) return Pick(model, table, r, ColumnOf(section, *part, ""));
  }
  return {};
}

TableFigure RowOf(const CheckInput& input, std::uint32_t table, std::size_t side, std::string_view label_word) {
  if (table == kNone) return {};
  const TableModel& model = input.figures.tables[table];
  const TableSide* part = SideOf(model, side);
  if (part == nullptr) return {};
  const TableSection& section = model.sections.front();
  for (std::uint32_t r = section.body; r < section.end; ++r) {
    const TableRow& row = part->rows[r];
    if (row.kind != RowKind::kData || row.label.find(label_word) == std::string::npos) continue;
    return Pick(model, table, r, ColumnOf(section, *part, ""));
  }
  return {};
}

void AppendEqual(const CheckInput& input, const TableFigure& stated, const std::vector<TableFigure>& others,
                 std::vector<Relation>& relations, Severity severity) {
  if (!stated.found()) return;
  std::optional<Relation> first;
  for (const TableFigure& other : others) {
    if (!other.found()) continue;
    Relation relation;
    relation.formula = Formula::kEqual;
    relation.severity = severity;
    relation.stated = OperandFor(input, "stated", stated.figure);
    relation.operands.push_back(OperandFor(input, "other", other.figure));
    relation.args.emplace_back("subject", CellName(input, stated.table, stated.cell));
    relation.args.emplace_back("table", TableName(input, stated.table));
    relation.args.emplace_back("other_subject", CellName(input, other.table, other.cell));
    relation.args.emplace_back("other_table", TableName(input, other.table));
    Judge(input.figures, relation);
    if (Holds(relation)) {
      relations.push_back(std::move(relation));
      return;
    }
    if (!first) first = std::move(relation);
  }
  if (first) relations.push_back(std::move(*first));
}

void AppendSum(const CheckInput& input, const TableFigure& stated, const std::vector<TableFigure>& parts,
               std::vector<Relation>& relations) {
  if (!stated.found()) return;
  Relation relation;
  relation.formula = Formula::kSum;
  relation.stated = OperandFor(input, "total", stated.figure);
  for (const TableFigure& part : parts) {
    if (!part.found()) return;
    relation.operands.push_back(OperandFor(input, "part", part.figure));
    relation.args.emplace_back("other_table", TableName(input, part.table));
  }
  relation.args.emplace_back("subject", CellName(input, stated.table, stated.cell));
  relation.args.emplace_back("table", TableName(input, stated.table));
  Judge(input.figures, relation);
  relations.push_back(std::move(relation));
}

}  // namespace gouji
