#include "checks/common/operand.h"
#include "checks/common/part_sum.h"
#include "checks/common/table_unit.h"

namespace gouji {
namespace {

// One finding for the figure whose unit slipped; the list is its evidence.
Relation Slip(const CheckInput& input, PartSum sum) {
  Relation relation = std::move(sum.relation);
  relation.formula = Formula::kNone;
  relation.operands.insert(relation.operands.begin(), relation.stated);
  relation.stated = OperandFor(input, "slip", sum.slipped);
  relation.verdict = Verdict::kInconsistent;
  relation.certainty = Certainty::kCertain;
  relation.diagnosis = "unit-slip";
  relation.stated_text = Printed(input, sum.slipped);
  relation.expected_text = input.figures.figures[sum.slipped].value.ToString() + std::string(MoneyUnit(sum.slipped_to));
  relation.expected.reset();
  relation.difference.reset();
  return relation;
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  for (const PartList& list : input.figures.part_lists) {
    PartSum sum = JudgePartList(input, list);
    if (sum.slipped != kNone) relations.push_back(Slip(input, std::move(sum)));
  }
  FindTableUnitSlips(input, relations);
}

}  // namespace

namespace registry {
extern const Check kamount_unit_scale;
const Check kamount_unit_scale = {"amount.unit-scale", Run};
}  // namespace registry
}  // namespace gouji
