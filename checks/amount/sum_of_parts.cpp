#include <algorithm>
#include <optional>

#include "checks/common/divisions.h"
#include "checks/common/lead_words.h"
#include "checks/common/operand.h"
#include "checks/common/part_sum.h"
#include "checks/engine/diagnosis.h"
#include "checks/engine/evaluate.h"
#include "patterns/pack/word_list.h"

namespace gouji {
namespace {

Relation Unassessable(Relation relation, std::string_view reason) {
  relation.verdict = Verdict::kNotAssessable;
  relation.reason = reason;
  return relation;
}

bool ExceedsTotal(const CheckInput& input, const Relation& relation) {
  return relation.difference &&
         relation.difference->is_negative() !=
             input.figures.figures[relation.stated.figure].value.is_negative();
}

bool IsMoney(const CheckInput& input, const PartList& list) {
  return input.figures.figures[list.total].kind == FigureKind::kAmount;
}

// "未完成2项，其中甲类12项、乙类8项": two parts that are each more than the total are parts of something else.
bool IsOfAnother(const CheckInput& input, const PartList& list) {
  if (list.parts.size() < 2) return false;
  const Rational total = input.figures.figures[list.total].Scaled();
  return std::count_if(list.parts.begin(), list.parts.end(), [&](std::uint32_t part) {
           return input.figures.figures[part].Scaled() > total;
         }) >= 2;
}

// "行政村126个、社区18个，其中脱贫村42个": of which of those that a 、 joins it is a part is not said.
bool MayBeOfOther(const CheckInput& input, const PartList& list) {
  if (list.parts.size() != 1 || list.total == 0) return false;
  const Figure& total = input.figures.figures[list.total];
  const Figure& before = input.figures.figures[list.total - 1];
  if (before.sentence != total.sentence || before.kind != total.kind || before.range.end > total.range.begin) return false;
  const std::string between = Normalize(input.document.Slice({before.range.end, total.range.begin}));
  return between.rfind("、", 0) == 0 && input.figures.figures[list.parts.front()].Scaled() <= before.Scaled();
}

// Money and things are in one part only; heads may be counted by sex and by age.
bool CannotExceed(const CheckInput& input, const PartList& list, const Relation& relation) {
  return ExceedsTotal(input, relation) && list.form == PartList::Form::kAmong &&
         (list.parts.size() == 1 || IsMoney(input, list) || !CountsTwice(input, list));
}

// One part is a slip of the hand away from what the others leave of the total.
bool PartSlipped(const CheckInput& input, const Relation& relation) {
  if (!relation.difference) return false;
  const Figure& total = input.figures.figures[relation.stated.figure];
  for (const Operand& operand : relation.operands) {
    const Figure& part = input.figures.figures[operand.figure];
    if (part.power != total.power || operand.sign < 0) continue;
    const Rational needed = Rational(part.value) + Rational(*relation.difference);
    if (IsTellingSlip(part.value,
                      needed.Round(std::max(part.value.scale(), relation.difference->scale()))))
      return true;
  }
  return false;
}

// "326件，其中有效287件，办结280件，7件在办": the first two are each half of the total or more and together exceed it, so the
// second is told of the first.
bool AreStages(const CheckInput& input, const PartList& list) {
  if (list.parts.size() < 3) return false;
  const std::vector<Figure>& figures = input.figures.figures;
  const Rational first = figures[list.parts[0]].Scaled();
  const Rational second = figures[list.parts[1]].Scaled();
  const Rational total = figures[list.total].Scaled();
  return second <= first && first <= total && total <= second + second && first + second > total;
}

bool IsClosed(const PartList& list) {
  return list.form == PartList::Form::kTotalFirst || list.form == PartList::Form::kTotalLast;
}

// "…，共计20次" counts up what stands before it; "…，举办讲座共计20次" is one more thing. No part alone is more than
// the whole.
bool ClosesList(const CheckInput& input, const PartList& list) {
  const Rational total = input.figures.figures[list.total].Scaled();
  const bool within = std::all_of(list.parts.begin(), list.parts.end(), [&](std::uint32_t part) {
    return input.figures.figures[part].Scaled() <= total;
  });
  return within && LeadWords(input, list.total).empty();
}

bool EachIsLess(const CheckInput& input, const PartList& list) {
  const Rational total = input.figures.figures[list.total].Scaled();
  return std::all_of(list.parts.begin(), list.parts.end(), [&](std::uint32_t part) {
    return input.figures.figures[part].Scaled() < total;
  });
}

// How an inconsistent list is to be shown, by how surely its words claim to name all parts; nullopt where
// they may not.
std::optional<Severity> Claimed(const CheckInput& input, const PartList& list, const PartSum& sum) {
  if (list.loose) return std::nullopt;
  if (list.announced != 0) return Severity::kError;
  const bool money = IsMoney(input, list);
  const bool exceeds = CannotExceed(input, list, sum.relation);
  switch (sum.completeness) {
    case Completeness::kPartition:
      return Severity::kError;
    case Completeness::kShares:
    case Completeness::kRemainder:
    case Completeness::kWords:
      if (!IsClosed(list)) return Severity::kError;
      break;
    case Completeness::kClass:
      if (!IsClosed(list)) return Severity::kWarning;
      break;
    case Completeness::kParallel:
    case Completeness::kLittleLeft:
      if (!money && !IsClosed(list) && !CountsTwice(input, list)) return Severity::kWarning;
      break;
    case Completeness::kUnknown:
      break;
  }
  // "追加1523万元，包括A 862万元、B 480万元、C 183万元": what is included is not more than what includes it.
  if (money && list.form == PartList::Form::kIncludes && ExceedsTotal(input, sum.relation) && EachIsLess(input, list))
    return Severity::kWarning;
  if (exceeds) return money || list.parts.size() == 1 ? Severity::kError : Severity::kWarning;
  if (list.form == PartList::Form::kBracket) return Severity::kError;
  // "12场、8场，共计20次": what stands before 共计 is counted up to it.
  if (list.form == PartList::Form::kTotalLast && list.parts.size() >= 2 && ClosesList(input, list)) return Severity::kWarning;
  return std::nullopt;
}

// Four digits are one digit away from many sums; only two of them changed round tell.
bool IsSureSlip(const Decimal& stated, const Relation& relation) {
  constexpr int kManyDigits = 5;
  return relation.diagnosis != "digit" || SignificantDigits(stated) >= kManyDigits;
}

// One figure of the list is a slip of the hand away from making it hold.
bool SomeSlipped(const CheckInput& input, const PartList& list, const Relation& relation) {
  if (list.parts.size() < 2 || (!IsMoney(input, list) && CountsTwice(input, list))) return false;
  const Decimal stated = input.figures.figures[relation.stated.figure].value;
  if (list.loose) return IsTellingSlip(stated, relation.expected);
  if (list.form == PartList::Form::kIncludes) return IsTellingSlip(stated, relation.expected);
  if (!relation.diagnosis.empty() && IsSureSlip(stated, relation)) return true;
  return list.form == PartList::Form::kAmong && PartSlipped(input, relation);
}

// "其中低保1942人、特困2680人（同时享受两项的757人）": the parts overlap. "抚养比1.72∶1（即1.72名…）": no number of people.
bool CountsNothing(const CheckInput& input, const PartList& list) {
  const auto is_broken = [&](std::uint32_t part) {
    const Figure& figure = input.figures.figures[part];
    return IsCount(figure.kind) && figure.power == 0 && figure.value.scale() > 0;
  };
  if (std::any_of(list.parts.begin(), list.parts.end(), is_broken)) return true;
  const Figure& total = input.figures.figures[list.total];
  const std::uint32_t end = input.figures.sentences[input.figures.figures[list.parts.back()].sentence].range.end;
  return IsCount(total.kind) && total.range.end < end &&
         Contains(input.patterns.list("parts.overlap"), Normalize(input.document.Slice({total.range.end, end})));
}

Relation Weigh(const CheckInput& input, const PartList& list, PartSum sum) {
  if (sum.slipped != kNone)
    return Unassessable(std::move(sum.relation), "unit-slip");  // amount.unit-scale reports it
  if (sum.nested_parts) return Unassessable(std::move(sum.relation), "nested-parts");
  if (CountsNothing(input, list)) return Unassessable(std::move(sum.relation), "partial-list");
  const bool other = MayBeOfOther(input, list) || (!IsMoney(input, list) && (IsOfAnother(input, list) || AreStages(input, list)));
  if (other) return Unassessable(std::move(sum.relation), "partial-list");
  const std::optional<Severity> claimed = Claimed(input, list, sum);
  Relation relation = std::move(sum.relation);
  if (sum.unit_doubtful) relation.variant = "unit";
  relation.diagnosis =
      DiagnoseSlip(input.figures.figures[relation.stated.figure].value, relation.expected);
  if (claimed) {
    relation.severity = *claimed;
    return relation;
  }
  if (SomeSlipped(input, list, relation)) {
    relation.severity = Severity::kWarning;
    return relation;
  }
  return Unassessable(std::move(relation), "partial-list");
}

// "43人（其中离休1人）": one part asserts nothing more than not exceeding its total.
Relation Within(const CheckInput& input, const PartList& list) {
  Relation relation;
  relation.formula = Formula::kBound;
  relation.stated = OperandFor(input, "part", list.parts.front());
  relation.operands = {OperandFor(input, "total", list.total)};
  Judge(input.figures, relation);
  return relation;
}

// The total that the parts make; else the only one that a slip of the hand sets apart from them.
Relation JudgeDivision(const CheckInput& input, const Division& division) {
  std::optional<Relation> slipped;
  bool several = false;
  PartList list = division.list;
  for (const std::uint32_t total : division.totals) {
    list.total = total;
    PartSum sum = JudgePartList(input, list);
    if (Holds(sum.relation)) return std::move(sum.relation);
    if (sum.relation.verdict != Verdict::kInconsistent || sum.slipped != kNone || sum.nested_parts) continue;
    const Decimal stated = input.figures.figures[total].value;
    if (!IsTellingSlip(stated, sum.relation.expected) && !PartSlipped(input, sum.relation)) continue;
    several = slipped.has_value();
    sum.relation.diagnosis = DiagnoseSlip(stated, sum.relation.expected);
    sum.relation.severity = Severity::kWarning;
    slipped = std::move(sum.relation);
  }
  if (slipped && !several) return std::move(*slipped);
  PartSum nearest = JudgePartList(input, division.list);
  if (nearest.relation.verdict != Verdict::kInconsistent) return std::move(nearest.relation);
  const bool whole = division.whole || nearest.completeness == Completeness::kPartition;
  if (!whole || division.totals.size() > 1 || nearest.nested_parts || nearest.slipped != kNone)
    return Unassessable(std::move(nearest.relation), "partial-list");
  nearest.relation.severity = Severity::kWarning;
  return std::move(nearest.relation);
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  for (const Division& division : FindDivisions(input)) relations.push_back(JudgeDivision(input, division));
  for (const PartList& list : input.figures.part_lists) {
    PartSum sum = JudgePartList(input, list);
    if (list.parts.size() == 1 && sum.relation.verdict == Verdict::kInconsistent &&
        !ExceedsTotal(input, sum.relation)) {
      relations.push_back(Within(input, list));
      continue;
    }
    if (sum.relation.verdict == Verdict::kInconsistent) {
      relations.push_back(Weigh(input, list, std::move(sum)));
    } else {
      relations.push_back(std::move(sum.relation));
    }
  }
}

}  // namespace

namespace registry {
extern const Check kamount_sum_of_parts;
const Check kamount_sum_of_parts = {"amount.sum-of-parts", Run};
}  // namespace registry
}  // namespace gouji
