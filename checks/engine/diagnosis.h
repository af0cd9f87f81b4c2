#pragma once

#include <optional>
#include <string_view>

#include "extract/base/decimal.h"

namespace gouji {

/// The slip of the hand that turns `expected` into `stated`, if one simple slip does:
///   "transposed"      two neighbouring digits swapped (282187 / 282817)
///   "digit"           one digit differs
///   "dropped-digit"   one digit missing or one too many
///   "point"           the decimal point shifted by one to three places
///   "scale-10000"     元 and 万元 mixed up
///   "sign"            the sign is wrong
/// Empty when none does. The id lives for the whole program.
///
/// Weak evidence for short numbers: see IsTellingSlip.
std::string_view DiagnoseSlip(const Decimal& stated, const std::optional<Decimal>& expected);

/// Whether a slip explains the difference and the number is long enough (four digits) that chance does not:
/// good for a warning where the report does not say surely which figures belong together.
bool IsTellingSlip(const Decimal& stated, const std::optional<Decimal>& expected);

/// Whether two neighbouring digits changed places, however short the number is.
bool IsTransposed(const Decimal& stated, const Decimal& expected);

/// Digits that mean something, without zeros at the end: 2 for 1200, 4 for 12.46. Numbers of few digits agree by chance.
int SignificantDigits(const Decimal& value);

}  // namespace gouji
