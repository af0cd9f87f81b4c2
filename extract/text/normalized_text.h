#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/base/range.h"

namespace gouji {

/// Text folded for matching, with the way back for every byte.
///
/// Folded: full-width ASCII (U+FF01–FF5E) to ASCII, compatibility ideographs and radicals to the unified
/// ones, all white space to one space, dashes in number position (－, −, –) to '-'. Dropped: white space
/// next to a CJK character or punctuation (Chinese is written without spaces; PDF justification and line
/// ends put them in), zero-width characters. Kept: everything that changes meaning — ① stays ①, 10² stays
/// 10², 。、；《》“” stay. Never NFKC: it would turn ①2024年 into 12024年.
///
/// Invariant: every byte i of text() has source(i), a non-empty range; the ranges are in ascending order,
/// so a match [b, e) covers the original bytes from source(b).begin to source(e - 1).end.
class NormalizedText {
 public:
  NormalizedText() = default;
  /// `text` is a piece of a document that starts at byte `base` of Document::text().
  NormalizedText(std::string_view text, std::uint32_t base);

  std::string_view text() const& { return text_; }
  std::string_view text() && = delete;
  std::string_view Slice(NormRange range) const& { return std::string_view(text_).substr(range.begin, range.size()); }

  /// The original bytes of a non-empty normalised range; an empty range maps to the point before it.
  SourceRange ToSource(NormRange range) const;
  /// The normalised bytes made from a source range (those whose source lies inside it).
  NormRange FromSource(SourceRange range) const;

 private:
  std::string text_;
  std::vector<SourceRange> sources_;  // one a byte of text_
  std::uint32_t end_ = 0;             // end of the original piece
};

/// The text without the map, for comparing words.
std::string Normalize(std::string_view text);

}  // namespace gouji
