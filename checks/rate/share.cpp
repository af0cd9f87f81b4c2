#include <algorithm>
#include <map>
#include <optional>

#include "checks/common/named_figures.h"
#include "checks/common/operand.h"
#include "checks/common/share_claim.h"
#include "checks/common/shares_of_sum.h"
#include "checks/common/unit_reading.h"
#include "checks/engine/diagnosis.h"
#include "checks/engine/evaluate.h"

namespace gouji {
namespace {

constexpr std::size_t kMaxSlipBases = 3;
const Rational kLargestShare = Rational::Of(1000);  // per cent; beyond this a unit is wrong

Relation JudgeShare(const CheckInput& input, const ShareClaim& share, std::uint32_t base) {
  Relation relation;
  relation.formula = Formula::kShare;
  relation.stated = OperandFor(input, "rate", share.rate);
  relation.operands = {OperandFor(input, "part", share.part), OperandFor(input, "base", base)};
  Judge(input.figures, relation);
  return relation;
}

// Which figure is the base is not sure, but with one of a few the printed share is one slip away.
std::optional<Relation> ExplainedBySlip(const CheckInput& input, const ShareClaim& share) {
  if (share.bases.size() > kMaxSlipBases) return std::nullopt;
  for (const std::uint32_t base : share.bases) {
    Relation relation = JudgeShare(input, share, base);
    if (!IsTellingSlip(input.figures.figures[share.rate].value, relation.expected)) continue;
    relation.severity = Severity::kWarning;
    relation.diagnosis = DiagnoseSlip(input.figures.figures[share.rate].value, relation.expected);
    return relation;
  }
  return std::nullopt;
}

// The unit of one amount slipped and the share is wrong besides: judged as if both were in the
// larger unit.
void ReadInOneUnit(const CheckInput& input, Relation& relation) {
  const std::int8_t power = std::max(input.figures.figures[relation.operands[0].figure].power,
                                     input.figures.figures[relation.operands[1].figure].power);
  for (Operand& operand : relation.operands) operand.assumed_power = power;
  Judge(input.figures, relation);
}

// A part that is more than what was taken for its whole: the whole stands elsewhere, unless it is printed with the share.
bool ExceedsGuess(const CheckInput& input, const ShareClaim& share, const Relation& relation) {
  const std::uint32_t base = relation.operands[1].figure;
  const Rational hundred = Rational::Of(100);
  return base > share.rate && relation.expected && Rational(*relation.expected) > hundred &&
         Rational(input.figures.figures[share.rate].value) <= hundred;
}

Relation Settle(const CheckInput& input, const ShareClaim& share, bool group_fits) {
  if (share.bases.empty()) {
    Relation relation;
    relation.formula = Formula::kShare;
    relation.stated = OperandFor(input, "rate", share.rate);
    relation.reason = share.part == kNone ? "no-part" : "no-base";
    return relation;
  }
  for (const std::uint32_t base : share.bases) {
    Relation relation = JudgeShare(input, share, base);
    if (Holds(relation)) return relation;
  }
  Relation relation = JudgeShare(input, share, share.bases.front());
  if (relation.verdict != Verdict::kInconsistent) return relation;
  // "支出48.6万元，其中A 12.6万元、B 36万元，占预算50万元的97.2%": the share may be of the whole.
  if (const PartList* list = input.figures.ListOf(share.part)) {
    ShareClaim whole = share;
    whole.part = list->total;
    for (const std::uint32_t base : share.bases) {
      Relation of_whole = JudgeShare(input, whole, base);
      if (base != whole.part && Holds(of_whole)) return of_whole;
    }
  }
  if (ExceedsGuess(input, share, relation)) {
    relation.verdict = Verdict::kNotAssessable;
    relation.reason = "no-base";
    return relation;
  }
  if (!share.base_is_near) relation.severity = Severity::kWarning;
  if (!share.part_is_sure || (!share.base_is_sure && !group_fits)) {
    if (std::optional<Relation> slip = ExplainedBySlip(input, share)) return *slip;
    relation.verdict = Verdict::kNotAssessable;
    relation.reason = "no-base";
  } else if (HoldsInOtherUnit(input, relation)) {
    relation.verdict = Verdict::kNotAssessable;
    relation.reason = "unit-slip";  // amount.unit-scale reports it
  } else if (relation.expected && Rational(*relation.expected) > kLargestShare) {
    ReadInOneUnit(input, relation);
  }
  return relation;
}

bool MakesUp(const CheckInput& input, const std::vector<ShareClaim*>& group, std::uint32_t whole) {
  Rational sum;
  for (const ShareClaim* share : group) sum = sum + input.figures.figures[share->part].Scaled();
  return sum == input.figures.figures[whole].Scaled();
}

// Shares of one paragraph whose whole stands before them without any word that says so:
// "支出1721万元。构成为： A a，占x%；B b，占y%". A figure that explains at least two of them, and
// most, is the whole; so is the one that they add up to.
void FindCommonWhole(const CheckInput& input, std::vector<ShareClaim*>& group) {
  std::uint32_t best = kNone;
  std::size_t best_fits = 1;
  for (const std::uint32_t candidate : FiguresBefore(input, group.front()->part)) {
    if (input.figures.figures[candidate].kind != input.figures.figures[group.front()->part].kind)
      continue;
    const auto fits = static_cast<std::size_t>(std::count_if(
        group.begin(), group.end(),
        [&](const ShareClaim* share) { return Holds(JudgeShare(input, *share, candidate)); }));
    if (!MakesUp(input, group, candidate) && (fits <= best_fits || 2 * fits < group.size()))
      continue;
    best = candidate;
    best_fits = fits;
  }
  if (best == kNone) return;
  for (ShareClaim* share : group) {
    share->bases.insert(share->bases.begin(), best);
    share->base_is_sure = true;
  }
}

void FindWholes(const CheckInput& input, std::vector<ShareClaim>& shares) {
  std::map<std::uint32_t, std::vector<ShareClaim*>> paragraphs;
  for (ShareClaim& share : shares) {
    const Figure& figure = input.figures.figures[share.rate];
    if (share.part != kNone && share.group == kNone && share.bases.empty() && !figure.in_table())
      paragraphs[figure.block].push_back(&share);
  }
  for (auto& [block, group] : paragraphs) {
    if (group.size() >= 2) FindCommonWhole(input, group);
  }
}

// A base that two other shares of the paragraph fit is what this one is of as well.
void ProveBySiblings(const CheckInput& input, std::vector<ShareClaim>& shares) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, int> fits;  // paragraph and base
  const auto block = [&](const ShareClaim& share) { return input.figures.figures[share.rate].block; };
  for (const ShareClaim& share : shares) {
    for (const std::uint32_t base : share.bases) {
      if (Holds(JudgeShare(input, share, base))) ++fits[{block(share), base}];
    }
  }
  for (ShareClaim& share : shares) {
    if (share.base_is_sure) continue;
    const auto proven = std::find_if(share.bases.begin(), share.bases.end(),
                                     [&](std::uint32_t base) { return fits[{block(share), base}] >= 2; });
    if (proven == share.bases.end()) continue;
    std::rotate(share.bases.begin(), proven, proven + 1);
    share.base_is_sure = true;
    share.base_is_near = true;
  }
}

// Of those that are of the same statement and have no whole, in order of text.
void JudgeBySum(const CheckInput& input, std::vector<ShareClaim>& shares, std::vector<Relation>& relations) {
  std::map<std::uint32_t, std::vector<ShareClaim*>> statements;
  for (ShareClaim& share : shares) {
    const Figure& figure = input.figures.figures[share.rate];
    if (share.part != kNone && share.bases.empty() && !share.base_is_named && !figure.in_table())
      statements[figure.sentence].push_back(&share);
  }
  for (const auto& [sentence, claims] : statements) {
    const std::vector<Relation> judged = SharesOfSum(input, claims);
    if (judged.empty()) continue;
    relations.insert(relations.end(), judged.begin(), judged.end());
    for (ShareClaim* claim : claims) claim->settled = true;
  }
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  std::vector<ShareClaim> shares;
  std::map<std::uint32_t, bool> fits;  // a sibling share fits the group's total
  for (const Cue& cue : input.figures.cues) {
    if (cue.cue != "share") continue;
    for (const ShareClaim& share : ReadShares(input, cue)) {
      const bool known = std::any_of(shares.begin(), shares.end(), [&](const ShareClaim& other) {
        return other.rate == share.rate;
      });
      if (known) continue;
      if (share.group != kNone && Holds(JudgeShare(input, share, share.group)))
        fits[share.group] = true;
      shares.push_back(share);
    }
  }
  for (const ShareClaim& share : ReadPortions(input)) shares.push_back(share);
  FindWholes(input, shares);
  ProveBySiblings(input, shares);
  JudgeBySum(input, shares, relations);
  for (const ShareClaim& share : shares) {
    if (share.settled) continue;
    relations.push_back(Settle(input, share, share.group != kNone && fits[share.group]));
  }
}

}  // namespace

namespace registry {
extern const Check krate_share;
const Check krate_share = {"rate.share", Run};
}  // namespace registry
}  // namespace gouji
