#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "patterns/figure.h"
#include "patterns/lexer/units.h"
#include "patterns/pack/pattern_set.h"

namespace gouji {

/// A head as it is compared: without bracketed remarks, year, unit and trailing colon.
/// "2024年决算数（万元）" gives "决算数".
std::string CleanHead(std::string_view normalized);

/// The money unit a head or unit line names: in brackets, after 单位:, or as the whole text. kNoPower
/// when it names none.
std::int8_t PowerIn(const PatternSet& patterns, std::string_view normalized);

/// 2023 in "2023年决算数"; 0 when there is no year, or more than one.
std::int16_t YearIn(std::string_view normalized);

/// The pack role of a cleaned head ("weight", "code"…), or empty.
std::string RoleOf(const PatternSet& patterns, std::string_view head);

/// The side of planning and doing that a head names: the word that ends last decides, the longer of two.
Aspect AspectOfHead(const PatternSet& patterns, std::string_view head);

/// Whether a cell's text is of the kind that stands in heads.
bool IsHeadLike(const PatternSet& patterns, std::string_view normalized);

/// Whether the text begins or ends with, is, or contains a word of the pack list named `list`.
bool StartsWithWord(const PatternSet& patterns, std::string_view list, std::string_view text);
bool EndsWithWord(const PatternSet& patterns, std::string_view list, std::string_view text);
bool IsWord(const PatternSet& patterns, std::string_view list, std::string_view text);
bool HasWord(const PatternSet& patterns, std::string_view list, std::string_view text);

/// 在册人数(人), 设备(单位:台/套): the unit that a head names in brackets at its end.
std::optional<UnitReading> UnitOfHead(const UnitTable& units, std::string_view head);

}  // namespace gouji
