#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace gouji {

/// Code point at `offset` and how many bytes it takes. Malformed bytes decode as U+FFFD of
/// length 1.
struct CodePoint {
  char32_t value = 0;
  std::uint32_t size = 0;
};
/// Two, four and malformed bytes: the rare part of DecodeUtf8.
CodePoint DecodeUtf8Rare(std::string_view text, std::size_t offset);

/// `offset` must be inside the text. In the header since most loops over text are made of it: ASCII and the
/// three bytes of a Han character are read in place.
inline CodePoint DecodeUtf8(std::string_view text, std::size_t offset) {
  const auto lead = static_cast<unsigned char>(text[offset]);
  if (lead < 0x80) return {lead, 1};
  if (lead > 0xE0 && lead < 0xF0 && lead != 0xED && offset + 2 < text.size()) {
    const auto second = static_cast<unsigned char>(text[offset + 1]);
    const auto third = static_cast<unsigned char>(text[offset + 2]);
    if ((second & 0xC0) == 0x80 && (third & 0xC0) == 0x80) {
      return {static_cast<char32_t>((lead & 0x0FU) << 12 | (second & 0x3FU) << 6 | (third & 0x3FU)), 3};
    }
  }
  return DecodeUtf8Rare(text, offset);
}

void AppendUtf8(std::string& out, char32_t code_point);

/// Code points of well-formed text.
std::size_t CountCodePoints(std::string_view text);

/// UTF-16 code units of well-formed text: what Word and JavaScript count.
std::uint32_t Utf16Length(std::string_view text);

/// True when SanitizeUtf8 would change nothing.
bool IsCleanUtf8(std::string_view text);

/// Replaces malformed bytes by U+FFFD and drops control characters other than tab and newline.
std::string SanitizeUtf8(std::string_view text);

/// Han ideographs, kana and CJK punctuation, full-width forms included.
bool IsCjk(char32_t c);
/// The ideographs of everyday text: U+4E00–9FFF, without the extensions.
inline bool IsUnifiedIdeograph(char32_t c) { return c >= 0x4E00 && c <= 0x9FFF; }
/// ASCII white space, U+00A0, U+3000 and the U+2000 spaces.
bool IsSpace(char32_t c);
/// The text without any IsSpace.
std::string WithoutSpaces(std::string_view text);

}  // namespace gouji
