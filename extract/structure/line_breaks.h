#pragma once

#include <string_view>

namespace gouji {

/// Whether a line ended by hand (w:br, <br>) is the end of a paragraph: the text before ends a sentence, or
/// the text after is indented or numbered. Inside a sentence it is only a way to break the line.
bool BreakStartsParagraph(std::string_view before, std::string_view after);

}  // namespace gouji
