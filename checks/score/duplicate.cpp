#include "checks/common/score_nodes.h"

namespace gouji {
namespace {

bool SameText(const CheckInput& input, SourceRange a, SourceRange b) {
  return Normalize(input.document.Slice(a)) == Normalize(input.document.Slice(b));
}

// Two rows of one name may be two indicators of which only the names are short: said, not warned
// of.
Severity SeverityOf(const CheckInput& input, const IndicatorNode& a, const IndicatorNode& b) {
  const bool same = SameText(input, a.target_text, b.target_text) &&
                    SameText(input, a.standard_text, b.standard_text);
  return same ? Severity::kWarning : Severity::kInfo;
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  for (const NodeRef& ref : AllNodes(input.figures)) {
    const IndicatorNode& node = ref.node();
    if (node.name.empty() || ref.tree->source == IndicatorTree::Source::kText) continue;
    for (std::uint32_t i = 1; i < ref.index; ++i) {
      const IndicatorNode& earlier = ref.tree->nodes[i];
      if (earlier.parent != node.parent || earlier.name != node.name) continue;
      Relation relation;
      relation.stated = {"indicator", kNone, node.place};
      relation.operands = {{"earlier", kNone, earlier.place}};
      relation.verdict = Verdict::kInconsistent;
      relation.severity = SeverityOf(input, node, earlier);
      relation.stated_text = node.name;
      relation.expected_text = "不重复的指标";
      NameSubject(ref, relation);
      relations.push_back(std::move(relation));
      break;
    }
  }
}

}  // namespace

namespace registry {
extern const Check kscore_duplicate;
const Check kscore_duplicate = {"score.duplicate", Run};
}  // namespace registry
}  // namespace gouji
