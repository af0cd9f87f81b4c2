#include "checks/common/score_nodes.h"

#include <algorithm>

#include "checks/common/operand.h"

namespace gouji {
namespace {

using Slot = std::uint32_t IndicatorNode::*;

// `settled`: a node of which nothing is missing although it prints no figure of its own.
template <typename Settled>
void Collect(const IndicatorTree& tree, std::uint32_t node, Slot slot, const Settled& settled,
             NodeParts& parts) {
  for (const std::uint32_t child : tree.ChildrenOf(node)) {
    const IndicatorNode& at = tree.nodes[child];
    if (at.*slot != kNone) {
      parts.figures.push_back(at.*slot);
    } else if (settled(at)) {
      continue;
    } else if (tree.IsLeaf(child)) {
      parts.missing.push_back(child);
    } else {
      Collect(tree, child, slot, settled, parts);
    }
  }
}

}  // namespace

std::vector<NodeRef> AllNodes(const FigureTable& figures) {
  std::vector<NodeRef> all;
  for (const IndicatorTree& tree : figures.trees) {
    for (std::uint32_t i = 1; i < tree.nodes.size(); ++i) all.push_back({&tree, i});
  }
  return all;
}

NodeParts WeightParts(const IndicatorTree& tree, std::uint32_t node) {
  NodeParts parts;
  const auto settled = [](const IndicatorNode& at) { return at.weight_shared; };
  Collect(tree, node, &IndicatorNode::weight, settled, parts);
  return parts;
}

NodeParts ScoreParts(const IndicatorTree& tree, std::uint32_t node) {
  NodeParts parts;
  const auto settled = [](const IndicatorNode& at) { return at.no_award || at.score_shared; };
  Collect(tree, node, &IndicatorNode::score, settled, parts);
  return parts;
}

Operand NodeOperand(const CheckInput& input, std::string_view role, std::uint32_t figure) {
  Operand operand = OperandFor(input, role, figure);
  const Figure& at = input.figures.figures[figure];
  const Block& block = input.document.blocks()[at.block];
  if (block.kind == BlockKind::kHeading) operand.text = block.text;
  return operand;
}

void NameSubject(const NodeRef& ref, Relation& relation) {
  std::string name = ref.node().name;
  if (name.empty()) name = ref.tree->subject.empty() ? "总分" : ref.tree->subject;
  relation.args.emplace_back("subject", std::move(name));
}

void NameList::Add(const std::string& name) {
  constexpr std::size_t kSpeltOut = 3;
  if (++count_ > kSpeltOut) return;
  names_ += (names_.empty() ? "" : "、") + name;
}

void NameList::Finish(Relation& relation) const {
  const std::string count = std::to_string(count_);
  relation.args.emplace_back("subject", count_ > 3 ? names_ + "等" + count + "项" : names_);
  relation.args.emplace_back("count", count);
}

Rational ValueOf(const FigureTable& figures, std::uint32_t figure) {
  return Rational(figures.figures[figure].value);
}

void JudgeAgainst(const FigureTable& figures, const Rational& value, Relation& relation) {
  const Decimal& stated = figures.figures[relation.stated.figure].value;
  const std::optional<Decimal> rounded = value.Round(stated.scale());
  const std::optional<Decimal> cut = value.Truncate(stated.scale());
  if (!rounded || !cut) {
    relation.verdict = Verdict::kNotAssessable;
    relation.reason = "overflow";
    return;
  }
  const std::optional<Decimal> fine = value.Round(std::max(stated.scale(), 2));
  relation.expected = Rational(*rounded) == value ? rounded : fine;
  const Rational gap = Rational(stated) - Rational(*relation.expected);
  relation.difference = gap.Round(relation.expected->scale());
  if (Decimal::Compare(*rounded, stated) == 0) {
    relation.verdict = Rational(stated) == value ? Verdict::kConsistent : Verdict::kWithinRounding;
  } else {
    relation.verdict =
        Decimal::Compare(*cut, stated) == 0 ? Verdict::kTruncated : Verdict::kInconsistent;
  }
}

void JudgeScore(const FigureTable& figures, const IndicatorTree& tree, const Rational& value,
                Relation& relation) {
  JudgeAgainst(figures, value, relation);
  const Decimal& stated = figures.figures[relation.stated.figure].value;
  if (stated.scale() > 0 || relation.verdict == Verdict::kInconsistent) return;
  const bool decimals =
      std::any_of(tree.nodes.begin(), tree.nodes.end(), [&](const IndicatorNode& node) {
        return node.score != kNone && figures.figures[node.score].value.scale() > 0;
      });
  if (!decimals || value == Rational(stated)) return;
  relation.expected = value.Round(2);
  const bool same = relation.expected && Decimal::Compare(*relation.expected, stated) == 0;
  relation.verdict = same ? Verdict::kWithinRounding : Verdict::kInconsistent;
  if (relation.expected) {
    relation.difference = (Rational(stated) - Rational(*relation.expected)).Round(2);
  }
}

Rational SumOf(const FigureTable& figures, const std::vector<std::uint32_t>& parts) {
  Rational sum;
  for (const std::uint32_t part : parts) sum = sum + ValueOf(figures, part);
  return sum;
}

}  // namespace gouji
