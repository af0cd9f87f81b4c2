#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "checks/engine/interval.h"
#include "extract/base/decimal.h"
#include "extract/base/range.h"

namespace gouji {

/// What the recomputation of a tie came to.
enum class Verdict : std::uint8_t {
  kConsistent,      ///< 一致: the printed result is the computed one, rounded to the printed digits
  kWithinRounding,  ///< 尾差: off, but some values that round to the printed ones make it hold
  kTruncated,       ///< 截尾: holds only if the author cut digits instead of rounding
  kInconsistent,    ///< 不一致: no values that round to the printed ones make it hold
  kNotAssessable,   ///< 无法核对: something it needs is not printed or not clear; Relation::reason says what
};
/// kError 错误: the report contradicts itself. kWarning 警告: it most likely does, or a rule of the form is broken.
/// kInfo 提示: worth a look, changes no conclusion.
enum class Severity : std::uint8_t { kInfo, kWarning, kError };
/// 确定: no rounding explains it. 存疑: would hold if an integer such as 90万元 was itself rounded.
enum class Certainty : std::uint8_t { kCertain, kDoubtful };

/// How the recomputed value follows from the operands. Operand signs are +1 or -1.
enum class Formula : std::uint8_t {
  kNone,        ///< not arithmetic: names, counts of words, order
  kSum,         ///< Σ sign·operand
  kShare,       ///< operand[0] ÷ operand[1], as a percentage
  kRatio,       ///< operand[0] ÷ operand[1], as a plain number
  kChange,      ///< (operand[0] − operand[1]) ÷ operand[1], as a percentage; of a decrease, when the sign of
                ///< operand[0] is −1
  kGrowth,      ///< operand[0] ÷ (operand[1] − sign·operand[0]), as a percentage: a change, the value after it;
                ///< the sign of operand[0] is +1 for an increase
  kShareOfSum,  ///< operand[0] ÷ Σ operand, as a percentage
  kMean,        ///< Σ operand ÷ their number
  kProduct,     ///< operand[0] × operand[1] × …
  kEqual,       ///< the same fact printed twice
  kBound,       ///< stated must not exceed operand[0]
};

/// One side of a tie. `role` is a word of the check's page ("total", "part", "base", "rate"…).
struct Operand {
  std::string_view role;
  std::uint32_t figure = kNone;  ///< index into FigureTable::figures, or kNone for a place without one
  SourceRange text;              ///< what is quoted; a clause around the figure
  int sign = 1;
  /// Reads an amount in units of 10^this, whatever unit is printed: how a slip of 元 and 万元 is proven.
  /// -128: as printed.
  std::int8_t assumed_power = -128;
};

/// A tie that the report asserts, recomputed.
struct Relation {
  std::string_view check;        ///< id of the check that found it
  Formula formula = Formula::kNone;
  Operand stated;                ///< the figure that asserts the result
  std::vector<Operand> operands; ///< what it is computed from
  Verdict verdict = Verdict::kNotAssessable;
  Severity severity = Severity::kError;  ///< of a finding made from it
  Certainty certainty = Certainty::kCertain;

  /// Recomputed value at the stated figure's printed precision and unit; nullopt when there is none.
  std::optional<Decimal> expected;
  std::optional<Decimal> difference;  ///< stated − expected
  /// Stated figure of the broken relation whose consequence this one is, or kNone. Set by a review.
  std::uint32_t follows = kNone;
  std::string stated_text;    ///< what to show as stated and expected where they are words
  std::string expected_text;

  /// Which message of the check's page: "" for message.zh, "x" for message.x.zh.
  std::string_view variant;
  /// Further values for the placeholders of the message.
  std::vector<std::pair<std::string_view, std::string>> args;
  /// For kNotAssessable: why, an id that tools/report has words for ("no-base", "standard-missing"…).
  std::string_view reason;
  /// Finding ids of diagnosis ("transposed", "scale-10000", "other-base"…), see diagnosis.h and explain.h.
  std::string_view diagnosis;
  std::uint32_t diagnosed = kNone;  ///< the figure that the diagnosis speaks of, where it is about one
};

}  // namespace gouji
