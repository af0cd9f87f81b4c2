#include "checks/common/operand.h"
#include "checks/common/score_twins.h"
#include "checks/engine/evaluate.h"

namespace gouji {
namespace {

// A 得分率 column may print 0.95 instead of 95%.
bool IsPlainRatio(const Figure& rate) {
  return rate.unit_source != UnitSource::kOwn && rate.value.scale() > 0 &&
         Decimal::Compare(rate.value, Decimal(1, 0)) <= 0;
}

void CheckRate(const CheckInput& input, const NodeRef& ref, std::uint32_t rate, std::uint32_t score,
               std::uint32_t weight, std::vector<Relation>& relations) {
  if (rate == kNone || score == kNone || weight == kNone) return;
  Relation relation;
  const bool ratio = IsPlainRatio(input.figures.figures[rate]);
  relation.formula = ratio ? Formula::kRatio : Formula::kShare;
  relation.stated = OperandFor(input, "rate", rate);
  relation.operands = {OperandFor(input, "score", score), NodeOperand(input, "weight", weight)};
  NameSubject(ref, relation);
  Judge(input.figures, relation);
  relations.push_back(std::move(relation));
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  for (const IndicatorTree& tree : input.figures.trees) {
    CheckRate(input, {&tree, 0}, tree.nodes[0].rate, tree.stated_score, tree.stated_weight,
              relations);
  }
  for (const NodeRef& ref : AllNodes(input.figures)) {
    const IndicatorNode& node = ref.node();
    CheckRate(input, ref, node.rate, node.score, WeightOf(input.figures, ref), relations);
  }
}

}  // namespace

namespace registry {
extern const Check kscore_rate_column;
const Check kscore_rate_column = {"score.rate-column", Run};
}  // namespace registry
}  // namespace gouji
