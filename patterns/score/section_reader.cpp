#include "patterns/score/section_reader.h"

#include <algorithm>

#include "patterns/score/flat_rows.h"

namespace gouji {
namespace {

bool IsNothing(const PatternSet& patterns, std::string_view normalized) {
  return normalized.empty() || IsWord(patterns.list("score.row.none"), normalized);
}

// Reads the rows of one indicator section into a tree.
class SectionReader {
 public:
  SectionReader(TreeContext& context, const Table& table, const ScoreSection& section,
                IndicatorTree& tree, std::uint32_t root)
      : context_(context), table_(table), section_(section), tree_(tree), root_(root) {
    path_.resize(section.indicators.size());
  }

  void Read() {
    for (std::uint32_t row = section_.begin; row < section_.end; ++row) {
      if (IsWholeRow(row) || ReadTotal(row)) continue;
      ReadRow(row);
    }
    DropEmptyGroups();
    if (section_.indicators.size() == 1) NestFlatRows(context_, tree_);
  }

 private:
  struct Level {
    std::uint32_t node = kNone;
    const Cell* cell = nullptr;
  };

  std::string Text(const Cell* cell) const {
    return cell == nullptr ? std::string() : Normalize(context_.document.Slice(cell->text));
  }

  // One cell over the whole row: a note or a title.
  bool IsWholeRow(std::uint32_t row) const {
    const Cell* cell = table_.At(row, 0);
    return (cell != nullptr && cell->column_span >= table_.columns) || IsTitleRow(table_, section_, row);
  }

  std::uint32_t NumberIn(std::uint32_t row, std::uint32_t column) const {
    if (column == kNone) return kNone;
    const Cell* cell = table_.At(row, column);
    if (cell == nullptr || cell->row != row || cell->column != column) return kNone;
    const std::vector<std::uint32_t> found = context_.figures.FiguresIn(cell->text);
    return found.empty() ? kNone : found.front();
  }

  bool ReadTotal(std::uint32_t row) {
    for (std::uint32_t column = 0; column < table_.columns; ++column) {
      const Cell* cell = table_.At(row, column);
      if (cell == nullptr || cell->row != row || cell->column != column) continue;
      const std::string label = WithoutBrackets(Text(cell));
      if (label.empty()) continue;
      if (!IsWord(context_.patterns.list("score.row.total"), label)) {
        return IsWord(context_.patterns.list("score.row.subtotal"), label) && ReadSubtotal(row);
      }
      tree_.stated_weight = NumberIn(row, section_.Column(ScoreHead::kWeight));
      tree_.stated_score = NumberIn(row, section_.Column(ScoreHead::kScore));
      tree_.nodes[0].rate = NumberIn(row, section_.Column(ScoreHead::kRate));
      tree_.nodes[0].deduction = NumberIn(row, section_.Column(ScoreHead::kDeduction));
      tree_.nodes[0].place = cell->text;
      return true;
    }
    return false;
  }

  // 小计 closes the outermost group that is open.
  bool ReadSubtotal(std::uint32_t row) {
    if (path_.empty() || path_[0].node == kNone) return true;
    IndicatorNode& group = tree_.nodes[path_[0].node];
    if (group.weight == kNone) group.weight = NumberIn(row, section_.Column(ScoreHead::kWeight));
    if (group.score == kNone) group.score = NumberIn(row, section_.Column(ScoreHead::kScore));
    return true;
  }

  bool HasNumbers(std::uint32_t row) const {
    return NumberIn(row, section_.Column(ScoreHead::kWeight)) != kNone ||
           NumberIn(row, section_.Column(ScoreHead::kScore)) != kNone;
  }

  void ReadRow(std::uint32_t row) {
    std::uint32_t parent = root_;
    std::uint32_t leaf = kNone;
    const Cell* left = nullptr;
    for (std::size_t level = 0; level < path_.size(); ++level) {
      const Cell* cell = table_.At(row, section_.indicators[level]);
      if (cell == nullptr || cell == left) continue;  // merged with the level on its left
      left = cell;
      const std::uint32_t node = NodeAt(level, row, *cell, parent);
      if (node == kNone) continue;
      if (path_[level].node != node) {
        ForgetBelow(level);
        const std::uint32_t weight = NumberIn(row, section_.level_weights[level]);
        if (weight != kNone) tree_.nodes[node].weight = weight;
        const std::uint32_t score = NumberIn(row, section_.level_scores[level]);
        if (score != kNone) tree_.nodes[node].score = score;
      }
      path_[level] = {node, cell};
      parent = node;
      leaf = node;
    }
    if (leaf == kNone) return;
    FillLeaf(leaf, row);
  }

  // Groups all of whose rows are unused (无): nothing is missing there.
  void DropEmptyGroups() {
    std::vector<std::uint32_t> moved(tree_.nodes.size(), kNone);
    std::vector<IndicatorNode> kept;
    for (std::uint32_t i = 0; i < tree_.nodes.size(); ++i) {
      IndicatorNode& node = tree_.nodes[i];
      const bool numbers = node.weight != kNone || node.score != kNone;
      const bool group = i < groups_.size() && groups_[i];
      if (group && !numbers && tree_.IsLeaf(i)) continue;
      moved[i] = static_cast<std::uint32_t>(kept.size());
      kept.push_back(node);
      if (node.parent != kNone) kept.back().parent = moved[node.parent];
    }
    tree_.nodes = std::move(kept);
  }

  void ForgetBelow(std::size_t level) {
    for (std::size_t i = level + 1; i < path_.size(); ++i) path_[i] = {};
  }

