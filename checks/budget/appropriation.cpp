#include <algorithm>

#include "checks/common/budget_tables.h"

namespace gouji {
namespace {

// Rows of the income side that name one source of appropriations, in 收支总表 and in 财政拨款收支总表.
void CompareIncome(const CheckInput& input, std::uint32_t fiscal, std::vector<Relation>& relations) {
  const std::uint32_t summary = OnlyTable(input, "summary");
  for (const std::string& source : input.patterns.list("fiscal.source").words) {
    AppendEqual(input, RowOf(input, fiscal, 0, source), {RowOf(input, summary, 0, source)}, relations);
  }
  const TableFigure income = TotalOf(input, OnlyTable(input, "income"), 0, "财政拨款");
  AppendEqual(input, income, {FlowTotalOf(input, fiscal, 0), TotalOf(input, fiscal, 0, "")}, relations);
}

// The 一般公共预算 column of 财政拨款收支总表 is the whole of 一般公共预算支出表.
void Run(const CheckInput& input, std::vector<Relation>& relations) {
  const std::uint32_t fiscal = OnlyTable(input, "fiscal-summary");
  CompareIncome(input, fiscal, relations);
  const TableFigure general = TotalOf(input, OnlyTable(input, "general-expenditure"), 0, "");
  std::vector<TableFigure> columns;
  for (const std::size_t side : {std::size_t{1}, std::size_t{2}}) {
    columns.push_back(FlowColumnOf(input, fiscal, side, "一般公共预算"));
    columns.push_back(TotalOf(input, fiscal, side, "一般公共预算"));
  }
  const bool by_source = std::any_of(columns.begin(), columns.end(), [](const TableFigure& figure) { return figure.found(); });
  // Without columns by source only the income row is left; money carried over would explain a difference.
  columns.push_back(RowOf(input, fiscal, 0, "一般公共预算"));
  AppendEqual(input, general, columns, relations, by_source ? Severity::kError : Severity::kWarning);
}

}  // namespace

namespace registry {
extern const Check kbudget_appropriation;
const Check kbudget_appropriation = {"budget.appropriation", Run};
}  // namespace registry
}  // namespace gouji
