#include "patterns/score/target_reader.h"

#include <algorithm>

#include "patterns/score/award_reader.h"

namespace gouji {
namespace {

std::string UnitOf(const TreeContext& context, const Figure& figure) {
  std::string unit = Normalize(context.document.Slice(figure.unit));
  for (const std::string_view scale : {"万", "亿", "千"}) {
    if (unit.size() > scale.size() && unit.starts_with(scale)) unit.erase(0, scale.size());
  }
  return unit == "名" || unit == "位" ? "人" : unit;
}

// A cell that holds the number and nothing else takes the other side's unit.
bool StandsAlone(const TreeContext& context, const Figure& figure) {
  if (!figure.in_table()) return false;
  const Cell& cell = context.document.tables()[figure.table].cells[figure.cell];
  return Normalize(context.document.Slice(cell.text)) ==
         Normalize(context.document.Slice(figure.number));
}

bool IsQuantity(const Figure& figure) {
  return !IsPoints(figure) && figure.kind != FigureKind::kPercentPoint;
}

bool AreComparable(const TreeContext& context, const Figure& a, const Figure& b) {
  if (StandsAlone(context, a) || StandsAlone(context, b)) return true;
  if (a.kind != b.kind) return false;
  if (a.kind == FigureKind::kAmount || a.kind == FigureKind::kPercent) return true;
  return UnitOf(context, a) == UnitOf(context, b);
}

std::string ClauseText(const TreeContext& context, std::uint32_t figure) {
  const Figure& at = context.figures.figures[figure];
  const SourceRange clause = ClauseOf(context.figures.sentences[at.sentence], at.range);
  return Normalize(context.document.Slice(clause));
}

bool IsPlanned(const TreeContext& context, const std::string& clause) {
  return Contains(context.patterns.list("score.clause.plan"), clause) &&
         !Contains(context.patterns.list("score.clause.actual"), clause);
}

// The only value among the figures, or kNone when there are none or several.
std::uint32_t OnlyValue(const FigureTable& figures, const std::vector<std::uint32_t>& found) {
  if (found.empty()) return kNone;
  const bool same = std::all_of(found.begin(), found.end(), [&](std::uint32_t i) {
    return figures.figures[i].Scaled() == figures.figures[found.front()].Scaled();
  });
  return same ? found.front() : kNone;
}

std::vector<std::uint32_t> Quantities(const TreeContext& context, SourceRange range) {
  std::vector<std::uint32_t> found;
  for (const std::uint32_t i : context.figures.FiguresIn(range)) {
    if (IsQuantity(context.figures.figures[i])) found.push_back(i);
  }
  return found;
}

// A target cell that spells out tiers (≥95%得10分，…) is a standard, not a target.
bool IsStandard(const TreeContext& context, SourceRange text) {
  return Normalize(context.document.Slice(text)).find("得") != std::string::npos;
}

// 全年计划开展活动24次以上，全部完成得满分: the target inside a scoring standard.
std::uint32_t TargetInStandard(const TreeContext& context, SourceRange standard) {
  std::vector<std::uint32_t> found;
  for (const std::uint32_t i : Quantities(context, standard)) {
    const Figure& figure = context.figures.figures[i];
    if (figure.kind != FigureKind::kCount && figure.kind != FigureKind::kHeadcount) continue;
    const std::string clause = ClauseText(context, i);
    if (clause.find("每") != std::string::npos) continue;
    const bool least = figure.comparator == Comparator::kAtLeast ||
                       figure.comparator == Comparator::kMoreThan ||
                       figure.exactness == Exactness::kOver;
    if (least || IsPlanned(context, clause)) found.push_back(i);
  }
  return OnlyValue(context.figures, found);
}

// ≤ in a cell of its own goes with the number in the target cell; 定性 means that the number is no bound.
bool ApplySign(const TreeContext& context, SourceRange sign, std::uint32_t target) {
  const std::string text = Normalize(context.document.Slice(sign));
  Figure& figure = context.figures.figures[target];
  if (text.find("定性") != std::string::npos) return false;
  if (figure.comparator != Comparator::kNone) return true;
  static constexpr std::pair<std::string_view, Comparator> kSigns[] = {
      {"≥", Comparator::kAtLeast}, {">=", Comparator::kAtLeast}, {"≤", Comparator::kAtMost},
      {"<=", Comparator::kAtMost}, {">", Comparator::kMoreThan}, {"<", Comparator::kLessThan},
      {"大于等于", Comparator::kAtLeast}, {"小于等于", Comparator::kAtMost}, {"=", Comparator::kEqual}};
  for (const auto& [word, comparator] : kSigns) {
    if (text == word) figure.comparator = comparator;
  }
  return true;
}

// 目标值≥95%, 年度指标值为20场, 未达到90%的目标: figures that the words at them call the target.
std::vector<std::uint32_t> CalledTargets(const TreeContext& context, SourceRange text) {
  std::vector<std::uint32_t> found;
  for (const std::uint32_t i : Quantities(context, text)) {
    std::string_view before = TextBefore(context.figures, i);
    for (const std::string_view particle : {"为", "是", ":"}) {
      if (before.ends_with(particle)) before.remove_suffix(particle.size());
    }
    const bool behind = StartsWithWord(context.patterns.list("score.clause.of-target"), TextAfter(context.figures, i));
    if (behind || EndsWithWord(context.patterns.list("score.clause.target"), before)) found.push_back(i);
  }
  return found;
}

// 满意度 of 服务对象满意度指标: of several values the one called by the indicator's last word is meant.
std::string LastWord(std::string_view name) {
  constexpr std::size_t kThree = 9;
  for (const std::string_view tail : {"指标", "情况"}) {
    if (name.size() > tail.size() && name.ends_with(tail)) name.remove_suffix(tail.size());
  }
  return std::string(name.size() > kThree ? name.substr(name.size() - kThree) : name);
}

std::uint32_t TargetOf(const TreeContext& context, const IndicatorTree& tree,
                       const IndicatorNode& node) {
  if (tree.source == IndicatorTree::Source::kTable) {
    if (!node.target_text.empty() && !IsStandard(context, node.target_text)) {
      return OnlyValue(context.figures, Quantities(context, node.target_text));
    }
    return node.standard_text.empty() ? kNone : TargetInStandard(context, node.standard_text);
  }
  const std::uint32_t named = OnlyValue(context.figures, Quantities(context, node.place));
  if (named != kNone) return named;
  const std::uint32_t called = OnlyValue(context.figures, CalledTargets(context, node.body));
  if (called != kNone) return called;
  std::vector<std::uint32_t> planned;
  if (node.name.ends_with("率") || node.name.ends_with("度"))
    return kNone;  // counts are its inputs
  for (const std::uint32_t i : Quantities(context, node.body)) {
    // Amounts and rates in a text are too often about something else.
    const FigureKind kind = context.figures.figures[i].kind;
    const bool money = kind == FigureKind::kAmount || kind == FigureKind::kPercent;
    if (!money && IsPlanned(context, ClauseText(context, i))) planned.push_back(i);
  }
  return OnlyValue(context.figures, planned);
}

// 得100%权重分: the percentage is an award.
bool IsShareOfWeight(const TreeContext& context, std::uint32_t figure) {
  return context.figures.figures[figure].kind == FigureKind::kPercent &&
         TextAfter(context.figures, figure).starts_with("权重");
}

// 20多项 for a target of 10场: occasions are counted by many words. What is less by another word says nothing.
bool IsMoreOccasions(const TreeContext& context, const Figure& target, const Figure& achieved) {
  const auto is_occasion = [&](const Figure& figure) {
    return figure.kind == FigureKind::kCount && IsWord(context.patterns.list("unit.occasion"), UnitOf(context, figure));
  };
  const bool least = target.comparator == Comparator::kAtLeast || target.comparator == Comparator::kMoreThan;
  return least && is_occasion(target) && is_occasion(achieved) && achieved.Scaled() > target.Scaled();
}

std::uint32_t AchievedOf(const TreeContext& context, const IndicatorNode& node, SourceRange text) {
  const std::uint32_t target = node.target;
  const std::string word = LastWord(node.name);
  std::vector<std::uint32_t> called;
  std::vector<std::uint32_t> found;
  std::vector<std::uint32_t> totals;
  std::vector<std::uint32_t> actual;
  const std::vector<std::uint32_t> quantities = Quantities(context, text);
  if (context.figures.figures[target].kind == FigureKind::kAmount) {
    // Several amounts in one text: totals, shares and unit prices cannot be told apart.
    return quantities.size() == 1 ? quantities.front() : kNone;
  }
  for (const std::uint32_t i : quantities) {
    const Figure& figure = context.figures.figures[i];
    const bool restated = figure.comparator != Comparator::kNone;
    if (restated || i == target || IsShareOfWeight(context, i)) continue;
    if (!AreComparable(context, context.figures.figures[target], figure)) continue;
    const std::string clause = ClauseText(context, i);
    if (IsPlanned(context, clause)) continue;
    const std::string_view before = TextBefore(context.figures, i);
    if (!word.empty() && before.ends_with(word)) called.push_back(i);
    if (EndsWithWord(context.patterns.list("score.clause.total"), before)) totals.push_back(i);
    if (Contains(context.patterns.list("score.clause.actual"), clause)) actual.push_back(i);
    if (!Contains(context.patterns.list("score.clause.aside"), clause)) found.push_back(i);
  }
  for (const auto* candidates : {&called, &totals, &actual, &found}) {
    const std::uint32_t only = OnlyValue(context.figures, *candidates);
    if (only != kNone) return only;
    if (!candidates->empty()) return kNone;
  }
  if (quantities.size() == 1 && IsMoreOccasions(context, context.figures.figures[target], context.figures.figures[quantities.front()])) {
    return quantities.front();
  }
  return kNone;
}

}  // namespace

void ReadTargets(const TreeContext& context, IndicatorTree& tree) {
  if (tree.source == IndicatorTree::Source::kText) return;
  for (std::uint32_t i = 1; i < tree.nodes.size(); ++i) {
    IndicatorNode& node = tree.nodes[i];
    if (node.funds) continue;
    node.target = kNone;
    node.achieved = kNone;
    if (!tree.IsLeaf(i)) continue;
    node.target = TargetOf(context, tree, node);
    if (node.target != kNone && !ApplySign(context, node.sign_text, node.target)) node.target = kNone;
    const bool table = tree.source == IndicatorTree::Source::kTable;
    if (node.target == kNone) continue;
    node.achieved = AchievedOf(context, node, table ? node.achieved_text : node.body);
  }
}

}  // namespace gouji
