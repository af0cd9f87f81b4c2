#include <algorithm>
#include <optional>

#include "checks/common/change_claim.h"
#include "checks/common/operand.h"
#include "checks/common/table_sum.h"
#include "checks/common/unit_reading.h"
#include "checks/engine/diagnosis.h"
#include "checks/engine/evaluate.h"
#include "patterns/pack/word_list.h"

namespace gouji {
namespace {

using Value = ChangeClaim::Value;

Relation JudgeChange(const CheckInput& input, const ChangeClaim& change, const Value& value) {
  Relation relation;
  relation.formula = value.prior ? Formula::kShare : Formula::kGrowth;
  relation.stated = OperandFor(input, "rate", change.rate);
  relation.operands = {OperandFor(input, "change", change.amount, change.sign),
                       OperandFor(input, value.prior ? "prior" : "current", value.figure)};
  Judge(input.figures, relation);
  return relation;
}

// "比上年23.05万元下降p%": the rate of two values, without the change between them.
Relation JudgeTwo(const CheckInput& input, const ChangeClaim& change, std::uint32_t current,
                  std::uint32_t prior) {
  Relation relation;
  relation.formula = Formula::kChange;
  relation.stated = OperandFor(input, "rate", change.rate);
  relation.operands = {OperandFor(input, "current", current, change.sign),
                       OperandFor(input, "prior", prior)};
  Judge(input.figures, relation);
  return relation;
}

// In one part of the sentence and counted alike: 救助18.35万人次；特困人员较上年的8.31万人增长 are two things.
bool SpeakOfOneThing(const CheckInput& input, const Figure& current, const Figure& prior) {
  const std::uint32_t from = std::min(current.range.end, prior.range.end);
  const std::uint32_t to = std::max(current.range.begin, prior.range.begin);
  const std::string between = from < to ? Normalize(input.document.Slice({from, to})) : std::string();
  if (current.sentence == prior.sentence && between.find(';') != std::string::npos) return false;
  return current.kind == FigureKind::kAmount || input.document.Slice(current.unit) == input.document.Slice(prior.unit);
}

std::optional<Relation> SettleTwo(const CheckInput& input, const ChangeClaim& change) {
  std::optional<Relation> meant;
  for (const Value& value : change.values) {
    if (value.prior || !value.sure) continue;
    const std::vector<Figure>& figures = input.figures.figures;
    if (!SpeakOfOneThing(input, figures[value.figure], figures[change.values.front().figure])) continue;
    Relation relation = JudgeTwo(input, change, value.figure, change.values.front().figure);
    if (Holds(relation)) return relation;
    if (!meant) meant = std::move(relation);
  }
  return meant;
}

// The first value that gives the rate; else the first that is surely meant. Where none is, only a
// telling slip of the hand is worth a warning.
Relation Settle(const CheckInput& input, const ChangeClaim& change) {
  std::optional<Relation> meant;
  std::optional<Relation> doubtful;
  for (const Value& value : change.values) {
    Relation relation = JudgeChange(input, change, value);
    if (relation.verdict != Verdict::kInconsistent && relation.verdict != Verdict::kNotAssessable)
      return relation;
    std::optional<Relation>& slot = value.sure ? meant : doubtful;
    if (!slot) slot = std::move(relation);
  }
  if (meant && meant->verdict == Verdict::kInconsistent && HoldsInOtherUnit(input, *meant))
    SetAside(*meant, "unit-slip");  // amount.unit-scale reports it
  if (meant) return *meant;
  if (!doubtful) {
    Relation relation;
    relation.formula = Formula::kGrowth;
    relation.stated = OperandFor(input, "rate", change.rate);
    relation.reason = "no-current";
    return relation;
  }
  if (doubtful->verdict != Verdict::kInconsistent) return *doubtful;
  const Decimal& stated = input.figures.figures[change.rate].value;
  if (IsTellingSlip(stated, doubtful->expected)) {
    doubtful->severity = Severity::kWarning;
    doubtful->diagnosis = DiagnoseSlip(stated, doubtful->expected);
  } else {
    SetAside(*doubtful, "several-currents");
  }
  return *doubtful;
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  std::vector<std::uint32_t> known;
  for (const Cue& cue : input.figures.cues) {
    if (cue.cue != "change") continue;
    const ChangeClaim change = ReadChange(input, cue);
    if (change.rate == kNone || std::find(known.begin(), known.end(), change.rate) != known.end())
      continue;
    if (input.figures.figures[change.rate].kind != FigureKind::kPercent) continue;
    if (change.amount == kNone) {
      std::optional<Relation> relation = SettleTwo(input, change);
      if (!relation) continue;
      relations.push_back(std::move(*relation));
    } else {
      relations.push_back(Settle(input, change));
    }
    known.push_back(change.rate);
    Relation& relation = relations.back();
    const std::string_view sentence = input.figures.sentences[cue.sentence].text.text();
    if (relation.verdict == Verdict::kInconsistent && Contains(input.patterns.list("change.scope"), sentence))
      SetAside(relation, "other-scope");
  }
}

}  // namespace

namespace registry {
extern const Check krate_change;
const Check krate_change = {"rate.change", Run};
}  // namespace registry
}  // namespace gouji
