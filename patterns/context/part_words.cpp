#include "patterns/context/part_words.h"

#include <algorithm>

namespace gouji {
namespace {

bool EndsWith(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

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
    if (EndsWith(text.substr(0, end), word)) return end;
  }
  return 0;
}

}  // namespace

bool PartWords::IsStopped(std::string_view clause) const {
  const std::vector<std::string>& words = patterns_.list("part.stop").words;
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return clause.find(word) != std::string_view::npos;
  });
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

bool EndsWithAmong(std::string_view text) {
  return EndsWith(text, "其中:") || EndsWith(text, "其中") || EndsWith(text, "其中,");
}

bool IsRateBase(std::string_view rest) {
  static constexpr std::string_view kOf = "的";
  if (rest.substr(0, kOf.size()) != kOf || rest.size() == kOf.size()) return false;
  const char next = rest[kOf.size()];
  return (next >= '0' && next <= '9') || rest.substr(kOf.size()).substr(0, 6) == "比例";
}

}  // namespace gouji
