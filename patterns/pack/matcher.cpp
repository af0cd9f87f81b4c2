#include "patterns/pack/matcher.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <cstdint>
#include <deque>
#include <mutex>
#include <numeric>
#include <utility>

namespace gouji {
namespace {

// Phrases with two wide gaps need many automaton states; with RE2's default of 8 MB it throws its cache
// away all the time and falls to a hundredth of its speed.
constexpr std::int64_t kSetMemory = std::int64_t{64} << 20;

RE2::Options OptionsWith(std::int64_t max_mem) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(max_mem);
  return options;
}

// A phrase with captures. Compiling all of them costs more than checking a short report, so each is
// compiled when it first occurs.
struct LazyRegex {
  std::string pattern;
  std::once_flag once;
  std::unique_ptr<RE2> regex;

  explicit LazyRegex(std::string_view text) : pattern(text) {}
  const RE2& Get() {
    std::call_once(once, [this] { regex = std::make_unique<RE2>(pattern, OptionsWith(RE2::Options::kDefaultMaxMem)); });
    return *regex;
  }
};

}  // namespace

struct Matcher::Members {
  RE2::Set set{OptionsWith(kSetMemory), RE2::UNANCHORED};
  mutable std::deque<LazyRegex> regexes;

  std::vector<int> Occurring(std::string_view text) const;
  void Collect(std::uint32_t index, const Phrase& phrase, std::string_view text, std::vector<PhraseMatch>& out) const;
};

Matcher::Matcher() : members_(std::make_unique<Members>()) {}
Matcher::~Matcher() = default;

std::optional<std::string> Matcher::Add(std::string_view pattern) {
  std::string error;
  if (members_->set.Add(re2::StringPiece(pattern.data(), pattern.size()), &error) < 0) return error;
  members_->regexes.emplace_back(pattern);
  return std::nullopt;
}

bool Matcher::Prepare() { return members_->set.Compile(); }

std::vector<int> Matcher::Members::Occurring(std::string_view text) const {
  std::vector<int> indices;
  RE2::Set::ErrorInfo info{};
  if (regexes.empty() || set.Match(re2::StringPiece(text.data(), text.size()), &indices, &info)) {
    std::sort(indices.begin(), indices.end());
    return indices;
  }
  if (info.kind == RE2::Set::kNoError) return {};
  // The automaton outgrew its memory: "no match" is not known, so every phrase is tried.
  indices.resize(regexes.size());
  std::iota(indices.begin(), indices.end(), 0);
  return indices;
}

void Matcher::Members::Collect(std::uint32_t index, const Phrase& phrase, std::string_view text,
                               std::vector<PhraseMatch>& out) const {
  const RE2& regex = regexes[index].Get();
  std::vector<re2::StringPiece> groups(phrase.groups.size() + 1);
  const re2::StringPiece whole(text.data(), text.size());
  const auto range_of = [&](const re2::StringPiece& piece) {
    const auto begin = static_cast<std::uint32_t>(piece.data() - text.data());
    return NormRange{begin, begin + static_cast<std::uint32_t>(piece.size())};
  };
  for (std::size_t from = 0; from <= text.size();) {
    if (!regex.Match(whole, from, text.size(), RE2::UNANCHORED, groups.data(), static_cast<int>(groups.size()))) return;
    PhraseMatch match{index, range_of(groups[0]), {}};
    // An empty match asserts nothing.
    if (match.range.empty()) {
      from = match.range.end + 1;
      continue;
    }
    for (std::size_t i = 1; i < groups.size(); ++i) {
      if (groups[i].data() == nullptr || phrase.groups[i - 1].empty()) continue;
      match.captures.push_back({phrase.groups[i - 1], range_of(groups[i])});
    }
    from = match.range.end;
    out.push_back(std::move(match));
  }
}

std::vector<PhraseMatch> Matcher::Match(std::string_view normalized, const std::vector<Phrase>& phrases) const {
  std::vector<PhraseMatch> matches;
  for (const int index : members_->Occurring(normalized)) {
    const auto at = static_cast<std::uint32_t>(index);
    members_->Collect(at, phrases[at], normalized, matches);
  }
  std::sort(matches.begin(), matches.end(), [](const PhraseMatch& a, const PhraseMatch& b) {
    return std::pair(a.range.begin, a.phrase) < std::pair(b.range.begin, b.phrase);
  });
  return matches;
}

}  // namespace gouji
