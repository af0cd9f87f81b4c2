#include "patterns/pack/matcher.h"

#include <re2/filtered_re2.h>
#include <re2/re2.h>

#include <algorithm>
#include <cstdint>
#include <utility>

#include "patterns/pack/literal_index.h"

namespace gouji {
namespace {

RE2::Options QuietOptions() {
  RE2::Options options;
  options.set_log_errors(false);
  return options;
}

// Searching for the pattern anywhere, written as an anchored pattern: group 1 is the match. Unanchored, RE2
// would build a forward and a backward automaton first; anchored, it backtracks over a short text directly.
std::string Anchored(std::string_view pattern) { return "(?s:.*?)(" + std::string(pattern) + ")"; }

}  // namespace

struct Matcher::Members {
  re2::FilteredRE2 filter{1};  // literals of one byte count: % tells much
  LiteralIndex literals;
  int count = 0;

  std::vector<int> Possible(std::string_view text) const;
  void Collect(std::uint32_t index, const Phrase& phrase, std::string_view text, std::vector<PhraseMatch>& out) const;
};

Matcher::Matcher() : members_(std::make_unique<Members>()) {}
Matcher::~Matcher() = default;

std::optional<std::string> Matcher::Add(std::string_view pattern) {
  int id = 0;
  if (members_->filter.Add(Anchored(pattern), QuietOptions(), &id) == RE2::NoError) {
    ++members_->count;
    return std::nullopt;
  }
  // The filter keeps no message, and its pattern has more around it than was written.
  const RE2 alone(re2::StringPiece(pattern.data(), pattern.size()), QuietOptions());
  return alone.ok() ? "pattern too large" : alone.error();
}

void Matcher::Prepare() {
  if (members_->count == 0) return;
  std::vector<std::string> literals;
  members_->filter.Compile(&literals);
  members_->literals = LiteralIndex(std::move(literals));
}

std::vector<int> Matcher::Members::Possible(std::string_view text) const {
  std::vector<int> phrases;
  if (count > 0) filter.AllPotentials(literals.Occurring(text), &phrases);
  std::sort(phrases.begin(), phrases.end());
  return phrases;
}

void Matcher::Members::Collect(std::uint32_t index, const Phrase& phrase, std::string_view text,
                               std::vector<PhraseMatch>& out) const {
  const RE2& regex = filter.GetRE2(static_cast<int>(index));
  // 0 is the anchored whole, 1 the match, the phrase's own groups follow.
  std::vector<re2::StringPiece> groups(phrase.groups.size() + 2);
  const re2::StringPiece whole(text.data(), text.size());
  const auto range_of = [&](const re2::StringPiece& piece) {
    const auto begin = static_cast<std::uint32_t>(piece.data() - text.data());
    return NormRange{begin, begin + static_cast<std::uint32_t>(piece.size())};
  };
  for (std::size_t from = 0; from < text.size();) {
    if (!regex.Match(whole, from, text.size(), RE2::ANCHOR_START, groups.data(), static_cast<int>(groups.size()))) return;
    PhraseMatch match{index, range_of(groups[1]), {}};
    // An empty match asserts nothing.
    if (match.range.empty()) {
      from = match.range.end + 1;
      continue;
    }
    for (std::size_t i = 2; i < groups.size(); ++i) {
      if (groups[i].data() == nullptr || phrase.groups[i - 2].empty()) continue;
      match.captures.push_back({phrase.groups[i - 2], range_of(groups[i])});
    }
    from = match.range.end;
    out.push_back(std::move(match));
  }
}

std::vector<PhraseMatch> Matcher::Match(std::string_view normalized, const std::vector<Phrase>& phrases) const {
  std::vector<PhraseMatch> matches;
  for (const int index : members_->Possible(normalized)) {
    const auto at = static_cast<std::uint32_t>(index);
    members_->Collect(at, phrases[at], normalized, matches);
  }
  std::sort(matches.begin(), matches.end(), [](const PhraseMatch& a, const PhraseMatch& b) {
    return std::pair(a.range.begin, a.phrase) < std::pair(b.range.begin, b.phrase);
  });
  return matches;
}

}  // namespace gouji