  // The node a cell names: the open one when the cell is merged, blank or repeated, else a new one.
  std::uint32_t NodeAt(std::size_t level, std::uint32_t row, const Cell& cell,
                       std::uint32_t parent) {
    const Level& open = path_[level];
    const bool last = level + 1 == path_.size();
    const std::string text = Text(&cell);
    const bool same_parent = open.node != kNone && tree_.nodes[open.node].parent == parent;
    if (same_parent && open.cell == &cell && (!last || !HasNumbers(row))) return open.node;
    if (IsNothing(context_.patterns, text)) {
      if (!last) return same_parent && cell.text.empty() ? open.node : kNone;
      if (!HasNumbers(row)) return kNone;
    }
    const std::string name = IndicatorName(context_.document.Slice(cell.text));
    if (same_parent && !last && tree_.nodes[open.node].name == name) return open.node;
    if (last && !HasNumbers(row) && !text.empty() && IsUnused(row)) return kNone;
    groups_.resize(tree_.nodes.size(), false);
    groups_.push_back(!last);
    return AddNode(name, cell, parent);
  }

  // A row whose weight and score are both dashes or blank does not take part.
  bool IsUnused(std::uint32_t row) const {
    const std::uint32_t weight = section_.Column(ScoreHead::kWeight);
    const std::uint32_t score = section_.Column(ScoreHead::kScore);
    if (weight == kNone && score == kNone) return false;
    for (const std::uint32_t column : {weight, score}) {
      if (column == kNone) continue;
      const Cell* cell = table_.At(row, column);
      if (cell == nullptr || cell->row != row) return false;
      if (!IsNothing(context_.patterns, Text(cell))) return false;
    }
    return true;
  }

  std::uint32_t AddNode(const std::string& name, const Cell& cell, std::uint32_t parent) {
    IndicatorNode node;
    node.name = name;
    node.place = cell.text;
    node.parent = parent;
    node.depth = static_cast<std::uint8_t>(tree_.nodes[parent].depth + 1);
    node.weight = WeightIn(context_.figures, context_.patterns, cell.text);
    tree_.nodes.push_back(std::move(node));
    return static_cast<std::uint32_t>(tree_.nodes.size() - 1);
  }

  // The node a merged number belongs to: the one whose own cell spans the same rows.
  std::uint32_t NodeForCell(const Cell& number, std::uint32_t leaf) const {
    if (number.row_span <= 1) return leaf;
    for (std::size_t level = path_.size(); level-- > 0;) {
      const Level& open = path_[level];
      if (open.node != kNone && open.cell->row == number.row &&
          open.cell->row_span == number.row_span) {
        return open.node;
      }
    }
    return leaf;
  }

  // Puts the number of a column at its node; true when the cell is merged with one above.
  bool Place(std::uint32_t row, ScoreHead head, std::uint32_t leaf,
             std::uint32_t IndicatorNode::*slot) {
    const std::uint32_t column = section_.Column(head);
    const Cell* cell = column == kNone ? nullptr : table_.At(row, column);
    if (cell == nullptr) return false;
    if (cell->row != row) return true;
    const std::uint32_t figure = NumberIn(row, column);
    if (figure != kNone) tree_.nodes[NodeForCell(*cell, leaf)].*slot = figure;
    return false;
  }

  SourceRange TextOf(std::uint32_t row, ScoreHead head) const {
    const std::uint32_t column = section_.Column(head);
    const Cell* cell = column == kNone ? nullptr : table_.At(row, column);
    return cell == nullptr ? SourceRange{} : cell->text;
  }

  void FillLeaf(std::uint32_t leaf, std::uint32_t row) {
    const bool weight_shared = Place(row, ScoreHead::kWeight, leaf, &IndicatorNode::weight);
    const bool score_shared = Place(row, ScoreHead::kScore, leaf, &IndicatorNode::score);
    Place(row, ScoreHead::kDeduction, leaf, &IndicatorNode::deduction);
    Place(row, ScoreHead::kRate, leaf, &IndicatorNode::rate);
    IndicatorNode& node = tree_.nodes[leaf];
    node.weight_shared = weight_shared && node.weight == kNone;
    node.score_shared = score_shared && node.score == kNone;
    node.target_text = TextOf(row, ScoreHead::kTarget);
    node.sign_text = TextOf(row, ScoreHead::kSign);
    node.achieved_text = TextOf(row, ScoreHead::kAchieved);
    node.standard_text = TextOf(row, ScoreHead::kStandard);
    node.reason_text = TextOf(row, ScoreHead::kReason);
    node.has_reason_place = section_.Column(ScoreHead::kReason) != kNone;
  }

  TreeContext& context_;
  const Table& table_;
  const ScoreSection& section_;
  IndicatorTree& tree_;
  std::uint32_t root_;
  std::vector<Level> path_;
  std::vector<bool> groups_;  // by node: whether it was made for a level above the last
};

}  // namespace

bool IsTitleRow(const Table& table, const ScoreSection& section, std::uint32_t row) {
  const std::uint32_t number = std::min(section.Column(ScoreHead::kWeight), section.Column(ScoreHead::kScore));
  if (number == kNone || section.indicators.empty()) return false;
  const Cell* name = table.At(row, section.indicators.back());
  return name != nullptr && name == table.At(row, number);
}

void ReadSection(TreeContext& context, const Table& table, const ScoreSection& section,
                 IndicatorTree& tree, std::uint32_t root) {
  SectionReader(context, table, section, tree, root).Read();
}

}  // namespace gouji
