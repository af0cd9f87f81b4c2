#include <map>

#include "checks/common/operand.h"
#include "checks/common/score_nodes.h"
#include "patterns/score/score_words.h"

namespace gouji {
namespace {

bool IsFullRate(const Figure& figure) {
  return figure.kind == FigureKind::kPercent &&
         Decimal::Compare(figure.value, Decimal(100, 0)) == 0;
}

bool HasDigits(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos;
}

// The target's own words again (≤100%), with no number of its own.
bool OnlyRestates(const CheckInput& input, const IndicatorNode& node, SourceRange text) {
  bool restated = false;
  for (const std::uint32_t i : input.figures.FiguresIn(text)) {
    const Figure& figure = input.figures.figures[i];
    if (IsPoints(figure)) continue;
    if (figure.comparator != Comparator::kAtLeast && figure.comparator != Comparator::kAtMost) {
      const Figure& target = input.figures.figures[node.target];
      const bool target_again = figure.kind == target.kind && figure.value == target.value;
      if (!target_again) return false;
    }
    restated = true;
  }
  return restated;
}

// A form's cell without any number. 已完成 is an answer to 100 %, not to 4次.
bool LacksNumber(const CheckInput& input, const IndicatorNode& node) {
  const std::string text = Normalize(input.document.Slice(node.achieved_text));
  if (IsFullRate(input.figures.figures[node.target])) return false;
  return !HasDigits(text);
}

// In running text: the sign of the target copied (实际成本控制率≤100%), or a satisfaction rate
// never given.
bool LacksNumberInText(const CheckInput& input, const IndicatorNode& node) {
  const Figure& target = input.figures.figures[node.target];
  const bool bound =
      target.comparator == Comparator::kAtMost || target.comparator == Comparator::kAtLeast;
  const bool survey = target.kind == FigureKind::kPercent &&
                      Contains(input.patterns.list("score.category.satisfaction"), node.name);
  return (bound || survey) && OnlyRestates(input, node, node.body);
}

bool IsMissing(const CheckInput& input, const IndicatorTree& tree, const IndicatorNode& node) {
  if (node.achieved != kNone) return false;
  if (tree.source == IndicatorTree::Source::kTable) {
    return !node.target_text.empty() && LacksNumber(input, node);
  }
  return !node.body.empty() && LacksNumberInText(input, node);
}

// The clause of the last figure that is no award: 实际成本控制率≤100%. A cell without figures as it
// is.
std::string Shown(const CheckInput& input, SourceRange place) {
  SourceRange shown = place;
  for (const std::uint32_t i : input.figures.FiguresIn(place)) {
    if (!IsPoints(input.figures.figures[i])) shown = ClauseAround(input, i);
  }
  return Normalize(input.document.Slice(shown));
}

void CheckTree(const CheckInput& input, const IndicatorTree& tree,
               std::vector<Relation>& relations) {
  std::map<std::uint32_t, Relation> groups;  // one finding a group of indicators
  std::map<std::uint32_t, NameList> names;
  for (std::uint32_t i = 1; i < tree.nodes.size(); ++i) {
    const IndicatorNode& node = tree.nodes[i];
    if (node.funds || node.target == kNone || node.score == kNone) continue;
    if (!IsMissing(input, tree, node)) continue;
    const bool table = tree.source == IndicatorTree::Source::kTable;
    Relation& relation = groups[node.parent];
    const SourceRange place = table ? node.achieved_text : node.body;
    if (relation.operands.empty()) {
      relation.stated = {"achieved", kNone, place};
      relation.stated_text = Shown(input, place);
    } else {
      relation.operands.push_back({"achieved", kNone, place});
    }
    names[node.parent].Add(node.name);
    relation.operands.push_back(OperandFor(input, "target", node.target));
    relation.operands.push_back(OperandFor(input, "score", node.score));
  }
  for (auto& [group, relation] : groups) {
    names[group].Finish(relation);
    relation.verdict = Verdict::kInconsistent;
    relation.severity = Severity::kWarning;
    relation.expected_text = "具体数值";
    relations.push_back(std::move(relation));
  }
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  for (const IndicatorTree& tree : input.figures.trees) {
    if (tree.source != IndicatorTree::Source::kText) CheckTree(input, tree, relations);
  }
}

}  // namespace

namespace registry {
extern const Check kscore_actual;
const Check kscore_actual = {"score.actual", Run};
}  // namespace registry
}  // namespace gouji
