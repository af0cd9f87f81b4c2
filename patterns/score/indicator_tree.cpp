#include "patterns/score/indicator_tree.h"

#include <algorithm>

#include "patterns/score/loose_points.h"
#include "patterns/score/target_reader.h"

namespace gouji {
namespace {

void SetKind(FigureTable& figures, std::uint32_t figure, FigureKind kind) {
  if (figure == kNone) return;
  Figure& at = figures.figures[figure];
  const bool bare = at.kind == FigureKind::kNumber || at.kind == FigureKind::kPoints ||
                    at.kind == FigureKind::kScore || at.kind == FigureKind::kWeight ||
                    at.kind == FigureKind::kDeduction || at.kind == FigureKind::kCount;
  if (bare) {
    at.kind = kind;
    at.power = 0;
  }
}

void SetKinds(FigureTable& figures, const IndicatorTree& tree) {
  SetKind(figures, tree.stated_weight, FigureKind::kWeight);
  SetKind(figures, tree.stated_score, FigureKind::kScore);
  for (const std::uint32_t claim : tree.claims) SetKind(figures, claim, FigureKind::kScore);
  for (const IndicatorNode& node : tree.nodes) {
    SetKind(figures, node.weight, FigureKind::kWeight);
    SetKind(figures, node.score, FigureKind::kScore);
    SetKind(figures, node.deduction, FigureKind::kDeduction);
  }
}

// What an indicator aims at and what came of it, where no words said so; an execution rate stays a rate.
void GiveSide(FigureTable& figures, std::uint32_t figure, Aspect side) {
  if (figure == kNone) return;
  Figure& at = figures.figures[figure];
  if (at.measure == "rate.execution" || (at.aspect != Aspect::kNone && at.aspect != Aspect::kRate)) return;
  at.aspect = side;
  at.aspect_source = ContextSource::kIndicator;
}

void GiveSides(FigureTable& figures, const IndicatorTree& tree) {
  for (const IndicatorNode& node : tree.nodes) {
    if (node.funds) continue;
    GiveSide(figures, node.target, Aspect::kTarget);
    GiveSide(figures, node.achieved, Aspect::kAchieved);
  }
}

std::vector<std::string> LeafNames(const IndicatorTree& tree) {
  std::vector<std::string> names;
  for (std::uint32_t i = 1; i < tree.nodes.size(); ++i) {
    if (!tree.nodes[i].funds && tree.IsLeaf(i)) names.push_back(tree.nodes[i].name);
  }
  return names;
}

// A text that goes through the main indicators of a form: most of its indicators stand in the form,
// which has more of them.
bool IsExcerptOf(const IndicatorTree& text, const IndicatorTree& form) {
  if (form.source != IndicatorTree::Source::kTable || form.stated_score == kNone) return false;
  const std::vector<std::string> some = LeafNames(text);
  const std::vector<std::string> all = LeafNames(form);
  const auto shared = std::count_if(some.begin(), some.end(), [&](const std::string& name) {
    return std::find(all.begin(), all.end(), name) != all.end();
  });
  return some.size() < all.size() && 2 * static_cast<std::size_t>(shared) > some.size();
}

void MarkExcerpts(std::vector<IndicatorTree>& trees) {
  for (IndicatorTree& tree : trees) {
    if (tree.source == IndicatorTree::Source::kTable || tree.listed) continue;
    tree.excerpt = std::any_of(trees.begin(), trees.end(), [&](const IndicatorTree& other) {
      return IsExcerptOf(tree, other);
    });
  }
}

}  // namespace

std::vector<std::uint32_t> IndicatorTree::ChildrenOf(std::uint32_t node) const {
  std::vector<std::uint32_t> children;
  for (std::uint32_t i = node + 1; i < nodes.size(); ++i) {
    if (nodes[i].parent == node) children.push_back(i);
  }
  return children;
}

bool IndicatorTree::IsLeaf(std::uint32_t node) const {
  return std::none_of(nodes.begin(), nodes.end(),
                      [&](const IndicatorNode& other) { return other.parent == node; });
}

void BuildIndicatorTrees(const Document& document, const PatternSet& patterns,
                         FigureTable& figures) {
  TreeContext context{document, patterns, figures, {}, {}};
  context.block_sentences.resize(document.blocks().size());
  context.used_blocks.resize(document.blocks().size(), false);
  for (std::uint32_t s = 0; s < figures.sentences.size(); ++s) {
    const Sentence& sentence = figures.sentences[s];
    if (sentence.table == kNone && sentence.block != kNone) {
      context.block_sentences[sentence.block].push_back(s);
    }
  }
  AddHeadingTrees(context, figures.trees);
  AddTableTrees(context, figures.trees);
  AddTextTrees(context, figures.trees);
  AttachClaims(context, figures.trees);
  MarkExcerpts(figures.trees);
  for (IndicatorTree& tree : figures.trees) {
    ReadTargets(context, tree);
    SetKinds(figures, tree);
    GiveSides(figures, tree);
  }
  ClassifyLoosePoints(patterns, figures);
  NameByIndicator(figures);
}

}  // namespace gouji
