#include <algorithm>

#include "checks/common/operand.h"
#include "checks/common/table_sum.h"
#include "checks/engine/evaluate.h"

namespace gouji {
namespace {

bool Mentions(const TableSection& section, const TableSide& side, const std::string& label, std::string_view word) {
  if (label.find(word) != std::string::npos) return true;
  for (std::uint32_t c = side.begin; c < side.end; ++c) {
    for (const std::string& head : section.columns[c].path) {
      if (head.find(word) != std::string::npos) return true;
    }
  }
  return false;
}

// The last total row of a side that carries a figure, in the column that takes all others together.
std::uint32_t LastTotal(const TableSection& section, const TableSide& side) {
  for (std::uint32_t r = section.end; r-- > section.body;) {
    if (side.rows[r].kind != RowKind::kTotal) continue;
    return r;
  }
  return kNone;
}

std::uint32_t TotalFigure(const TableModel& model, const TableSection& section, const TableSide& side, std::uint32_t row) {
  std::uint32_t first = kNone;
  for (const std::uint32_t c : side.values) {
    const std::uint32_t figure = model.ValueAt(row, c);
    if (section.columns[c].role == "total") return figure;
    if (first == kNone) first = figure;
  }
  return first;
}

void Compare(const CheckInput& input, std::uint32_t table, const TableSection& section, const TableSide& income,
             const TableSide& expenditure, std::vector<Relation>& relations) {
  const TableModel& model = input.figures.tables[table];
  const std::uint32_t left = LastTotal(section, income);
  const std::uint32_t right = LastTotal(section, expenditure);
  if (left == kNone || left != right) return;
  if (!Mentions(section, income, income.rows[left].label, "收入") ||
      !Mentions(section, expenditure, expenditure.rows[right].label, "支出")) {
    return;
  }
  const std::uint32_t total = TotalFigure(model, section, income, left);
  const std::uint32_t other = TotalFigure(model, section, expenditure, right);
  if (total == kNone || other == kNone) return;
  Relation relation;
  relation.formula = Formula::kEqual;
  relation.stated = OperandFor(input, "expenditure", other);
  relation.operands.push_back(OperandFor(input, "income", total));
  relation.args.emplace_back("table", TableName(input, table));
  Judge(input.figures, relation);
  relations.push_back(std::move(relation));
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  for (std::uint32_t t = 0; t < input.figures.tables.size(); ++t) {
    for (const TableSection& section : input.figures.tables[t].sections) {
      for (std::size_t s = 1; s < section.sides.size(); ++s) {
        Compare(input, t, section, section.sides.front(), section.sides[s], relations);
      }
    }
  }
}

}  // namespace

namespace registry {
extern const Check kamount_balance;
const Check kamount_balance = {"amount.balance", Run};
}  // namespace registry
}  // namespace gouji
