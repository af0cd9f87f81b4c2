#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "patterns/figure.h"

namespace gouji {

/// The years that running text speaks of, read from left to right. One reader a paragraph or cell.
///
/// A year holds for the numbers after it, to the next year or the paragraph's end. A date (2019年3月) holds in its own
/// sentence only, one in brackets inside them, one that names what is compared with (比2023年的31起) for the number it belongs to, one in the
/// title of a document (《2023年工作要点》) for none.
class PeriodReader {
 public:
  struct Period {
    std::int16_t year = 0;
    std::int16_t from = 0;  ///< first year of several, or 0
    ContextSource source = ContextSource::kNone;
  };

  void EnterSentence(std::string_view text);
  /// The period of a number at `at`; asked in ascending order. `changes` says that the number is a change, whose
  /// period is not that of the year compared with.
  Period At(std::size_t at, bool changes);
  /// After the last number: what the rest of the sentence says holds for the next one.
  void LeaveSentence();

 private:
  struct Mention {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::int16_t year = 0;
    std::int16_t from = 0;
    bool dated = false;
    bool base = false;
    std::size_t close = 0;  ///< where the bracket ends that it stands in: it holds no further; 0 outside of brackets
  };

  static std::vector<Mention> Find(std::string_view text);

  std::string_view text_;
  std::vector<Mention> mentions_;
  std::size_t next_ = 0;
  Period current_;
  Period lasting_;  // without the dates of this sentence
  Period around_;   // outside of the bracket that is open
  std::size_t close_ = 0;  // where it ends; 0 outside of brackets
};

}  // namespace gouji
