#include "checks/common/operand.h"
#include "checks/common/score_rules.h"
#include "patterns/score/score_words.h"

namespace gouji {
namespace {

// The rate that the score is for: the funds part's, or the only one in the indicator's text.
std::uint32_t RateOf(const CheckInput& input, const NodeRef& ref) {
  if (ref.node().funds) return ref.node().achieved;
  return AchievedRate(input, ref);
}

// 得分按“全年执行数÷全年预算数×10”计算: the report states the formula itself.
bool StatesFormula(const CheckInput& input, const NodeRef& ref) {
  const std::string body = Normalize(input.document.Slice(ref.node().body));
  return Contains(input.patterns.list("score.execution.formula"), body);
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  for (const NodeRef& ref : AllNodes(input.figures)) {
    const IndicatorNode& node = ref.node();
    const bool execution =
        node.funds || Contains(input.patterns.list("score.execution.name"), node.name);
    if (!execution || !ref.tree->IsLeaf(ref.index) || node.score == kNone) continue;
    const std::uint32_t rate = RateOf(input, ref);
    if (rate == kNone) continue;
    // Where the report prints a standard, score.rule runs it.
    if (!node.funds && !RunStandard(input, ref).readings.empty()) continue;
    Relation relation;
    relation.stated = OperandFor(input, "score", node.score);
    relation.operands = {OperandFor(input, "rate", rate)};
    if (node.weight != kNone)
      relation.operands.push_back(NodeOperand(input, "weight", node.weight));
    NameSubject(ref, relation);
    const Rational weight = node.weight == kNone ? Rational(input.profile.execution_weight)
                                                 : ValueOf(input.figures, node.weight);
    const Rational share = ValueOf(input.figures, rate) / Rational::Of(100);
    const Rational capped = share > Rational::Of(1) ? Rational::Of(1) : share;
    JudgeScore(input.figures, *ref.tree, capped * weight, relation);
    if (relation.verdict == Verdict::kTruncated) relation.verdict = Verdict::kWithinRounding;
    // The customary formula is not this report's unless it says so: other schemes are legal.
    if (relation.verdict == Verdict::kInconsistent && !StatesFormula(input, ref)) {
      relation.verdict = Verdict::kNotAssessable;
      relation.reason = "standard-missing";
    }
    relations.push_back(std::move(relation));
  }
}

}  // namespace

namespace registry {
extern const Check kscore_execution;
const Check kscore_execution = {"score.execution", Run};
}  // namespace registry
}  // namespace gouji
