#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gouji {

class PatternSet;
enum class ReportKind : std::uint8_t;

/// Whose score it is, who gave it, for which year, and whether it is one score or the mean of several.
/// Scores of different scope are never compared or added.
struct ScoreScope {
  /// Who judged: 自评, or 评价, 复核 by somebody else.
  enum class Judge : std::uint8_t { kUnsaid, kSelf, kEvaluator } judge = Judge::kUnsaid;
  /// What was judged: 部门整体, or a project.
  enum class Level : std::uint8_t { kUnsaid, kWhole, kProject } level = Level::kUnsaid;
  std::string whose;       ///< a project, a body, a role (主管部门), a direction; empty where nobody is named
  std::int16_t year = 0;   ///< the report's own where none is said; 0 where that is not known either
  bool mean = false;       ///< 平均得分: of several
  bool compared = false;   ///< 较…得分95分低: what the score is set against
};

/// How well two scopes go together: negative where they differ, 0 where nothing is said to the contrary, higher
/// the more they have in common.
int Fit(const ScoreScope& a, const ScoreScope& b);

/// What the scopes of one report are read with.
struct ScopeWords {
  const PatternSet& patterns;
  ReportKind kind;
  std::int16_t year;                ///< the report's own
  std::vector<std::string> names;   ///< projects and bodies that score tables of the report are about

  /// The scope that the words of a clause before a score, a caption or a heading give it. Of several names the one
  /// that stands last is meant.
  ScoreScope Read(std::string_view words) const;
};

}  // namespace gouji
