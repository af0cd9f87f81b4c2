#pragma once

#include <vector>

#include "extract/document.h"
#include "patterns/figure_table.h"

namespace gouji {

/// What the builders share: the document and, for every block, its sentences.
struct TreeContext {
  const Document& document;
  const PatternSet& patterns;
  FigureTable& figures;
  std::vector<std::vector<std::uint32_t>> block_sentences;  ///< by block, tables excluded
  std::vector<bool> used_blocks;  ///< blocks whose awards belong to a tree already
};

/// Trees of tables with weight or score columns, the funds part included.
void AddTableTrees(TreeContext& context, std::vector<IndicatorTree>& trees);

/// Trees of nested headings and numbered paragraphs that carry weights.
void AddHeadingTrees(TreeContext& context, std::vector<IndicatorTree>& trees);

/// Flat lists of scores in prose: …得分为8分, …得分为10分.
void AddTextTrees(TreeContext& context, std::vector<IndicatorTree>& trees);

/// Ties totals stated in prose (自评92.35分) to the trees they speak of.
void AttachClaims(TreeContext& context, std::vector<IndicatorTree>& trees);

}  // namespace gouji
