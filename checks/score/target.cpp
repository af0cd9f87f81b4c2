#include "checks/common/operand.h"
#include "checks/common/score_rules.h"

namespace gouji {
namespace {

Relation TieOf(const CheckInput& input, const NodeRef& ref) {
  const IndicatorNode& node = ref.node();
  Relation relation;
  relation.stated = OperandFor(input, "score", node.score);
  relation.operands = {OperandFor(input, "target", node.target),
                       OperandFor(input, "achieved", node.achieved),
                       NodeOperand(input, "weight", node.weight)};
  relation.severity = Severity::kWarning;
  relation.args.emplace_back("target", Printed(input, node.target));
  relation.args.emplace_back("achieved", Printed(input, node.achieved));
  NameSubject(ref, relation);
  return relation;
}

void JudgeMissed(const CheckInput& input, const IndicatorNode& node, Relation& relation) {
  if (!HasFullMarks(input, node)) {
    relation.verdict = Verdict::kConsistent;
    return;
  }
  const Rational proportional = ProportionalScore(input, node);
  if (proportional.valid()) {
    JudgeAgainst(input.figures, proportional, relation);
  } else {
    relation.expected_text = "低于分值";
  }
  relation.verdict = Verdict::kInconsistent;
}

void JudgeMet(const CheckInput& input, const IndicatorNode& node, Relation& relation) {
  if (HasFullMarks(input, node)) {
    relation.verdict = Verdict::kConsistent;
  } else if (SaysWhy(input, node) || !node.standard_text.empty()) {
    relation.verdict = Verdict::kNotAssessable;
    relation.reason = "other-grounds";
  } else {
    relation.variant = "met";
    relation.severity = Severity::kInfo;
    relation.verdict = Verdict::kInconsistent;
    relation.expected_text = input.figures.figures[node.weight].value.ToString();
  }
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  for (const NodeRef& ref : AllNodes(input.figures)) {
    const IndicatorNode& node = ref.node();
    if (node.funds || node.score == kNone || node.weight == kNone) continue;
    const Fulfilment fulfilment = FulfilmentOf(input, node);
    if (fulfilment == Fulfilment::kUnknown) continue;
    Relation relation = TieOf(input, ref);
    if (fulfilment == Fulfilment::kMet) {
      JudgeMet(input, node, relation);
    } else {
      // Where the report prints its own rule, score.rule recomputes the score: one cause, one
      // finding.
      if (HasFullMarks(input, node) && !RunStandard(input, ref).readings.empty()) continue;
      JudgeMissed(input, node, relation);
    }
    relations.push_back(std::move(relation));
  }
}

}  // namespace

namespace registry {
extern const Check kscore_target;
const Check kscore_target = {"score.target", Run};
}  // namespace registry
}  // namespace gouji
