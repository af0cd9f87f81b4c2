#include "checks/common/operand.h"
#include "checks/common/score_rules.h"
#include "patterns/pack/word_list.h"

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

// Far more than was planned, more being better, and not a word on why.
bool IsFarAbove(const CheckInput& input, const IndicatorNode& node) {
  const Figure& target = input.figures.figures[node.target];
  const Figure& achieved = input.figures.figures[node.achieved];
  const bool least = target.comparator == Comparator::kAtLeast || target.comparator == Comparator::kMoreThan;
  if (!least || achieved.exactness != Exactness::kExact || target.value.is_zero()) return false;
  if (SaysWhy(input, node)) return false;
  return achieved.Scaled() >= Rational(input.profile.over_fulfilment) * target.Scaled();
}

// One hint a form: a target met many times over was probably set too low, or misprinted.
void CheckFarAbove(const CheckInput& input, const IndicatorTree& tree, std::vector<Relation>& relations) {
  Relation relation;
  NameList names;
  for (std::uint32_t i = 1; i < tree.nodes.size(); ++i) {
    const IndicatorNode& node = tree.nodes[i];
    if (node.funds || FulfilmentOf(input, node) != Fulfilment::kMet || !IsFarAbove(input, node)) continue;
    if (relation.operands.empty()) {
      relation.stated = OperandFor(input, "achieved", node.achieved);
      relation.stated_text = Printed(input, node.achieved);
      relation.args.emplace_back("target", Printed(input, node.target));
    }
    relation.operands.push_back(OperandFor(input, "target", node.target));
    names.Add(node.name);
  }
  if (relation.operands.empty()) return;
  relation.variant = "over";
  relation.severity = Severity::kInfo;
  relation.verdict = Verdict::kInconsistent;
  relation.expected_text = "说明原因";
  relation.args.emplace_back("times", input.profile.over_fulfilment.ToString());
  names.Finish(relation);
  relations.push_back(std::move(relation));
}

// 未完成 where something is to be done, not counted: full marks contradict it.
void CheckUnfinished(const CheckInput& input, const IndicatorTree& tree, std::vector<Relation>& relations) {
  for (std::uint32_t i = 1; i < tree.nodes.size(); ++i) {
    const IndicatorNode& node = tree.nodes[i];
    if (node.funds || node.target != kNone || node.target_text.empty() || node.score == kNone || node.weight == kNone) continue;
    if (!Contains(input.patterns.list("score.says.unfinished"), Normalize(input.document.Slice(node.achieved_text)))) continue;
    Relation relation;
    relation.stated = OperandFor(input, "score", node.score);
    relation.operands = {{"achieved", kNone, node.achieved_text}, {"target", kNone, node.target_text}, NodeOperand(input, "weight", node.weight)};
    relation.severity = Severity::kWarning;
    relation.variant = "unfinished";
    NameSubject({&tree, i}, relation);
    const bool full = HasFullMarks(input, node);
    relation.verdict = full ? Verdict::kInconsistent : Verdict::kConsistent;
    relation.expected_text = "低于分值";
    relations.push_back(std::move(relation));
  }
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  for (const IndicatorTree& tree : input.figures.trees) {
    if (tree.source != IndicatorTree::Source::kTable) continue;
    CheckFarAbove(input, tree, relations);
    CheckUnfinished(input, tree, relations);
  }
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
