#include "checks/common/operand.h"
#include "checks/common/score_nodes.h"
#include "checks/engine/evaluate.h"

namespace gouji {
namespace {

void CheckBound(const CheckInput& input, const NodeRef& ref, std::uint32_t score,
                std::uint32_t weight, std::vector<Relation>& relations) {
  Relation relation;
  relation.formula = Formula::kBound;
  relation.stated = OperandFor(input, "score", score);
  relation.operands = {NodeOperand(input, "weight", weight)};
  NameSubject(ref, relation);
  Judge(input.figures, relation);
  if (input.figures.figures[score].value.is_negative()) {
    relation.variant = "negative";
    relation.verdict = Verdict::kInconsistent;
    relation.expected_text = "≥0";
  }
  relations.push_back(std::move(relation));
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  for (const IndicatorTree& tree : input.figures.trees) {
    if (tree.stated_weight != kNone && tree.stated_score != kNone) {
      CheckBound(input, {&tree, 0}, tree.stated_score, tree.stated_weight, relations);
    }
  }
  for (const NodeRef& ref : AllNodes(input.figures)) {
    const IndicatorNode& node = ref.node();
    if (node.score == kNone || node.weight == kNone) continue;
    CheckBound(input, ref, node.score, node.weight, relations);
  }
}

}  // namespace

namespace registry {
extern const Check kscore_bounds;
const Check kscore_bounds = {"score.bounds", Run};
}  // namespace registry
}  // namespace gouji
