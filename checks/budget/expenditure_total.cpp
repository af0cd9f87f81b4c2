#include "checks/common/budget_tables.h"

namespace gouji {
namespace {

// A 收支总表 may have two expenditure sides, by function and by use: the one with a figure in its total counts.
TableFigure Expenditure(const CheckInput& input, std::uint32_t summary, bool flow) {
  for (std::size_t side = 1; side < 4; ++side) {
    const TableFigure total = flow ? FlowTotalOf(input, summary, side) : TotalOf(input, summary, side, "");
    if (total.found()) return total;
  }
  return {};
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  const std::uint32_t summary = OnlyTable(input, "summary");
  const std::uint32_t expenditure = OnlyTable(input, "expenditure");
  AppendEqual(input, TotalOf(input, expenditure, 0, ""),
              {Expenditure(input, summary, true), Expenditure(input, summary, false)}, relations);
}

}  // namespace

namespace registry {
extern const Check kbudget_expenditure_total;
const Check kbudget_expenditure_total = {"budget.expenditure-total", Run};
}  // namespace registry
}  // namespace gouji
