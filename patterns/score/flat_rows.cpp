#include "patterns/score/flat_rows.h"

#include <algorithm>

#include "extract/structure/labels.h"
#include "patterns/score/score_words.h"

namespace gouji {
namespace {

class FlatRows {
 public:
  FlatRows(const TreeContext& context, IndicatorTree& tree) : context_(context), tree_(tree) {
    for (std::uint32_t i = 1; i < tree.nodes.size(); ++i) {
      if (!tree.nodes[i].funds) rows_.push_back(i);
    }
    parents_.assign(rows_.size(), 0);
  }

  void Nest() {
    const bool flat = std::all_of(tree_.nodes.begin() + 1, tree_.nodes.end(),
                                  [](const IndicatorNode& node) { return node.parent == 0; });
    if (!flat || rows_.size() < 3) return;
    if (!ByLabels() && !ByWeights()) {
      // Groups among the rows that cannot be told from their members: the tree cannot be summed.
      tree_.nodes[0].partial = std::any_of(rows_.begin(), rows_.end(), [&](std::uint32_t row) { return IsGroup(row); });
      return;
    }
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      IndicatorNode& node = tree_.nodes[rows_[i]];
      node.parent = parents_[i];
      node.depth = static_cast<std::uint8_t>(tree_.nodes[parents_[i]].depth + 1);
    }
  }

 private:
  // A label that first shows below another kind of label is a lower level; a row without one belongs to the
  // label above it.
  bool ByLabels() {
    std::vector<LabelKind> order;
    std::vector<std::pair<std::size_t, std::uint32_t>> open;  // rank, node
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const LabelKind kind = ReadLabel(context_.document.Slice(tree_.nodes[rows_[i]].place)).kind;
      std::size_t rank = order.size();
      if (kind != LabelKind::kNoLabel) {
        const auto found = std::find(order.begin(), order.end(), kind);
        rank = static_cast<std::size_t>(found - order.begin());
        if (found == order.end()) order.push_back(kind);
      } else if (order.empty()) {
        return false;
      }
      while (!open.empty() && open.back().first >= rank) open.pop_back();
      parents_[i] = open.empty() ? 0 : open.back().second;
      if (kind != LabelKind::kNoLabel) open.emplace_back(rank, rows_[i]);
    }
    return order.size() >= 2;
  }

  bool ByWeights() {
    std::fill(parents_.begin(), parents_.end(), 0);
    if (std::any_of(rows_.begin(), rows_.end(),
                    [&](std::uint32_t row) { return tree_.nodes[row].weight == kNone; })) {
      return false;
    }
    Rational sum;
    for (std::size_t i = 0; i < rows_.size(); ++i) sum = sum + Weight(i);
    const Rational whole = Whole();
    if (sum == whole) return false;
    sum = Rational();
    for (std::size_t i = 0; i < rows_.size(); i = Group(i)) sum = sum + Weight(i);
    return sum == whole;
  }

  bool IsGroup(std::uint32_t row) const {
    return EndsWithWord(context_.patterns.list("score.groups.ending"), tree_.nodes[row].name);
  }

  // Where the rows end that stand below row `i`: those right after it that add up to it; a single one only
  // below a row that names a group.
  std::size_t Group(std::size_t i) {
    Rational sum;
    std::vector<std::size_t> children;
    std::size_t next = i + 1;
    while (next < rows_.size() && sum < Weight(i)) {
      children.push_back(next);
      sum = sum + Weight(next);
      if (Weight(next) >= Weight(i)) {
        next = Group(next);
        break;
      }
      next = Group(next);
    }
    const bool single = children.size() == 1 && IsGroup(rows_[i]) && !IsGroup(rows_[children.front()]);
    if ((children.size() >= 2 || single) && sum == Weight(i)) {
      for (const std::size_t child : children) parents_[child] = rows_[i];
      return next;
    }
    for (std::size_t row = i + 1; row < next; ++row) parents_[row] = 0;
    return i + 1;
  }

  Rational Value(std::uint32_t figure) const { return Rational(context_.figures.figures[figure].value); }
  Rational Weight(std::size_t i) const { return Value(tree_.nodes[rows_[i]].weight); }

  // What the rows must come to: the printed total without the funds part's weight.
  Rational Whole() const {
    Rational whole = tree_.stated_weight == kNone ? Rational::Of(100) : Value(tree_.stated_weight);
    for (const IndicatorNode& node : tree_.nodes) {
      if (node.funds && node.weight != kNone) whole = whole - Value(node.weight);
    }
    return whole;
  }

  const TreeContext& context_;
  IndicatorTree& tree_;
  std::vector<std::uint32_t> rows_;     // nodes that may be nested
  std::vector<std::uint32_t> parents_;  // their parents, by position in rows_
};

}  // namespace

void NestFlatRows(const TreeContext& context, IndicatorTree& tree) { FlatRows(context, tree).Nest(); }

}  // namespace gouji
