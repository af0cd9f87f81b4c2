#include "extract/docx/number_format.h"

#include <array>

#include "extract/base/utf8.h"

namespace gouji::docx {
namespace {

constexpr std::u32string_view kSimpleDigits = U"〇一二三四五六七八九";
constexpr std::u32string_view kLegalSimplified = U"零壹贰叁肆伍陆柒捌玖";
constexpr std::u32string_view kLegalTraditional = U"零壹貳參肆伍陸柒捌玖";
constexpr std::u32string_view kStems = U"甲乙丙丁戊己庚辛壬癸";
constexpr std::u32string_view kBranches = U"子丑寅卯辰巳午未申酉戌亥";

std::string Utf8(std::u32string_view text) {
  std::string out;
  for (const char32_t c : text) AppendUtf8(out, c);
  return out;
}

std::string Single(char32_t c) { return Utf8({&c, 1}); }

// Counts with units up to 9999: 十二, 一百零五, 二千. `ten` to `thousand` are the unit words.
std::string Counting(std::int64_t number, std::u32string_view digits, std::u32string_view units,
                     bool bare_ten, bool say_zero) {
  std::u32string out;
  bool zero = false;
  std::int64_t unit = 1000;
  for (std::size_t i = 0; i < 4; ++i, unit /= 10) {
    const std::size_t digit = static_cast<std::size_t>(number / unit % 10);
    if (digit == 0) {
      zero = !out.empty();
      continue;
    }
    if (zero && say_zero) out.push_back(U'零');
    zero = false;
    if (!(bare_ten && unit == 10 && digit == 1 && out.empty())) out.push_back(digits[digit]);
    if (unit > 1) out.push_back(units[2 - i]);
  }
  return Utf8(out);
}

std::string Positional(std::int64_t number, std::u32string_view digits) {
  std::string out;
  for (const char c : std::to_string(number))
    out += Single(digits[static_cast<std::size_t>(c - '0')]);
  return out;
}

std::string Roman(std::int64_t number, bool upper) {
  struct Row {
    std::int64_t value;
    std::string_view text;
  };
  static constexpr std::array<Row, 13> kRows = {{{1000, "m"},
                                                 {900, "cm"},
                                                 {500, "d"},
                                                 {400, "cd"},
                                                 {100, "c"},
                                                 {90, "xc"},
                                                 {50, "l"},
                                                 {40, "xl"},
                                                 {10, "x"},
                                                 {9, "ix"},
                                                 {5, "v"},
                                                 {4, "iv"},
                                                 {1, "i"}}};
  std::string out;
  for (const Row& row : kRows) {
    for (; number >= row.value; number -= row.value) out += row.text;
  }
  if (upper) {
    for (char& c : out) c = static_cast<char>(c - 'a' + 'A');
  }
  return out;
}

// a … z, aa, bb …: Word repeats the letter.
std::string Letter(std::int64_t number, char first) {
  const auto repeat = static_cast<std::size_t>((number - 1) / 26 + 1);
  return std::string(repeat, static_cast<char>(first + (number - 1) % 26));
}

// One code point for each of 1 … `last`, decimal digits after that.
std::string FromBlock(std::int64_t number, char32_t first, std::int64_t last) {
  if (number < 1 || number > last) return std::to_string(number);
  return Single(first + static_cast<char32_t>(number - 1));
}

std::string Cyclic(std::int64_t number, std::u32string_view letters) {
  if (number < 1 || static_cast<std::size_t>(number) > letters.size())
    return std::to_string(number);
  return Single(letters[static_cast<std::size_t>(number - 1)]);
}

std::string Chinese(std::int64_t number, std::string_view format) {
  if (number < 0 || number > 9999) return std::to_string(number);
  const bool thousand =
      format == "chineseCountingThousand" || format == "taiwaneseCountingThousand";
  if (format == "chineseLegalSimplified")
    return number == 0 ? "零" : Counting(number, kLegalSimplified, U"拾佰仟", false, true);
  if (format == "ideographLegalTraditional")
    return number == 0 ? "零" : Counting(number, kLegalTraditional, U"拾佰仟", false, true);
  if (format == "japaneseCounting" || format == "koreanCounting")
    return number == 0 ? "〇" : Counting(number, kSimpleDigits, U"十百千", true, false);
  if (format == "ideographDigital" || format == "taiwaneseDigital" ||
      format == "japaneseDigitalTenThousand") {
    return Positional(number, kSimpleDigits);
  }
  if (number == 0) return "〇";
  if (!thousand && number > 99) return Positional(number, kSimpleDigits);
  return Counting(number, kSimpleDigits, U"十百千", true, true);
}

bool IsChinese(std::string_view format) {
  for (const std::string_view known :
       {"chineseCounting", "chineseCountingThousand", "chineseLegalSimplified", "taiwaneseCounting",
        "taiwaneseCountingThousand", "taiwaneseDigital", "ideographDigital",
        "ideographLegalTraditional", "japaneseCounting", "japaneseDigitalTenThousand",
        "koreanCounting"}) {
    if (format == known) return true;
  }
  return false;
}

}  // namespace

std::string FormatNumber(std::int64_t number, std::string_view format) {
  if (format.empty() || format == "decimal") return std::to_string(number);
  if (format == "none" || format == "bullet") return {};
  if (IsChinese(format)) return Chinese(number, format);
  if (format == "decimalEnclosedCircle") return FromBlock(number, 0x2460, 20);
  if (format == "decimalEnclosedCircleChinese") return FromBlock(number, 0x2460, 10);
  if (format == "decimalEnclosedParen") return FromBlock(number, 0x2474, 20);
  if (format == "decimalEnclosedFullstop") return FromBlock(number, 0x2488, 20);
  if (format == "ideographEnclosedCircle") return FromBlock(number, 0x3280, 10);
  if (format == "ideographTraditional") return Cyclic(number, kStems);
  if (format == "ideographZodiac") return Cyclic(number, kBranches);
  if (format == "decimalFullWidth" || format == "decimalFullWidth2")
    return Positional(number < 0 ? 0 : number, U"０１２３４５６７８９");
  if (format == "decimalZero")
    return number >= 0 && number < 10 ? "0" + std::to_string(number) : std::to_string(number);
  if (number < 1 || number > 3999) return std::to_string(number);
  if (format == "upperRoman" || format == "lowerRoman")
    return Roman(number, format == "upperRoman");
  if (format == "upperLetter") return Letter(number, 'A');
  if (format == "lowerLetter") return Letter(number, 'a');
  return std::to_string(number);
}

}  // namespace gouji::docx
