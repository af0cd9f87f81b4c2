#pragma once

#include <cstdint>
#include <vector>

#include "extract/pdf/page_layout.h"
#include "extract/pdf/text_line.h"

namespace gouji {

/// The column of body text, and the usual distance between the baselines of lines of one paragraph.
struct PageMeasure {
  float left = 0;
  float right = 0;
  float pitch = 0;    ///< relative to the font size; 0 when unknown
  float leading = 0;  ///< the same in points

  bool operator==(const PageMeasure&) const = default;
};

/// The measure of each page; pages of one width share it.
std::vector<PageMeasure> MeasurePages(const std::vector<PageLayout>& pages);

/// Whether `next` begins a new paragraph after `last`; `same_page` tells whether the distance
/// between the two means anything. `first` is the first line of the paragraph that `last` ends.
bool BreaksBetween(const TextLine& first, const TextLine& last, const TextLine& next,
                   const PageMeasure& measure, bool same_page);

/// Groups the lines of a cell whose text may be `width` wide into paragraphs: indices of first
/// lines.
std::vector<std::size_t> CellParagraphs(const std::vector<TextLine>& lines, float width);

/// Whether a space belongs between two lines of one paragraph: between words, not between
/// ideographs.
bool NeedsSpace(const TextLine& last, const TextLine& next);

/// Width of what must stay together at the start of a line: a word or a number, or an ideograph,
/// with the punctuation that may not begin a line.
float FirstTokenWidth(const TextLine& line);

/// The line stands in the middle of the column, indented on both sides.
bool IsCentered(const TextLine& line, const PageMeasure& measure);

/// A line of a table of contents: dot leaders and a page number.
bool HasLeaders(const TextLine& line);

}  // namespace gouji
