#include "patterns/score/score_scope.h"

#include <algorithm>

#include "patterns/figure_table.h"
#include "patterns/pack/word_list.h"

namespace gouji {
namespace {

// Where the last word of the list ends in the text, or npos.
std::size_t EndOfLast(const WordList& list, std::string_view text) {
  std::size_t end = std::string_view::npos;
  for (const std::string& word : list.words) {
    const std::size_t at = text.rfind(word);
    if (at == std::string_view::npos) continue;
    if (end == std::string_view::npos || at + word.size() > end) end = at + word.size();
  }
  return end;
}

bool Says(std::string_view text, std::string_view word) { return text.find(word) != std::string_view::npos; }

// 2023年度自评得分: the last year that is spelt out.
std::int16_t YearIn(std::string_view text) {
  constexpr std::string_view kYear = "年";
  for (std::size_t at = text.rfind(kYear); at != std::string_view::npos && at >= 4; at = text.rfind(kYear, at - 1)) {
    int year = 0;
    bool digits = true;
    for (std::size_t i = at - 4; i < at; ++i) {
      digits = digits && text[i] >= '0' && text[i] <= '9';
      year = year * 10 + (text[i] - '0');
    }
    const bool longer = at >= 5 && text[at - 5] >= '0' && text[at - 5] <= '9';
    if (digits && !longer && year >= 1990 && year < 2100) return static_cast<std::int16_t>(year);
  }
  return 0;
}

// 评价 alone is somebody else's in an evaluation only: self-evaluations call their own scores so, too.
ScoreScope::Judge JudgeIn(const ScopeWords& scope, std::string_view words) {
  const bool evaluation = scope.kind == ReportKind::kEvaluation;
  const std::size_t self = EndOfLast(scope.patterns.list("score.scope.self"), words);
  const std::size_t other = EndOfLast(
      scope.patterns.list(evaluation ? "score.scope.evaluation" : "score.scope.evaluator"), words);
  if (self == other) return ScoreScope::Judge::kUnsaid;
  if (other == std::string_view::npos) return ScoreScope::Judge::kSelf;
  if (self == std::string_view::npos) return ScoreScope::Judge::kEvaluator;
  return self > other ? ScoreScope::Judge::kSelf : ScoreScope::Judge::kEvaluator;
}

// 主管部门自评得分: who gave the score, not whose it is.
bool IsJudge(const PatternSet& patterns, std::string_view after) {
  return StartsWithWord(patterns.list("score.scope.self"), after);
}

void NameWhose(const PatternSet& patterns, const std::vector<std::string>& names, std::string_view words,
               ScoreScope& scope) {
  std::size_t best = 0;
  const auto take = [&](const std::string& name) {
    const std::size_t at = words.rfind(name);
    if (at == std::string_view::npos || name.empty() || at + name.size() < best) return;
    if (IsJudge(patterns, words.substr(at + name.size()))) return;
    if (at + name.size() == best && name.size() < scope.whose.size()) return;
    best = at + name.size();
    scope.whose = name;
  };
  for (const std::string& role : patterns.list("score.scope.role").words) take(role);
  for (const std::string& name : names) take(name);
}

// 总得分97分比上年得分 -> 比上年得分
std::string_view AfterLastScore(std::string_view words) {
  constexpr std::string_view kPoints = "分";
  for (std::size_t at = words.rfind(kPoints); at != std::string_view::npos && at > 0; at = words.rfind(kPoints, at - 1)) {
    if (words[at - 1] >= '0' && words[at - 1] <= '9') return words.substr(at + kPoints.size());
  }
  return words;
}

bool SameName(const std::string& a, const std::string& b) { return Says(a, b) || Says(b, a); }

}  // namespace

int Fit(const ScoreScope& a, const ScoreScope& b) {
  if (a.mean != b.mean) return -1;
  int fit = 0;
  const auto weigh = [&](bool said, bool same, int points) {
    if (!said || fit < 0) return;
    fit = same ? fit + points : -1;
  };
  weigh(a.judge != ScoreScope::Judge::kUnsaid && b.judge != ScoreScope::Judge::kUnsaid, a.judge == b.judge, 1);
  weigh(a.level != ScoreScope::Level::kUnsaid && b.level != ScoreScope::Level::kUnsaid, a.level == b.level, 1);
  weigh(a.year != 0 && b.year != 0, a.year == b.year, 1);
  weigh(!a.whose.empty() && !b.whose.empty(), SameName(a.whose, b.whose), 4);
  if (a.compared != b.compared && fit == 0) return -1;
  return fit;
}

ScoreScope ScopeWords::Read(std::string_view words) const {
  ScoreScope scope;
  scope.judge = JudgeIn(*this, words);
  scope.year = YearIn(words);
  if (scope.year == 0) scope.year = year;
  scope.mean = Contains(patterns.list("score.scope.mean"), words);
  scope.compared = StartsWithWord(patterns.list("score.scope.against"), AfterLastScore(words));
  NameWhose(patterns, names, words, scope);
  if (Says(words, "整体")) {
    scope.level = ScoreScope::Level::kWhole;
  } else if (Says(words, "项目")) {
    scope.level = ScoreScope::Level::kProject;
  }
  return scope;
}

}  // namespace gouji
