#include "patterns/context/periods.h"

#include <optional>

namespace gouji {
namespace {

constexpr std::string_view kYear = "年";

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// "2024" at i, not inside a longer number: the year.
std::optional<std::int16_t> DigitsAt(std::string_view text, std::size_t i) {
  if (i + 4 > text.size() || text.substr(i, 2) != "20" || !IsDigit(text[i + 2]) || !IsDigit(text[i + 3])) return std::nullopt;
  if ((i > 0 && IsDigit(text[i - 1])) || (i + 4 < text.size() && IsDigit(text[i + 4]))) return std::nullopt;
  return static_cast<std::int16_t>(2000 + (text[i + 2] - '0') * 10 + (text[i + 3] - '0'));
}

bool Before(std::string_view text, std::size_t at, std::string_view word) {
  return at >= word.size() && text.substr(at - word.size(), word.size()) == word;
}

// 与2023年相比, 比2023年, 较2023年.
bool IsComparisonBase(std::string_view text, std::size_t i) {
  for (const std::string_view word : {"与", "比", "较", "同", "比上年", "较上年"}) {
    if (Before(text, i, word)) return true;
  }
  return false;
}

// "2022-" or "2022年至" right before i: the first year of several.
std::int16_t SpanStart(std::string_view text, std::size_t i) {
  std::size_t end = i;
  bool joined = false;
  for (const std::string_view mark : {"—", "-", "~", "至", "到"}) {
    while (Before(text, end, mark)) {
      end -= mark.size();
      joined = true;
    }
  }
  if (!joined) return 0;
  if (Before(text, end, "度")) end -= std::string_view("度").size();
  if (Before(text, end, kYear)) end -= kYear.size();
  return end < 4 ? std::int16_t{0} : DigitsAt(text.substr(0, end), end - 4).value_or(std::int16_t{0});
}

// 2000年以前建成, 2019年以来: an end of a time, not the time itself.
bool IsBound(std::string_view text, std::size_t at) {
  for (const std::string_view word : {"度以前", "以前", "之前", "以来", "以后", "之后", "底以前", "底之前"}) {
    if (text.substr(at, word.size()) == word) return true;
  }
  return false;
}

// The end of the bracket around `at` that opened behind other words; 0 when there is none.
std::size_t BracketEnd(std::string_view text, std::size_t at) {
  const std::size_t open = text.substr(0, at).rfind('(');
  if (open == std::string_view::npos || open == 0 || text.substr(open, at - open).find(')') != std::string_view::npos) return 0;
  const std::size_t close = text.find(')', at);
  return close == std::string_view::npos ? 0 : close;
}

}  // namespace

std::vector<PeriodReader::Mention> PeriodReader::Find(std::string_view text) {
  std::vector<Mention> mentions;
  for (std::size_t i = text.find("20"); i != std::string_view::npos; i = text.find("20", i + 1)) {
    const std::optional<std::int16_t> year = DigitsAt(text, i);
    if (!year || text.substr(i + 4, kYear.size()) != kYear) continue;
    const std::size_t behind = i + 4 + kYear.size();
    if (IsBound(text, behind) || text.substr(behind).starts_with("《")) continue;  // 2017年《…规范》
    const std::size_t open = text.substr(0, i).rfind("《");
    if (open != std::string_view::npos && text.find("》", open) > i) continue;
    Mention mention;
    mention.begin = i;
    mention.end = i + 4 + kYear.size();
    mention.year = *year;
    mention.from = SpanStart(text, i);
    mention.dated = mention.end < text.size() && IsDigit(text[mention.end]);
    mention.base = IsComparisonBase(text, i);
    mention.close = BracketEnd(text, i);
    mentions.push_back(mention);
  }
  return mentions;
}

void PeriodReader::EnterSentence(std::string_view text) {
  text_ = text;
  mentions_ = Find(text);
  next_ = 0;
  lasting_ = current_;
  close_ = 0;
}

PeriodReader::Period PeriodReader::At(std::size_t at, bool changes) {
  std::optional<Mention> base;
  if (current_.source == ContextSource::kWords) current_.source = ContextSource::kSentence;
  const auto leave = [&] {
    if (close_ != 0 && at > close_) current_ = around_;
    if (at > close_) close_ = 0;
  };
  for (; next_ < mentions_.size() && mentions_[next_].begin < at; ++next_) {
    const Mention& mention = mentions_[next_];
    leave();
    if (mention.close != 0 && mention.close < at) continue;
    if (mention.close != 0 && close_ == 0) {
      around_ = current_;
      close_ = mention.close;
    }
    if (mention.base) {
      base = mention;
      continue;
    }
    current_ = {mention.year, mention.from, ContextSource::kWords};
    if (!mention.dated && mention.close == 0) lasting_ = current_;
  }
  leave();
  if (!base || changes) return current_;
  const std::string_view between = text_.substr(base->end, at - base->end);
  if (between.find_first_of(",;:()") != std::string_view::npos) return current_;
  return {base->year, 0, ContextSource::kWords};
}

void PeriodReader::LeaveSentence() {
  for (; next_ < mentions_.size(); ++next_) {
    const Mention& mention = mentions_[next_];
    if (!mention.base && !mention.dated && mention.close == 0) lasting_ = {mention.year, mention.from, ContextSource::kSentence};
  }
  current_ = lasting_;
  if (current_.source == ContextSource::kWords) current_.source = ContextSource::kSentence;
}

}  // namespace gouji
