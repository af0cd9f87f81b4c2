#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "checks/engine/check.h"

namespace gouji {

/// The words around a place: `chars` characters on both sides within the piece, for quoting.
SourceRange Around(const TextPiece& piece, NormRange place, std::size_t chars);

/// A tie of words, not of figures: what is written at `place`, and what it should agree with.
Relation WordTie(std::string_view role, SourceRange place, std::string stated, std::string expected);
/// The same, settled.
Relation Agrees(std::string_view role, SourceRange place, std::string stated, std::string expected);
Relation Differs(Severity severity, std::string_view variant, SourceRange place, std::string stated, std::string expected);

/// Adds evidence: another place that the statement must agree with.
void AddEvidence(Relation& relation, std::string_view role, SourceRange place);

/// The sides of a word of a list of "wrong=right" pairs.
std::string_view RightSide(std::string_view pair);
std::string_view LeftSide(std::string_view pair);

/// Bytes of the UTF-8 character that ends before `at`; 0 at the beginning.
std::size_t CharBytesBefore(std::string_view text, std::size_t at);
/// All places of `word` in `text`, without overlap.
std::vector<std::size_t> FindAll(std::string_view text, std::string_view word);
bool StartsWith(std::string_view text, std::string_view word);
bool EndsWith(std::string_view text, std::string_view word);
bool Contains(std::string_view text, std::string_view word);

/// 两 三 十二 8 12 at the beginning of `text`: its value and its bytes; {0, 0} when there is none.
struct SmallNumber {
  std::uint32_t value = 0;
  std::size_t size = 0;
};
SmallNumber ReadSmallNumber(std::string_view text);

}  // namespace gouji
