#pragma once

#include <bitset>
#include <string_view>
#include <vector>

#include "patterns/pack/pattern_set.h"

namespace gouji {

/// A word list that finds the longest word at a place by its first character. Refers to the words it is
/// made from. Searching a text for each word in turn is slow: most Chinese characters share their first byte.
class WordIndex {
 public:
  explicit WordIndex(const WordList& list);
  explicit WordIndex(std::vector<std::string_view> words);
  /// Bytes of the longest word that `text` starts with; 0 when there is none.
  std::size_t At(std::string_view text) const;

 private:
  std::vector<std::string_view> words_;  // sorted by first three bytes, longest first among equals
  std::bitset<4096> first_;              // of the hashes of those bytes: most places begin no word
};

}  // namespace gouji
