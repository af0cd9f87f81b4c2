#pragma once

#include <string>
#include <string_view>

#include "extract/document.h"
#include "patterns/figure_table.h"
#include "tools/report/language.h"

namespace gouji {

/// What was recognised: one line a figure. With `explain` also the numbers that are not figures and why,
/// and the phrases that matched, each with its pattern's id.
std::string FiguresTable(const Document& document, const FigureTable& figures, const PatternSet& patterns,
                         bool explain, Language language);
/// The same as JSON, schema gouji-figures/1. Everything is in it; `explain` adds nothing.
std::string FiguresJson(const Document& document, const FigureTable& figures, const PatternSet& patterns,
                        std::string_view shown_name);

}  // namespace gouji
