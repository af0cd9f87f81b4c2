#include "checks/common/operand.h"

#include <algorithm>

namespace gouji {
namespace {

// Quotes stay readable: at most this much on each side of the figure.
constexpr std::uint32_t kMaxQuoteBytes = 120;

bool EndsClauseAt(std::string_view text, std::size_t i) {
  for (const std::string_view mark : {"，", "；", "。", "、", ";", "\n"}) {
    if (text.substr(i, mark.size()) == mark) return true;
  }
  // A comma between digits groups them.
  if (text[i] != ',') return false;
  const bool digit_after = i + 1 < text.size() && text[i + 1] >= '0' && text[i + 1] <= '9';
  return !digit_after;
}

bool IsContinuationByte(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

}  // namespace

SourceRange ClauseAround(const CheckInput& input, std::uint32_t index) {
  const Figure& figure = input.figures.figures[index];
  const SourceRange whole = input.figures.sentences[figure.sentence].range;
  const std::string_view text = input.document.text();
  std::uint32_t begin = figure.range.begin;
  const std::uint32_t least = figure.range.begin - std::min(figure.range.begin - whole.begin, kMaxQuoteBytes);
  for (std::uint32_t i = figure.range.begin; i > least;) {
    do {
      --i;
    } while (i > least && IsContinuationByte(text[i]));
    if (IsContinuationByte(text[i])) break;
    if (EndsClauseAt(text, i)) break;
    begin = i;
  }
  std::uint32_t end = figure.range.end;
  const std::uint32_t most = std::min(whole.end, figure.range.end + kMaxQuoteBytes / 2);
  while (end < most && !EndsClauseAt(text, end)) end += 1;
  while (end < most && IsContinuationByte(text[end])) ++end;
  while (end < whole.end && IsContinuationByte(text[end])) ++end;
  while (begin < figure.range.begin && (text[begin] == ' ' || text[begin] == '\n')) ++begin;
  while (end > figure.range.end && (text[end - 1] == ' ' || text[end - 1] == '\n')) --end;
  return {begin, end};
}

Operand OperandFor(const CheckInput& input, std::string_view role, std::uint32_t figure, int sign) {
  return {role, figure, ClauseAround(input, figure), sign};
}

std::string ClauseLead(const CheckInput& input, std::uint32_t figure) {
  return Normalize(input.document.Slice({ClauseAround(input, figure).begin, input.figures.figures[figure].range.begin}));
}

std::string Printed(const CheckInput& input, std::uint32_t figure) {
  return Normalize(input.document.Slice(input.figures.figures[figure].range));
}

}  // namespace gouji
