#pragma once

#include <vector>

#include "patterns/score/score_words.h"
#include "patterns/score/tree_builders.h"

namespace gouji {

/// What sentences below an indicator's heading say about its score.
struct Award {
  std::uint32_t score = kNone;
  std::uint32_t deduction = kNone;
  std::uint32_t share = kNone;
  std::uint32_t rate = kNone;  ///< 得分率
  bool no_award = false;
  bool mean = false;  ///< 平均得分: of several units
  SourceRange text;  ///< the clause that awards

  bool found() const { return score != kNone || no_award; }
};

/// The award stated last in the sentences; a number said twice counts once. Sentences that state a
/// rule (每少一次扣…, 扣完为止) are passed over, and so are lists of other indicators with their weights
/// (立项6分，得6分；目标6分，得4分). Figures before `from` are left out.
Award ReadAward(const TreeContext& context, const std::vector<std::uint32_t>& sentences,
                std::uint32_t from = 0);

/// The award in the bracket of the weight: 过程（权重20分，得18.2分）. That is the score, whatever follows.
std::uint32_t BracketScore(const TreeContext& context, std::uint32_t weight);

/// The weights of sentences that say both weight and award: 该指标满分3分，得2.5分. Several are a list of
/// indicators.
std::vector<std::uint32_t> PairedWeights(const TreeContext& context,
                                         const std::vector<std::uint32_t>& sentences);

/// The clause around a figure: between ，；。 marks, in the source.
SourceRange ClauseOf(const Sentence& sentence, SourceRange figure);

}  // namespace gouji
