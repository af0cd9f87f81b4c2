#pragma once

#include <cstdint>
#include <vector>

#include "extract/document.h"
#include "extract/text/normalized_text.h"

namespace gouji {

/// A run of text that the author wrote as one: a heading, a paragraph, one paragraph of a table cell.
struct TextPiece {
  SourceRange range;
  NormalizedText text;
  std::uint32_t block = kNone;
  std::uint32_t table = kNone;
  std::uint32_t cell = kNone;
};

/// All pieces in reading order; contents pages are left out. Refers to nothing of the document afterwards.
std::vector<TextPiece> TextPieces(const Document& document);

}  // namespace gouji
