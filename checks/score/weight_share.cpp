#include "checks/common/operand.h"
#include "checks/common/score_nodes.h"

namespace gouji {
namespace {

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  for (const NodeRef& ref : AllNodes(input.figures)) {
    const IndicatorNode& node = ref.node();
    if (node.share == kNone || node.score == kNone || node.weight == kNone) continue;
    Relation relation;
    relation.formula = Formula::kProduct;
    relation.stated = OperandFor(input, "score", node.score);
    relation.operands = {OperandFor(input, "share", node.share),
                         NodeOperand(input, "weight", node.weight)};
    NameSubject(ref, relation);
    const Rational share = ValueOf(input.figures, node.share) / Rational::Of(100);
    JudgeAgainst(input.figures, share * ValueOf(input.figures, node.weight), relation);
    relations.push_back(std::move(relation));
  }
}

}  // namespace

namespace registry {
extern const Check kscore_weight_share;
const Check kscore_weight_share = {"score.weight-share", Run};
}  // namespace registry
}  // namespace gouji
