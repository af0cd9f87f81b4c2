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
std::string_view DiagnoseSlip(const Decimal& stated, const std::optional<Decimal>& expected);

}  // namespace gouji
