#include "patterns/context/clauses.h"

#include <algorithm>

#include "extract/base/utf8.h"

namespace gouji {
namespace {

// Marks that end the words which can name a number.
bool IsBoundary(char32_t c) {
  static constexpr std::u32string_view kBoundaries = U",，;；:：、。()（）!！?？—\n";
  return kBoundaries.find(c) != std::u32string_view::npos;
}

// "因公出国(境)费", "行政运行(项)": a bracket of a character or two is part of the name.
bool IsInsideName(std::string_view text, std::size_t at, char32_t mark) {
  constexpr std::size_t kMaxBytes = 6;
  const std::size_t open = mark == '(' ? at : text.substr(0, at).rfind('(');
  const std::size_t close = mark == ')' ? at : text.find(')', at);
  if (open == std::string_view::npos || close == std::string_view::npos || close - open - 1 > kMaxBytes || close == open + 1) return false;
  const std::string_view inside = text.substr(open + 1, close - open - 1);
  constexpr std::u32string_view kNumerals = U"一二三四五六七八九十";
  return static_cast<unsigned char>(inside.front()) >= 0xE4 && inside != kAmong && kNumerals.find(DecodeUtf8(inside, 0).value) == std::u32string_view::npos;
}

// 收、支总计 and 收入、支出总计 are one name.
bool JoinsTwoSides(std::string_view text, std::size_t at) {
  constexpr std::string_view kMark = "、";
  const std::string_view before = text.substr(0, at);
  const bool income = (before.size() >= 3 && before.substr(before.size() - 3) == "收") || (before.size() >= 6 && before.substr(before.size() - 6) == "收入");
  return income && text.substr(at + kMark.size(), 3) == "支";
}

}  // namespace

std::string_view LastClause(std::string_view text, std::size_t floor, std::size_t end) {
  if (end > floor && text[end - 1] == ':') --end;
  std::size_t begin = floor;
  for (std::size_t i = floor; i < end;) {
    const CodePoint c = DecodeUtf8(text, i);
    const bool bracket = c.value == '(' || c.value == ')';
    const bool inside = (bracket && IsInsideName(text, i, c.value)) || (c.value == U'、' && JoinsTwoSides(text, i));
    if (IsBoundary(c.value) && !inside) begin = std::min(i + c.size, end);
    i += c.size;
  }
  return text.substr(begin, end - begin);
}

std::string_view ClauseBeforeColon(std::string_view text, std::size_t floor, std::size_t end) {
  const std::string_view clause = LastClause(text, floor, end);
  const std::size_t begin = static_cast<std::size_t>(clause.data() - text.data());
  if (begin <= floor || text[begin - 1] != ':') return {};
  return LastClause(text, floor, begin - 1);
}

}  // namespace gouji
