#pragma once

#include <string>
#include <string_view>

namespace gouji {

/// Text for an HTML page or attribute: & < > " ' replaced, line ends as <br> unless told otherwise.
std::string HtmlEscaped(std::string_view text, bool break_lines = true);

}  // namespace gouji
