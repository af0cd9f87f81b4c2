#pragma once

#include <string_view>
#include <vector>

#include "extract/builder.h"
#include "extract/document.h"
#include "extract/structure/labels.h"

namespace gouji {

/// Turns paragraphs that head a section into headings, gives them levels and sets every block's
/// parent. Works from the number labels alone, helped by style levels; wrong and mixed numbering is
/// the author's and changes no words. `hints` has one entry a block.
void MakeOutline(std::string_view text, const std::vector<ParagraphHints>& hints,
                 std::vector<Block>& blocks);

}  // namespace gouji
