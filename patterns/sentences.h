#pragma once

#include <vector>

#include "patterns/figure_table.h"

namespace gouji {

/// Splits headings, paragraphs, footnotes and cells into sentences: they end at 。！？ outside of brackets
/// and quotes, and at the end of the block or cell. Contents pages give none.
std::vector<Sentence> SplitSentences(const Document& document);

}  // namespace gouji
