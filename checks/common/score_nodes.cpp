#include "checks/common/score_nodes.h"

#include <algorithm>

#include "checks/common/operand.h"
#include "patterns/score/score_words.h"

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

bool IsExecutionLeftOut(const CheckInput& input, const IndicatorTree& tree, const NodeParts& weights,
                        const Rational& whole) {
  const Rational gap = whole - SumOf(input.figures, weights.figures);
  if (gap != Rational(input.profile.execution_weight)) return false;
  if (weights.missing.empty()) return true;
  return weights.missing.size() == 1 && tree.nodes[weights.missing.front()].funds;
}

namespace {

bool AnyPartial(const IndicatorTree& tree, std::uint32_t node) {
  if (tree.nodes[node].partial) return true;
  const std::vector<std::uint32_t> children = tree.ChildrenOf(node);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    return tree.nodes[child].score == kNone && AnyPartial(tree, child);
  });
}

// 决策、过程、产出、效益: the groups of the common schemes, all named.
bool NamesAllGroups(const CheckInput& input, const IndicatorTree& tree, std::uint32_t node) {
  const std::vector<std::uint32_t> children = tree.ChildrenOf(node);
  const auto named = [&](std::string_view list) {
    const WordList& words = input.patterns.list(list);
    return std::all_of(words.words.begin(), words.words.end(), [&](const std::string& word) {
      return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
        return tree.nodes[child].name.find(word) != std::string::npos;
      });
    });
  };
  return named("score.groups.evaluation") || named("score.groups.input") || named("score.groups.self");
}

}  // namespace

bool IsWhole(const CheckInput& input, const IndicatorTree& tree, std::uint32_t node) {
  if (tree.listed && node == 0) return true;
  if (tree.excerpt || AnyPartial(tree, node)) return false;
  const NodeParts weights = WeightParts(tree, node);
  if (weights.figures.empty()) {
    constexpr std::size_t kLongList = 10;  // whoever lists so many means to list them all
    // A form that prints neither weights nor a total may leave the score of 预算执行率 to the text.
    const bool silent = tree.source == IndicatorTree::Source::kTable && node == 0 &&
                        std::count(tree.claims.begin(), tree.claims.end(), tree.stated_score) > 0;
    if (silent) return false;
    return tree.source != IndicatorTree::Source::kText || tree.nodes.size() > kLongList ||
           NamesAllGroups(input, tree, node);
  }
  std::uint32_t printed = tree.nodes[node].weight;
  if (printed == kNone && node == 0) printed = tree.stated_weight;
  const Rational whole = printed == kNone ? Rational::Of(100) : ValueOf(input.figures, printed);
  if (printed == kNone && node != 0) return weights.missing.empty();
  if (weights.missing.empty() && SumOf(input.figures, weights.figures) == whole) return true;
  return node == 0 && IsExecutionLeftOut(input, tree, weights, whole) &&
         std::any_of(tree.nodes.begin(), tree.nodes.end(), [](const IndicatorNode& at) { return at.funds; });
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
