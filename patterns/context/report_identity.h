#pragma once

#include <string>
#include <vector>

#include "patterns/figure_table.h"

namespace gouji {

/// The lines that stand before the first numbered heading or the contents: title, body, date, normalised.
std::vector<std::string> TitleLines(const Document& document);

/// The year the report is about: from its title, else the year most often spoken of. 0 when unknown.
std::int16_t ReportYear(const FigureTable& figures, const std::vector<std::string>& title);

/// What kind of report it is: from its title, else from its headings.
ReportKind KindOfReport(const Document& document, const std::vector<std::string>& title);

/// A year written "2024年", not as part of a date, at byte `i` of a normalised text; 0 when none.
std::int16_t YearAt(std::string_view text, std::size_t i);

}  // namespace gouji
