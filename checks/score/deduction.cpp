#include "checks/common/operand.h"
#include "checks/common/score_nodes.h"
#include "checks/engine/evaluate.h"
#include "patterns/score/score_words.h"

namespace gouji {
namespace {

// A figure below its mark in the text is reason enough: 执行率98.45%，得9.85分.
bool HasFigures(const CheckInput& input, SourceRange body) {
  for (const std::uint32_t i : input.figures.FiguresIn(body)) {
    const Figure& figure = input.figures.figures[i];
    const bool full =
        figure.kind == FigureKind::kPercent && Decimal::Compare(figure.value, Decimal(100, 0)) == 0;
    if (!full && !IsPoints(figure)) return true;
  }
  return false;
}

// In a scheme that states its deductions elsewhere, marks lost without one, and without a word on
// why.
bool IsUnexplained(const CheckInput& input, const NodeRef& ref) {
  const IndicatorNode& node = ref.node();
  if (ref.tree->source != IndicatorTree::Source::kHeadings) return false;
  if (node.share != kNone || node.body.empty() || !ref.tree->IsLeaf(ref.index)) return false;
  if (ValueOf(input.figures, node.score) >= ValueOf(input.figures, node.weight)) return false;
  const std::string words = Normalize(input.document.Slice(node.body));
  if (Contains(input.patterns.list("score.says.lost"), words)) return false;
  if (HasFigures(input, node.body)) return false;
  for (const IndicatorNode& other : ref.tree->nodes) {
    if (other.deduction != kNone) return true;
  }
  return false;
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  for (const NodeRef& ref : AllNodes(input.figures)) {
    const IndicatorNode& node = ref.node();
    if (node.score == kNone || node.weight == kNone) continue;
    if (node.deduction == kNone && !IsUnexplained(input, ref)) continue;
    Relation relation;
    relation.formula = Formula::kSum;
    relation.stated = OperandFor(input, "score", node.score);
    relation.operands = {NodeOperand(input, "weight", node.weight)};
    if (node.deduction != kNone) {
      // A 扣分 column may print its numbers with a minus sign.
      const bool negative = input.figures.figures[node.deduction].value.is_negative();
      const int sign = negative ? 1 : -1;
      relation.operands.push_back(OperandFor(input, "deduction", node.deduction, sign));
    } else {
      relation.variant = "unexplained";
      relation.severity = Severity::kWarning;
    }
    NameSubject(ref, relation);
    Judge(input.figures, relation);
    relations.push_back(std::move(relation));
  }
}

}  // namespace

namespace registry {
extern const Check kscore_deduction;
const Check kscore_deduction = {"score.deduction", Run};
}  // namespace registry
}  // namespace gouji
