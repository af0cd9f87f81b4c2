#pragma once

#include <optional>
#include <string>
#include <vector>

#include "checks/engine/check.h"

namespace gouji {

/// One indicator and its tree.
struct NodeRef {
  const IndicatorTree* tree = nullptr;
  std::uint32_t index = 0;

  const IndicatorNode& node() const { return tree->nodes[index]; }
};

/// Every indicator of every tree, roots excluded, in order.
std::vector<NodeRef> AllNodes(const FigureTable& figures);

/// The printed weights or scores that make up a node's: those of its children, and of a child
/// without one those of its children, down to the leaves.
struct NodeParts {
  std::vector<std::uint32_t> figures;
  std::vector<std::uint32_t> missing;  ///< leaves that print none
};
NodeParts WeightParts(const IndicatorTree& tree, std::uint32_t node);
NodeParts ScoreParts(const IndicatorTree& tree, std::uint32_t node);

/// Whether a node's parts are known to be all there: none unread, none without a weight where others have
/// one, and the weights add up to the node's (or to 100, or to what 预算执行率 leaves of it). Only then is
/// a sum over them a claim that the report makes.
bool IsWhole(const CheckInput& input, const IndicatorTree& tree, std::uint32_t node);

/// Forms often leave out the weight of 预算执行率: the one weight that is missing is the profile's share.
bool IsExecutionLeftOut(const CheckInput& input, const IndicatorTree& tree, const NodeParts& weights,
                        const Rational& whole);

/// An operand that quotes a figure of a node: the heading or cell for a weight, the clause for a
/// score.
Operand NodeOperand(const CheckInput& input, std::string_view role, std::uint32_t figure);

/// Appends {subject} = the node's name, or the tree's for its root.
void NameSubject(const NodeRef& ref, Relation& relation);

/// Adds one of several names to {subject}: three are spelt out, the rest counted.
class NameList {
 public:
  void Add(const std::string& name);
  void Finish(Relation& relation) const;  ///< {subject} and {count}

 private:
  std::string names_;
  std::size_t count_ = 0;
};

/// The value of a figure as a fraction in its printed unit.
Rational ValueOf(const FigureTable& figures, std::uint32_t figure);
/// Judges a relation whose recomputed value is `value` (in the stated figure's unit) against the
/// printed digits: consistent when it rounds to them, truncated when it was cut to them, else
/// inconsistent.
void JudgeAgainst(const FigureTable& figures, const Rational& value, Relation& relation);

/// The same for a score: a tree that prints decimals elsewhere means 1.00 by 1, so that 0.83 is
/// not 1.
void JudgeScore(const FigureTable& figures, const IndicatorTree& tree, const Rational& value,
                Relation& relation);

/// The exact sum of figures in their printed units; invalid on overflow.
Rational SumOf(const FigureTable& figures, const std::vector<std::uint32_t>& parts);

}  // namespace gouji
