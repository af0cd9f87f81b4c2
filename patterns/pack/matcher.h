#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "patterns/pack/pattern_set.h"

namespace gouji {

/// Runs phrases over text: one pass of an RE2::Set finds which occur, captures are taken for those.
/// Immutable after Add and Prepare; Match is safe from any number of threads.
class Matcher {
 public:
  Matcher();
  Matcher(const Matcher&) = delete;
  Matcher& operator=(const Matcher&) = delete;
  ~Matcher();

  /// Adds the next phrase. Returns RE2's words for what is wrong with the pattern.
  [[nodiscard]] std::optional<std::string> Add(std::string_view pattern);
  /// After the last Add. False when the set is too large to compile.
  [[nodiscard]] bool Prepare();

  /// See PatternSet::Match; `phrases` are those that were added, in that order.
  std::vector<PhraseMatch> Match(std::string_view normalized, const std::vector<Phrase>& phrases) const;

 private:
  struct Members;
  std::unique_ptr<Members> members_;
};

}  // namespace gouji
