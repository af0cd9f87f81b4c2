#include "patterns/table/head_words.h"

#include <algorithm>
#include <array>
#include <optional>

#include "patterns/table/table_model.h"

#include "patterns/pack/word_list.h"

namespace gouji {
namespace {

struct RoleList {
  std::string_view role;
  std::string_view list;
  std::size_t least_suffix;  // bytes of a word that may match as the end of a longer head; 0 for never
};

// In order of precedence. A Chinese character is three bytes.
constexpr std::array kRoles = {
    RoleList{"weight", "column.weight", 6},       RoleList{"deduction", "column.deduction", 6},
    RoleList{"standard", "column.standard", 6},   RoleList{"reason", "column.reason", 9},
    RoleList{"target", "column.target", 9},       RoleList{"achieved", "column.achieved", 9},
    RoleList{"rate", "column.rate", 3},           RoleList{"score", "column.score", 6},
    RoleList{"indicator", "column.indicator", 9}, RoleList{"explanation", "column.explanation", 0},
    RoleList{"code", "column.code", 6},           RoleList{"index", "column.index", 0},
    RoleList{"name", "column.name", 9},           RoleList{"unit", "column.unit", 0},
    RoleList{"note", "column.note", 0},           RoleList{"rank", "column.rank", 6},
    RoleList{"not-summed", "column.not-summed", 6},
    RoleList{"headcount", "column.headcount", 9}, RoleList{"count", "column.count", 6},
    RoleList{"total", "column.total", 6},         RoleList{"amount", "column.amount", 6},
};

bool EndsWith(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// Where "20xx年" starts in the text, with nothing numeric before it.
std::optional<std::size_t> FindYear(std::string_view text, std::size_t from) {
  for (std::size_t i = from; i + 7 <= text.size(); ++i) {
    if ((text.substr(i, 2) != "20" && text.substr(i, 2) != "19") || !IsDigit(text[i + 2]) || !IsDigit(text[i + 3])) continue;
    if (text.substr(i + 4, 3) != "年" || (i > 0 && IsDigit(text[i - 1]))) continue;
    return i;
  }
  return std::nullopt;
}

void EraseYears(std::string& text) {
  while (const std::optional<std::size_t> at = FindYear(text, 0)) {
    std::size_t size = 7;
    if (text.compare(*at + 7, 3, "度") == 0) size = 10;
    text.erase(*at, size);
  }
}

void EraseBrackets(std::string& text) {
  for (std::size_t open = text.find('('); open != std::string::npos; open = text.find('(', open)) {
    const std::size_t close = text.find(')', open);
    if (close == std::string::npos) return;
    if (open == 0 && close + 1 == text.size()) return;
    text.erase(open, close + 1 - open);
  }
}

// The unit that `text` starts with, if a boundary follows it.
std::optional<std::int8_t> UnitAtStart(const PatternSet& patterns, std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, std::int8_t>, 5> kPowers = {
      {{"亿元", 8}, {"百万元", 6}, {"万元", 4}, {"千元", 3}, {"元", 0}}};
  for (const std::string& word : patterns.list("head.money-unit").words) {
    if (text.substr(0, word.size()) != word) continue;
    for (const auto& [name, power] : kPowers) {
      if (word == name) return power;
    }
  }
  return std::nullopt;
}

}  // namespace

std::string CleanHead(std::string_view normalized) {
  std::string head(normalized);
  EraseBrackets(head);
  EraseYears(head);
  const std::size_t unit = head.find("单位:");
  if (unit != std::string::npos && unit > 0) head.erase(unit);
  head.erase(std::remove(head.begin(), head.end(), ' '), head.end());
  while (!head.empty() && (head.back() == ':' || head.back() == '*')) head.pop_back();
  return head;
}

std::int8_t PowerIn(const PatternSet& patterns, std::string_view normalized) {
  if (const auto whole = UnitAtStart(patterns, normalized)) {
    if (normalized.size() <= 9) return *whole;
  }
  for (const std::string_view mark : {"单位:", "单位为", "(", ",", "、"}) {
    for (std::size_t at = normalized.find(mark); at != std::string_view::npos; at = normalized.find(mark, at + 1)) {
      std::string_view rest = normalized.substr(at + mark.size());
      if (rest.substr(0, 1) == " ") rest.remove_prefix(1);
      const auto power = UnitAtStart(patterns, rest);
      if (power && (mark != "、" || at > 0)) return *power;
    }
  }
  return kNoPower;
}

std::int16_t YearIn(std::string_view normalized) {
  const std::optional<std::size_t> at = FindYear(normalized, 0);
  if (!at) return 0;
  const std::string_view year = normalized.substr(*at, 4);
  for (auto next = FindYear(normalized, *at + 4); next; next = FindYear(normalized, *next + 4)) {
    if (normalized.substr(*next, 4) != year) return 0;
  }
  return static_cast<std::int16_t>((year[0] - '0') * 1000 + (year[1] - '0') * 100 + (year[2] - '0') * 10 + (year[3] - '0'));
}

std::string RoleOf(const PatternSet& patterns, std::string_view head) {
  if (head.empty()) return {};
  for (const RoleList& role : kRoles) {
    if (IsWord(patterns, role.list, head)) return std::string(role.role);
  }
  for (const RoleList& role : kRoles) {
    if (role.least_suffix == 0) continue;
    for (const std::string& word : patterns.list(role.list).words) {
      if (word.size() >= role.least_suffix && EndsWith(head, word)) return std::string(role.role);
    }
  }
  return {};
}

Aspect AspectOfHead(const PatternSet& patterns, std::string_view head) {
  Aspect best = Aspect::kNone;
  std::size_t best_begin = 0;
  std::size_t best_end = 0;
  for (const int index : patterns.AspectWordsIn(head)) {
    const auto& [aspect, word] = patterns.aspect_words()[static_cast<std::size_t>(index)];
    const std::size_t begin = head.rfind(word);
    const std::size_t end = begin + word.size();
    if (end < best_end || (end == best_end && begin >= best_begin)) continue;
    best = aspect;
    best_begin = begin;
    best_end = end;
  }
  return best;
}

bool IsHeadLike(const PatternSet& patterns, std::string_view normalized) {
  const std::string head = CleanHead(normalized);
  if (head.empty() || head.size() > 60) return false;
  if (IsWord(patterns, "table.head", head)) return true;
  if (!RoleOf(patterns, head).empty()) return true;
  return AspectOfHead(patterns, head) != Aspect::kNone && head.size() <= 36;
}

bool StartsWithWord(const PatternSet& patterns, std::string_view list, std::string_view text) {
  return StartsWithWord(patterns.list(list), text);
}

bool EndsWithWord(const PatternSet& patterns, std::string_view list, std::string_view text) {
  return EndsWithWord(patterns.list(list), text);
}

bool IsWord(const PatternSet& patterns, std::string_view list, std::string_view text) {
  return IsWord(patterns.list(list), text);
}

bool HasWord(const PatternSet& patterns, std::string_view list, std::string_view text) {
  return Contains(patterns.list(list), text);
}

std::optional<UnitReading> UnitOfHead(const UnitTable& units, std::string_view head) {
  if (head.empty() || head.back() != ')') return std::nullopt;
  std::size_t at = head.rfind('(') + 1;
  if (at == 0) return std::nullopt;
  constexpr std::string_view kUnit = "单位:";
  if (head.substr(at, kUnit.size()) == kUnit) at += kUnit.size();
  const std::optional<UnitReading> unit = ReadUnit(units, head, at);
  if (!unit) return std::nullopt;
  std::size_t end = unit->end;
  if (end < head.size() && head[end] == '/') {
    const std::optional<UnitReading> second = ReadUnit(units, head, end + 1);
    if (second) end = second->end;
  }
  return end + 1 == head.size() ? unit : std::nullopt;
}

}  // namespace gouji
