#include <algorithm>
#include <optional>

#include "checks/common/text_pieces.h"
#include "extract/base/utf8.h"
#include "patterns/context/word_index.h"

namespace gouji {
namespace {

// More places than this and the whole file is a blank form: one finding says so.
constexpr std::size_t kMaxPlaces = 12;
constexpr std::size_t kEvidence = 5;
constexpr std::size_t kQuoteChars = 12;

struct Found {
  NormRange range;
  Severity severity = Severity::kWarning;
};

bool IsAsciiWord(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

std::size_t CrossAt(std::string_view text, std::size_t i) {
  if (text[i] == 'X' || text[i] == 'x') return 1;
  return StartsWith(text.substr(i), "×") ? std::string_view("×").size() : 0;
}

bool IsUnit(std::string_view after) {
  for (const std::string_view unit : {"万元", "元", "%", "个", "人", "项", "次", "家", "辆", "台", "年", "月"}) {
    if (StartsWith(after, unit)) return true;
  }
  return false;
}

bool IsBodyWord(std::string_view after) {
  for (const std::string_view word : {"局", "委", "厅", "部", "中心", "单位", "省", "市", "县", "区", "镇", "街道", "研究所", "科室", "处", "项目", "(类)", "(款)", "(项)"}) {
    if (StartsWith(after, word)) return true;
  }
  return false;
}

bool AfterSurname(const PatternSet& patterns, std::string_view text, std::size_t at) {
  const std::string_view before = text.substr(at - CharBytesBefore(text, at), CharBytesBefore(text, at));
  const std::vector<std::string>& names = patterns.list("placeholder.surname").words;
  return std::find(names.begin(), names.end(), before) != names.end();
}

// XX, ××× that stand for a name or a number. A single surname before it hides a person on purpose.
std::optional<Found> Crosses(const PatternSet& patterns, std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::size_t end = i;
    std::size_t count = 0;
    while (end < text.size() && CrossAt(text, end) > 0) {
      end += CrossAt(text, end);
      ++count;
    }
    if (count < 2) {
      if (end > i) i = end - 1;
      continue;
    }
    const bool glued = (i > 0 && IsAsciiWord(text[i - 1]) && !(text[i - 1] >= '0' && text[i - 1] <= '9')) ||
                       (end < text.size() && IsAsciiWord(text[end]));
    const std::string_view after = text.substr(end);
    const bool blank = IsUnit(after) || IsBodyWord(after) || count > 2 || (i > 1 && text.substr(i - 2, 2) == "20");
    const bool person = !blank && AfterSurname(patterns, text, i);
    if (!glued && !person) {
      return Found{{static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end)}, blank ? Severity::kError : Severity::kWarning};
    }
    i = end - 1;
  }
  return std::nullopt;
}

struct Lists {
  WordIndex words;
  WordIndex choices;
};

std::optional<Found> Words(const Lists& lists, const TextPiece& piece) {
  const std::string_view text = piece.text.text();
  for (std::size_t at = 0; at < text.size(); at += DecodeUtf8(text, at).size) {
    std::size_t size = lists.words.At(text.substr(at));
    if (size == 0 && piece.table == kNone) {
      size = lists.choices.At(text.substr(at));
      const std::string_view after = text.substr(at + size);
      // 增加（减少） before a number or a blank: neither was struck out.
      if (size > 0 && (after.empty() || ((after[0] < '0' || after[0] > '9') && CrossAt(after, 0) == 0))) size = 0;
    }
    if (size > 0) return Found{{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + size)}, Severity::kWarning};
  }
  return std::nullopt;
}

// ____万元, （）, 《》: room that was left to be filled.
std::optional<Found> Blanks(const TextPiece& piece) {
  const std::string_view text = piece.text.text();
  for (std::size_t i = text.find("__"); i != std::string_view::npos; i = text.find("__", i + 1)) {
    const std::size_t end = std::min(text.find_first_not_of('_', i), text.size());
    if (IsUnit(text.substr(end)) && !StartsWith(text.substr(end), "年") && !StartsWith(text.substr(end), "月")) {
      return Found{{static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end)}, Severity::kWarning};
    }
    i = end - 1;
  }
  if (piece.table != kNone) return std::nullopt;
  for (const std::string_view blank : {"()", "《》", "“”"}) {
    const std::size_t at = text.find(blank);
    // 关键字() in a formula or a signature line is no gap in a sentence.
    if (at == std::string_view::npos || !Contains(text, "。")) continue;
    return Found{{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + blank.size())}, Severity::kInfo};
  }
  return std::nullopt;
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  std::vector<Relation> found;
  const Lists lists{WordIndex(input.patterns.list("placeholder.words")), WordIndex(input.patterns.list("placeholder.choice"))};
  for (const TextPiece& piece : input.pieces) {
    std::optional<Found> place = Crosses(input.patterns, piece.text.text());
    if (!place) place = Words(lists, piece);
    if (!place) place = Blanks(piece);
    if (!place) continue;
    Relation relation = Differs(place->severity, "", Around(piece, place->range, kQuoteChars),
                                std::string(piece.text.Slice(place->range)), "");
    found.push_back(std::move(relation));
  }
  if (found.size() <= kMaxPlaces) {
    for (Relation& relation : found) relations.push_back(std::move(relation));
    return;
  }
  Relation all = std::move(found.front());
  all.variant = "template";
  all.severity = Severity::kError;
  all.args.emplace_back("count", std::to_string(found.size()));
  for (std::size_t i = 1; i <= kEvidence; ++i) AddEvidence(all, "also", found[i].stated.text);
  relations.push_back(std::move(all));
}

}  // namespace

namespace registry {
extern const Check ktext_placeholder;
const Check ktext_placeholder = {"text.placeholder", Run};
}  // namespace registry
}  // namespace gouji
