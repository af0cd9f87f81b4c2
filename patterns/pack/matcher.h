#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "patterns/pack/pattern_set.h"

namespace gouji {

/// Runs phrases over text. One pass finds the literals that occur; RE2's prefilter tells which phrases
/// can match with them; only those are tried.
///
/// Why not an RE2::Set: it scans 512 MB/s when its automaton is warm, but a report is some 20 to 80 KB, and
/// building the automaton's states on the way costs 6 to 16 ms of a process that lasts 40. The literals
/// need no automaton, and a regular expression that is anchored runs on short texts without one too.
/// Immutable after Prepare; Match is safe from any number of threads.
class Matcher {
 public:
  Matcher();
  Matcher(const Matcher&) = delete;
  Matcher& operator=(const Matcher&) = delete;
  ~Matcher();

  /// Adds the next phrase. Returns RE2's words for what is wrong with the pattern.
  [[nodiscard]] std::optional<std::string> Add(std::string_view pattern);
  /// To be called after the last Add.
  void Prepare();

  /// See PatternSet::Match; `phrases` are those that were added, in that order.
  std::vector<PhraseMatch> Match(std::string_view normalized, const std::vector<Phrase>& phrases) const;

 private:
  struct Members;
  std::unique_ptr<Members> members_;
};

}  // namespace gouji
