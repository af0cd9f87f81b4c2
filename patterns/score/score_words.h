#pragma once

#include <string>
#include <string_view>

#include "patterns/pack/word_list.h"
#include "patterns/figure_table.h"

namespace gouji {

/// What a number of points is in its sentence.
enum class PointsUse : std::uint8_t {
  kNone,
  kWeight,     ///< （17分）, 占权重15分, 满分10分
  kScore,      ///< 该指标得2分, 得分为10分
  kDeduction,  ///< 扣0.12分
  kTotal,      ///< 自评92.35分: the score of a whole scheme
};

/// What ReadPoints found.
struct PointsMention {
  PointsUse use = PointsUse::kNone;
  std::uint32_t share = kNone;  ///< figure index of the percentage in 得75%权重分1.5分
};

/// Which head of a score table a cell is.
enum class ScoreHead : std::uint8_t {
  kNone,
  kRate,
  kDeduction,
  kReason,
  kStandard,
  kAchieved,
  kTarget,
  kGrade,  ///< 自评等级
  kSign,   ///< ≥, ≤, = or 定性 in a cell of its own
  kWeight,
  kScore,
  kIndicator,
  kFunds,
};

/// A number of 分, whatever its use.
bool IsPoints(const Figure& figure);

/// Normalised text of the figure's sentence before and after the figure.
std::string_view TextBefore(const FigureTable& figures, std::uint32_t figure);
std::string_view TextAfter(const FigureTable& figures, std::uint32_t figure);

/// What the points figure is, by the words at it. Bracketed points are a weight.
PointsMention ReadPoints(const FigureTable& figures, const PatternSet& patterns,
                         std::uint32_t figure);

/// The last bracketed or named weight in the range, or kNone.
std::uint32_t WeightIn(const FigureTable& figures, const PatternSet& patterns, SourceRange range);

/// 得8.13分（满分10分）: whether the weight stands in a bracket right after the score.
bool IsMaximumOf(const FigureTable& figures, std::uint32_t weight, std::uint32_t score);

/// 总分100分，其中…; 由…构成，满分100分: the points of a whole scheme, by the words before them.
bool IsSchemeTotal(const FigureTable& figures, const PatternSet& patterns, std::uint32_t figure);

/// By the words of the lists score.head.*; kNone for a cell that is no head.
ScoreHead ReadHead(const PatternSet& patterns, std::string_view normalized);

/// Without brackets and what stands in them: 权重(100分) -> 权重.
std::string WithoutBrackets(std::string_view normalized);

/// An indicator's name: without number label and without a bracketed weight.
std::string IndicatorName(std::string_view text);

}  // namespace gouji
