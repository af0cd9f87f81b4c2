#include <algorithm>
#include <optional>
#include <string>

#include "checks/common/added_totals.h"
#include "checks/common/adjustments.h"
#include "checks/common/change_claim.h"
#include "checks/common/lead_words.h"
#include "checks/common/named_figures.h"
#include "checks/common/operand.h"
#include "checks/common/text_pieces.h"
#include "checks/common/unit_reading.h"
#include "checks/engine/diagnosis.h"
#include "checks/engine/evaluate.h"
#include "patterns/pack/word_list.h"

namespace gouji {
namespace {

void AddMovements(const CheckInput& input, const AdjustmentClaim& claim, int sign, Relation& relation) {
  for (const AdjustmentClaim::Movement& movement : claim.movements)
    relation.operands.push_back(OperandFor(input, "adjustment", movement.figure, movement.sign * sign));
}

// An inconsistent sum that holds when one amount is read in the other of 元 and 万元.
void FindUnitSlip(const CheckInput& input, Relation& relation) {
  if (relation.verdict != Verdict::kInconsistent || !HoldsInOtherUnit(input, relation)) return;
  relation.verdict = Verdict::kNotAssessable;
  relation.reason = "unit-slip";  // amount.unit-scale reports it
}

// 年初预算 + 调整 = 全年预算. Where no revised budget is printed, spending may equal the sum but
// need not.
void JudgeAdjustment(const CheckInput& input, const AdjustmentClaim& claim,
                     std::vector<Relation>& relations) {
  if (claim.initial == kNone || claim.result == kNone || claim.movements.empty()) return;
  Relation relation;
  relation.formula = Formula::kSum;
  relation.stated = OperandFor(input, "revised", claim.result);
  relation.operands = {OperandFor(input, "initial", claim.initial)};
  AddMovements(input, claim, 1, relation);
  Judge(input.figures, relation);
  FindUnitSlip(input, relation);
  // An initial budget of an earlier paragraph may be that of another body.
  const std::vector<Figure>& figures = input.figures.figures;
  if (figures[claim.initial].block != figures[claim.result].block) relation.severity = Severity::kWarning;
  const bool slip = IsTellingSlip(input.figures.figures[claim.result].value, relation.expected);
  if (relation.verdict == Verdict::kInconsistent && !claim.revised && slip) {
    relation.severity = Severity::kWarning;
  } else if (relation.verdict == Verdict::kInconsistent && !claim.revised) {
    relation.verdict = Verdict::kNotAssessable;
    relation.reason = "no-revised-budget";
  }
  relations.push_back(std::move(relation));
}

// 净增 = 追加 − 调减.
void JudgeNet(const CheckInput& input, const AdjustmentClaim& claim, std::vector<Relation>& relations) {
  if (claim.net == kNone || claim.movements.size() == 1) return;  // the other movement is told in words that are not known
  Relation relation;
  relation.formula = Formula::kSum;
  relation.variant = "net";
  relation.stated = OperandFor(input, "total", claim.net);
  AddMovements(input, claim, claim.net_sign, relation);
  if (claim.movements.empty()) {
    relation.operands = {OperandFor(input, "revised", claim.result, claim.net_sign),
                         OperandFor(input, "initial", claim.initial, -claim.net_sign)};
  }
  Judge(input.figures, relation);
  FindUnitSlip(input, relation);
  relations.push_back(std::move(relation));
}

// 本年收入 + 年初结转 = 收入总计. Of several amounts before the 加上 one must fit, or it is not known what is added to.
void JudgeAdded(const CheckInput& input, const AddedTotal& claim, std::vector<Relation>& relations) {
  Relation relation;
  for (const std::uint32_t base : claim.bases) {
    relation = {};
    relation.formula = Formula::kSum;
    relation.variant = "added";
    relation.stated = OperandFor(input, "total", claim.total);
    relation.operands = {OperandFor(input, "part", base)};
    for (const std::uint32_t added : claim.added) relation.operands.push_back(OperandFor(input, "part", added));
    Judge(input.figures, relation);
    if (Holds(relation)) break;
  }
  if (relation.verdict == Verdict::kInconsistent && claim.bases.size() > 1) {
    relation.verdict = Verdict::kNotAssessable;
    relation.reason = "several-currents";
  }
  constexpr std::size_t kFew = 3;  // of a longer row some may be parts of others
  if (relation.verdict == Verdict::kInconsistent && (claim.holds_parts || claim.added.size() > kFew)) {
    relation.verdict = Verdict::kNotAssessable;
    relation.reason = "nested-parts";
  }
  relation.severity = Severity::kWarning;
  relations.push_back(std::move(relation));
}

// "208.42万元，比上年的198.36万元减少10.06万元": the three amounts fit, the word does not.
std::optional<Relation> WrongWay(const CheckInput& input, const ChangeClaim& change, std::uint32_t current, std::uint32_t prior) {
  Relation sum;
  sum.formula = Formula::kSum;
  sum.stated = OperandFor(input, "current", current);
  sum.operands = {OperandFor(input, "prior", prior), OperandFor(input, "change", change.amount, -change.sign)};
  Judge(input.figures, sum);
  if (sum.verdict != Verdict::kConsistent || input.figures.figures[change.amount].value.is_zero()) return std::nullopt;
  const std::string said = change.sign > 0 ? "增加" : "减少";
  Relation relation = Differs(Severity::kError, "direction", input.figures.figures[change.amount].range, said, change.sign > 0 ? "减少" : "增加");
  relation.operands = {OperandFor(input, "change", change.amount), sum.stated, sum.operands.front()};
  relation.args.emplace_back("current", Printed(input, current));
  relation.args.emplace_back("prior", Printed(input, prior));
  relation.args.emplace_back("change", Printed(input, change.amount));
  return relation;
}

// "资产1862万元，较年初1790万元增加72万元，其中固定资产1236万元，较年初减少35万元": the change from the value before is told
// already; the next one is of something else.
bool ToldChange(const CheckInput& input, std::uint32_t prior, std::uint32_t change) {
  const std::vector<Figure>& figures = input.figures.figures;
  for (std::uint32_t f = prior + 1; f < change; ++f) {
    const bool part = f + 1 < change && IsPart(input, f + 1);
    if (figures[f].kind == figures[change].kind && IsChange(figures[f].aspect) && part) return true;
  }
  return false;
}

// 上年数 + 增加 = 本年数.
void JudgeYears(const CheckInput& input, const Cue& cue, std::vector<Relation>& relations) {
  const ChangeClaim change = ReadChange(input, cue);
  if (change.amount == kNone) return;
  std::uint32_t prior = kNone;
  std::vector<std::uint32_t> currents;
  for (const ChangeClaim::Value& value : change.values) {
    if (!value.sure || !value.named || input.figures.figures[value.figure].aspect == Aspect::kTarget) continue;
    if (!value.prior) {
      currents.push_back(value.figure);
    } else if (prior == kNone && value.compared) {
      prior = value.figure;
    }
  }
  // "支出556万元，完成预算580万元的96%，较上年601万元减少…": what was spent, not what was planned.
  const bool spent = std::any_of(currents.begin(), currents.end(), [&](std::uint32_t f) {
    return input.figures.figures[f].aspect == Aspect::kActual;
  });
  std::erase_if(currents, [&](std::uint32_t f) { return spent && IsBudget(input.figures.figures[f].aspect); });
  if (prior == kNone || currents.empty() || ToldChange(input, prior, change.amount)) return;
  Relation last;
  Relation nearest;
  bool alike = true;
  for (const std::uint32_t current : currents) {
    Relation relation;
    relation.formula = Formula::kSum;
    relation.variant = "years";
    relation.stated = OperandFor(input, "current", current);
    relation.operands = {OperandFor(input, "prior", prior),
                         OperandFor(input, "change", change.amount, change.sign)};
    Judge(input.figures, relation);
    alike = alike && input.figures.figures[current].Scaled() ==
                         input.figures.figures[currents.front()].Scaled();
    const bool broken = relation.verdict == Verdict::kInconsistent;
    last = std::move(relation);
    if (!broken) break;
    if (nearest.stated.figure == kNone) nearest = last;
  }
  if (last.verdict == Verdict::kInconsistent && alike) {
    if (std::optional<Relation> turned = WrongWay(input, change, currents.front(), prior)) {
      relations.push_back(std::move(*turned));
      return;
    }
  }
  // With several figures it is not known which of them the change led to, unless the nearest slipped.
  if (last.verdict == Verdict::kInconsistent && !alike &&
      IsTellingSlip(input.figures.figures[nearest.stated.figure].value, nearest.expected)) {
    last = std::move(nearest);
    last.severity = Severity::kWarning;
    last.diagnosis = DiagnoseSlip(input.figures.figures[last.stated.figure].value, last.expected);
  } else if (last.verdict == Verdict::kInconsistent && !alike) {
    last.verdict = Verdict::kNotAssessable;
    last.reason = "several-currents";
  }
  relations.push_back(std::move(last));
}

bool LeadHolds(const CheckInput& input, std::uint32_t figure, std::string_view list) {
  return Contains(input.patterns.list(list), LeadWords(input, figure));
}

bool ClauseHolds(const CheckInput& input, std::uint32_t figure, std::string_view list) {
  const SourceRange clause = ClauseAround(input, figure);
  const std::string words =
      Normalize(input.document.Slice({clause.begin, input.figures.figures[figure].range.begin}));
  return Contains(input.patterns.list(list), words);
}

// 年初数 + 本年增加 − 本年减少 = 年末数, when every amount behind the opening one says which way it
// goes. The movements may stand behind the closing amount:
// "由年初9万元变为年末10万元，新增3万元、处置2万元".
void JudgeStock(const CheckInput& input, const Sentence& sentence,
                std::vector<Relation>& relations) {
  const std::vector<Figure>& figures = input.figures.figures;
  std::uint32_t closing = kNone;
  Relation relation;
  for (std::uint32_t f = sentence.first_figure; f < sentence.end_figure; ++f) {
    if (figures[f].kind != FigureKind::kAmount || IsPart(input, f)) continue;
    if (LeadHolds(input, f, "stock.opening")) {
      if (closing != kNone) return;
      relation.operands = {OperandFor(input, "opening", f)};
    } else if (relation.operands.empty()) {
      continue;
    } else if (closing == kNone && LeadHolds(input, f, "stock.closing")) {
      closing = f;
      if (relation.operands.size() > 1) break;
    } else {
      const bool up = ClauseHolds(input, f, "direction.up");
      const bool down =
          ClauseHolds(input, f, "direction.down") || ClauseHolds(input, f, "direction.out");
      if (up == down) return;
      relation.operands.push_back(OperandFor(input, "movement", f, up ? 1 : -1));
    }
  }
  if (closing == kNone || relation.operands.size() < 2) return;
  relation.formula = Formula::kSum;
  relation.variant = "stock";
  relation.stated = OperandFor(input, "closing", closing);
  Judge(input.figures, relation);
  relations.push_back(std::move(relation));
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  for (const Sentence& sentence : input.figures.sentences) JudgeStock(input, sentence, relations);
  for (const AddedTotal& claim : ReadAddedTotals(input)) JudgeAdded(input, claim, relations);
  for (const AdjustmentClaim& claim : ReadAdjustments(input)) {
    JudgeAdjustment(input, claim, relations);
    JudgeNet(input, claim, relations);
  }
  for (const Cue& cue : input.figures.cues) {
    if (cue.cue == "change") JudgeYears(input, cue, relations);
  }
}

}  // namespace

namespace registry {
extern const Check kamount_carry;
const Check kamount_carry = {"amount.carry", Run};
}  // namespace registry
}  // namespace gouji
