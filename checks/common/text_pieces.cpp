#include "checks/common/text_pieces.h"

#include <algorithm>

#include "extract/base/utf8.h"

namespace gouji {

SourceRange Around(const TextPiece& piece, NormRange place, std::size_t chars) {
  const std::string_view text = piece.text.text();
  std::size_t begin = place.begin;
  std::size_t end = place.end;
  for (std::size_t i = 0; i < chars && begin > 0; ++i) begin -= CharBytesBefore(text, begin);
  for (std::size_t i = 0; i < chars && end < text.size(); ++i) end += DecodeUtf8(text, end).size;
  return piece.text.ToSource({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
}

Relation WordTie(std::string_view role, SourceRange place, std::string stated, std::string expected) {
  Relation relation;
  relation.stated.role = role;
  relation.stated.text = place;
  relation.stated_text = std::move(stated);
  relation.expected_text = std::move(expected);
  return relation;
}

Relation Agrees(std::string_view role, SourceRange place, std::string stated, std::string expected) {
  Relation relation = WordTie(role, place, std::move(stated), std::move(expected));
  relation.verdict = Verdict::kConsistent;
  return relation;
}

Relation Differs(Severity severity, std::string_view variant, SourceRange place, std::string stated, std::string expected) {
  Relation relation = WordTie("stated", place, std::move(stated), std::move(expected));
  relation.verdict = Verdict::kInconsistent;
  relation.severity = severity;
  relation.variant = variant;
  return relation;
}

void AddEvidence(Relation& relation, std::string_view role, SourceRange place) {
  Operand operand;
  operand.role = role;
  operand.text = place;
  relation.operands.push_back(operand);
}

std::string_view LeftSide(std::string_view pair) { return pair.substr(0, pair.find('=')); }

std::string_view RightSide(std::string_view pair) {
  const std::size_t equal = pair.find('=');
  return equal == std::string_view::npos ? std::string_view() : pair.substr(equal + 1);
}

std::size_t CharBytesBefore(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && (static_cast<unsigned char>(text[--begin]) & 0xC0) == 0x80) {
  }
  return at - begin;
}

std::vector<std::size_t> FindAll(std::string_view text, std::string_view word) {
  std::vector<std::size_t> places;
  if (word.empty()) return places;
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + word.size())) {
    places.push_back(at);
  }
  return places;
}

bool StartsWith(std::string_view text, std::string_view word) { return text.substr(0, word.size()) == word; }

bool EndsWith(std::string_view text, std::string_view word) {
  return text.size() >= word.size() && text.substr(text.size() - word.size()) == word;
}

bool Contains(std::string_view text, std::string_view word) { return text.find(word) != std::string_view::npos; }

SmallNumber ReadSmallNumber(std::string_view text) {
  SmallNumber number;
  while (number.size < text.size() && number.size < 4 && text[number.size] >= '0' && text[number.size] <= '9') {
    number.value = number.value * 10 + static_cast<std::uint32_t>(text[number.size++] - '0');
  }
  if (number.size > 0) {
    const bool longer = number.size < text.size() && (text[number.size] == '.' || text[number.size] == ',' ||
                                                      (text[number.size] >= '0' && text[number.size] <= '9'));
    return longer ? SmallNumber{} : number;
  }
  static constexpr std::u32string_view kDigits = U"〇一二三四五六七八九";
  std::uint32_t digit = 0;
  while (number.size < text.size()) {
    const CodePoint c = DecodeUtf8(text, number.size);
    const std::size_t at = c.value == U'两' ? 2 : kDigits.find(c.value);
    if (at != std::u32string_view::npos) {
      digit = static_cast<std::uint32_t>(at);
    } else if (c.value == U'十') {
      number.value += (digit == 0 ? 1 : digit) * 10;
      digit = 0;
    } else {
      break;
    }
    number.size += c.size;
  }
  number.value += digit;
  return number;
}

}  // namespace gouji
