#pragma once

#include <string>
#include <string_view>

#include "patterns/figure_table.h"

namespace gouji {

/// A name for a figure, read from words.
struct ItemName {
  std::string item;     ///< the words without year, aspect and filler; or the measure's name
  std::string measure;  ///< canonical id, or empty
  Aspect aspect = Aspect::kNone;
};
/// `words` are the normalised words that end where the number begins.
ItemName ReadItemName(const PatternSet& patterns, std::string_view words);

/// Gives the figures of running text (and of sentences inside cells) their aspect, item, measure and
/// period from the words before them. The words directly before a number name it; what they leave out is
/// taken from the clause, then from the sentence before in the same paragraph.
void ReadTextContext(const Document& document, const PatternSet& patterns, FigureTable& figures);

}  // namespace gouji
