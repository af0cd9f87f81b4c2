#pragma once

#include <string>
#include <vector>

#include "patterns/score/score_scope.h"
#include "patterns/score/tree_builders.h"

namespace gouji {

/// A total score stated in prose or in a row of a summary table.
struct Claim {
  std::uint32_t figure = kNone;
  std::string words;   ///< the clause before the number: whose total it is
  bool whole = false;  ///< says that it is the whole scheme's: 综合得分, 总得分; 项目得分92分，等级为优
  ScoreScope scope;
};

/// All of the report, in order; awards of single indicators and those of earlier years left out.
std::vector<Claim> FindClaims(const TreeContext& context, const ScopeWords& scopes);

}  // namespace gouji
