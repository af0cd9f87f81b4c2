#include "patterns/lexer/number_lexer.h"

#include <optional>
#include <utility>

#include "patterns/lexer/readers.h"
#include "patterns/lexer/text_probe.h"

namespace gouji {
namespace {

// The readers of everything that is no quantity, most specific first.
constexpr ReadResult (*kReaders[])(const DigitRun&) = {
    ReadDocumentNumber, ReadDate, ReadPhone, ReadName, ReadCode, ReadLabel, ReadOrdinal, ReadFormulaConstant, ReadSlogan,
};

NumberToken ReadDigits(const DigitRun& run) {
  for (const auto reader : kReaders) {
    if (ReadResult token = reader(run)) return *token;
  }
  return ReadQuantity(run);
}

// True when only a multiplication sign stands between the last figure and `at`.
bool FollowsFigure(const std::vector<NumberToken>& tokens, std::string_view text, std::size_t at) {
  if (tokens.empty() || !tokens.back().is_figure || tokens.back().range.end >= at) return false;
  const std::string_view between = text.substr(tokens.back().range.end, at - tokens.back().range.end);
  return between.size() <= std::string_view("×").size();
}

}  // namespace

std::vector<NumberToken> LexNumbers(std::string_view normalized, const UnitTable& units, const LexContext& context) {
  std::vector<NumberToken> tokens;
  std::size_t floor = 0;
  for (std::size_t at = 0; at < normalized.size();) {
    std::optional<NumberToken> token;
    if (IsDigit(normalized[at])) {
      DigitRun run{normalized, units, context, at, DigitsEnd(normalized, at), floor};
      run.after_quantity = FollowsFigure(tokens, normalized, at);
      token = ReadDigits(run);
    } else if (MayStartChinese(normalized, at)) {
      token = ReadChinese(normalized, units, context, at, floor);
    }
    if (!token) {
      ++at;
      continue;
    }
    at = floor = token->range.end;
    tokens.push_back(std::move(*token));
  }
  return tokens;
}

}  // namespace gouji
