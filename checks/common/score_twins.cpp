#include "checks/common/score_twins.h"

namespace gouji {
namespace {

// 社会效益指标 and 社会效益 are one.
std::string KeyOf(const IndicatorNode& node) {
  std::string key = node.name;
  if (key.find("预算执行") != std::string::npos) return "预算执行";
  for (const std::string_view tail : {"指标分析", "类指标", "完成情况", "指标", "情况", "类"}) {
    if (key.size() > tail.size() && key.ends_with(tail)) key.resize(key.size() - tail.size());
  }
  return key;
}

}  // namespace

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

std::uint32_t WeightOf(const FigureTable& figures, const NodeRef& ref) {
  if (ref.node().weight != kNone) return ref.node().weight;
  std::uint32_t found = kNone;
  for (const IndicatorTree& tree : figures.trees) {
    if (&tree == ref.tree || Fit(tree.scope, ref.tree->scope) < 0 || !AreOneScheme(tree, *ref.tree)) continue;
    const std::uint32_t twin = Counterpart(tree, *ref.tree, ref.index);
    const std::uint32_t weight = twin == kNone ? kNone : tree.nodes[twin].weight;
    if (weight == kNone) continue;
    if (found != kNone && ValueOf(figures, found) != ValueOf(figures, weight)) return kNone;
    found = weight;
  }
  return found;
}

}  // namespace gouji
