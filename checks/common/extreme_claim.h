#pragma once

#include <string_view>
#include <vector>

#include "checks/common/row_words.h"

namespace gouji {

/// "支出进度最快的是甲市，为99.16%；最慢的是乙县（95.10%）", "最高98.6分，最低85分": what running text calls the most or the
/// least. Refers to the sentence.
struct ExtremeClaim {
  bool most = true;
  std::string_view word;     ///< 最快
  std::string_view measure;  ///< what is compared: the words before it, or those of the claim before in the sentence
  std::string_view label;    ///< the row that is named, or empty
  std::uint32_t figure = kNone;  ///< its value, or kNone; one of the two is there
  std::uint32_t among = kNone;   ///< 6个项目中: of how many rows, or kNone
  SourceRange range;         ///< from the label or the word to the end of what was read
};

/// The claims of one sentence of running text, in order. A sentence that leaves something out (除甲县外) makes none.
std::vector<ExtremeClaim> ReadExtremes(const CheckInput& input, const Sentence& sentence, const RowReader& reader);

}  // namespace gouji
