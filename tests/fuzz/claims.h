#pragma once

#include <string>
#include <string_view>

namespace gouji::fuzz {

/// Makes a tie of figures out of any bytes, judges it, and compares the verdict with the same arithmetic done by an
/// independent library (Boost.Multiprecision, unbounded integers). Returns what does not hold, or nothing.
///
///  - the recomputed value is the exact one
///  - consistent: it is what is printed; truncated: it is what is printed when cut
///  - within rounding: some values within the printed intervals give the stated figure
///  - inconsistent: none do
std::string ClaimViolation(std::string_view bytes);

/// The same for one operation on two intervals with open and closed ends, and for a Decimal's text and rounding.
std::string IntervalViolation(std::string_view bytes);
std::string DecimalViolation(std::string_view bytes);

}  // namespace gouji::fuzz
