#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/base/range.h"
#include "extract/base/result.h"
#include "patterns/figure.h"
#include "patterns/lexer/units.h"

namespace gouji {

/// A pattern pack is TOML: knowledge that only names. docs/patterns.md describes the format. Packs are
/// compiled in (patterns/packs/*.toml) and replaceable by a folder.
///
///   [macro]                       # pieces usable as {name} in patterns and other macros
///   percent = '(?:-?[0-9][0-9,]*(?:\.[0-9]+)?[%‰])'
///
///   [[phrase]]                    # a cue: a phrasing that asserts something
///   id = "share.of-base"
///   cue = "share"                 # what it means; checks ask for cues by this name
///   pattern = '占(?P<base>[^,。;:]*?)的?(?:比例|比重)?为?(?P<rate>{percent})'
///
///   [[measure]]                   # a canonical measure and the words for it
///   id = "expenditure.basic"
///   name = "基本支出"
///   aliases = ["基本支出经费"]
///
///   [[aspect]]                    # words for the side an amount stands on
///   aspect = "initial-budget"
///   words = ["年初预算数", "年初预算", "年初批复预算"]
///
///   [[unit]]                      # what numbers count; 项|目 is no unit in 项目
///   kind = "count"
///   spoken = true                 # also behind a Chinese numeral: 三家
///   words = ["家", "项|目"]
///
///   [[list]]                      # any other word list: entity suffixes, column roles, stop words
///   id = "entity.suffix"
///   words = ["总工会", "财政局"]
struct Phrase {
  std::string id;
  std::string cue;
  std::string pattern;          ///< macros expanded
  std::vector<std::string> groups;  ///< names of capture groups by index - 1; "" for unnamed
};

/// A measure as loaded, entries of one id put together.
struct Measure {
  std::string id;
  std::string name;
  std::vector<std::string> words;  ///< name and aliases, normalised, longest first
};

/// A word list as loaded, entries of one id put together.
struct WordList {
  std::string id;
  std::vector<std::string> words;  ///< normalised, longest first
};

/// A capture of a phrase match, in the normalised text that was searched.
struct Capture {
  std::string_view group;  ///< lives as long as the PatternSet
  NormRange range;
};

/// One place where a phrase occurs.
struct PhraseMatch {
  std::uint32_t phrase = 0;  ///< index into PatternSet::phrases()
  NormRange range;
  std::vector<Capture> captures;  ///< only groups that took part
};

/// Immutable after loading; safe to share between threads.
class PatternSet {
 public:
  /// The packs compiled into the binary.
  static Result<PatternSet> BuiltIn();
  /// The packs compiled in, each file replaced by the one of the same name in `folder`, further files
  /// added. Errors are kBadConfig with "file:line: pattern: cause".
  static Result<PatternSet> WithFolder(const std::string& folder);
  /// One pack from memory, on its own; for tests.
  static Result<PatternSet> FromText(std::string_view name, std::string_view toml);

  PatternSet(PatternSet&&) noexcept;
  PatternSet& operator=(PatternSet&&) noexcept;
  ~PatternSet();

  const std::vector<Phrase>& phrases() const;
  const std::vector<Measure>& measures() const;
  /// Words of an aspect, longest first; see AspectName for the names.
  const std::vector<std::pair<Aspect, std::string>>& aspect_words() const;
  /// Indices into aspect_words() of the words that occur in the text.
  std::vector<int> AspectWordsIn(std::string_view text) const;
  /// The words of all measures, each with the index of its measure.
  const std::vector<std::pair<std::uint32_t, std::string>>& measure_words() const;
  /// Indices into measure_words() of the words that occur in the text.
  std::vector<int> MeasureWordsIn(std::string_view text) const;
  /// What numbers count.
  const UnitTable& units() const;
  /// A word list by id; empty list when there is none of that id.
  const WordList& list(std::string_view id) const;
  /// All word lists whose id starts with `prefix`, ordered by id.
  std::vector<const WordList*> lists(std::string_view prefix) const;
  /// "sha256:…" over all pack files, for the result's tool.patterns.
  const std::string& digest() const;

  /// All matches of all phrases in one normalised sentence, ordered by begin, then phrase index. One pass
  /// finds which phrases can occur; captures are taken only for those. Every occurrence of a phrase is
  /// reported, without overlap between matches of the same phrase.
  std::vector<PhraseMatch> Match(std::string_view normalized) const;

 private:
  struct Members;
  explicit PatternSet(std::unique_ptr<Members> members);
  std::unique_ptr<Members> members_;
};

/// "initial-budget" ↔ Aspect::kInitialBudget and so on, as written in packs.
std::string_view AspectName(Aspect aspect);

}  // namespace gouji
