#include <algorithm>

#include "checks/common/part_sum.h"
#include "checks/engine/diagnosis.h"

namespace gouji {
namespace {

Relation Unassessable(Relation relation, std::string_view reason) {
  relation.verdict = Verdict::kNotAssessable;
  relation.reason = reason;
  return relation;
}

bool ExceedsTotal(const CheckInput& input, const Relation& relation) {
  return relation.difference &&
         relation.difference->is_negative() !=
             input.figures.figures[relation.stated.figure].value.is_negative();
}

// Heads may be counted twice, by sex and by age; money is not.
bool CannotExceed(const CheckInput& input, const PartList& list, const Relation& relation) {
  return ExceedsTotal(input, relation) && list.form == PartList::Form::kAmong &&
         (list.parts.size() == 1 || input.figures.figures[list.total].kind == FigureKind::kAmount);
}

// One part is a slip of the hand away from what the others leave of the total.
bool PartSlipped(const CheckInput& input, const Relation& relation) {
  if (!relation.difference) return false;
  const Figure& total = input.figures.figures[relation.stated.figure];
  for (const Operand& operand : relation.operands) {
    const Figure& part = input.figures.figures[operand.figure];
    if (part.power != total.power || operand.sign < 0) continue;
    const Rational needed = Rational(part.value) + Rational(*relation.difference);
    if (IsTellingSlip(part.value,
                      needed.Round(std::max(part.value.scale(), relation.difference->scale()))))
      return true;
  }
  return false;
}

// What an inconsistent list means, by how surely it claims to be complete.
Relation Weigh(const CheckInput& input, const PartList& list, PartSum sum) {
  if (sum.slipped != kNone)
    return Unassessable(std::move(sum.relation), "unit-slip");  // amount.unit-scale reports it
  if (sum.subset_fits) return Unassessable(std::move(sum.relation), "nested-parts");
  Relation relation = std::move(sum.relation);
  if (sum.unit_doubtful) relation.variant = "unit";
  const bool counted =
      list.form == PartList::Form::kTotalFirst || list.form == PartList::Form::kTotalLast;
  const Decimal stated = input.figures.figures[relation.stated.figure].value;
  relation.diagnosis = DiagnoseSlip(stated, relation.expected);
  // Alike names make a list of counted things whole, and one that is closed by 合计; of money some
  // may be left out.
  const bool alike = sum.completeness == Completeness::kParallel;
  const bool things = input.figures.figures[list.total].kind != FigureKind::kAmount;
  const bool known = sum.completeness != Completeness::kUnknown && !alike;
  if (!counted && (known || CannotExceed(input, list, relation))) {
    if (sum.completeness == Completeness::kClass) relation.severity = Severity::kWarning;
    return relation;
  }
  if (alike && (things || list.form == PartList::Form::kTotalLast) &&
      list.form != PartList::Form::kTotalFirst) {
    relation.severity = Severity::kWarning;
    return relation;
  }
  if (list.form == PartList::Form::kBracket) return relation;
  // "12场、8场，共计20次": things of one kind are counted up to the word 共计.
  const bool counted_up = list.form == PartList::Form::kTotalLast &&
                          input.figures.figures[list.total].kind != FigureKind::kAmount;
  const bool slip = list.form == PartList::Form::kIncludes
                        ? IsTellingSlip(stated, relation.expected)
                        : !relation.diagnosis.empty();
  const bool part_slip = list.form == PartList::Form::kAmong && PartSlipped(input, relation);
  if ((counted_up || slip || part_slip) && list.parts.size() >= 2) {
    relation.severity = Severity::kWarning;
    return relation;
  }
  return Unassessable(std::move(relation), "partial-list");
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  for (const PartList& list : input.figures.part_lists) {
    PartSum sum = JudgePartList(input, list);
    // One part below its total asserts nothing more than not exceeding it.
    if (list.parts.size() == 1 && sum.relation.verdict == Verdict::kInconsistent &&
        !ExceedsTotal(input, sum.relation))
      continue;
    if (sum.relation.verdict == Verdict::kInconsistent) {
      relations.push_back(Weigh(input, list, std::move(sum)));
    } else {
      relations.push_back(std::move(sum.relation));
    }
  }
}

}  // namespace

namespace registry {
extern const Check kamount_sum_of_parts;
const Check kamount_sum_of_parts = {"amount.sum-of-parts", Run};
}  // namespace registry
}  // namespace gouji
