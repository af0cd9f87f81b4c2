#include "checks/common/part_sum.h"

#include <algorithm>

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

// The words of the part, from the end of the part before it.
std::string LeadOf(const CheckInput& input, std::uint32_t begin, std::uint32_t figure) {
  const std::uint32_t end = FigureOf(input, figure).range.begin;
  return begin < end ? Normalize(input.document.Slice({begin, end})) : std::string();
}

// Two or more parts make the total exactly. Amounts do not by chance.
bool SomeMakeTotal(const CheckInput& input, const PartList& list) {
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

// Whether the parts from `next` on make `rest`, each of them alone or with two or more parts of its own
// right behind it; behind the last one another division of the total may follow.
bool MakesWithNested(const CheckInput& input, const std::vector<std::uint32_t>& parts,
                     std::size_t next, const Rational& rest, bool nested) {
  const std::size_t left = parts.size() - next;
  if (rest == Rational()) return left == 0 ? nested : left >= 2;
  if (left == 0) return false;
  const Rational part = FigureOf(input, parts[next]).Scaled();
  if (MakesWithNested(input, parts, next + 1, rest - part, nested)) return true;
  Rational children;
  for (std::size_t k = next + 1; k < parts.size(); ++k) {
    children = children + FigureOf(input, parts[k]).Scaled();
    if (k > next + 1 && children == part &&
        MakesWithNested(input, parts, k + 1, rest - part, true))
      return true;
  }
  return false;
}

// "168人，其中甲152人；高级46人、一级71人、二级35人": the last parts make the one before them, and take it apart.
bool EndsWithPartsOfPart(const CheckInput& input, const PartList& list) {
  const std::size_t n = list.parts.size();
  Rational before;
  for (std::size_t i = 0; i + 2 < n; ++i) {
    const Rational part = FigureOf(input, list.parts[i]).Scaled();
    before = before + part;
    Rational rest;
    for (std::size_t k = i + 1; k < n; ++k) rest = rest + FigureOf(input, list.parts[k]).Scaled();
    if (rest == part && before <= FigureOf(input, list.total).Scaled()) return true;
  }
  return false;
}

// Small counts make anything; they are parts of parts only in the order in which these are told.
bool HoldsNestedParts(const CheckInput& input, const PartList& list) {
  if (FigureOf(input, list.total).value.is_zero() || list.announced != 0) return false;
  const bool closed = list.form == PartList::Form::kTotalLast;  // begins where it may
  if (closed || FigureOf(input, list.total).kind == FigureKind::kAmount) return SomeMakeTotal(input, list);
  if (EndsWithPartsOfPart(input, list)) return true;
  return list.parts.size() <= kMaxSubsetParts &&
         MakesWithNested(input, list.parts, 0, FigureOf(input, list.total).Scaled(), false);
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
  if (FigureOf(input, list.total).kind != FigureKind::kAmount) return;  // 收回问卷380份
  if (aspect != Aspect::kAdjustment && aspect != Aspect::kIncrease && aspect != Aspect::kDecrease)
    return;
  const int whole = direction(ClauseAround(input, list.total).begin, list.total);
  std::uint32_t from = FigureOf(input, list.total).range.end;
  for (Operand& operand : relation.operands) {
    operand.sign = direction(from, operand.figure) * whole;
    from = FigureOf(input, operand.figure).range.end;
  }
}

// Where the first mark outside of brackets stands.
std::size_t FirstMark(std::string_view words) {
  int depth = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == '(') ++depth;
    if (words[i] == ')') --depth;
    if (depth > 0) continue;
    const std::string_view rest = words.substr(i);
    if (rest[0] == ',' || rest[0] == ';' || StartsWith(rest, "、")) return i;
  }
  return words.size();
}

// "基本支出2360万元，占66%，人员经费2100万元，公用经费260万元": a part that the next ones make has been told with its own
// parts. Amounts do not fit by chance.
PartList WithoutGrandchildren(const CheckInput& input, PartList list) {
  if (FigureOf(input, list.total).kind != FigureKind::kAmount) return list;
  for (std::size_t k = 0; k < list.parts.size(); ++k) {
    const Rational part = FigureOf(input, list.parts[k]).Scaled();
    Rational sum;
    for (std::size_t m = k + 1; m < list.parts.size(); ++m) {
      sum = sum + FigureOf(input, list.parts[m]).Scaled();
      if (m < k + 2 || sum != part || part.is_zero()) continue;
      list.parts.erase(list.parts.begin() + static_cast<std::ptrdiff_t>(k + 1), list.parts.begin() + static_cast<std::ptrdiff_t>(m + 1));
      break;
    }
  }
  return list;
}

// 、 and ； join the members of a list more tightly than a comma: how many parts stand before the first comma
// behind two that are joined so. "其中甲2座、乙9座，完成加固6座" lists two.
std::size_t JoinedParts(const CheckInput& input, const PartList& list) {
  if (list.form == PartList::Form::kTotalLast) return list.parts.size();
  bool tight = false;
  for (std::size_t k = 0; k + 1 < list.parts.size(); ++k) {
    const std::uint32_t from = FigureOf(input, list.parts[k]).range.end;
    const std::string between = LeadOf(input, from, list.parts[k + 1]);
    const std::size_t mark = FirstMark(between);
    const std::string_view rest = std::string_view(between).substr(mark);
    if (StartsWith(rest, ",")) {
      if (tight) return k + 1;
    } else {
      tight = tight || StartsWith(rest, "、") || StartsWith(rest, ";");
    }
  }
  return list.parts.size();
}

// "81人，其中在职55人，退休26人；其他人员14人": two parts and more that make the total before a semicolon are all of it.
std::size_t CompleteAtSemicolon(const CheckInput& input, const PartList& list) {
  const Rational total = FigureOf(input, list.total).Scaled();
  Rational sum;
  int taken = 0;
  for (std::size_t k = 0; k + 1 < list.parts.size(); ++k) {
    const Figure& part = FigureOf(input, list.parts[k]);
    sum = sum + part.Scaled();
    taken += part.value.is_zero() ? 0 : 1;
    if (taken < 2 || sum != total) continue;
    const std::string between = LeadOf(input, part.range.end, list.parts[k + 1]);
    if (StartsWith(std::string_view(between).substr(FirstMark(between)), ";")) return k + 1;
  }
  return list.parts.size();
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
  const std::size_t joined = JoinedParts(input, list);
  if (relation.verdict == Verdict::kInconsistent && joined < list.parts.size() && joined >= 2) {
    PartList shorter = list;
    shorter.parts.resize(joined);
    return JudgePartList(input, shorter);
  }
  const std::size_t complete = CompleteAtSemicolon(input, list);
  if (relation.verdict == Verdict::kInconsistent && complete < list.parts.size()) {
    PartList shorter = list;
    shorter.parts.resize(complete);
    return JudgePartList(input, shorter);
  }
  if (relation.verdict == Verdict::kInconsistent) {
    PartList shorter = WithoutGrandchildren(input, list);
    if (shorter.parts.size() < list.parts.size()) return JudgePartList(input, shorter);
  }
  sum.completeness = CompletenessOf(input, list);
  if (relation.verdict == Verdict::kInconsistent) {
    sum.nested_parts = HoldsNestedParts(input, list);
    ExplainByUnits(input, sum);
  }
  return sum;
}

}  // namespace gouji
