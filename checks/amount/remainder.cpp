#include <algorithm>
#include <optional>
#include <string_view>

#include "checks/common/lead_words.h"
#include "checks/common/operand.h"
#include "checks/common/remainder_claim.h"
#include "checks/common/text_pieces.h"
#include "checks/common/unit_reading.h"
#include "checks/engine/diagnosis.h"
#include "checks/engine/evaluate.h"

namespace gouji {
namespace {

using Kind = RemainderClaim::Kind;
constexpr std::string_view kId = "amount.remainder";

Relation Difference(const CheckInput& input, const RemainderClaim& claim, std::uint32_t whole, std::uint32_t done) {
  const std::vector<Figure>& figures = input.figures.figures;
  const bool turned = claim.kind == Kind::kOver || (claim.kind == Kind::kGap && figures[whole].Scaled() < figures[done].Scaled());
  Relation relation;
  relation.formula = Formula::kSum;
  relation.stated = OperandFor(input, "left", claim.figure);
  relation.operands = {OperandFor(input, "whole", whole, turned ? -1 : 1), OperandFor(input, "done", done, turned ? 1 : -1)};
  if (turned) std::swap(relation.operands[0], relation.operands[1]);
  if (claim.kind == Kind::kOver) relation.variant = "over";
  Judge(input.figures, relation);
  if (Holds(relation) || claim.rests.empty() || claim.kind != Kind::kLeft) return relation;
  Relation rests = relation;
  for (const std::uint32_t rest : claim.rests) rests.operands.push_back(OperandFor(input, "rest", rest, -1));
  Judge(input.figures, rests);
  return Holds(rests) ? rests : relation;
}

// "占到位资金的91%，占总投资的88%，结余…": of which of the wholes that the report prints it is left, only the sum tells; an amount
// does not fit by chance.
std::optional<Relation> OfAnotherWhole(const CheckInput& input, const RemainderClaim& claim, std::uint32_t done) {
  const std::vector<Figure>& figures = input.figures.figures;
  if (claim.kind != Kind::kLeft || figures[claim.figure].kind != FigureKind::kAmount) return std::nullopt;
  for (std::uint32_t f = 0; f < figures.size(); ++f) {
    if (figures[f].kind != FigureKind::kAmount || !IsWhole(input, f, claim.figure)) continue;
    Relation relation = Difference(input, claim, f, done);
    if (Holds(relation)) return relation;
  }
  return std::nullopt;
}

bool OneValue(const CheckInput& input, const std::vector<std::uint32_t>& list) {
  return std::all_of(list.begin(), list.end(), [&](std::uint32_t f) {
    return input.figures.figures[f].Scaled() == input.figures.figures[list.front()].Scaled();
  });
}

// Named as amounts of two things: the budget of all and the spending of one project.
bool SpeakOfTwo(const Figure& whole, const Figure& done) {
  if (!whole.measure.empty() && !done.measure.empty() && whole.measure != done.measure) return true;
  const bool named = done.kind == FigureKind::kAmount && done.item_source == ContextSource::kWords && !done.item.empty();
  if (named && done.item != whole.item && (done.measure.empty() || done.measure != whole.measure)) return true;
  if (whole.entity != kNone && done.entity != kNone && whole.entity != done.entity) return true;
  const bool told = whole.period_source != ContextSource::kReport && done.period_source != ContextSource::kReport;
  return told && whole.period != 0 && done.period != 0 && whole.period != done.period;
}

// The two sides stand beside it. Of several figures on a side one must fit, or it is not known which is meant.
Relation JudgeNear(const CheckInput& input, const RemainderClaim& claim) {
  Relation first;
  for (const std::uint32_t whole : claim.wholes) {
    for (const std::uint32_t done : claim.dones) {
      Relation relation = Difference(input, claim, whole, done);
      if (Holds(relation)) return relation;
      if (first.stated.figure == kNone) first = std::move(relation);
    }
  }
  if (first.verdict != Verdict::kInconsistent) return first;
  for (const std::uint32_t done : claim.dones) {
    if (std::optional<Relation> other = OfAnotherWhole(input, claim, done)) return *other;
  }
  const std::vector<Figure>& figures = input.figures.figures;
  const bool one = OneValue(input, claim.wholes) && OneValue(input, claim.dones);
  const bool negative = claim.kind == Kind::kLeft && first.expected && first.expected->is_negative();
  const bool alike = claim.compares || !SpeakOfTwo(figures[claim.wholes.front()], figures[claim.dones.front()]);
  first.diagnosis = DiagnoseSlip(figures[claim.figure].value, first.expected);
  first.severity = Severity::kWarning;
  if (HoldsInOtherUnit(input, first)) {
    first.verdict = Verdict::kNotAssessable;
    first.reason = "unit-slip";  // amount.unit-scale reports it
  } else if (!one || negative || !claim.clear || (!alike && !IsTellingSlip(figures[claim.figure].value, first.expected))) {
    first.verdict = Verdict::kNotAssessable;
    first.reason = "several-currents";
  }
  return first;
}

class Reviewer {
 public:
  Reviewer(const CheckInput& input, std::vector<Relation>& relations)
      : input_(input), figures_(input.figures.figures), relations_(relations), count_(relations.size()) {}

