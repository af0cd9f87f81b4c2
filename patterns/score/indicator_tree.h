#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extract/base/range.h"
#include "patterns/score/score_scope.h"

namespace gouji {

struct FigureTable;
class Document;
class PatternSet;

/// One indicator (指标) or group of indicators of a scoring scheme.
struct IndicatorNode {
  std::string name;              ///< normalised, without label and weight: "产出数量"
  SourceRange place;             ///< the heading, or the cell that names it
  std::uint32_t parent = kNone;  ///< index into IndicatorTree::nodes
  std::uint8_t depth = 0;        ///< 0 for the root
  std::uint32_t weight = kNone;  ///< figure indices; kNone where nothing is printed
  std::uint32_t score = kNone;
  std::uint32_t deduction = kNone;
  std::uint32_t rate = kNone;      ///< 得分率
  std::uint32_t target = kNone;    ///< first figure of the target
  std::uint32_t achieved = kNone;  ///< first figure of the achieved value
  SourceRange target_text;  ///< 年度指标值; empty range where there is no such cell or clause
  SourceRange sign_text;      ///< ≥ ≤ = or 定性, where they have a column of their own
  SourceRange achieved_text;  ///< 实际完成值
  SourceRange standard_text;  ///< 评分标准
  SourceRange reason_text;    ///< 偏差原因
  bool has_reason_place =
      false;  ///< a reason column or clause exists, so an empty one means something
  std::uint32_t share = kNone;  ///< 得100%权重分2分: the 100 %
  SourceRange award_text;       ///< the words that award the score; empty for a bare table cell
  SourceRange body;             ///< text below a heading that speaks of this indicator alone
  bool mean = false;            ///< the score is the mean of several: 6家单位平均得分13.5分
  bool no_award = false;        ///< 不得分: a score of zero without a figure
  bool funds = false;           ///< the 预算执行率 indicator of a table's funds part
  bool told = false;     ///< one of several in a paragraph: what is not said of it may be said of all
  bool partial = false;  ///< numbered parts stand below it that the tree does not have
  bool weight_shared = false;   ///< its weight stands in a cell merged with an indicator above
  bool score_shared = false;    ///< its score likewise
};

/// An indicator tree as one place of the report prints it: nested headings, a table with merged
/// cells, a summary table. A report may carry several, which must agree.
struct IndicatorTree {
  enum class Source : std::uint8_t { kHeadings, kTable, kText } source = Source::kHeadings;
  std::uint32_t table = kNone;       ///< for kTable
  std::vector<IndicatorNode> nodes;  ///< parents before children; nodes[0] is the root (the total)
  std::uint32_t stated_weight = kNone;  ///< printed total weight (总分 100), figure index
  std::uint32_t stated_score = kNone;   ///< printed total score
  std::string subject;  ///< what to call it: the project's name or the table's caption
  ScoreScope scope;     ///< whose scores, who gave them, for which year
  bool second_marks = false;  ///< another judge's scores in a form of which a tree before has the weights and targets
  bool listed = false;   ///< its parts are listed after the total in one sentence: all of them
  bool excerpt = false;               ///< speaks of some indicators only; another tree has them all
  std::vector<std::uint32_t> claims;  ///< total scores stated in prose that speak of this tree

  /// Indices of the direct children of a node, in order.
  std::vector<std::uint32_t> ChildrenOf(std::uint32_t node) const;
  bool IsLeaf(std::uint32_t node) const;
};

/// Finds every indicator tree. Fills figure kinds (weight, score, deduction) of the figures it
/// places.
void BuildIndicatorTrees(const Document& document, const PatternSet& patterns,
                         FigureTable& figures);

}  // namespace gouji
