#include "tests/patterns/lexer/printed_tokens.h"

#include "extract/text/normalized_text.h"
#include "tests/patterns/lexer/built_in_units.h"

namespace gouji {
namespace {

constexpr std::string_view kKinds[] = {"number", "amount", "percent", "point",    "score",   "weight",  "deduction",
                                       "points", "count",  "people",  "multiple", "measure", "duration"};
constexpr std::string_view kReasons[] = {"document", "date",   "year",      "month", "time", "label",   "page",    "phone",
                                         "slogan",   "code",   "threshold", "range", "name", "ordinal", "formula", "other"};
constexpr std::string_view kComparators[] = {"", "=", ">=", ">", "<=", "<"};
constexpr std::string_view kExactness[] = {"", "~", "+", "-"};

std::string Printed(const NumberToken& token, std::string_view text) {
  std::string out = "[" + std::string(text.substr(token.range.begin, token.range.size())) + "] ";
  if (!token.is_figure) return out.append(kReasons[static_cast<std::size_t>(token.reason)]);
  out.append(kKinds[static_cast<std::size_t>(token.kind)]).append(" ").append(token.value.ToString());
  if (token.power != 0) out += "e" + std::to_string(token.power);
  out.append(kComparators[static_cast<std::size_t>(token.comparator)]);
  out.append(kExactness[static_cast<std::size_t>(token.exactness)]);
  if (token.in_words) out += "w";
  return out;
}

}  // namespace

std::string PrintedTokens(std::string_view text, const LexContext& context) {
  const std::string normalized = Normalize(text);
  std::string out;
  for (const NumberToken& token : LexNumbers(normalized, BuiltInUnits(), context)) {
    if (!out.empty()) out += " ";
    out += Printed(token, normalized);
  }
  return out;
}

}  // namespace gouji
