#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "extract/base/range.h"

namespace gouji {

/// Looking around in normalised UTF-8 text. Positions are byte offsets; one at or past the end is legal
/// everywhere and finds nothing.

inline bool IsDigit(char c) { return c >= '0' && c <= '9'; }
inline bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// The byte at `at`, or 0 past the end.
inline char ByteAt(std::string_view text, std::size_t at) { return at < text.size() ? text[at] : '\0'; }
/// The byte before `at`, or 0 at the start.
inline char ByteBefore(std::string_view text, std::size_t at) { return at > 0 ? text[at - 1] : '\0'; }

/// The whole character that starts at, or ends before, `at`; empty at the end of the text.
std::string_view CharAt(std::string_view text, std::size_t at);
std::string_view CharBefore(std::string_view text, std::size_t at);

inline bool StartsAt(std::string_view text, std::size_t at, std::string_view word) {
  return at <= text.size() && text.substr(at).starts_with(word);
}
inline bool EndsAt(std::string_view text, std::size_t at, std::string_view word) {
  return text.substr(0, at).ends_with(word);
}

/// The first of `words` that stands at (or ends before) `at`; empty when none does.
std::string_view WordAt(std::string_view text, std::size_t at, std::span<const std::string_view> words);
std::string_view WordBefore(std::string_view text, std::size_t at, std::span<const std::string_view> words);

/// True when the character at `at` (or before it) is one of `set`, a string of characters.
bool OneOfAt(std::string_view text, std::size_t at, std::string_view set);
bool OneOfBefore(std::string_view text, std::size_t at, std::string_view set);

/// A Han ideograph starts at `at`.
bool HanAt(std::string_view text, std::size_t at);

/// End of the ASCII digits that start at `at`; `at` itself when there are none.
std::size_t DigitsEnd(std::string_view text, std::size_t at);
/// Value of the digits [begin, end); -1 when there are none or more than nine.
std::int32_t DigitsValue(std::string_view text, std::size_t begin, std::size_t end);

inline NormRange MakeRange(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace gouji
