#pragma once

#include <string>
#include <string_view>

#include "patterns/lexer/number_lexer.h"

namespace gouji {

/// The tokens of a text, normalised first, as one line: "[2,874.36万元] amount 2874.36e4". Behind the value:
/// e4 for the power, = >= > <= < for the comparison, ~ + - for about, over, under, w for words. A number
/// that is no figure prints its reason only.
std::string PrintedTokens(std::string_view text, const LexContext& context = {});

}  // namespace gouji
