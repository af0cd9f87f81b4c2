#pragma once

#include <string_view>
#include <vector>

#include "extract/pdf/page_layout.h"

namespace gouji {

/// Whether a line holds nothing but a page number: "3", "- 3 -", "第 3 页", "3/20", "第3页 共20页",
/// "Ⅲ".
bool IsPageNumber(std::string_view line);

/// Takes page numbers and running heads off the pages: numbers at the edge of a page, and lines
/// that come again at the same height on other pages. They must never end up inside a sentence.
void RemoveMargins(std::vector<PageLayout>& pages);

}  // namespace gouji
