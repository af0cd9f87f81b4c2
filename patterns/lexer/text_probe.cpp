#include "patterns/lexer/text_probe.h"

#include "extract/base/utf8.h"

namespace gouji {
namespace {

bool IsContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

bool IsHan(std::string_view character) {
  if (character.size() < 3) return false;
  const char32_t c = DecodeUtf8(character, 0).value;
  return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

}  // namespace

std::string_view CharAt(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  std::size_t end = at + 1;
  while (end < text.size() && IsContinuation(text[end])) ++end;
  return text.substr(at, end - at);
}

std::string_view CharBefore(std::string_view text, std::size_t at) {
  if (at == 0 || at > text.size()) return {};
  std::size_t begin = at - 1;
  while (begin > 0 && IsContinuation(text[begin])) --begin;
  return text.substr(begin, at - begin);
}

std::string_view WordAt(std::string_view text, std::size_t at, std::span<const std::string_view> words) {
  for (const std::string_view word : words) {
    if (StartsAt(text, at, word)) return word;
  }
  return {};
}

std::string_view WordBefore(std::string_view text, std::size_t at, std::span<const std::string_view> words) {
  for (const std::string_view word : words) {
    if (EndsAt(text, at, word)) return word;
  }
  return {};
}

bool OneOfAt(std::string_view text, std::size_t at, std::string_view set) {
  const std::string_view c = CharAt(text, at);
  return !c.empty() && set.find(c) != std::string_view::npos;
}

bool OneOfBefore(std::string_view text, std::size_t at, std::string_view set) {
  const std::string_view c = CharBefore(text, at);
  return !c.empty() && set.find(c) != std::string_view::npos;
}

bool HanAt(std::string_view text, std::size_t at) { return IsHan(CharAt(text, at)); }

std::size_t DigitsEnd(std::string_view text, std::size_t at) {
  while (at < text.size() && IsDigit(text[at])) ++at;
  return at;
}

std::int32_t DigitsValue(std::string_view text, std::size_t begin, std::size_t end) {
  if (begin >= end || end - begin > 9) return -1;
  std::int32_t value = 0;
  for (std::size_t i = begin; i < end; ++i) value = value * 10 + (text[i] - '0');
  return value;
}

}  // namespace gouji
