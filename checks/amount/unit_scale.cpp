#include <algorithm>

#include "checks/common/operand.h"
#include "checks/common/part_sum.h"
#include "checks/common/table_unit.h"
#include "checks/common/unit_reading.h"

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
  relation.expected_text =
      input.figures.figures[sum.slipped].value.ToString() + std::string(MoneyUnit(sum.slipped_to));
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

// A share, a change or a carry that is right when one of its amounts is read in the other unit: the same slip,
// unless a list shows it already.
void Review(const CheckInput& input, std::vector<Relation>& relations) {
  const auto reported = [&](std::uint32_t figure) {
    return std::any_of(relations.begin(), relations.end(), [&](const Relation& other) {
      return other.check == "amount.unit-scale" && other.verdict == Verdict::kInconsistent &&
             other.stated.figure == figure;
    });
  };
  for (std::size_t i = 0; i < relations.size(); ++i) {
    if (relations[i].check == "amount.sum-of-parts" || relations[i].reason != "unit-slip") continue;
    std::optional<OtherUnit> reading = HoldsInOtherUnit(input, relations[i]);
    if (!reading || reported(relations[i].operands[reading->operand].figure)) continue;
    PartSum sum;
    sum.relation = std::move(reading->relation);
    sum.slipped = sum.relation.operands[reading->operand].figure;
    sum.slipped_to = reading->power;
    sum.relation.reason = {};
    sum.relation.severity = Severity::kWarning;
    sum.relation.check = "amount.unit-scale";
    relations.push_back(Slip(input, std::move(sum)));
  }
}

}  // namespace

namespace registry {
extern const Check kamount_unit_scale;
const Check kamount_unit_scale = {"amount.unit-scale", Run, Review};
}  // namespace registry
}  // namespace gouji
