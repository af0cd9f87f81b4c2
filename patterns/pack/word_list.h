#pragma once

#include <string_view>

#include "patterns/pack/pattern_set.h"

namespace gouji {

/// Questions to a word list about normalised text.
bool Contains(const WordList& words, std::string_view text);      ///< some word occurs in the text
bool EndsWithWord(const WordList& words, std::string_view text);  ///< the text ends with a word
bool StartsWithWord(const WordList& words, std::string_view text);
bool IsWord(const WordList& words, std::string_view text);  ///< the text is one of the words

}  // namespace gouji
