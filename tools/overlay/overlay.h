#pragma once

#include <string>
#include <string_view>

#include "extract/base/result.h"
#include "extract/document.h"

namespace gouji {

/// A PDF of the pages as they look, with what was read drawn over them: paragraphs blue, headings purple,
/// footnotes brown; the edges of cells green (dashed where alignment alone told them), their text light blue,
/// each table's outline red with its number, the same on every page it goes on to; heads, feet and page numbers
/// that were taken off dashed grey. What is not framed was not read. `pdf` are the bytes the document was read from.
Result<std::string> OverlayPdf(std::string_view pdf, const Document& document);

}  // namespace gouji
