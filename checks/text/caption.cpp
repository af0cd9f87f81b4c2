#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "checks/common/text_pieces.h"
#include "patterns/pack/word_list.h"

namespace gouji {
namespace {

constexpr std::string_view kTable = "表";
constexpr std::size_t kMaxCaptionBytes = 180;
constexpr std::size_t kMaxDigits = 2;
constexpr std::size_t kQuoteChars = 8;

// A number behind 表 at `at`: 表3, not 表2-1, 表3.2 or 表2024.
struct Numbered {
  std::uint32_t number = 0;
  NormRange range;
};

std::optional<Numbered> ReadNumber(std::string_view text, std::size_t at) {
  const std::size_t begin = at + kTable.size();
  std::size_t end = begin;
  std::uint32_t number = 0;
  while (end < text.size() && text[end] >= '0' && text[end] <= '9') number = number * 10 + static_cast<std::uint32_t>(text[end++] - '0');
  if (end == begin || end - begin > kMaxDigits) return std::nullopt;
  const std::string_view after = text.substr(end);
  for (const std::string_view part : {"-", ".", "—", "–", "~", "至", "、表", "和表"}) {
    if (StartsWith(after, part)) return std::nullopt;
  }
  return Numbered{number, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)}};
}

struct Caption {
  Numbered numbered;
  const TextPiece* piece = nullptr;
};

bool IsSentence(std::string_view text) { return Contains(text, "。") || Contains(text, ";"); }

std::vector<Caption> Captions(const CheckInput& input) {
  std::vector<Caption> captions;
  for (const TextPiece& piece : input.pieces) {
    const std::string_view text = piece.text.text();
    if (piece.table != kNone || text.size() > kMaxCaptionBytes || !StartsWith(text, kTable) || IsSentence(text)) continue;
    if (const auto numbered = ReadNumber(text, 0)) captions.push_back({*numbered, &piece});
  }
  return captions;
}

std::string Name(std::uint32_t number) { return std::string(kTable) + std::to_string(number); }

// The captions that do not count on from the one before. An annex may begin anew at 1.
void CheckOrder(const std::vector<Caption>& captions, std::vector<Relation>& relations) {
  std::vector<Relation> found;
  std::size_t broken = 0;
  std::uint32_t before = 0;
  for (const Caption& caption : captions) {
    const std::uint32_t number = caption.numbered.number;
    const std::uint32_t expected = number == 1 ? 1 : before + 1;
    const SourceRange place = Around(*caption.piece, caption.numbered.range, kQuoteChars);
    if (number > expected + 1) return;  // 表1、表7: of a set of forms those that are filled in
    if (number == expected) {
      found.push_back(Agrees("caption", place, Name(number), Name(expected)));
    } else {
      found.push_back(Differs(Severity::kWarning, "", place, Name(number), Name(expected)));
      ++broken;
    }
    before = number;
  }
  // More than one slip: the numbers follow another rule.
  if (captions.size() < 2 || broken > 1) return;
  for (Relation& relation : found) relations.push_back(std::move(relation));
}

void CheckCitations(const CheckInput& input, const std::vector<Caption>& captions, std::vector<Relation>& relations) {
  const WordList& leads = input.patterns.list("caption.cite");
  for (const TextPiece& piece : input.pieces) {
    const std::string_view text = piece.text.text();
    for (const std::size_t at : FindAll(text, kTable)) {
      const auto numbered = ReadNumber(text, at);
      if (!numbered || !EndsWithWord(leads, text.substr(0, at))) continue;
      const SourceRange place = Around(piece, numbered->range, kQuoteChars);
      const auto cited = std::find_if(captions.begin(), captions.end(), [&](const Caption& c) { return c.numbered.number == numbered->number; });
      if (cited == captions.end()) {
        relations.push_back(Differs(Severity::kWarning, "missing", place, Name(numbered->number), ""));
        continue;
      }
      Relation relation = Agrees("citation", place, Name(numbered->number), Name(numbered->number));
      AddEvidence(relation, "caption", cited->piece->range);
      relations.push_back(std::move(relation));
    }
  }
}

// 表1、表1-1、表3-2、表6: the numbers of a set of forms, of which a report prints those that it fills in.
bool AreFormNumbers(const CheckInput& input) {
  return std::any_of(input.pieces.begin(), input.pieces.end(), [](const TextPiece& piece) {
    const std::string_view text = piece.text.text();
    if (piece.table != kNone || text.size() > kMaxCaptionBytes || !StartsWith(text, kTable) || IsSentence(text)) return false;
    const std::size_t end = text.find_first_not_of("0123456789", kTable.size());
    return end != std::string_view::npos && end > kTable.size() && end - kTable.size() <= kMaxDigits && text[end] == '-';
  });
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  const std::vector<Caption> captions = Captions(input);
  if (captions.empty()) return;
  if (!AreFormNumbers(input)) CheckOrder(captions, relations);
  CheckCitations(input, captions, relations);
}

}  // namespace

namespace registry {
extern const Check ktext_caption;
const Check ktext_caption = {"text.caption", Run};
}  // namespace registry
}  // namespace gouji
