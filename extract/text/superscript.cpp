#include "extract/text/superscript.h"

#include <algorithm>
#include <iterator>

#include "extract/base/utf8.h"

namespace gouji {

std::string Superscript(std::string_view text) {
  static constexpr char32_t kDigits[] = {U'⁰', U'¹', U'²', U'³', U'⁴',
                                         U'⁵', U'⁶', U'⁷', U'⁸', U'⁹'};
  struct Row {
    char plain;
    char32_t raised;
  };
  static constexpr Row kOthers[] = {
      {'-', U'⁻'}, {'+', U'⁺'}, {'i', U'ⁱ'}, {'v', U'ᵛ'}, {'x', U'ˣ'}};
  std::string out;
  for (const char c : text) {
    const auto other = std::find_if(std::begin(kOthers), std::end(kOthers),
                                    [&](const Row& row) { return row.plain == c; });
    if (c >= '0' && c <= '9') {
      AppendUtf8(out, kDigits[c - '0']);
    } else if (other != std::end(kOthers)) {
      AppendUtf8(out, other->raised);
    } else {
      out.push_back(c);
    }
  }
  return out;
}

}  // namespace gouji
