#include <algorithm>

#include "checks/common/operand.h"
#include "checks/common/score_nodes.h"
#include "checks/engine/evaluate.h"

namespace gouji {
namespace {

// Means of several units below the score of one: not its parts.
bool MixesMeans(const IndicatorTree& tree, std::uint32_t node) {
  const std::vector<std::uint32_t> children = tree.ChildrenOf(node);
  return !tree.nodes[node].mean && !tree.scope.mean &&
         std::any_of(children.begin(), children.end(), [&](std::uint32_t child) { return tree.nodes[child].mean; });
}

void CheckSum(const CheckInput& input, const IndicatorTree& tree, std::uint32_t node,
              std::uint32_t stated, std::vector<Relation>& relations) {
  const NodeParts parts = ScoreParts(tree, node);
  if (parts.figures.empty() || MixesMeans(tree, node)) return;
  Relation relation;
  relation.formula = Formula::kSum;
  relation.stated = OperandFor(input, "total", stated);
  for (const std::uint32_t part : parts.figures) {
    relation.operands.push_back(OperandFor(input, "part", part));
  }
  NameSubject({&tree, node}, relation);
  Judge(input.figures, relation);
  if (relation.verdict == Verdict::kInconsistent) {
    // What the text says of the total confirms that all parts were read.
    const bool said = node == 0 && std::any_of(tree.claims.begin(), tree.claims.end(), [&](std::uint32_t claim) {
      return claim != stated && ValueOf(input.figures, claim) == SumOf(input.figures, parts.figures);
    });
    const bool read = said || (parts.missing.empty() && IsWhole(input, tree, node));
    if (!read) {
      relation.verdict = Verdict::kNotAssessable;
      relation.reason = tree.excerpt ? "excerpt" : parts.missing.empty() ? "weight-missing" : "score-missing";
    }
  }
  // Prose that lists scores may leave some out; a form may not.
  if (tree.source == IndicatorTree::Source::kText) relation.severity = Severity::kWarning;
  relations.push_back(std::move(relation));
}

// The total in prose against the total row of the form it speaks of.
void CheckClaims(const CheckInput& input, const IndicatorTree& tree,
                 std::vector<Relation>& relations) {
  for (const std::uint32_t claim : tree.claims) {
    if (claim == tree.stated_score) continue;
    Relation relation;
    relation.formula = Formula::kEqual;
    relation.variant = input.figures.figures[claim].in_table() ? "row" : "claim";
    relation.stated = OperandFor(input, "claim", claim);
    relation.operands = {OperandFor(input, "total", tree.stated_score)};
    NameSubject({&tree, 0}, relation);
    Judge(input.figures, relation);
    relations.push_back(std::move(relation));
  }
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  for (const IndicatorTree& tree : input.figures.trees) {
    if (tree.stated_score != kNone) CheckSum(input, tree, 0, tree.stated_score, relations);
    CheckClaims(input, tree, relations);
    for (std::uint32_t node = 1; node < tree.nodes.size(); ++node) {
      const std::uint32_t score = tree.nodes[node].score;
      if (score != kNone && !tree.IsLeaf(node)) CheckSum(input, tree, node, score, relations);
    }
  }
}

// A part that another check corrects by just what the sum is off: the sum follows from it.
void FollowCorrectedParts(const CheckInput& input, std::vector<Relation>& relations) {
  const auto broken = [](const Relation& relation) {
    return relation.verdict == Verdict::kInconsistent && relation.difference && relation.stated.figure != kNone;
  };
  for (Relation& sum : relations) {
    if (sum.check != "score.total" || !broken(sum) || sum.formula != Formula::kSum || sum.follows != kNone) continue;
    for (Relation& part : relations) {
      const bool award = part.check == "score.execution" || part.check == "score.rule";
      if (!award || !broken(part)) continue;
      const bool member = std::any_of(sum.operands.begin(), sum.operands.end(), [&](const Operand& operand) {
        return operand.figure == part.stated.figure;
      });
      if (!member) continue;
      const int digits = input.figures.figures[part.stated.figure].value.scale();
      const std::optional<Decimal> off = Rational(*part.difference).Round(digits);
      if (!off || Rational(*off) + Rational(*sum.difference) != Rational()) continue;
      part.severity = Severity::kError;
      sum.follows = part.stated.figure;
    }
  }
}

// A total that another tree of the report confirms is probably right: the tree that does not add up may
// have been read in part.
void Review(const CheckInput& input, std::vector<Relation>& relations) {
  const auto value = [&](const Relation& relation) { return input.figures.figures[relation.stated.figure].Scaled(); };
  for (Relation& relation : relations) {
    if (relation.check != "score.total" || relation.verdict != Verdict::kInconsistent || relation.formula != Formula::kSum) continue;
    const bool confirmed = std::any_of(relations.begin(), relations.end(), [&](const Relation& other) {
      return other.check == relation.check && other.verdict == Verdict::kConsistent && other.formula == Formula::kSum &&
             other.operands.size() > 1 && value(other) == value(relation);
    });
    if (confirmed) relation.severity = std::min(relation.severity, Severity::kWarning);
  }
  FollowCorrectedParts(input, relations);
}

}  // namespace

namespace registry {
extern const Check kscore_total;
const Check kscore_total = {"score.total", Run, Review};
}  // namespace registry
}  // namespace gouji
