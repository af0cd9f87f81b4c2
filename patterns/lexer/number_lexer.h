#pragma once

#include <string_view>
#include <vector>

#include "extract/text/normalized_text.h"
#include "patterns/figure.h"
#include "patterns/lexer/units.h"

namespace gouji {

/// One number as Chinese reports write them, with what stands directly at it: sign, comparison, unit,
/// approximation. Ranges are in the normalised text it was read from.
struct NumberToken {
  NormRange number;   ///< digits (or 一百二十, 百分之九十五) with the sign
  NormRange range;    ///< with comparison sign before and unit, 多/余/以上 after
  NormRange unit;     ///< empty when there is none
  FigureKind kind = FigureKind::kNumber;
  Decimal value;
  std::int8_t power = 0;
  Exactness exactness = Exactness::kExact;
  Comparator comparator = Comparator::kNone;
  bool in_words = false;
  bool is_figure = true;
  NonFigureKind reason = NonFigureKind::kOther;  ///< when !is_figure
};

/// Where the text stands; some readings depend on it.
struct LexContext {
  bool in_table_cell = false;   ///< a cell that holds only a number is a figure even with no unit
  bool paragraph_start = true;  ///< a list label may stand here
};

/// Reads all number tokens of one sentence or cell, in order, without overlap. Reads: 2,874.36万元;
/// 1 234.5; 百分之九十五; 一百二十万元; 3千元; -74.44%; (1,234.00) as negative in tables; 1500多万元; 近3万;
/// 90%(含)~100% (kRange); ≥1760人; 0.07‰; 三分之二; and tells what is no figure (see NonFigureKind).
/// A number too long to hold exactly is a kCode token.
std::vector<NumberToken> LexNumbers(std::string_view normalized, const UnitTable& units, const LexContext& context);

}  // namespace gouji
