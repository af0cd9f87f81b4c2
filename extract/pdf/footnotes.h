#pragma once

#include <string_view>
#include <vector>

#include "extract/pdf/page_layout.h"

namespace gouji {

/// The line that parts the footnotes from the text: short, at the left margin of the lower part of the
/// page, outside of tables. At 0 when there is none.
Rule FindNoteRule(const PageContent& page, const std::vector<PageTable>& tables);

/// Moves the lines below the page's note rule to its footnotes where they are smaller than the text and
/// begin with a mark. Call it when page numbers are gone.
void TakeFootnotes(PageLayout& page);

/// The mark at the start of a note: raised figures, ①, [1] or its first character.
std::string_view NoteMark(std::string_view note);

}  // namespace gouji
