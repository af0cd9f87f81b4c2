#include "checks/common/budget_tables.h"

namespace gouji {
namespace {

// 基本支出 of the expenditure table by function is the whole of the table of basic expenditure by economic type.
void Compare(const CheckInput& input, std::string_view expenditure, std::string_view basic, std::vector<Relation>& relations) {
  const std::uint32_t detail = OnlyTable(input, basic);
  const TableFigure whole = TotalOf(input, OnlyTable(input, expenditure), 0, "基本支出");
  const TableFigure total = TotalOf(input, detail, 0, "");
  if (total.found()) {
    AppendEqual(input, whole, {total}, relations);
  } else {
    AppendSum(input, whole, {SubtotalOf(input, detail, 0), SubtotalOf(input, detail, 1)}, relations);
  }
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  Compare(input, "general-expenditure", "general-basic", relations);
  Compare(input, "fiscal-expenditure", "fiscal-basic", relations);
}

}  // namespace

namespace registry {
extern const Check kbudget_basic_expenditure;
const Check kbudget_basic_expenditure = {"budget.basic-expenditure", Run};
}  // namespace registry
}  // namespace gouji
