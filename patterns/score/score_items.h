#pragma once

#include <string>
#include <vector>

#include "patterns/score/tree_builders.h"

namespace gouji {

/// One of several indicators that running text goes through: 目标设定6分，得5分，扣1分；预算配置9分，得9分.
struct ScoreItem {
  std::string name;
  SourceRange place;  ///< the clause that names it
  std::uint32_t weight = kNone;
  std::uint32_t score = kNone;
  std::uint32_t deduction = kNone;
  bool deducted = false;        ///< a deduction was told; where there are several, `deduction` is kNone
  std::uint32_t rate = kNone;   ///< 得分率
  std::uint32_t above = kNone;  ///< the item that it is a part of (其中), or kNone
  SourceRange body;             ///< from its name to the next one's
};

/// The name in the words that lead up to points: 产出指标得, 投入类自评得分为, 决策（ -> without what makes them points.
std::string NameBeforePoints(const PatternSet& patterns, std::string_view words);

/// The indicators that the sentences go through, each with points of its own. A weight opens an item; where
/// `bare` is set, so do points with a name that no word explains (产出48分). Figures before `from` are left out.
std::vector<ScoreItem> ReadScoreItems(const TreeContext& context, const std::vector<std::uint32_t>& sentences, bool bare,
                                      std::uint32_t from = 0);

/// Whether the outermost items are all there are below a node: their weights or their scores add up to its own.
bool AddUpTo(const FigureTable& figures, const std::vector<ScoreItem>& items, std::uint32_t weight,
             std::uint32_t score);

/// Appends the items as nodes below `parent`. Parts of an item (其中) that do not add up to it are left out: some may
/// be missing.
void AddItems(const FigureTable& figures, const std::vector<ScoreItem>& items, std::uint32_t parent, IndicatorTree& tree);

}  // namespace gouji
