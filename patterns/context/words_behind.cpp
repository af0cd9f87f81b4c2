#include "patterns/context/words_behind.h"

#include <algorithm>
#include <optional>

#include "extract/base/utf8.h"
#include "patterns/context/names.h"
#include "patterns/lexer/units.h"

namespace gouji {
namespace {

constexpr std::size_t kMaxNounChars = 12;
constexpr std::size_t kMaxThingBytes = 120;

}  // namespace

std::string NounAfter(const PatternSet& patterns, std::string_view text, std::size_t end) {
  std::size_t i = end;
  const std::vector<std::string>& stops = patterns.list("context.noun-end").words;
  for (std::size_t chars = 0; i < text.size() && chars < kMaxNounChars; ++chars) {
    const CodePoint c = DecodeUtf8(text, i);
    const std::string_view rest = text.substr(i);
    const bool stop = std::any_of(stops.begin(), stops.end(), [&](const std::string& word) { return rest.substr(0, word.size()) == word; });
    const bool inside = c.value == U'共' && i > end && text.substr(0, i).ends_with("公");  // 公共
    if ((stop && !inside) || !IsHan(c.value)) break;
    i += c.size;
  }
  constexpr std::size_t kTwoChars = 6;
  return i - end >= kTwoChars ? std::string(text.substr(end, i - end)) : std::string();
}

std::string ThingOf(const PatternSet& patterns, std::string_view text, std::size_t end) {
  constexpr std::string_view kOf = "的";
  return text.substr(std::min(end, text.size())).starts_with(kOf) ? NounAfter(patterns, text, end + kOf.size()) : std::string();
}

std::string ThingPaidFor(const PatternSet& patterns, std::string_view text, std::size_t end) {
  if (end >= text.size() || text[end] != '/') return {};
  std::size_t at = end;
  while (at < text.size() && (text[at] == '/' || text.substr(at, 2) == "·")) {
    at += text[at] == '/' ? 1 : std::string_view("·").size();
    const std::optional<UnitReading> unit = ReadUnit(patterns.units(), text, at);
    if (!unit) return {};
    at = unit->end;
  }
  constexpr std::string_view kStandard = "的标准";
  if (text.substr(at, kStandard.size()) == kStandard) at += kStandard.size();
  return NounAfter(patterns, text, at);
}

std::string UsedFor(const PatternSet& patterns, std::string_view text, std::size_t end) {
  const std::string_view behind = text.substr(std::min(end, text.size()));
  for (const std::string& word : patterns.list("context.used-for").words) {
    if (!behind.starts_with(word)) continue;
    const std::string_view thing = behind.substr(word.size());
    std::size_t stop = std::min(thing.find_first_of(",;:()"), thing.size());
    stop = std::min(stop, std::min(thing.find("。"), thing.size()));
    if (stop <= kMaxThingBytes) return std::string(thing.substr(0, stop));
  }
  return {};
}

}  // namespace gouji
