#include "patterns/context/part_words.h"

#include <algorithm>

namespace gouji {
namespace {

// "由A 60万元和B 40万元组成", not "由A公司中标".
bool IsMadeUp(std::string_view text) {
  const std::string_view clause = text.substr(0, text.find(';'));
  return clause.find("组成") != std::string_view::npos ||
         clause.find("构成") != std::string_view::npos;
}

// "按预算类别分": how long a clause is that says by what the amount is divided.
std::size_t ByKind(std::string_view text) {
  static constexpr std::string_view kBy = "按";
  static constexpr std::size_t kMostBytes = 36;
  if (text.substr(0, kBy.size()) != kBy) return 0;
  const std::size_t end = std::min(text.find_first_of(",:"), text.size());
  if (end > kMostBytes) return 0;
  for (const std::string_view word : {"分", "划分", "分类", "分为"}) {
    if (text.substr(0, end).ends_with(word)) return end;
  }
  return 0;
}

}  // namespace

bool PartWords::IsCarried(std::string_view clause) const {
  const std::vector<std::string>& words = patterns_.list("part.carried").words;
  clause.remove_prefix(std::min(clause.find_first_not_of("0123456789."), clause.size()));  // 2.上年结转
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return clause.substr(0, word.size()) == word; });
}

bool PartWords::IsStopped(std::string_view clause) const {
  const std::vector<std::string>& words = patterns_.list("part.stop").words;
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return clause.find(word) != std::string_view::npos;
  });
}

bool PartWords::Compares(std::string_view clause) const {
  const std::vector<std::string>& degrees = patterns_.list("part.degree").words;
  const auto begins = [&](const std::string& word) { return clause.substr(0, word.size()) == word; };
  if (std::any_of(degrees.begin(), degrees.end(), begins)) return false;
  const std::vector<std::string>& words = patterns_.list("part.compare").words;
  return std::any_of(words.begin(), words.end(), begins);
}

std::string PartWords::MeasureOf(std::string_view clause, bool& alone) const {
  std::string last;
  for (const std::string_view list : {"part.done", "part.measure"}) {  // 受理执行案件: not of 执行
    std::size_t end = 0;
    for (const std::string& word : patterns_.list(list).words) {
      const std::size_t at = clause.rfind(word);
      if (at == std::string_view::npos || at + word.size() <= end) continue;
      end = at + word.size();
      last = word;
    }
    if (!last.empty()) break;
  }
  alone = !last.empty() && clause == last;
  return last;
}

bool PartWords::SaysTotal(std::string_view clause) const {
  constexpr std::size_t kOneCharacter = 3;  // 共 alone is a part of many words
  const std::vector<std::string>& words = patterns_.list("part.total").words;
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return word.size() > kOneCharacter && clause.find(word) != std::string_view::npos;
  });
}

bool PartWords::StartsStatement(std::string_view rest) const {
  const std::string_view clause = rest.substr(0, rest.find(';'));
  return clause.find(kAmong) != std::string_view::npos || SaysTotal(clause);
}

std::size_t PartWords::OpenerAt(std::string_view clause) const {
  std::size_t longest = 0;
  for (const std::string& word : patterns_.list("part.open").words) {
    if (word.size() > longest && clause.substr(0, word.size()) == word) longest = word.size();
  }
  if (longest == 0) longest = ByKind(clause);
  if (clause.substr(0, longest) == "由" && !IsMadeUp(clause)) return 0;
  return longest;
}

bool PartWords::Includes(std::string_view opener) {
  return opener.find("包") != std::string_view::npos ||
         opener.find("含") != std::string_view::npos || opener == "由";
}

bool PartWords::IsLoose(std::string_view opener) { return opener == "主要为" || opener == "主要是"; }

bool EndsWithAmong(std::string_view text) {
  return text.ends_with("其中:") || text.ends_with("其中") || text.ends_with("其中,");
}

bool IsItemLabel(std::string_view text) {
  constexpr std::size_t kOne = 3;
  static constexpr std::string_view kNumerals = "一二三四五六七八九十";
  std::size_t begin = text.size();
  while (begin >= kOne && kNumerals.find(text.substr(begin - kOne, kOne)) != std::string_view::npos) begin -= kOne;
  if (begin == text.size()) return false;
  return begin == 0 || text[begin - 1] == ',' || text[begin - 1] == ';' || text[begin - 1] == ':';
}

bool Joins(std::string_view between) {
  for (const std::string_view word : {"和", "以及", "及", "与"}) {
    if (between.find(word) != std::string_view::npos) return true;
  }
  return false;
}

bool IsWholeOfNext(std::string_view rest) {
  static constexpr std::string_view kOf = "中";
  constexpr std::size_t kLongestNoun = 18;  // six characters
  const std::size_t at = rest.find(kOf);
  if (at == std::string_view::npos || at > kLongestNoun) return false;
  if (rest.substr(0, at).find_first_of(",;:()0123456789") != std::string_view::npos) return false;
  if (rest.substr(0, at).find("、") != std::string_view::npos) return false;
  const std::string_view behind = rest.substr(at + kOf.size());
  for (const std::string_view word : {"心", "学", "小", "级", "央", "标", "型"}) {
    if (behind.substr(0, word.size()) == word) return false;  // 中心, 中学
  }
  return at < 3 || rest.substr(at - 3, 3) != "其";
}

bool IsRateBase(std::string_view rest) {
  static constexpr std::string_view kOf = "的";
  if (rest.substr(0, kOf.size()) != kOf || rest.size() == kOf.size()) return false;
  const char next = rest[kOf.size()];
  return (next >= '0' && next <= '9') || rest.substr(kOf.size()).substr(0, 6) == "比例";
}

}  // namespace gouji
