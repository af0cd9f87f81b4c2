#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "patterns/context/word_index.h"
#include "patterns/pack/pattern_set.h"

namespace gouji {

/// Reads names of public bodies (霁川市总工会职工服务中心) out of normalised text. A name is a run of Han
/// characters that ends with a word of the list entity.suffix and holds no word of entity.stop.
class NameReader {
 public:
  explicit NameReader(const PatternSet& patterns);

  /// The name that `text` begins with, as long as it can be; empty when there is none.
  std::string_view Prefix(std::string_view text) const;
  /// The whole text is one name of at least four characters.
  bool IsName(std::string_view text) const;
  /// The places that open a name: 霁川市棠岭区 of 霁川市棠岭区财政局; empty when it opens with none.
  std::string_view Places(std::string_view name) const;
  /// Places one by one: 霁川市, 棠岭区.
  std::vector<std::string_view> PlaceChain(std::string_view name) const;
  /// What follows leading words such as 中共 and a year.
  std::string_view WithoutLead(std::string_view text) const;

 private:
  std::size_t PlaceAt(std::string_view text) const;
  std::size_t SuffixAt(std::string_view text, std::size_t at) const;
  bool StopAt(std::string_view text, std::size_t at) const;

  WordIndex suffixes_;
  WordIndex not_suffixes_;
  WordIndex stops_;
  WordIndex not_stops_;
  WordIndex leads_;
  WordIndex places_;
  WordIndex not_places_;
};

/// Characters, not bytes.
std::size_t CountChars(std::string_view text);
/// A Han ideograph, without punctuation.
bool IsHan(char32_t c);

}  // namespace gouji
