#include <algorithm>

#include "checks/common/score_nodes.h"
#include "checks/engine/evaluate.h"

namespace gouji {
namespace {

const Rational kFullMarks = Rational::Of(100);
constexpr std::size_t kLeastForWhole = 3;

std::vector<Operand> Parts(const CheckInput& input, const NodeParts& parts) {
  std::vector<Operand> operands;
  for (const std::uint32_t part : parts.figures) {
    operands.push_back(NodeOperand(input, "part", part));
  }
  return operands;
}

// A form whose rows could not be sorted into groups and members.
bool HasUnclearLevels(const IndicatorTree& tree) {
  return tree.source == IndicatorTree::Source::kTable && tree.nodes[0].partial;
}

bool IsReadInPart(const IndicatorTree& tree, std::uint32_t node, const NodeParts& parts) {
  return tree.excerpt || tree.nodes[node].partial || !parts.missing.empty();
}

// The one weight that is missing is that of the budget's execution, whose score is its rate of the profile's
// weight: so that is its weight.
bool IsExecutionByCustom(const CheckInput& input, const IndicatorTree& tree, const NodeParts& parts) {
  if (parts.missing.size() != 1) return false;
  const IndicatorNode& node = tree.nodes[parts.missing.front()];
  if (!node.funds || node.score == kNone || node.achieved == kNone) return false;
  const Rational share = ValueOf(input.figures, node.achieved) / Rational::Of(100);
  const Decimal& score = input.figures.figures[node.score].value;
  const std::optional<Decimal> award = (share * Rational(input.profile.execution_weight)).Round(score.scale());
  return award && Decimal::Compare(*award, score) == 0;
}

void CheckGroup(const CheckInput& input, const IndicatorTree& tree, std::uint32_t node,
                std::uint32_t stated, std::vector<Relation>& relations) {
  const NodeParts parts = WeightParts(tree, node);
  if (parts.figures.empty()) return;
  Relation relation;
  relation.formula = Formula::kSum;
  relation.stated = NodeOperand(input, "total", stated);
  relation.operands = Parts(input, parts);
  NameSubject({&tree, node}, relation);
  Judge(input.figures, relation);
  const Rational whole = ValueOf(input.figures, stated);
  if (node == 0 && IsExecutionLeftOut(input, tree, parts, whole)) {
    relation.verdict = Verdict::kConsistent;
    relation.diagnosis = "execution-weight";
  } else if (node == 0 && IsExecutionByCustom(input, tree, parts)) {
    relation.formula = Formula::kNone;  // one of its terms is not printed
    const Rational custom = Rational(input.profile.execution_weight);
    JudgeAgainst(input.figures, SumOf(input.figures, parts.figures) + custom, relation);
    relation.verdict = Verdict::kInconsistent;  // weights are exact
  } else if (IsReadInPart(tree, node, parts) && SumOf(input.figures, parts.figures) != whole &&
             (HasUnclearLevels(tree) || SumOf(input.figures, parts.figures) < whole)) {
    relation.verdict = Verdict::kNotAssessable;
    relation.reason = tree.excerpt ? "excerpt" : "weight-missing";
  }
  relations.push_back(std::move(relation));
}

// A scheme that prints no total is out of 100 by custom: confirmed when it is, no claim to break
// when not.
void CheckUnstatedTotal(const CheckInput& input, const IndicatorTree& tree,
                        std::vector<Relation>& relations) {
  const NodeParts parts = WeightParts(tree, 0);
  if (parts.figures.size() < kLeastForWhole) return;
  Relation relation;
  relation.stated = NodeOperand(input, "part", parts.figures.front());
  relation.stated.figure = kNone;
  relation.operands = Parts(input, parts);
  relation.expected_text = "100";
  const Rational sum = SumOf(input.figures, parts.figures);
  const std::optional<Decimal> printed = sum.Round(2);
  if (printed) relation.stated_text = printed->ToString();
  NameSubject({&tree, 0}, relation);
  if (sum == kFullMarks || IsExecutionLeftOut(input, tree, parts, kFullMarks)) {
    relation.verdict = Verdict::kConsistent;
  } else {
    relation.verdict = Verdict::kNotAssessable;
    relation.reason = parts.missing.empty() ? "no-total" : "weight-missing";
  }
  relations.push_back(std::move(relation));
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  for (const IndicatorTree& tree : input.figures.trees) {
    if (tree.second_marks) continue;
    if (tree.stated_weight != kNone) {
      CheckGroup(input, tree, 0, tree.stated_weight, relations);
    } else {
      CheckUnstatedTotal(input, tree, relations);
    }
    for (std::uint32_t node = 1; node < tree.nodes.size(); ++node) {
      const std::uint32_t weight = tree.nodes[node].weight;
      if (weight != kNone && !tree.IsLeaf(node)) CheckGroup(input, tree, node, weight, relations);
    }
  }
}

Relation* Broken(std::vector<Relation>& relations, std::string_view check, std::uint32_t stated) {
  if (stated == kNone) return nullptr;
  const auto found = std::find_if(relations.begin(), relations.end(), [&](const Relation& relation) {
    return relation.check == check && relation.stated.figure == stated &&
           relation.verdict == Verdict::kInconsistent && relation.difference;
  });
  return found == relations.end() ? nullptr : &*found;
}

// A group whose members weigh more than the group: their scores exceed the total by as much.
void FoldTotals(const IndicatorTree& tree, const Relation& weights, std::vector<Relation>& relations) {
  std::vector<std::uint32_t> totals = tree.claims;
  totals.push_back(tree.stated_score);
  for (const IndicatorNode& node : tree.nodes) totals.push_back(node.score);
  for (const std::uint32_t total : totals) {
    Relation* sum = Broken(relations, "score.total", total);
    if (sum == nullptr || Rational(*sum->difference) != Rational(*weights.difference)) continue;
    sum->follows = weights.stated.figure;
  }
}

// 10分 printed for two members of a group of 10分: each counts 5, and 5 less what was taken off is what it got.
void FoldMembers(const CheckInput& input, const IndicatorTree& tree, std::uint32_t group, const Relation& weights,
                 std::vector<Relation>& relations) {
  const Rational whole = ValueOf(input.figures, weights.stated.figure);
  const Rational scale = whole / (whole - Rational(*weights.difference));
  for (const std::uint32_t child : tree.ChildrenOf(group)) {
    const IndicatorNode& node = tree.nodes[child];
    Relation* deduction = Broken(relations, "score.deduction", node.score);
    if (deduction == nullptr || node.weight == kNone) continue;
    Rational expected = ValueOf(input.figures, node.weight) * scale;
    if (node.deduction != kNone) expected = expected - ValueOf(input.figures, node.deduction);
    if (expected == ValueOf(input.figures, node.score)) deduction->follows = weights.stated.figure;
  }
}

// A member that got as many points as its weight is too high by: its weight is what was meant to be its score.
std::uint32_t MemberMeant(const CheckInput& input, const IndicatorTree& tree, const Relation& weights) {
  std::uint32_t meant = kNone;
  for (std::uint32_t n = 1; n < tree.nodes.size(); ++n) {
    const IndicatorNode& node = tree.nodes[n];
    if (node.weight == kNone || node.score == kNone || node.deduction != kNone) continue;
    const bool member = std::any_of(weights.operands.begin(), weights.operands.end(), [&](const Operand& operand) {
      return operand.figure == node.weight;
    });
    const Rational repaired = ValueOf(input.figures, node.weight) + Rational(*weights.difference);
    if (!member || repaired != ValueOf(input.figures, node.score)) continue;
    if (meant != kNone) return kNone;
    meant = n;
  }
  return meant;
}

bool IsConfirmed(const std::vector<Relation>& relations, std::uint32_t figure) {
  return std::any_of(relations.begin(), relations.end(), [&](const Relation& relation) {
    return relation.check == "score.weight-tree" && relation.verdict == Verdict::kConsistent &&
           std::any_of(relation.operands.begin(), relation.operands.end(),
                       [&](const Operand& operand) { return operand.figure == figure; });
  });
}

// The group's weight fits in with the rest, one member's does not fit its own full score: that weight is wrong, and
// what the other checks say of its score follows from it.
bool AccuseMember(const CheckInput& input, const IndicatorTree& tree, Relation& weights, std::vector<Relation>& relations) {
  if (weights.formula != Formula::kSum || !IsConfirmed(relations, weights.stated.figure)) return false;
  const std::uint32_t meant = MemberMeant(input, tree, weights);
  if (meant == kNone) return false;
  const IndicatorNode& node = tree.nodes[meant];
  const Operand group = weights.stated;
  const auto member = std::find_if(weights.operands.begin(), weights.operands.end(),
                                   [&](const Operand& operand) { return operand.figure == node.weight; });
  weights.stated = *member;
  weights.operands.erase(member);
  for (Operand& operand : weights.operands) operand.sign = -1;
  weights.operands.insert(weights.operands.begin(), group);
  weights.variant = "member";
  for (auto& [name, value] : weights.args) {
    if (name == "subject") value = node.name;
  }
  Judge(input.figures, weights);
  for (Relation& other : relations) {
    const bool award = other.check == "score.reason" || other.check == "score.target" || other.check == "score.rule";
    if (award && other.verdict == Verdict::kInconsistent && other.stated.figure == node.score) other.follows = node.weight;
  }
  return true;
}

void Review(const CheckInput& input, std::vector<Relation>& relations) {
  for (const IndicatorTree& tree : input.figures.trees) {
    for (std::uint32_t node = 0; node < tree.nodes.size(); ++node) {
      const std::uint32_t weight = node == 0 ? tree.stated_weight : tree.nodes[node].weight;
      Relation* broken = Broken(relations, "score.weight-tree", weight);
      if (broken == nullptr || AccuseMember(input, tree, *broken, relations)) continue;
      const Relation weights = *broken;
      FoldTotals(tree, weights, relations);
      FoldMembers(input, tree, node, weights, relations);
    }
  }
}

}  // namespace

namespace registry {
extern const Check kscore_weight_tree;
const Check kscore_weight_tree = {"score.weight-tree", Run, Review};
}  // namespace registry
}  // namespace gouji
