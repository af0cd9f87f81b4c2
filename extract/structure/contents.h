#pragma once

#include <string_view>
#include <vector>

#include "extract/document.h"

namespace gouji {

/// Marks the lines of a contents page as kContents where the reader did not know: the line 目录,
/// then short lines until the first of them comes again as a heading, or as long as they end with a
/// page number.
void MarkContents(std::string_view text, std::vector<Block>& blocks);

}  // namespace gouji
