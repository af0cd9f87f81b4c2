#include "checks/common/operand.h"
#include "checks/common/score_rules.h"

namespace gouji {
namespace {

// One of the readings gives the printed score, rounded or cut.
bool Explains(const CheckInput& input, const NodeRef& ref, const RuleOutcome& outcome,
              Relation relation) {
  for (const Rational& reading : outcome.readings) {
    JudgeScore(input.figures, *ref.tree, reading, relation);
    if (relation.verdict != Verdict::kInconsistent) return true;
  }
  return false;
}

void CheckStandard(const CheckInput& input, const NodeRef& ref, const RuleOutcome& outcome,
                   std::vector<Relation>& relations) {
  Relation relation;
  relation.stated = OperandFor(input, "score", ref.node().score);
  relation.operands = {NodeOperand(input, "weight", ref.node().weight)};
  for (const std::uint32_t figure : outcome.inputs) {
    relation.operands.push_back(OperandFor(input, "input", figure));
  }
  relation.operands.push_back({"rule", kNone, outcome.rule});
  // In a form every value has its cell; in a text one may be about something else.
  const bool form = ref.tree->source == IndicatorTree::Source::kTable;
  const bool plain = form && outcome.kind != "else-zero";
  relation.severity = plain ? Severity::kError : Severity::kWarning;
  relation.args.emplace_back("rule", Normalize(input.document.Slice(outcome.rule)));
  NameSubject(ref, relation);
  JudgeScore(input.figures, *ref.tree, outcome.readings.front(), relation);
  if (Explains(input, ref, outcome, relation)) relation.verdict = Verdict::kConsistent;
  relations.push_back(std::move(relation));
}

// No rule can be read. Marks in proportion to the target are the usual one: confirmed where it
// fits.
void CheckUnread(const CheckInput& input, const NodeRef& ref, std::vector<Relation>& relations) {
  const IndicatorNode& node = ref.node();
  if (HasFullMarks(input, node) || FulfilmentOf(input, node) != Fulfilment::kMissed) return;
  const Rational proportional = ProportionalScore(input, node);
  Relation relation;
  relation.stated = OperandFor(input, "score", node.score);
  relation.operands = {NodeOperand(input, "weight", node.weight),
                       OperandFor(input, "target", node.target),
                       OperandFor(input, "achieved", node.achieved)};
  relation.severity = Severity::kWarning;
  NameSubject(ref, relation);
  if (proportional.valid()) JudgeScore(input.figures, *ref.tree, proportional, relation);
  if (!proportional.valid() || relation.verdict == Verdict::kInconsistent) {
    relation.verdict = Verdict::kNotAssessable;
    relation.reason = "standard-missing";
  } else {
    relation.verdict = Verdict::kConsistent;
  }
  relations.push_back(std::move(relation));
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  for (const NodeRef& ref : AllNodes(input.figures)) {
    const IndicatorNode& node = ref.node();
    if (node.funds || node.score == kNone || node.weight == kNone) continue;
    if (!ref.tree->IsLeaf(ref.index)) continue;
    const RuleOutcome outcome = RunStandard(input, ref);
    if (outcome.readings.empty()) {
      CheckUnread(input, ref, relations);
    } else {
      CheckStandard(input, ref, outcome, relations);
    }
  }
}

}  // namespace

namespace registry {
extern const Check kscore_rule;
const Check kscore_rule = {"score.rule", Run};
}  // namespace registry
}  // namespace gouji
