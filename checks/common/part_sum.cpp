#include "checks/common/part_sum.h"

#include <algorithm>
#include <set>

#include "checks/common/lead_words.h"
#include "checks/common/operand.h"
#include "checks/common/text_pieces.h"
#include "checks/engine/evaluate.h"
#include "patterns/pack/word_list.h"

namespace gouji {
namespace {

constexpr std::size_t kMaxSubsetParts = 12;
// A total a thousand times too small or too large for its parts is printed in a wrong unit, not
// miscounted.
const Rational kUnitGap = Rational::Of(1000);

const Figure& FigureOf(const CheckInput& input, std::uint32_t index) {
  return input.figures.figures[index];
}

constexpr std::uint32_t kTailBytes = 30;
constexpr std::size_t kOneCharacter = 3;
constexpr std::size_t kLongestAlike = 18;  // six characters
constexpr std::string_view kOthers = "其他";
constexpr std::size_t kShortName = 12;  // four characters

// The words of the part, from the end of the part before it.
std::string LeadOf(const CheckInput& input, std::uint32_t begin, std::uint32_t figure) {
  const std::uint32_t end = FigureOf(input, figure).range.begin;
  return begin < end ? Normalize(input.document.Slice({begin, end})) : std::string();
}

// Between the total and the first part (构成为), or behind the last (由…组成).
bool SaysComplete(const CheckInput& input, const PartList& list) {
  const std::uint32_t from = FigureOf(input, list.total).range.end;
  const Figure& last = FigureOf(input, list.parts.back());
  const std::uint32_t end = input.figures.sentences[last.sentence].range.end;
  const std::string tail =
      Normalize(input.document.Slice({last.range.end, std::min(end, last.range.end + kTailBytes)}));
  const std::string lead =
      LeadOf(input, from, list.parts.front()) + tail.substr(0, tail.find_first_of(",;"));
  return Contains(input.patterns.list("part.complete"), lead);
}

// "其他支出", or 其他 with the name of the total: what is left. "其他党务支出" is a name like any
// other.
bool EndsWithRemainder(const CheckInput& input, const PartList& list) {
  if (list.parts.size() < 2) return false;
  const std::uint32_t from = FigureOf(input, list.parts[list.parts.size() - 2]).range.end;
  const std::string lead = LeadOf(input, from, list.parts.back());
  const std::size_t at = lead.rfind(kOthers);
  if (at == std::string::npos) return false;
  const std::string name = TrimName(input, std::string_view(lead).substr(at + kOthers.size()));
  return name.size() <= kShortName ||
         Contains(LeadWords(input, list.total), name.substr(0, name.find('(')));
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
    const bool all_named =
        std::all_of(partition->words.begin(), partition->words.end(), [&](const std::string& word) {
          return std::any_of(leads.begin(), leads.end(),
                             [&](const std::string& lead) { return Contains(lead, word); });
        });
    if (all_named && leads.size() == partition->words.size()) return true;
  }
  return false;
}

std::vector<std::string> Leads(const CheckInput& input, const PartList& list) {
  std::vector<std::string> leads;
  for (const std::uint32_t part : list.parts) leads.push_back(LeadWords(input, part));
  return leads;
}

bool IsOfClass(const CheckInput& input, const PartList& list) {
  const std::vector<std::string> leads = Leads(input, list);
  if (leads.size() < 2) return false;
  for (const WordList* words : input.patterns.lists("class.")) {
    std::set<std::string> used;
    const bool all = std::all_of(leads.begin(), leads.end(), [&](const std::string& lead) {
      const auto word = std::find_if(words->words.begin(), words->words.end(),
                                     [&](const std::string& one) { return Contains(lead, one); });
      return word != words->words.end() && used.insert(*word).second;
    });
    if (all) return true;
  }
  return false;
}

// Short names of one length that begin or end with the same character (A型、B型), but not as places
// and bodies do; no 等 behind them.
bool RunAlike(const CheckInput& input, const PartList& list) {
  const std::vector<std::string> leads = Leads(input, list);
  if (leads.size() < 2 || leads.front().size() <= kOneCharacter) return false;
  const std::string head = leads.front().substr(0, kOneCharacter);
  const std::string tail = leads.front().substr(leads.front().size() - kOneCharacter);
  const std::vector<std::string>& places = input.patterns.list("part.places").words;
  bool same_head = true;
  bool same_tail = true;
  for (const std::string& lead : leads) {
    const bool place = std::any_of(places.begin(), places.end(),
                                   [&](const std::string& word) { return EndsWith(lead, word); });
    if (place || lead.size() != leads.front().size() || lead.size() > kLongestAlike) return false;
    same_head = same_head && StartsWith(lead, head);
    same_tail = same_tail && EndsWith(lead, tail);
  }
  const Figure& last = FigureOf(input, list.parts.back());
  const std::string_view behind =
      input.document.Slice({last.range.end, input.figures.sentences[last.sentence].range.end});
  return (same_head || same_tail) && !StartsWith(behind, "等");
}

// Every part is followed by its share, and the shares make 100%.
bool SharesMakeWhole(const CheckInput& input, const PartList& list) {
  Rational sum;
  for (const std::uint32_t part : list.parts) {
    const std::uint32_t next = part + 1;
    if (next >= input.figures.figures.size()) return false;
    const Figure& share = FigureOf(input, next);
    if (share.kind != FigureKind::kPercent || share.sentence != FigureOf(input, part).sentence)
      return false;
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
    Rational sum;
    int taken = 0;  // parts that are not zero; one alone says nothing
    for (std::size_t k = 0; k < n; ++k) {
      if (((mask >> k) & 1u) == 0) continue;
      const Figure& part = FigureOf(input, list.parts[k]);
      sum = sum + part.Scaled();
      taken += part.value.is_zero() ? 0 : 1;
    }
    if (taken >= 2 && sum == total) return true;
  }
  return false;
}

constexpr int kFenDigits = 2;
constexpr std::int8_t kWan = 4;

// No amount in 元 has more than two decimals.
bool IsImpossible(const Figure& figure) {
  return figure.power == 0 && figure.value.scale() > kFenDigits;
}

std::vector<Operand*> Members(Relation& relation) {
  std::vector<Operand*> members = {&relation.stated};
  for (Operand& operand : relation.operands) members.push_back(&operand);
  return members;
}

bool HoldsAs(const CheckInput& input, Relation relation) {
  Judge(input.figures, relation);
  return relation.verdict == Verdict::kConsistent || relation.verdict == Verdict::kWithinRounding;
}

bool HoldsWithout(const CheckInput& input, Relation relation, std::size_t operand) {
  relation.operands.erase(relation.operands.begin() + static_cast<std::ptrdiff_t>(operand));
  return !relation.operands.empty() && HoldsAs(input, std::move(relation));
}

// One figure printed in 万元 for 元, or in 元 for 万元.
bool TryOneFigure(const CheckInput& input, PartSum& sum) {
  for (std::size_t k = 0; k <= sum.relation.operands.size(); ++k) {
    Relation trial = sum.relation;
    Operand& operand = *Members(trial)[k];
    const std::int8_t power = FigureOf(input, operand.figure).power;
    if (power != 0 && power != kWan) continue;
    operand.assumed_power = power == 0 ? kWan : std::int8_t{0};
    if (FigureOf(input, operand.figure).value.is_zero() || !HoldsAs(input, trial)) continue;
    if (k > 0 && HoldsWithout(input, sum.relation, k - 1))
      continue;  // in 元 it is lost in the rounding: no proof
    sum.slipped = operand.figure;
    sum.slipped_to = operand.assumed_power;
    return true;
  }
  return false;
}

// All figures of one printed unit are meant in the other unit that the list prints.
bool TryOneUnit(const CheckInput& input, PartSum& sum) {
  std::int8_t least = 127;
  std::int8_t most = -128;
  for (const Operand* operand : Members(sum.relation)) {
    least = std::min(least, FigureOf(input, operand->figure).power);
    most = std::max(most, FigureOf(input, operand->figure).power);
  }
  if (least == most) return false;
  Relation trial = sum.relation;
  for (Operand* operand : Members(trial)) operand->assumed_power = most;
  const bool holds = HoldsAs(input, trial);
  const Rational printed = FigureOf(input, sum.relation.stated.figure).Scaled().Abs();
  const Rational computed = Compute(input.figures, sum.relation).Abs();
  const bool far_apart = computed.valid() && !printed.is_zero() && !computed.is_zero() &&
                         (computed > printed * kUnitGap || printed > computed * kUnitGap);
  if (!holds && far_apart) {
    sum.unit_doubtful = true;
    Judge(input.figures, trial);
    sum.relation = std::move(trial);
  }
  if (!holds) return false;
  // Which unit slipped: one that is impossible; else the one that fewer figures bear; else the
  // smaller.
  int small = 0;
  int large = 0;
  bool impossible = false;
  for (const Operand* operand : Members(sum.relation)) {
    const Figure& figure = FigureOf(input, operand->figure);
    (figure.power == most ? large : small) += 1;
    impossible = impossible || IsImpossible(figure);
  }
  const bool large_slipped = !impossible && large < small;
  for (const Operand* operand : Members(sum.relation)) {
    const bool is_large = FigureOf(input, operand->figure).power == most;
    if (is_large != large_slipped || sum.slipped != kNone) continue;
    sum.slipped = operand->figure;
    sum.slipped_to = large_slipped ? least : most;
  }
  return true;
}

void ExplainByUnits(const CheckInput& input, PartSum& sum) {
  if (FigureOf(input, sum.relation.stated.figure).kind != FigureKind::kAmount) return;
  if (!TryOneUnit(input, sum) && !sum.unit_doubtful) TryOneFigure(input, sum);
}

// In an adjustment the parts go up and down by their own words:
// 净调减22.42（追加50.98，收回73.40）.
void SignParts(const CheckInput& input, const PartList& list, Relation& relation) {
  const auto direction = [&](std::uint32_t begin, std::uint32_t figure) {
    const std::string lead = LeadOf(input, begin, figure);
    for (const std::string& word : input.patterns.list("direction.down").words) {
      if (Contains(lead, word)) return -1;
    }
    return 1;
  };
  const Aspect aspect = FigureOf(input, list.total).aspect;
  if (aspect != Aspect::kAdjustment && aspect != Aspect::kIncrease && aspect != Aspect::kDecrease)
    return;
  const int whole = direction(ClauseAround(input, list.total).begin, list.total);
  std::uint32_t from = FigureOf(input, list.total).range.end;
  for (Operand& operand : relation.operands) {
    operand.sign = direction(from, operand.figure) * whole;
    from = FigureOf(input, operand.figure).range.end;
  }
}

}  // namespace

PartSum JudgePartList(const CheckInput& input, const PartList& list) {
  PartSum sum;
  Relation& relation = sum.relation;
  relation.formula = Formula::kSum;
  relation.stated = OperandFor(input, "total", list.total);
  for (const std::uint32_t part : list.parts)
    relation.operands.push_back(OperandFor(input, "part", part));
  SignParts(input, list, relation);
  Judge(input.figures, relation);
  if (RunAlike(input, list)) sum.completeness = Completeness::kParallel;
  if (IsOfClass(input, list)) sum.completeness = Completeness::kClass;
  if (SaysComplete(input, list)) sum.completeness = Completeness::kWords;
  if (EndsWithRemainder(input, list)) sum.completeness = Completeness::kRemainder;
  if (SharesMakeWhole(input, list)) sum.completeness = Completeness::kShares;
  if (IsPartition(input, list)) sum.completeness = Completeness::kPartition;
  if (relation.verdict == Verdict::kInconsistent) {
    sum.subset_fits = SubsetFits(input, list);
    ExplainByUnits(input, sum);
  }
  return sum;
}

}  // namespace gouji