  void Run() {
    for (const RemainderClaim& claim : ReadRemainders(input_)) {
      if (!claim.wholes.empty() && !claim.dones.empty()) continue;
      if (claim.kind == Kind::kLeft && claim.rate != kNone) Review(claim);
    }
  }

 private:
  // The whole stands elsewhere, but a rate beside the remainder tells of it: 支出90万元，支出率90%，结余10万元.
  void Review(const RemainderClaim& claim) {
    if (const Relation* rate = RateOf(claim)) {
      Relation relation = Difference(input_, claim, rate->operands[1].figure, rate->operands[0].figure);
      std::optional<Relation> other;
      if (!Holds(relation)) other = OfAnotherWhole(input_, claim, rate->operands[0].figure);
      Add(other ? std::move(*other) : std::move(relation));
      return;
    }
    if (claim.dones.size() != 1 || !claim.clear || IsJudged(claim.rate)) return;
    JudgeRate(claim);
  }

  // The verified rate: the printed one, or one of the same name and value elsewhere.
  const Relation* RateOf(const RemainderClaim& claim) const {
    const Relation* found = nullptr;
    for (std::size_t r = 0; r < count_; ++r) {
      const Relation& relation = relations_[r];
      if (relation.formula != Formula::kShare || !Holds(relation) || relation.operands.size() != 2) continue;
      if (figures_[relation.operands[0].figure].kind != figures_[claim.figure].kind) continue;
      if (relation.stated.figure == claim.rate) {
        const bool own = claim.dones.empty() || relation.operands[0].figure == claim.dones.front();
        return own ? &relation : nullptr;
      }
      if (claim.dones.empty() && SameRate(relation.stated.figure, claim.rate)) found = &relation;
    }
    return found;
  }

  bool SameRate(std::uint32_t a, std::uint32_t b) const {
    constexpr std::size_t kStem = 9;  // 收缴率
    if (figures_[a].kind != FigureKind::kPercent || Decimal::Compare(figures_[a].value, figures_[b].value) != 0) return false;
    const std::string one = LeadWords(input_, a);
    const std::string other = LeadWords(input_, b);
    return one.size() >= kStem && other.size() >= kStem && EndsWith(other, "率") &&
           one.substr(one.size() - kStem) == other.substr(other.size() - kStem);
  }

  bool IsJudged(std::uint32_t rate) const {
    return std::any_of(relations_.begin(), relations_.end(), [&](const Relation& relation) {
      return relation.stated.figure == rate && relation.verdict != Verdict::kNotAssessable;
    });
  }

  // The whole is not near: what was done, of it and what is left, makes the rate. Where they do not, a whole that the
  // report prints and that gives the rate tells what is left.
  void JudgeRate(const RemainderClaim& claim) {
    const std::string name = LeadWords(input_, claim.rate);
    if (!EndsWith(name, "率") && !EndsWith(name, "进度")) return;
    if (claim.rate < claim.dones.front() || !claim.rests.empty()) return;
    Relation relation;
    relation.formula = Formula::kGrowth;
    relation.variant = "rate";
    relation.stated = OperandFor(input_, "rate", claim.rate);
    relation.operands = {OperandFor(input_, "done", claim.dones.front(), -1), OperandFor(input_, "left", claim.figure)};
    Judge(input_.figures, relation);
    const std::uint32_t whole = relation.verdict == Verdict::kInconsistent ? WholeOf(claim) : kNone;
    Add(whole == kNone ? std::move(relation) : Difference(input_, claim, whole, claim.dones.front()));
  }

  // The one printed budget of which what was done is the rate.
  std::uint32_t WholeOf(const RemainderClaim& claim) const {
    std::uint32_t found = kNone;
    Relation relation;
    relation.formula = Formula::kShare;
    relation.stated = OperandFor(input_, "rate", claim.rate);
    for (std::uint32_t f = 0; f < figures_.size(); ++f) {
      if (!IsWhole(input_, f, claim.figure)) continue;
      relation.operands = {{"done", claim.dones.front(), {}}, {"whole", f, {}}};
      Judge(input_.figures, relation);
      if (!Holds(relation)) continue;
      if (found != kNone && !(figures_[found].Scaled() == figures_[f].Scaled())) return kNone;
      found = f;
    }
    return found;
  }

  void Add(Relation relation) {
    Judge(input_.figures, relation);
    relation.check = kId;
    relation.severity = Severity::kWarning;
    relations_.push_back(std::move(relation));
  }

  const CheckInput& input_;
  const std::vector<Figure>& figures_;
  std::vector<Relation>& relations_;
  std::size_t count_;
};

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  for (const RemainderClaim& claim : ReadRemainders(input)) {
    if (!claim.wholes.empty() && !claim.dones.empty()) relations.push_back(JudgeNear(input, claim));
  }
}

void Review(const CheckInput& input, std::vector<Relation>& relations) { Reviewer(input, relations).Run(); }

}  // namespace

namespace registry {
extern const Check kamount_remainder;
const Check kamount_remainder = {"amount.remainder", Run, Review};
}  // namespace registry
}  // namespace gouji
