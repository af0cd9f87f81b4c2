#include "patterns/score/rule_numbers.h"

#include <algorithm>

namespace gouji {
namespace {

bool Compares(const Cue& tier) { return tier.Find("equal") == nullptr; }

// Two tiers side by side, one with a limit, are a standard: 100%得10分，90%以上得8分.
bool IsStandard(const std::vector<SourceRange>& tiers, bool compares) {
  return compares && std::any_of(tiers.begin(), tiers.end(), [&](SourceRange tier) {
           return !tier.Overlaps(tiers.front());
         });
}

}  // namespace

std::vector<SourceRange> ScoringRules(const std::vector<Cue>& cues) {
  std::vector<SourceRange> rules;
  std::vector<SourceRange> tiers;
  bool compares = false;
  for (const Cue& cue : cues) {
    if (cue.cue == "per-unit" || cue.cue == "grade-scale") rules.push_back(cue.range);
    if (cue.cue != "tier") continue;
    tiers.push_back(cue.range);
    compares = compares || Compares(cue);
  }
  if (IsStandard(tiers, compares)) rules.insert(rules.end(), tiers.begin(), tiers.end());
  return rules;
}

}  // namespace gouji
