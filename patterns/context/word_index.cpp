#include "patterns/context/word_index.h"

#include <algorithm>
#include <utility>

namespace gouji {
namespace {

// Words of Chinese lists begin with a character of three bytes.
std::string_view First(std::string_view word) { return word.substr(0, 3); }

std::size_t Hash(std::string_view word) {
  std::size_t hash = 0;
  for (const char c : First(word)) hash = hash * 67 + static_cast<unsigned char>(c);
  return hash % 4096;
}

}  // namespace

WordIndex::WordIndex(const WordList& list)
    : WordIndex(std::vector<std::string_view>(list.words.begin(), list.words.end())) {}

WordIndex::WordIndex(std::vector<std::string_view> words) : words_(std::move(words)) {
  std::stable_sort(words_.begin(), words_.end(), [](std::string_view a, std::string_view b) {
    return First(a) != First(b) ? First(a) < First(b) : a.size() > b.size();
  });
  for (const std::string_view word : words_) first_.set(Hash(word));
}

std::size_t WordIndex::At(std::string_view text) const {
  if (!first_.test(Hash(text))) return 0;
  const std::string_view key = First(text);
  for (auto word = std::lower_bound(words_.begin(), words_.end(), key,
                                    [](std::string_view a, std::string_view first) { return First(a) < first; });
       word != words_.end() && First(*word) == key; ++word) {
    if (text.starts_with(*word)) return word->size();
  }
  return 0;
}

}  // namespace gouji
