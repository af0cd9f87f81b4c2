#include "patterns/lexer/chinese_value.h"

#include "extract/base/utf8.h"

namespace gouji {
namespace {

constexpr std::size_t kSize = 3;  // every numeral is a three-byte character

// The part below 万: 三千零二十五. Numbers in order of falling unit, each unit at most once.
std::optional<std::int64_t> SectionValue(std::string_view numerals) {
  std::int64_t total = 0;
  std::int64_t digit = -1;
  std::int64_t last_unit = 10000;
  bool zero = false;
  for (std::size_t i = 0; i < numerals.size(); i += kSize) {
    const std::int64_t value = NumeralAt(numerals, i);
    if (value == 0) {
      if (digit >= 0 || i == 0) return std::nullopt;
      zero = true;
    } else if (value < 10) {
      if (digit >= 0) return std::nullopt;
      digit = value;
    } else {
      // 十五 needs no digit before 十; 百 and 千 do.
      if (digit < 0 && (value != 10 || i != 0)) return std::nullopt;
      if (value >= last_unit) return std::nullopt;
      total += (digit < 0 ? 1 : digit) * value;
      last_unit = value;
      digit = -1;
      zero = false;
    }
  }
  if (digit < 0) return zero ? std::nullopt : std::optional(total);
  // 两百三 is 230 in speech: too ambiguous for an amount.
  if (last_unit > 10 && last_unit < 10000 && !zero) return std::nullopt;
  return total + digit;
}

}  // namespace

std::int64_t NumeralAt(std::string_view text, std::size_t at) {
  if (at + kSize > text.size()) return -1;
  switch (DecodeUtf8(text, at).value) {
    case U'〇': case U'零': return 0;
    case U'一': case U'壹': return 1;
    case U'二': case U'两': case U'贰': return 2;
    case U'三': case U'叁': return 3;
    case U'四': case U'肆': return 4;
    case U'五': case U'伍': return 5;
    case U'六': case U'陆': return 6;
    case U'七': case U'柒': return 7;
    case U'八': case U'捌': return 8;
    case U'九': case U'玖': return 9;
    case U'十': case U'拾': return 10;
    case U'百': case U'佰': return 100;
    case U'千': case U'仟': return 1000;
    case U'万': return 10000;
    case U'亿': return 100000000;
    default: return -1;
  }
}

std::size_t NumeralsEnd(std::string_view text, std::size_t at) {
  while (NumeralAt(text, at) >= 0) at += kSize;
  return at;
}

std::optional<std::int64_t> NumeralValue(std::string_view numerals) {
  constexpr std::size_t kLongest = 20 * kSize;
  if (numerals.empty() || numerals.size() > kLongest) return std::nullopt;
  std::int64_t total = 0;
  std::int64_t last_unit = std::int64_t{1} << 62;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < numerals.size(); i += kSize) {
    const std::int64_t unit = NumeralAt(numerals, i);
    if (unit < 10000) continue;
    const auto section = SectionValue(numerals.substr(begin, i - begin));
    if (!section || *section == 0 || unit >= last_unit) return std::nullopt;
    total += *section * unit;
    last_unit = unit;
    begin = i + kSize;
  }
  std::string_view rest = numerals.substr(begin);
  if (rest.empty()) return total;
  if (begin > 0 && NumeralAt(rest, 0) == 0) rest.remove_prefix(kSize);
  const auto section = SectionValue(rest);
  if (!section) return std::nullopt;
  return total + *section;
}

std::optional<std::int64_t> DigitwiseValue(std::string_view numerals) {
  if (numerals.empty() || numerals.size() > 9 * kSize) return std::nullopt;
  std::int64_t value = 0;
  for (std::size_t i = 0; i < numerals.size(); i += kSize) {
    const std::int64_t digit = NumeralAt(numerals, i);
    if (digit < 0 || digit > 9) return std::nullopt;
    value = value * 10 + digit;
  }
  return value;
}

}  // namespace gouji
