#pragma once

#include <cstdint>
#include <vector>

#include "extract/document.h"
#include "patterns/score/score_words.h"

namespace gouji {

/// A run of rows of a table under one header of a scoring form. A form often is one table whose
/// funds part and indicator part have headers of their own.
struct ScoreSection {
  bool funds = false;              ///< the part with budget, execution and their score
  std::uint32_t header_begin = 0;  ///< rows [header_begin, begin) are the header
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::vector<ScoreHead> columns;              ///< what each column is
  std::vector<std::uint32_t> indicators;       ///< columns that name indicators, outermost first
  /// By level: the column of its own weights or scores, or kNone. Those of the last level are Column(kWeight)
  /// and Column(kScore).
  std::vector<std::uint32_t> level_weights;
  std::vector<std::uint32_t> level_scores;
  std::uint32_t Column(ScoreHead head) const;  ///< first column of that kind, or kNone
};

/// The scoring sections of a table, in order. Empty for tables that score nothing.
std::vector<ScoreSection> FindScoreSections(const Document& document, const PatternSet& patterns,
                                            const Table& table);

}  // namespace gouji
