#include "extract/structure/labels.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "extract/base/utf8.h"

namespace gouji {
namespace {

struct Char {
  char32_t value = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

std::vector<Char> Chars(std::string_view text, std::size_t limit) {
  std::vector<Char> chars;
  for (std::size_t i = 0; i < text.size() && chars.size() < limit;) {
    const CodePoint c = DecodeUtf8(text, i);
    chars.push_back(
        {c.value, static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i) + c.size});
    i += c.size;
  }
  return chars;
}

bool IsDigit(char32_t c) { return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19); }
std::uint32_t DigitValue(char32_t c) {
  return static_cast<std::uint32_t>(c >= 0xFF10 ? c - 0xFF10 : c - '0');
}

std::optional<std::uint32_t> ChineseDigit(char32_t c) {
  static constexpr std::u32string_view kDigits = U"〇一二三四五六七八九";
  const std::size_t at = kDigits.find(c);
  if (at == std::u32string_view::npos) return std::nullopt;
  return static_cast<std::uint32_t>(at);
}

bool IsOpen(char32_t c) { return c == U'（' || c == U'('; }
bool IsClose(char32_t c) { return c == U'）' || c == U')'; }

// A cursor over the first characters of a paragraph.
class Cursor {
 public:
  explicit Cursor(const std::vector<Char>& chars) : chars_(chars) {}

  char32_t Peek(std::size_t ahead = 0) const {
    return at_ + ahead < chars_.size() ? chars_[at_ + ahead].value : 0;
  }
  void Skip() { ++at_; }
  void SkipSpaces() {
    while (IsSpace(Peek())) Skip();
  }
  std::uint32_t end() const { return at_ == 0 ? 0 : chars_[at_ - 1].end; }

  std::optional<std::uint32_t> Arabic() {
    std::uint32_t value = 0;
    std::size_t digits = 0;
    while (IsDigit(Peek()) && digits < 4) {
      value = value * 10 + DigitValue(Peek());
      Skip();
      ++digits;
    }
    if (digits == 0 || IsDigit(Peek())) return std::nullopt;
    return value;
  }

  // 一 … 九十九, 十二, 〇
  std::optional<std::uint32_t> Chinese() {
    std::uint32_t value = 0;
    std::uint32_t digit = 0;
    std::size_t read = 0;
    for (;; ++read) {
      if (const auto next = ChineseDigit(Peek())) {
        digit = *next;
      } else if (Peek() == U'十') {
        value += (digit == 0 ? 1 : digit) * 10;
        digit = 0;
      } else {
        break;
      }
      Skip();
    }
    if (read == 0) return std::nullopt;
    return value + digit;
  }

