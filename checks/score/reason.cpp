#include "checks/common/operand.h"
#include "checks/common/score_rules.h"
#include "patterns/score/score_words.h"

namespace gouji {
namespace {

// A budget all but executed loses its tenths by formula; only below the profile's rate is a reason asked for.
bool IsNearlyExecuted(const CheckInput& input, const IndicatorTree& tree, std::uint32_t index) {
  if (!Contains(input.patterns.list("score.execution.name"), tree.nodes[index].name)) return false;
  const std::uint32_t rate = AchievedRate(input, {&tree, index});
  return rate != kNone && ValueOf(input.figures, rate) >= Rational(input.profile.reason_below_rate);
}

bool LosesMarks(const CheckInput& input, const IndicatorTree& tree, std::uint32_t index) {
  const IndicatorNode& node = tree.nodes[index];
  if (!node.has_reason_place || node.funds || !tree.IsLeaf(index)) return false;
  if (node.score == kNone || node.weight == kNone || IsNearlyExecuted(input, tree, index)) return false;
  return ValueOf(input.figures, node.score) < ValueOf(input.figures, node.weight);
}

bool HasReason(const CheckInput& input, const IndicatorNode& node) {
  const std::string reason = Normalize(input.document.Slice(node.reason_text));
  return !reason.empty() && !IsWord(input.patterns.list("score.row.none"), reason);
}

Operand Loss(const CheckInput& input, const IndicatorNode& node) {
  return OperandFor(input, "score", node.score);
}

// One relation a form: an author who leaves the whole column empty made one omission.
void CheckTree(const CheckInput& input, const IndicatorTree& tree,
               std::vector<Relation>& relations) {
  Relation missing;
  NameList names;
  for (std::uint32_t i = 1; i < tree.nodes.size(); ++i) {
    const IndicatorNode& node = tree.nodes[i];
    if (!LosesMarks(input, tree, i)) continue;
    if (!HasReason(input, node)) {
      missing.operands.push_back(Loss(input, node));
      if (!node.achieved_text.empty()) missing.operands.push_back({"achieved", kNone, node.achieved_text});
      names.Add(node.name);
      continue;
    }
    Relation given;
    given.stated = Loss(input, node);
    given.operands = {{"reason", kNone, node.reason_text}};
    given.verdict = Verdict::kConsistent;
    given.severity = Severity::kWarning;
    NameSubject({&tree, i}, given);
    relations.push_back(std::move(given));
  }
  if (missing.operands.empty()) return;
  missing.stated = missing.operands.front();
  missing.operands.erase(missing.operands.begin());
  missing.verdict = Verdict::kInconsistent;
  missing.severity = Severity::kWarning;
  missing.stated_text = "空";
  missing.expected_text = "扣分原因";
  names.Finish(missing);
  relations.push_back(std::move(missing));
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  for (const IndicatorTree& tree : input.figures.trees) CheckTree(input, tree, relations);
}

}  // namespace

namespace registry {
extern const Check kscore_reason;
const Check kscore_reason = {"score.reason", Run};
}  // namespace registry
}  // namespace gouji
