#include "checks/common/budget_tables.h"

namespace gouji {
namespace {

// 收入表 is the detail of the income side of 收支总表: of 本年收入, or of the whole with what was carried over.
void Run(const CheckInput& input, std::vector<Relation>& relations) {
  const std::uint32_t summary = OnlyTable(input, "summary");
  const std::uint32_t income = OnlyTable(input, "income");
  AppendEqual(input, TotalOf(input, income, 0, ""), {FlowTotalOf(input, summary, 0), TotalOf(input, summary, 0, "")},
              relations);
}

}  // namespace

namespace registry {
extern const Check kbudget_income_total;
const Check kbudget_income_total = {"budget.income-total", Run};
}  // namespace registry
}  // namespace gouji
