#include "checks/common/lead_words.h"

#include <algorithm>

#include "checks/common/text_pieces.h"
#include "extract/base/utf8.h"

namespace gouji {
namespace {

constexpr std::size_t kLeastSuffix = 9;  // three characters; shorter words end too many names
constexpr std::size_t kYearBytes = 7;    // 2024年

bool IsMark(char32_t c) {
  static constexpr std::u32string_view kMarks = U",，;；:：、。()（）\n";
  return kMarks.find(c) != std::u32string_view::npos;
}

std::size_t YearBytes(std::string_view text) {
  if (text.size() < kYearBytes || text.substr(4, 3) != "年") return 0;
  const bool digits =
      std::all_of(text.begin(), text.begin() + 4, [](char c) { return c >= '0' && c <= '9'; });
  return digits ? kYearBytes : 0;
}

bool DropPrefix(std::string_view& text, const std::vector<std::string>& words) {
  if (const std::size_t year = YearBytes(text); year != 0) {
    text.remove_prefix(year);
    if (StartsWith(text, "度")) text.remove_prefix(std::string_view("度").size());
    return true;
  }
  for (const std::string& word : words) {
    if (!StartsWith(text, word)) continue;
    text.remove_prefix(word.size());
    return true;
  }
  return false;
}

bool DropSuffix(std::string_view& text, const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    if (!EndsWith(text, word)) continue;
    text.remove_suffix(word.size());
    return true;
  }
  return false;
}

}  // namespace

std::string TrimName(const CheckInput& input, std::string_view words) {
  while (DropPrefix(words, input.patterns.list("name.prefix").words)) {
  }
  while (DropSuffix(words, input.patterns.list("name.suffix").words)) {
  }
  return std::string(words);
}

std::string_view WordsBefore(const CheckInput& input, std::uint32_t index) {
  const Figure& figure = input.figures.figures[index];
  const Sentence& sentence = input.figures.sentences[figure.sentence];
  const std::string_view text = sentence.text.text();
  std::size_t end = sentence.text.FromSource(figure.range).begin;
  std::size_t floor = 0;
  if (index > sentence.first_figure)
    floor = sentence.text.FromSource(input.figures.figures[index - 1].range).end;
  if (end > floor && text[end - 1] == ':') --end;
  std::size_t begin = std::min(floor, end);
  for (std::size_t i = begin; i < end;) {
    const CodePoint c = DecodeUtf8(text, i);
    i += c.size;
    if (IsMark(c.value)) begin = i;
  }
  return text.substr(begin, end - begin);
}

std::string LeadWords(const CheckInput& input, std::uint32_t index) {
  const Figure& figure = input.figures.figures[index];
  if (figure.in_table() &&
      input.figures.tables[figure.table].ValueAt(figure.row, figure.column) == index)
    return figure.item;
  return TrimName(input, WordsBefore(input, index));
}

NameMatch MatchName(const CheckInput& input, std::string_view words, std::uint32_t figure) {
  if (words.empty()) return NameMatch::kNone;
  const std::string lead = LeadWords(input, figure);
  if (lead == words) return NameMatch::kExact;
  return words.size() >= kLeastSuffix && EndsWith(lead, words) ? NameMatch::kSuffix
                                                               : NameMatch::kNone;
}

}  // namespace gouji
