#pragma once

#include <vector>

#include "checks/common/text_pieces.h"

namespace gouji {

/// How many labelled paragraphs follow the block as one run 1, 2, 3 … (deeper labels do not count), and
/// where they stand. Zero when what follows is no list.
struct LabelRun {
  std::uint32_t count = 0;
  SourceRange range;
};
/// The run that begins with the block after `block`.
LabelRun RunAfter(const Document& document, std::uint32_t block);

/// The labelled paragraphs directly under a heading.
LabelRun RunUnder(const Document& document, std::uint32_t heading);

/// “编制43名，实有42人”: who is there does not exceed what is allowed.
void CompareHeadcounts(const CheckInput& input, std::vector<Relation>& relations);

/// “……12场、……8场，共计20次”: counts that the report itself adds up. Only sums that hold are taken; where
/// they do not, the words leave open what was added.
void AddUpCounts(const CheckInput& input, std::vector<Relation>& relations);

}  // namespace gouji
