#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace gouji::docx {

/// Writes a list number the way Word shows it for a w:numFmt value ("chineseCountingThousand" 12 ->
/// 十二, "decimalEnclosedCircle" 3 -> ③). Formats of other scripts fall back to decimal digits;
/// "none" is empty.
std::string FormatNumber(std::int64_t number, std::string_view format);

}  // namespace gouji::docx