 private:
  const std::vector<Char>& chars_;
  std::size_t at_ = 0;
};

std::optional<NumberLabel> ReadPart(Cursor cursor) {
  if (cursor.Peek() != U'第') return std::nullopt;
  cursor.Skip();
  cursor.SkipSpaces();
  auto number = cursor.Chinese();
  if (!number) number = cursor.Arabic();
  cursor.SkipSpaces();
  if (!number) return std::nullopt;
  if (cursor.Peek() == U'部' && cursor.Peek(1) == U'分') {
    cursor.Skip();
    cursor.Skip();
  } else if (cursor.Peek() == U'章' || cursor.Peek() == U'篇') {
    cursor.Skip();
  } else {
    return std::nullopt;
  }
  const std::uint32_t bare = cursor.end();
  if (cursor.Peek() == U'、' || cursor.Peek() == U'：') cursor.Skip();
  return NumberLabel{LabelKind::kPart, *number, std::max(bare, cursor.end())};
}

std::optional<NumberLabel> ReadAppendix(Cursor cursor) {
  if (cursor.Peek() != U'附') return std::nullopt;
  cursor.Skip();
  cursor.SkipSpaces();
  const char32_t second = cursor.Peek();
  if (second != U'件' && second != U'表') return std::nullopt;
  cursor.Skip();
  cursor.SkipSpaces();
  auto number = cursor.Arabic();
  if (!number) number = cursor.Chinese();
  if (!number) return std::nullopt;
  if (cursor.Peek() == U'：' || cursor.Peek() == ':' || cursor.Peek() == U'、') cursor.Skip();
  return NumberLabel{LabelKind::kAppendix, *number, cursor.end()};
}

std::optional<NumberLabel> ReadParenthesised(Cursor cursor) {
  if (!IsOpen(cursor.Peek())) return std::nullopt;
  cursor.Skip();
  cursor.SkipSpaces();
  LabelKind kind = LabelKind::kChineseParen;
  auto number = cursor.Chinese();
  if (!number) {
    kind = LabelKind::kArabicParen;
    number = cursor.Arabic();
  }
  cursor.SkipSpaces();
  if (!number || *number == 0 || *number > 99 || !IsClose(cursor.Peek())) return std::nullopt;
  cursor.Skip();
  if (cursor.Peek() == U'、' || cursor.Peek() == U'.' || cursor.Peek() == U'．') cursor.Skip();
  return NumberLabel{kind, *number, cursor.end()};
}

std::optional<NumberLabel> ReadChinese(Cursor cursor) {
  const auto number = cursor.Chinese();
  if (!number || *number == 0) return std::nullopt;
  cursor.SkipSpaces();
  const char32_t mark = cursor.Peek();
  if (mark != U'、' && mark != U'．' && mark != '.' && mark != U'，') return std::nullopt;
  if (mark == U'，' && *number > 20) return std::nullopt;
  cursor.Skip();
  return NumberLabel{LabelKind::kChinese, *number, cursor.end()};
}

std::optional<NumberLabel> ReadArabic(Cursor cursor) {
  const auto number = cursor.Arabic();
  if (!number || *number == 0 || *number > 99) return std::nullopt;
  cursor.SkipSpaces();
  const char32_t mark = cursor.Peek();
  if (IsClose(mark)) {
    cursor.Skip();
    return NumberLabel{LabelKind::kArabicHalf, *number, cursor.end()};
  }
  if (mark == U'、') {
    cursor.Skip();
    return NumberLabel{LabelKind::kArabic, *number, cursor.end()};
  }
  if (mark != '.' && mark != U'．') return std::nullopt;
  cursor.Skip();
  // "1.2024年" is item 1 of a list; "3.80万元", "1.5倍" and "1.2.3" are numbers.
  if (IsDigit(cursor.Peek())) {
    const bool year =
        IsDigit(cursor.Peek(1)) && IsDigit(cursor.Peek(2)) && IsDigit(cursor.Peek(3)) &&
        !IsDigit(cursor.Peek(4)) && (cursor.Peek() == '2' || cursor.Peek() == U'２') &&
        (cursor.Peek(4) == U'年' || (IsSpace(cursor.Peek(4)) && cursor.Peek(5) == U'年'));
    if (!year) return std::nullopt;
  }
  return NumberLabel{LabelKind::kArabic, *number, cursor.end()};
}

// Labels that are one character: ① ⑴ ⒈ ㈠.
std::optional<NumberLabel> ReadSingle(Cursor cursor) {
  struct Range {
    char32_t first, last;
    LabelKind kind;
  };
  static constexpr Range kRanges[] = {{0x2460, 0x2473, LabelKind::kCircled},
                                      {0x2474, 0x2487, LabelKind::kArabicParen},
                                      {0x2488, 0x249B, LabelKind::kArabic},
                                      {0x3220, 0x3229, LabelKind::kChineseParen}};
  const char32_t c = cursor.Peek();
  for (const Range& range : kRanges) {
    if (c < range.first || c > range.last) continue;
    cursor.Skip();
    if (cursor.Peek() == U'、') cursor.Skip();
    return NumberLabel{range.kind, static_cast<std::uint32_t>(c - range.first + 1), cursor.end()};
  }
  return std::nullopt;
}

}  // namespace

NumberLabel ReadLabel(std::string_view paragraph) {
  const std::vector<Char> chars = Chars(paragraph, 16);
  const Cursor cursor(chars);
  for (const auto read :
       {ReadPart, ReadAppendix, ReadParenthesised, ReadChinese, ReadArabic, ReadSingle}) {
    if (const auto label = read(cursor)) return *label;
  }
  return {};
}

DecimalLabel ReadDecimalLabel(std::string_view paragraph) {
  const std::vector<Char> chars = Chars(paragraph, 20);
  Cursor cursor(chars);
  DecimalLabel label;
  while (label.depth < DecimalLabel::kMost) {
    if (cursor.Peek() == '0') return {};
    const auto number = cursor.Arabic();
    if (!number || *number > 99) return {};
    label.numbers[label.depth++] = *number;
    label.size = cursor.end();
    if (cursor.Peek() != '.' && cursor.Peek() != U'．') break;
    cursor.Skip();
    if (!IsDigit(cursor.Peek())) break;
  }
  cursor.SkipSpaces();
  static constexpr std::u32string_view kUnits = U"万亿元倍%％‰";
  const char32_t next = cursor.Peek();
  const bool words = IsCjk(next) && kUnits.find(next) == std::u32string_view::npos;
  return label.depth > 1 && words && !IsDigit(next) ? label : DecimalLabel{};
}

}  // namespace gouji
