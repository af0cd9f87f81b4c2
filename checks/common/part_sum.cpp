#include "checks/common/part_sum.h"

#include <algorithm>
#include <set>

#include "checks/common/operand.h"
#include "checks/engine/evaluate.h"

namespace gouji {
namespace {

constexpr std::size_t kMaxSubsetParts = 12;
// A total a thousand times too small or too large for its parts is printed in a wrong unit, not miscounted.
const Rational kUnitGap = Rational::Of(1000);

const Figure& FigureOf(const CheckInput& input, std::uint32_t index) { return input.figures.figures[index]; }

bool Contains(std::string_view text, std::string_view word) { return text.find(word) != std::string_view::npos; }

// The words of the part, from the end of the part before it.
std::string LeadOf(const CheckInput& input, std::uint32_t begin, std::uint32_t figure) {
  const std::uint32_t end = FigureOf(input, figure).range.begin;
  return begin < end ? Normalize(input.document.Slice({begin, end})) : std::string();
}

bool SaysComplete(const CheckInput& input, const PartList& list) {
  const std::uint32_t from = FigureOf(input, list.total).range.end;
  const std::string lead = LeadOf(input, from, list.parts.front());
  const std::vector<std::string>& words = input.patterns.list("part.complete").words;
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return Contains(lead, word); });
}

bool EndsWithRemainder(const CheckInput& input, const PartList& list) {
  if (list.parts.size() < 2) return false;
  const std::uint32_t from = FigureOf(input, list.parts[list.parts.size() - 2]).range.end;
  return Contains(LeadOf(input, from, list.parts.back()), "其他");
}

// A partition is a pack list "partition.*": the kinds that make up a whole.
bool IsPartition(const CheckInput& input, const PartList& list) {
  std::set<std::string> leads;
  std::uint32_t from = FigureOf(input, list.total).range.end;
  for (const std::uint32_t part : list.parts) {
    leads.insert(LeadOf(input, from, part));
    from = FigureOf(input, part).range.end;
  }
  for (const WordList* partition : input.patterns.lists("partition.")) {
    const bool all_named = std::all_of(partition->words.begin(), partition->words.end(), [&](const std::string& word) {
      return std::any_of(leads.begin(), leads.end(), [&](const std::string& lead) { return Contains(lead, word); });
    });
    if (all_named && leads.size() == partition->words.size()) return true;
  }
  return false;
}

// Every part is followed by its share, and the shares make 100%.
bool SharesMakeWhole(const CheckInput& input, const PartList& list) {
  Rational sum;
  for (const std::uint32_t part : list.parts) {
    const std::uint32_t next = part + 1;
    if (next >= input.figures.figures.size()) return false;
    const Figure& share = FigureOf(input, next);
    if (share.kind != FigureKind::kPercent || share.sentence != FigureOf(input, part).sentence) return false;
    sum = sum + Rational(share.value);
  }
  const Rational gap = (sum - Rational::Of(100)).Abs();
  return list.parts.size() >= 2 && gap <= Rational::Of(static_cast<Int128>(list.parts.size()), 200);
}

bool SubsetFits(const CheckInput& input, const PartList& list) {
  const std::size_t n = list.parts.size();
  if (n < 3 || n > kMaxSubsetParts) return false;
  const Rational total = FigureOf(input, list.total).Scaled();
  for (std::uint32_t mask = 1; mask < (1u << n); ++mask) {
    if ((mask & (mask - 1)) == 0) continue;  // a single part says nothing
    Rational sum;
    for (std::size_t k = 0; k < n; ++k) {
      if ((mask >> k) & 1u) sum = sum + FigureOf(input, list.parts[k]).Scaled();
    }
    if (sum == total) return true;
  }
  return false;
}

std::int8_t LargestPower(const CheckInput& input, const PartList& list) {
  std::int8_t power = FigureOf(input, list.total).power;
  for (const std::uint32_t part : list.parts) power = std::max(power, FigureOf(input, part).power);
  return power;
}

bool UnitsDiffer(const CheckInput& input, const PartList& list) {
  const std::int8_t power = FigureOf(input, list.total).power;
  return std::any_of(list.parts.begin(), list.parts.end(),
                     [&](std::uint32_t part) { return FigureOf(input, part).power != power; });
}

// Tries the list with all amounts in the largest unit that is printed in it.
void TryOneUnit(const CheckInput& input, const PartList& list, PartSum& sum) {
  if (FigureOf(input, list.total).kind != FigureKind::kAmount || !UnitsDiffer(input, list)) return;
  const Rational printed = FigureOf(input, list.total).Scaled().Abs();
  const Rational computed = Compute(input.figures, sum.relation).Abs();
  if (!computed.valid() || printed.is_zero() || computed.is_zero()) return;
  Relation as_one = sum.relation;
  as_one.assumed_power = LargestPower(input, list);
  Judge(input.figures, as_one);
  if (as_one.verdict == Verdict::kConsistent || as_one.verdict == Verdict::kWithinRounding) {
    sum.unit_slip = true;
  } else if (computed > printed * kUnitGap || printed > computed * kUnitGap) {
    sum.unit_doubtful = true;
    sum.relation = as_one;
  }
}

}  // namespace

PartSum JudgePartList(const CheckInput& input, const PartList& list) {
  PartSum sum;
  Relation& relation = sum.relation;
  relation.formula = Formula::kSum;
  relation.stated = OperandFor(input, "total", list.total);
  for (const std::uint32_t part : list.parts) relation.operands.push_back(OperandFor(input, "part", part));
  Judge(input.figures, relation);
  if (SaysComplete(input, list)) sum.completeness = Completeness::kWords;
  if (EndsWithRemainder(input, list)) sum.completeness = Completeness::kRemainder;
  if (SharesMakeWhole(input, list)) sum.completeness = Completeness::kShares;
  if (IsPartition(input, list)) sum.completeness = Completeness::kPartition;
  if (relation.verdict == Verdict::kInconsistent) {
    sum.subset_fits = SubsetFits(input, list);
    TryOneUnit(input, list, sum);
  }
  return sum;
}

}  // namespace gouji
