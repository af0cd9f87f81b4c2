#include "patterns/pack/word_list.h"

#include <algorithm>

namespace gouji {

bool Contains(const WordList& words, std::string_view text) {
  return std::any_of(words.words.begin(), words.words.end(), [&](const std::string& word) {
    return text.find(word) != std::string_view::npos;
  });
}

bool EndsWithWord(const WordList& words, std::string_view text) {
  return std::any_of(words.words.begin(), words.words.end(),
                     [&](const std::string& word) { return text.ends_with(word); });
}

bool StartsWithWord(const WordList& words, std::string_view text) {
  return std::any_of(words.words.begin(), words.words.end(),
                     [&](const std::string& word) { return text.starts_with(word); });
}

bool IsWord(const WordList& words, std::string_view text) {
  return std::find(words.words.begin(), words.words.end(), text) != words.words.end();
}

}  // namespace gouji
