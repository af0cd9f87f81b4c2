#include <algorithm>
#include <set>
#include <utility>

#include "checks/common/operand.h"
#include "checks/common/score_twins.h"
#include "checks/engine/evaluate.h"
#include "patterns/score/score_words.h"

namespace gouji {
namespace {

// A figure below its mark in the text is reason enough: 执行率98.45%，得9.85分.
bool HasFigures(const CheckInput& input, SourceRange body) {
  for (const std::uint32_t i : input.figures.FiguresIn(body)) {
    const Figure& figure = input.figures.figures[i];
    const bool full =
        figure.kind == FigureKind::kPercent && Decimal::Compare(figure.value, Decimal(100, 0)) == 0;
    if (!full && !IsPoints(figure)) return true;
  }
  return false;
}

// A form has the same score with what makes it up: which of those lost marks stands there.
bool IsTakenApart(const CheckInput& input, const IndicatorNode& node) {
  return std::any_of(input.figures.trees.begin(), input.figures.trees.end(), [&](const IndicatorTree& tree) {
    if (tree.source != IndicatorTree::Source::kTable) return false;
    for (std::uint32_t n = 1; n < tree.nodes.size(); ++n) {
      const IndicatorNode& twin = tree.nodes[n];
      if (twin.name == node.name && !tree.IsLeaf(n) && (twin.score == kNone || ValueOf(input.figures, twin.score) == ValueOf(input.figures, node.score)))
        return true;
    }
    return false;
  });
}

// In a scheme that states its deductions elsewhere, marks lost without one, and without a word on
// why.
bool IsUnexplained(const CheckInput& input, const NodeRef& ref) {
  const IndicatorNode& node = ref.node();
  if (ref.tree->source != IndicatorTree::Source::kHeadings) return false;
  if (node.told || node.share != kNone || node.body.empty() || !ref.tree->IsLeaf(ref.index)) return false;
  if (ValueOf(input.figures, node.score) >= ValueOf(input.figures, node.weight)) return false;
  const std::string words = Normalize(input.document.Slice(node.body));
  if (Contains(input.patterns.list("score.says.lost"), words)) return false;
  if (HasFigures(input, node.body)) return false;
  if (IsTakenApart(input, node)) return false;
  for (const IndicatorNode& other : ref.tree->nodes) {
    if (other.deduction != kNone) return true;
  }
  return false;
}

// 得96.6分（满分100分），扣3.4分: what was taken off the whole, next to a total in prose; kNone where none is.
std::uint32_t TakenOff(const CheckInput& input, std::uint32_t total) {
  const Sentence& sentence = input.figures.sentences[input.figures.figures[total].sentence];
  if (sentence.table != kNone) return kNone;
  for (std::uint32_t i = total + 1; i < sentence.end_figure; ++i) {
    const PointsUse use = ReadPoints(input.figures, input.patterns, i).use;
    if (use == PointsUse::kWeight && IsMaximumOf(input.figures, i, total)) continue;
    if (use != PointsUse::kDeduction) return kNone;
    const std::size_t from = TextBefore(input.figures, total).size();
    const std::string_view between = TextBefore(input.figures, i).substr(from);
    return between.find(';') == std::string_view::npos && between.find("其中") == std::string_view::npos ? i : kNone;
  }
  return kNone;
}

// 该指标满分25分，评价得分20.6分，扣4.4分: what the sentence says it is taken off; else the whole scheme's hundred.
Rational TakenFrom(const CheckInput& input, std::uint32_t total) {
  const Sentence& sentence = input.figures.sentences[input.figures.figures[total].sentence];
  for (std::uint32_t i = sentence.first_figure; i < sentence.end_figure; ++i) {
    const bool mark = i < total || IsMaximumOf(input.figures, i, total);
    if (mark && IsPoints(input.figures.figures[i]) && ReadPoints(input.figures, input.patterns, i).use == PointsUse::kWeight)
      return ValueOf(input.figures, i);
  }
  return Rational::Of(100);
}

// The one total that all whole trees of the report's own scope print; kNone when they differ.
std::uint32_t OnlyTotal(const CheckInput& input) {
  std::uint32_t only = kNone;
  for (const IndicatorTree& tree : input.figures.trees) {
    if (tree.stated_score == kNone || !tree.scope.whose.empty() || tree.scope.mean) continue;
    const bool part = tree.stated_weight != kNone && ValueOf(input.figures, tree.stated_weight) != Rational::Of(100);
    if (part) continue;  // a list of the indicators that lost marks
    if (only != kNone && ValueOf(input.figures, only) != ValueOf(input.figures, tree.stated_score)) return kNone;
    only = tree.stated_score;
  }
  return only;
}

// 共有14个指标扣分，合计扣9.98分, and the total row of a list of deductions: what is left is the report's total.
void CheckTakenOff(const CheckInput& input, std::uint32_t deduction, std::uint32_t total,
                   std::vector<Relation>& relations) {
  Relation relation;
  relation.variant = "all";
  relation.stated = OperandFor(input, "deduction", deduction);
  relation.operands = {OperandFor(input, "score", total, -1)};
  relation.severity = Severity::kWarning;
  relation.args.emplace_back("score", input.figures.figures[total].value.ToString());
  JudgeAgainst(input.figures, Rational::Of(100) - ValueOf(input.figures, total), relation);
  relations.push_back(std::move(relation));
}

void CheckAllTakenOff(const CheckInput& input, std::vector<Relation>& relations) {
  const std::uint32_t total = OnlyTotal(input);
  if (total == kNone) return;
  for (const IndicatorTree& tree : input.figures.trees) {
    if (tree.nodes[0].deduction != kNone && tree.stated_score == kNone) {
      CheckTakenOff(input, tree.nodes[0].deduction, total, relations);
    }
  }
  for (const Sentence& sentence : input.figures.sentences) {
    if (sentence.table != kNone) continue;
    std::uint32_t points = 0;
    std::uint32_t all = kNone;
    for (std::uint32_t i = sentence.first_figure; i < sentence.end_figure; ++i) {
      if (!IsPoints(input.figures.figures[i])) continue;
      ++points;
      if (EndsWithWord(input.patterns.list("score.says.all-deductions"), TextBefore(input.figures, i))) all = i;
    }
    // 10项三级指标中，4项扣分，合计扣0.6分: of those, not of all.
    const bool of_some = Contains(input.patterns.list("score.says.of-some"), sentence.text.text());
    if (points == 1 && all != kNone && !of_some) CheckTakenOff(input, all, total, relations);
  }
}

// The total row of a form with a column of deductions.
void CheckTotalRow(const CheckInput& input, const IndicatorTree& tree, std::vector<Relation>& relations) {
  const std::uint32_t deduction = tree.nodes[0].deduction;
  if (deduction == kNone || tree.stated_weight == kNone || tree.stated_score == kNone) return;
  const bool negative = input.figures.figures[deduction].value.is_negative();
  Relation relation;
  relation.formula = Formula::kSum;
  relation.stated = OperandFor(input, "score", tree.stated_score);
  relation.operands = {OperandFor(input, "weight", tree.stated_weight),
                       OperandFor(input, "deduction", deduction, negative ? 1 : -1)};
  NameSubject({&tree, 0}, relation);
  Judge(input.figures, relation);
  relations.push_back(std::move(relation));
}

void CheckTotals(const CheckInput& input, std::vector<Relation>& relations) {
  for (const IndicatorTree& tree : input.figures.trees) CheckTotalRow(input, tree, relations);
  std::set<std::uint32_t> totals;
  for (const IndicatorTree& tree : input.figures.trees) {
    totals.insert(tree.claims.begin(), tree.claims.end());
    if (tree.stated_score != kNone) totals.insert(tree.stated_score);
  }
  for (const std::uint32_t total : totals) {
    const std::uint32_t off = TakenOff(input, total);
    if (off == kNone) continue;
    Relation relation;
    relation.stated = OperandFor(input, "score", total);
    relation.operands = {OperandFor(input, "deduction", off, -1)};
    relation.args.emplace_back("subject", "总分");
    JudgeAgainst(input.figures, TakenFrom(input, total) - ValueOf(input.figures, off), relation);
    relations.push_back(std::move(relation));
  }
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  CheckTotals(input, relations);
  CheckAllTakenOff(input, relations);
  for (const NodeRef& ref : AllNodes(input.figures)) {
    const IndicatorNode& node = ref.node();
    const std::uint32_t weight = node.score == kNone ? kNone : WeightOf(input.figures, ref);
    if (weight == kNone) continue;
    if (node.deduction == kNone && (weight != node.weight || !IsUnexplained(input, ref))) continue;
    Relation relation;
    relation.formula = Formula::kSum;
    relation.stated = OperandFor(input, "score", node.score);
    relation.operands = {NodeOperand(input, "weight", weight)};
    if (node.deduction != kNone) {
      // A 扣分 column may print its numbers with a minus sign.
      const bool negative = input.figures.figures[node.deduction].value.is_negative();
      const int sign = negative ? 1 : -1;
      relation.operands.push_back(OperandFor(input, "deduction", node.deduction, sign));
    } else {
      relation.variant = "unexplained";
      relation.severity = Severity::kWarning;
    }
    NameSubject(ref, relation);
    Judge(input.figures, relation);
    relations.push_back(std::move(relation));
  }
}

// How many sums and repetitions that hold a figure takes part in.
int Confirmations(const std::vector<Relation>& relations, std::uint32_t figure) {
  return static_cast<int>(std::count_if(relations.begin(), relations.end(), [&](const Relation& relation) {
    if (relation.check != "score.total" && relation.check != "score.agreement" && relation.check != "score.weight-tree") return false;
    if (relation.verdict != Verdict::kConsistent) return false;
    const auto holds = [&](const Operand& operand) { return operand.figure == figure; };
    return holds(relation.stated) || std::any_of(relation.operands.begin(), relation.operands.end(), holds);
  }));
}

// Weight and score fit in with the rest of the report: then the deduction is wrong.
void Review(const CheckInput& input, std::vector<Relation>& relations) {
  for (Relation& relation : relations) {
    const bool broken = relation.check == "score.deduction" && relation.verdict == Verdict::kInconsistent;
    const bool total = broken && relation.operands.size() == 1 && relation.operands[0].role == "deduction";
    if (total && Confirmations(relations, relation.stated.figure) > 0) {
      relation.variant = "all";
      relation.args.emplace_back("score", input.figures.figures[relation.stated.figure].value.ToString());
      std::swap(relation.stated, relation.operands[0]);
      relation.stated.sign = 1;
      relation.operands[0].sign = -1;
      const std::uint32_t score = relation.operands[0].figure;
      JudgeAgainst(input.figures, TakenFrom(input, score) - ValueOf(input.figures, score), relation);
    }
    if (!broken || relation.operands.size() != 2 || relation.operands[1].sign > 0) continue;
    if (Confirmations(relations, relation.stated.figure) == 0) continue;
    if (Confirmations(relations, relation.operands[0].figure) == 0) continue;
    if (Confirmations(relations, relation.operands[1].figure) > 0) continue;
    relation.variant = "deduction";
    relation.args.emplace_back("score", input.figures.figures[relation.stated.figure].value.ToString());
    std::swap(relation.stated, relation.operands[1]);
    relation.stated.sign = 1;
    relation.operands[1].sign = -1;
    Judge(input.figures, relation);
  }
}

}  // namespace

namespace registry {
extern const Check kscore_deduction;
const Check kscore_deduction = {"score.deduction", Run, Review};
}  // namespace registry
}  // namespace gouji
