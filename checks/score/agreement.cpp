#include <algorithm>
#include <iterator>
#include <set>

#include "checks/common/operand.h"
#include "checks/common/score_nodes.h"
#include "checks/common/score_twins.h"
#include "checks/engine/evaluate.h"

namespace gouji {
namespace {

// The total score that a tree prints, or that the text claims for it; invalid when there is none.
Rational TotalOf(const FigureTable& figures, const IndicatorTree& tree) {
  if (tree.stated_score != kNone) return ValueOf(figures, tree.stated_score);
  return tree.claims.empty() ? Rational::Invalid() : ValueOf(figures, tree.claims.front());
}

// Two scores of one scheme may be those of two judges, if their totals differ as well.
bool HaveOneTotal(const FigureTable& figures, const IndicatorTree& a, const IndicatorTree& b) {
  const Rational first = TotalOf(figures, a);
  const Rational second = TotalOf(figures, b);
  return !first.valid() || !second.valid() || first == second;
}

// The form of one project beside the department's scores, that of one unit beside the means of all: each is to be
// compared with its own. The form says whose it is, or the totals differ and a third tree has that of one of the two.
bool HasOtherTwin(const FigureTable& figures, const IndicatorTree& a, const IndicatorTree& b) {
  if (Fit(a.scope, b.scope) < 0) return true;
  if (a.scope.whose.empty() != b.scope.whose.empty()) {
    const IndicatorTree& whole = a.scope.whose.empty() ? a : b;
    const bool twin = std::any_of(
        figures.trees.begin(), figures.trees.end(), [&](const IndicatorTree& other) {
          return &other != &whole && other.scope.whose.empty() && AreOneScheme(whole, other);
        });
    if (twin) return true;
  }
  if (HaveOneTotal(figures, a, b)) return false;
  return std::any_of(figures.trees.begin(), figures.trees.end(), [&](const IndicatorTree& other) {
    if (&other == &a || &other == &b || !TotalOf(figures, other).valid()) return false;
    return (HaveOneTotal(figures, a, other) && AreOneScheme(a, other)) ||
           (HaveOneTotal(figures, b, other) && AreOneScheme(b, other));
  });
}

using Slot = std::uint32_t IndicatorNode::*;

// What a node prints, or else what stands below it; empty when something is missing.
std::vector<std::uint32_t> ValuesOf(const IndicatorTree& tree, std::uint32_t index, Slot slot) {
  const std::uint32_t own = tree.nodes[index].*slot;
  if (own != kNone) return {own};
  if (tree.IsLeaf(index) || tree.excerpt) return {};
  NodeParts parts =
      slot == &IndicatorNode::weight ? WeightParts(tree, index) : ScoreParts(tree, index);
  return parts.missing.empty() ? std::move(parts.figures) : std::vector<std::uint32_t>();
}

void Compare(const CheckInput& input, const NodeRef& first, const NodeRef& second, Slot slot,
             std::vector<Relation>& relations) {
  std::vector<std::uint32_t> others = ValuesOf(*first.tree, first.index, slot);
  std::vector<std::uint32_t> own = ValuesOf(*second.tree, second.index, slot);
  if (own.size() != 1) std::swap(own, others);  // a group's one value against the single ones below
  if (own.size() != 1 || others.empty()) return;
  const bool means = first.node().mean || second.node().mean;
  if (slot == &IndicatorNode::score && means && first.node().mean != second.node().mean) return;
  Relation relation;
  relation.formula = others.size() == 1 ? Formula::kEqual : Formula::kSum;
  relation.stated = NodeOperand(input, "here", own.front());
  for (const std::uint32_t other : others) {
    relation.operands.push_back(NodeOperand(input, "there", other));
  }
  if (slot == &IndicatorNode::score) {
    relation.variant = "score";
    const bool judges = !HaveOneTotal(input.figures, *first.tree, *second.tree);
    if (judges) relation.severity = Severity::kWarning;
  }
  NameSubject(second, relation);
  Judge(input.figures, relation);
  relations.push_back(std::move(relation));
}

void ComparePair(const CheckInput& input, const IndicatorTree& first, const IndicatorTree& second,
                 std::vector<Relation>& relations) {
  for (std::uint32_t i = 1; i < second.nodes.size(); ++i) {
    const std::uint32_t match = Counterpart(first, second, i);
    if (match == kNone) continue;
    Compare(input, {&first, match}, {&second, i}, &IndicatorNode::weight, relations);
    Compare(input, {&first, match}, {&second, i}, &IndicatorNode::score, relations);
  }
}

// Where no score of the two is the same, they are the scores of two things by one scheme.
bool ScoreAnother(const std::vector<Relation>& pair) {
  constexpr std::ptrdiff_t kLeast = 3;
  const auto is_score = [](const Relation& relation) { return relation.variant == "score"; };
  return std::count_if(pair.begin(), pair.end(), is_score) >= kLeast && std::none_of(pair.begin(), pair.end(), [&](const Relation& relation) {
    return is_score(relation) && relation.verdict != Verdict::kInconsistent;
  });
}

// A wrong figure disagrees with every other place and breaks the sums it enters: it is reported
// once, at the single figure.
void KeepOneOfEach(std::vector<Relation>& relations) {
  std::stable_sort(relations.begin(), relations.end(), [](const Relation& a, const Relation& b) {
    return a.operands.size() < b.operands.size();
  });
  std::set<std::uint32_t> reported;
  std::vector<Relation> kept;
  for (Relation& relation : relations) {
    if (relation.verdict == Verdict::kInconsistent) {
      bool known = reported.count(relation.stated.figure) > 0;
      for (const Operand& operand : relation.operands) {
        known = known || reported.count(operand.figure) > 0;
      }
      if (known) continue;
      reported.insert(relation.stated.figure);
      for (const Operand& operand : relation.operands) reported.insert(operand.figure);
    }
    kept.push_back(std::move(relation));
  }
  relations = std::move(kept);
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  const std::vector<IndicatorTree>& trees = input.figures.trees;
  std::vector<Relation> found;
  for (std::size_t b = 1; b < trees.size(); ++b) {
    for (std::size_t a = 0; a < b; ++a) {
      if (!AreOneScheme(trees[a], trees[b]) || HasOtherTwin(input.figures, trees[a], trees[b]))
        continue;
      std::vector<Relation> pair;
      ComparePair(input, trees[a], trees[b], pair);
      if (ScoreAnother(pair)) continue;
      std::move(pair.begin(), pair.end(), std::back_inserter(found));
    }
  }
  KeepOneOfEach(found);
  for (Relation& relation : found) relations.push_back(std::move(relation));
}

}  // namespace

namespace registry {
extern const Check kscore_agreement;
const Check kscore_agreement = {"score.agreement", Run};
}  // namespace registry
}  // namespace gouji
