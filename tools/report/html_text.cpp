#include "tools/report/html_text.h"

namespace gouji {

std::string HtmlEscaped(std::string_view text, bool break_lines) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      case '\n': out += break_lines ? "<br>" : " "; break;
      default: out += c;
    }
  }
  return out;
}

}  // namespace gouji
