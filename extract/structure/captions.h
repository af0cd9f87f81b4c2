#pragma once

#include <string_view>
#include <vector>

#include "extract/document.h"

namespace gouji {

/// Ties each table to the title and the 单位： line directly above it (or in its own first rows), and
/// estimates header rows where the reader knew none.
void AttachCaptions(std::string_view text, const std::vector<Block>& blocks, std::vector<Table>& tables);

}  // namespace gouji
