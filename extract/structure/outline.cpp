#include "extract/structure/outline.h"

#include <algorithm>
#include <array>
#include <optional>

#include "extract/base/utf8.h"

namespace gouji {
namespace {

// A paragraph longer than this is text even when it starts with a number.
constexpr std::size_t kMaxHeadingChars = 60;
constexpr std::size_t kMaxUnnumberedHeadingChars = 40;
constexpr std::size_t kMaxContentsLines = 200;

struct Char {
  char32_t value = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

std::vector<Char> Chars(std::string_view text, std::size_t limit) {
  std::vector<Char> chars;
  for (std::size_t i = 0; i < text.size() && chars.size() < limit;) {
    const CodePoint c = DecodeUtf8(text, i);
    chars.push_back({c.value, static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i) + c.size});
    i += c.size;
  }
  return chars;
}

std::size_t CountChars(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool IsDigit(char32_t c) { return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19); }
std::uint32_t DigitValue(char32_t c) { return static_cast<std::uint32_t>(c >= 0xFF10 ? c - 0xFF10 : c - '0'); }

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
    const bool year = IsDigit(cursor.Peek(1)) && IsDigit(cursor.Peek(2)) && IsDigit(cursor.Peek(3)) &&
                      !IsDigit(cursor.Peek(4)) && (cursor.Peek() == '2' || cursor.Peek() == U'２') &&
                      (cursor.Peek(4) == U'年' || (IsSpace(cursor.Peek(4)) && cursor.Peek(5) == U'年'));
    if (!year) return std::nullopt;
  }
  return NumberLabel{LabelKind::kArabic, *number, cursor.end()};
}

std::optional<NumberLabel> ReadCircled(Cursor cursor) {
  const char32_t c = cursor.Peek();
  if (c < 0x2460 || c > 0x2473) return std::nullopt;
  cursor.Skip();
  return NumberLabel{LabelKind::kCircled, static_cast<std::uint32_t>(c - 0x2460 + 1), cursor.end()};
}

// What a heading never ends with, and what it never contains.
bool ReadsLikeHeading(std::string_view body) {
  if (body.find("。") != std::string_view::npos) return false;
  for (const std::string_view end : {"；", ";", "，", ",", "："}) {
    if (body.size() >= end.size() && body.substr(body.size() - end.size()) == end) return false;
  }
  return !body.empty();
}

struct OpenHeading {
  LabelKind kind;
  std::uint32_t number;
  std::uint32_t block;
};

// Decides where in the stack of open headings a new label belongs, and pops what it closes.
void CloseFor(std::vector<OpenHeading>& open, NumberLabel label) {
  for (std::size_t i = open.size(); i-- > 0;) {  // a sibling of an open heading of the same kind
    if (open[i].kind == label.kind) {
      open.resize(i);
      return;
    }
  }
  if (label.number > 1) {  // continues a list in another style: 五、 … 6、 … 七、
    for (std::size_t i = open.size(); i-- > 0;) {
      if (open[i].number + 1 == label.number && open[i].kind != LabelKind::kNoLabel) {
        open.resize(i);
        return;
      }
    }
  }
  while (!open.empty() && open.back().kind > label.kind) open.pop_back();
}

std::string WithoutPageNumber(std::string_view line) {
  std::string key;
  for (std::size_t i = 0; i < line.size();) {
    const CodePoint c = DecodeUtf8(line, i);
    if (!IsSpace(c.value) && c.value != '.' && c.value != U'…' && c.value != U'·') {
      key.append(line.substr(i, c.size));
    }
    i += c.size;
  }
  while (!key.empty() && key.back() >= '0' && key.back() <= '9') key.pop_back();
  return key;
}

// Contents pages: the line 目录, then short lines until the first of them comes again as a heading.
void MarkContents(std::string_view text, std::vector<Block>& blocks) {
  for (std::size_t i = 0; i + 1 < blocks.size(); ++i) {
    const std::string title = WithoutPageNumber(text.substr(blocks[i].text.begin, blocks[i].text.size()));
    if (blocks[i].kind == BlockKind::kTable || (title != "目录" && title != "目次")) continue;
    std::vector<std::string> keys;
    std::size_t end = i + 1;
    for (std::size_t k = i + 1; k < blocks.size() && k - i < kMaxContentsLines; ++k) {
      const std::string_view line = text.substr(blocks[k].text.begin, blocks[k].text.size());
      if (blocks[k].kind == BlockKind::kTable || CountChars(line) > 2 * kMaxHeadingChars) break;
      std::string key = WithoutPageNumber(line);
      if (std::find(keys.begin(), keys.end(), key) != keys.end()) {
        end = k;
        break;
      }
      keys.push_back(std::move(key));
    }
    if (end == i + 1) {  // no line came again: trust lines that end with a page number
      std::size_t k = i + 1;
      for (; k < blocks.size() && blocks[k].kind != BlockKind::kTable; ++k) {
        const std::string_view line = text.substr(blocks[k].text.begin, blocks[k].text.size());
        if (line.empty() || line.back() < '0' || line.back() > '9' || CountChars(line) > 2 * kMaxHeadingChars) break;
      }
      end = k;
    }
    for (std::size_t k = i; k < end; ++k) blocks[k].kind = BlockKind::kContents;
    return;
  }
}

}  // namespace

NumberLabel ReadLabel(std::string_view paragraph) {
  const std::vector<Char> chars = Chars(paragraph, 16);
  const Cursor cursor(chars);
  for (const auto read : {ReadPart, ReadAppendix, ReadParenthesised, ReadChinese, ReadArabic, ReadCircled}) {
    if (const auto label = read(cursor)) return *label;
  }
  return {};
}

void MakeOutline(std::string_view text, const std::vector<ParagraphHints>& hints, std::vector<Block>& blocks) {
  MarkContents(text, blocks);
  std::vector<OpenHeading> open;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    Block& block = blocks[i];
    const std::string_view words = text.substr(block.text.begin, block.text.size());
    const bool candidate = block.kind == BlockKind::kParagraph;
    const NumberLabel label = candidate ? ReadLabel(words) : NumberLabel{};
    block.label = {block.text.begin, block.text.begin + label.size};
    if (candidate && label.kind != LabelKind::kNoLabel) {
      const std::string_view body = words.substr(label.size);
      const bool bare_appendix = label.kind == LabelKind::kAppendix;
      if (CountChars(words) <= kMaxHeadingChars && (bare_appendix || ReadsLikeHeading(body))) {
        CloseFor(open, label);
        block.kind = BlockKind::kHeading;
        block.level = static_cast<std::uint8_t>(open.size() + 1);
        block.parent = open.empty() ? kNone : open.back().block;
        open.push_back({label.kind, label.number, static_cast<std::uint32_t>(i)});
        continue;
      }
    } else if (candidate && hints[i].style_level > 0 && ReadsLikeHeading(words) &&
               CountChars(words) <= kMaxUnnumberedHeadingChars) {
      while (open.size() >= hints[i].style_level) open.pop_back();
      block.kind = BlockKind::kHeading;
      block.level = static_cast<std::uint8_t>(open.size() + 1);
      block.parent = open.empty() ? kNone : open.back().block;
      open.push_back({LabelKind::kNoLabel, 0, static_cast<std::uint32_t>(i)});
      continue;
    }
    block.parent = open.empty() ? kNone : open.back().block;
  }
}

}  // namespace gouji
