#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "extract/base/decimal.h"

namespace gouji {

/// Chinese numerals (一百二十, 二〇二四, 壹佰), without unit words.

/// Digit 0–9, or 10, 100, 1000, 10^4, 10^8 of the numeral that starts at `at`; -1 when none does.
std::int64_t NumeralAt(std::string_view text, std::size_t at);

/// End of the numerals that start at `at`.
std::size_t NumeralsEnd(std::string_view text, std::size_t at);

/// Value of a well-formed numeral: 一百二十万 = 1200000. nullopt for 十四五, 五一, 千万, 一二三.
std::optional<std::int64_t> NumeralValue(std::string_view numerals);

/// Value of digits read one by one: 二〇二四 = 2024. nullopt when there is any 十, 百 … or over nine digits.
std::optional<std::int64_t> DigitwiseValue(std::string_view numerals);

}  // namespace gouji
