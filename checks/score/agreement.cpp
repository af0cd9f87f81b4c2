#include <algorithm>

#include "checks/common/operand.h"
#include "checks/common/score_nodes.h"
#include "checks/engine/evaluate.h"

namespace gouji {
namespace {

// 社会效益指标 and 社会效益 are one.
std::string KeyOf(const IndicatorNode& node) {
  std::string key = node.name;
  for (const std::string_view tail : {"指标分析", "类指标", "完成情况", "指标", "情况", "类"}) {
    if (key.size() > tail.size() && key.ends_with(tail)) key.resize(key.size() - tail.size());
  }
  return key;
}

// The node of the same name, under the same group where the name occurs more than once.
std::uint32_t Counterpart(const IndicatorTree& tree, const IndicatorTree& other,
                          std::uint32_t index) {
  const IndicatorNode& node = other.nodes[index];
  const std::string key = KeyOf(node);
  const std::string group = KeyOf(other.nodes[node.parent]);
  std::uint32_t only = kNone;
  int count = 0;
  for (std::uint32_t i = 1; i < tree.nodes.size(); ++i) {
    if (KeyOf(tree.nodes[i]) != key) continue;
    if (node.parent != 0 && KeyOf(tree.nodes[tree.nodes[i].parent]) == group) return i;
    only = i;
    ++count;
  }
  return count == 1 ? only : kNone;
}

// Two trees print one scheme when most leaves of the smaller have a namesake in the larger.
bool AreOneScheme(const IndicatorTree& a, const IndicatorTree& b) {
  const IndicatorTree& small = a.nodes.size() <= b.nodes.size() ? a : b;
  const IndicatorTree& large = a.nodes.size() <= b.nodes.size() ? b : a;
  std::size_t leaves = 0;
  std::size_t shared = 0;
  for (std::uint32_t i = 1; i < small.nodes.size(); ++i) {
    if (!small.IsLeaf(i) || small.nodes[i].funds) continue;
    ++leaves;
    if (Counterpart(large, small, i) != kNone) ++shared;
  }
  return leaves >= 3 && shared * 5 >= leaves * 3;
}

// Two scores of one scheme may be those of two judges, if their totals differ as well.
bool HaveOneTotal(const FigureTable& figures, const IndicatorTree& a, const IndicatorTree& b) {
  if (a.stated_score == kNone || b.stated_score == kNone) return true;
  return ValueOf(figures, a.stated_score) == ValueOf(figures, b.stated_score);
}

void Compare(const CheckInput& input, const NodeRef& ref, std::uint32_t stated,
             const std::vector<std::uint32_t>& others, Relation relation,
             std::vector<Relation>& relations) {
  if (stated == kNone || others.empty()) return;
  relation.formula = others.size() == 1 ? Formula::kEqual : Formula::kSum;
  relation.stated = NodeOperand(input, "value", stated);
  for (const std::uint32_t other : others) {
    relation.operands.push_back(NodeOperand(input, "other", other));
  }
  NameSubject(ref, relation);
  Judge(input.figures, relation);
  relations.push_back(std::move(relation));
}

void ComparePair(const CheckInput& input, const IndicatorTree& first, const IndicatorTree& second,
                 std::vector<Relation>& relations) {
  Relation score;
  score.variant = "score";
  if (!HaveOneTotal(input.figures, first, second)) score.severity = Severity::kWarning;
  for (std::uint32_t i = 1; i < second.nodes.size(); ++i) {
    const std::uint32_t match = Counterpart(first, second, i);
    if (match == kNone) continue;
    const IndicatorNode& node = second.nodes[i];
    const IndicatorNode& other = first.nodes[match];
    if (other.weight != kNone) {
      Compare(input, {&second, i}, node.weight, {other.weight}, {}, relations);
    }
    if (other.score != kNone) {
      Compare(input, {&second, i}, node.score, {other.score}, score, relations);
      continue;
    }
    // A summary's score against the single scores below the same group.
    const bool sums = node.score != kNone && !first.IsLeaf(match) && !first.excerpt;
    const NodeParts parts = sums ? ScoreParts(first, match) : NodeParts{};
    if (parts.missing.empty()) {
      Compare(input, {&second, i}, node.score, parts.figures, score, relations);
    }
  }
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  const std::vector<IndicatorTree>& trees = input.figures.trees;
  for (std::size_t b = 1; b < trees.size(); ++b) {
    for (std::size_t a = 0; a < b; ++a) {
      if (AreOneScheme(trees[a], trees[b])) ComparePair(input, trees[a], trees[b], relations);
    }
  }
}

}  // namespace

namespace registry {
extern const Check kscore_agreement;
const Check kscore_agreement = {"score.agreement", Run};
}  // namespace registry
}  // namespace gouji
