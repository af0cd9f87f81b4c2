#include <algorithm>

#include "checks/common/named_figures.h"
#include "checks/common/operand.h"
#include "checks/engine/evaluate.h"

namespace gouji {
namespace {

// "比上年增加a，增长p%": the change, the rate, and the values after the change that may be meant.
struct Change {
  std::uint32_t amount = kNone;
  std::uint32_t rate = kNone;
  int sign = 1;
  std::vector<std::uint32_t> currents;
};

constexpr std::size_t kMaxCurrents = 6;

bool IsDecrease(const CheckInput& input, std::string_view words) {
  const std::vector<std::string>& list = input.patterns.list("direction.down").words;
  return std::any_of(list.begin(), list.end(), [&](const std::string& word) { return words.find(word) != std::string_view::npos; });
}

// What changed is the figure named before the change: in its sentence, then in its paragraph. Parts of a
// list and other changes are not it; last year's value will do as well.
void CollectCurrents(const CheckInput& input, std::uint32_t first, Change& change) {
  const std::vector<Figure>& figures = input.figures.figures;
  for (const std::uint32_t i : FiguresBefore(input, first)) {
    const Figure& figure = figures[i];
    const bool is_change = figure.aspect == Aspect::kIncrease || figure.aspect == Aspect::kDecrease;
    if (figure.kind != figures[change.amount].kind || is_change) continue;
    if (change.currents.size() < kMaxCurrents) change.currents.push_back(i);
  }
}

Change ReadChange(const CheckInput& input, const Cue& cue) {
  Change change;
  const Cue::Group* amount = cue.Find("amount");
  const Cue::Group* rate = cue.Find("rate");
  const Cue::Group* direction = cue.Find("direction");
  if (amount == nullptr || rate == nullptr || amount->figure == kNone || rate->figure == kNone) return change;
  change.amount = amount->figure;
  change.rate = rate->figure;
  const std::string words = Normalize(input.document.Slice(direction != nullptr ? direction->range : cue.range));
  change.sign = IsDecrease(input, words) ? -1 : 1;
  CollectCurrents(input, change.amount, change);
  return change;
}

bool IsPrior(const CheckInput& input, const Figure& figure) {
  return figure.aspect == Aspect::kPrior || (figure.period != 0 && input.figures.year != 0 && figure.period < input.figures.year);
}

Relation JudgeChange(const CheckInput& input, const Change& change, std::uint32_t value) {
  Relation relation;
  const bool prior = IsPrior(input, input.figures.figures[value]);
  relation.formula = prior ? Formula::kShare : Formula::kGrowth;
  relation.stated = OperandFor(input, "rate", change.rate);
  relation.operands = {OperandFor(input, "change", change.amount, change.sign), OperandFor(input, prior ? "prior" : "current", value)};
  Judge(input.figures, relation);
  return relation;
}

Relation Settle(const CheckInput& input, const Change& change) {
  Relation first;
  first.formula = Formula::kGrowth;
  first.stated = OperandFor(input, "rate", change.rate);
  first.reason = "no-current";
  for (std::size_t k = 0; k < change.currents.size(); ++k) {
    Relation relation = JudgeChange(input, change, change.currents[k]);
    if (relation.verdict != Verdict::kInconsistent && relation.verdict != Verdict::kNotAssessable) return relation;
    if (k == 0) first = std::move(relation);
  }
  return first;
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  std::vector<std::uint32_t> known;
  for (const Cue& cue : input.figures.cues) {
    if (cue.cue != "change") continue;
    const Change change = ReadChange(input, cue);
    if (change.rate == kNone || std::find(known.begin(), known.end(), change.rate) != known.end()) continue;
    if (input.figures.figures[change.rate].kind != FigureKind::kPercent) continue;
    known.push_back(change.rate);
    relations.push_back(Settle(input, change));
  }
}

}  // namespace

namespace registry {
extern const Check krate_change;
const Check krate_change = {"rate.change", Run};
}  // namespace registry
}  // namespace gouji
