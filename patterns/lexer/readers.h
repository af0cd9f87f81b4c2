#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "patterns/lexer/number_lexer.h"
#include "patterns/lexer/units.h"

namespace gouji {

/// What a reader of one kind of token gets: the text, and ASCII digits [begin, end) that no token covers
/// yet. A token it returns begins at or after `floor` and covers those digits.
struct DigitRun {
  std::string_view text;
  const UnitTable& units;
  LexContext context;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t floor = 0;         ///< end of the token before
  bool after_quantity = false;   ///< the token before is a figure

  std::size_t size() const { return end - begin; }
  /// The run alone is the whole text.
  bool is_all() const { return begin == 0 && end == text.size(); }
};

using ReadResult = std::optional<NumberToken>;

/// A token that is no figure, [begin, end), whose number is `number`.
NumberToken NonFigureToken(NonFigureKind reason, std::size_t begin, std::size_t end, NormRange number);

// Each returns nullopt when the digits are not of its kind. They are tried in this order.
ReadResult ReadCode(const DigitRun& run);            ///< TY2009000003, 2010601行政运行, 0730
ReadResult ReadDocumentNumber(const DigitRun& run);  ///< 〔2002〕84号, 令第721号
ReadResult ReadPhone(const DigitRun& run);           ///< 0730-8726825, 12351热线
ReadResult ReadDate(const DigitRun& run);            ///< dates, years, months, times
ReadResult ReadLabel(const DigitRun& run);           ///< 1. (1) 1) 3.2
ReadResult ReadOrdinal(const DigitRun& run);         ///< 第3, 表1-1, 附件2, page numbers
ReadResult ReadSlogan(const DigitRun& run);          ///< “559”
ReadResult ReadName(const DigitRun& run);            ///< 319国道
ReadResult ReadFormulaConstant(const DigitRun& run); ///< ×100%
/// Whatever is left is a quantity; always succeeds.
NumberToken ReadQuantity(const DigitRun& run);

/// Numbers in Chinese numerals, circled and bracketed list numbers. `at` is the start of a character.
ReadResult ReadChinese(std::string_view text, const UnitTable& units, const LexContext& context, std::size_t at, std::size_t floor);
/// True for lead bytes and characters where ReadChinese may find something; cheap.
bool MayStartChinese(std::string_view text, std::size_t at);

}  // namespace gouji
