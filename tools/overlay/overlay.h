#pragma once

#include <string>
#include <string_view>

#include "extract/base/result.h"
#include "extract/document.h"

namespace gouji {

/// A PDF of the pages as they look, with what was read drawn over them: paragraphs blue, headings purple,
/// footnotes brown, the cells of tables green and each table's outline red. What is not framed was not
/// read. `pdf` are the bytes the document was read from.
Result<std::string> OverlayPdf(std::string_view pdf, const Document& document);

}  // namespace gouji
