#include <algorithm>
#include <optional>

#include "checks/common/derived_columns.h"
#include "checks/common/execution_claim.h"
#include "checks/common/lead_words.h"
#include "checks/common/named_figures.h"
#include "checks/common/operand.h"
#include "checks/common/text_pieces.h"
#include "checks/common/two_amounts.h"
#include "checks/engine/diagnosis.h"
#include "checks/engine/evaluate.h"
#include "patterns/pack/word_list.h"

namespace gouji {
namespace {

constexpr std::size_t kMaxPairFigures = 10;

Relation JudgePair(const CheckInput& input, const ExecutionClaim& rate, std::uint32_t actual,
                   std::uint32_t budget) {
  Relation relation;
  relation.formula = Formula::kShare;
  relation.stated = OperandFor(input, "rate", rate.figure);
  relation.operands = {OperandFor(input, "actual", actual), OperandFor(input, "budget", budget)};
  Judge(input.figures, relation);
  return relation;
}

// The base that the sentence means: the named side if it is printed, else the nearest.
const ExecutionSide& MeantBase(const CheckInput& input, const ExecutionClaim& rate) {
  for (const ExecutionSide& budget : rate.budgets) {
    if (rate.named.aspect != Aspect::kNone &&
        input.figures.figures[budget.figure].aspect == rate.named.aspect)
      return budget;
  }
  return rate.budgets.front();
}

// The budget anywhere in the report that explains the rate, or kNone.
std::uint32_t OtherBase(const CheckInput& input, const ExecutionClaim& rate) {
  const std::vector<Figure>& figures = input.figures.figures;
  const std::uint32_t actual = rate.actuals.front().figure;
  for (std::uint32_t i = 0; i < figures.size(); ++i) {
    if (figures[i].kind != FigureKind::kAmount || !IsBudget(figures[i].aspect) ||
        IsPart(input, i))
      continue;
    if (figures[i].period != figures[actual].period || figures[i].exactness != Exactness::kExact)
      continue;
    if (Holds(JudgePair(input, rate, actual, i))) return i;
  }
  return kNone;
}

// Two amounts near the rate, whatever they are called, that give it: paid ÷ received is a rate too.
std::optional<Relation> AnyPair(const CheckInput& input, const ExecutionClaim& rate) {
  std::vector<std::uint32_t> amounts = rate.row;
  if (amounts.empty()) amounts = FiguresBefore(input, rate.figure);
  if (amounts.size() > kMaxPairFigures) amounts.resize(kMaxPairFigures);
  for (const std::uint32_t actual : amounts) {
    for (const std::uint32_t base : amounts) {
      const Figure& paid = input.figures.figures[actual];
      if (actual == base || paid.kind != FigureKind::kAmount || IsBudget(paid.aspect))
        continue;
      if (input.figures.figures[base].kind != FigureKind::kAmount ||
          IsPart(input, actual) != IsPart(input, base))
        continue;
      Relation relation = JudgePair(input, rate, actual, base);
      if (relation.verdict == Verdict::kConsistent) return relation;
    }
  }
  return std::nullopt;
}

void NameOtherBase(const CheckInput& input, Relation& relation, std::uint32_t budget) {
  relation.severity = Severity::kWarning;
  relation.diagnosis = "other-base";
  relation.variant = "other-base";
  relation.args.emplace_back("other", Printed(input, budget));
}

bool NamesAnother(const std::string& measure, const std::string& item, const Figure& figure) {
  if (!measure.empty() && !figure.measure.empty()) return measure != figure.measure;
  if (item.empty() || figure.item.empty()) return false;
  return item.find(figure.item) == std::string::npos && figure.item.find(item) == std::string::npos;
}

bool Mentions(const CheckInput& input, const std::string& word, std::uint32_t figure) {
  return LeadWords(input, figure).find(word) != std::string::npos ||
         input.figures.figures[figure].item.find(word) != std::string::npos;
}

// The words of the rate or of its base speak of something else than the budget: 完成采购预算的…,
// 项目支出执行率.
bool SpeaksOfAnother(const CheckInput& input, const ExecutionClaim& rate, std::uint32_t budget) {
  const Figure& planned = input.figures.figures[budget];
  const Figure& stated = input.figures.figures[rate.figure];
  if (NamesAnother(rate.named.measure, rate.named.item, planned)) return true;
  if (!rate.special.empty() && !Mentions(input, rate.special, budget)) return true;
  const bool named = stated.item_source == ContextSource::kWords && stated.measure.rfind("rate.", 0) != 0;
  return named && NamesAnother(stated.measure, std::string(), planned);
}

// Budget and spending surely belong to the rate: a rate that does not follow from them is wrong.
bool IsSure(const CheckInput& input, const ExecutionClaim& rate, const ExecutionSide& actual,
            const ExecutionSide& budget) {
  if (actual.reach == Reach::kSection || budget.reach == Reach::kSection) return false;
  if (rate.sentence_is_open &&
      (actual.reach != Reach::kSentence || budget.reach != Reach::kSentence))
    return false;
  const Figure& paid = input.figures.figures[actual.figure];
  const Figure& planned = input.figures.figures[budget.figure];
  if (SpeaksOfAnother(input, rate, budget.figure)) return false;
  if (SameItem(paid, planned) && paid.item_source == ContextSource::kWords && planned.item_source == ContextSource::kWords) return true;
  // A budget before another rate has served that rate: "A 完成10万元，为预算的50%；B
  // 完成30万元，为预算的60%".
  if (rate.before != kNone && budget.figure < rate.before) return false;
  return paid.measure.empty() || planned.measure.empty() || paid.measure == planned.measure;
}

// In one sentence the words leave no choice; in a paragraph several values may.
bool IsOnlyChoice(const CheckInput& input, const std::vector<ExecutionSide>& list) {
  return std::all_of(list.begin(), list.end(), [&](const ExecutionSide& candidate) {
    return candidate.reach == Reach::kSection ||
           input.figures.figures[candidate.figure].Scaled() ==
               input.figures.figures[list.front().figure].Scaled();
  });
}

Relation NoSide(const CheckInput& input, const ExecutionClaim& rate) {
  Relation relation;
  relation.formula = Formula::kShare;
  relation.stated = OperandFor(input, "rate", rate.figure);
  relation.reason = rate.actuals.empty() ? "no-actual" : "no-base";
  return relation;
}

Relation Settle(const CheckInput& input, const ExecutionClaim& rate) {
  if (rate.actuals.empty() || rate.budgets.empty()) return NoSide(input, rate);
  const ExecutionSide& base = MeantBase(input, rate);
  const ExecutionSide& paid = rate.actuals.front();
  Relation meant = JudgePair(input, rate, paid.figure, base.figure);
  if (meant.verdict != Verdict::kInconsistent) return meant;
  const bool sure = IsSure(input, rate, paid, base);
  for (const ExecutionSide& actual : rate.actuals) {
    for (const ExecutionSide& budget : rate.budgets) {
      Relation other = JudgePair(input, rate, actual.figure, budget.figure);
      if (!Holds(other)) continue;
      const bool outside =
          budget.reach > base.reach;  // the sentence prints a base that does not fit
      if (!sure || !outside) return other;
      // The rate fits another pair altogether: no wrong base of this spending.
      if (input.figures.figures[actual.figure].Scaled() != input.figures.figures[paid.figure].Scaled()) continue;
      NameOtherBase(input, meant, budget.figure);
      return meant;
    }
  }
  if (std::optional<Relation> other = AnyPair(input, rate)) return *other;
  // Words such as 安排支出 and 完成预算支出 may name the two the other way round. A rate above 100% is no such case:
  // there the author divided the wrong way.
  Relation swapped = JudgePair(input, rate, base.figure, paid.figure);
  const bool usual = Rational(input.figures.figures[rate.figure].value) <= Rational::Of(100);
  if (usual && swapped.verdict == Verdict::kConsistent) return swapped;
  if (!sure && IsTellingSlip(input.figures.figures[rate.figure].value, meant.expected)) {
    meant.severity = Severity::kWarning;
    meant.diagnosis = DiagnoseSlip(input.figures.figures[rate.figure].value, meant.expected);
  } else if (!sure || (rate.row.empty() && FollowsFromTwo(input, rate.figure))) {
    meant.verdict = Verdict::kNotAssessable;
    meant.reason = "no-base";
  } else if (const std::uint32_t other = OtherBase(input, rate); other != kNone) {
    NameOtherBase(input, meant, other);
  } else if (base.reach != Reach::kSentence &&
             !(IsOnlyChoice(input, rate.actuals) && IsOnlyChoice(input, rate.budgets))) {
    meant.severity = Severity::kWarning;
  }
  return meant;
}

// "1" under 执行率 is 100%: a ratio without the sign.
bool IsPlainRatio(const CheckInput& input, const Relation& relation) {
  if (!input.figures.figures[relation.stated.figure].unit.empty()) return false;
  const Rational share = Compute(input.figures, relation);
  const Decimal& stated = input.figures.figures[relation.stated.figure].value;
  const std::optional<Decimal> ratio = share.valid() ? (share / Rational::Of(100)).Round(stated.scale()) : std::nullopt;
  return ratio && Decimal::Compare(*ratio, stated) == 0;
}

// A rate of a table row, from the budgets and actual amounts of the same row.
void JudgeRow(const CheckInput& input, const TableModel& table, std::uint32_t row, std::uint32_t column, std::vector<Relation>& relations) {
  const std::uint32_t index = table.FigureAt(row, column);
  if (index == kNone || input.figures.figures[index].aspect != Aspect::kRate) return;
  if (input.figures.figures[index].kind != FigureKind::kPercent) return;
  ExecutionClaim rate = ReadExecutionRow(input, table, row);
  if (rate.actuals.empty() || rate.budgets.empty()) return;
  rate.figure = index;
  Relation relation = Settle(input, rate);
  if (relation.verdict == Verdict::kInconsistent && IsPlainRatio(input, relation)) {
    relation.verdict = Verdict::kNotAssessable;
    relation.reason = "no-base";
  }
  relations.push_back(std::move(relation));
}

// Rates in tables: as the column itself proves, else row by row.
void JudgeColumns(const CheckInput& input, std::vector<Relation>& relations) {
  for (std::uint32_t t = 0; t < input.figures.tables.size(); ++t) {
    const TableModel& table = input.figures.tables[t];
    for (const TableSection& section : table.sections) {
      for (const TableSide& side : section.sides) {
        for (const std::uint32_t column : side.values) {
          if (!HoldsExecutionRates(input, section.columns[column])) continue;
          std::vector<Relation> proven = ProvenColumn(input, t, section, side, column);
          for (Relation& relation : proven) {
            relation.operands[0].role = "actual";
            relation.operands[1].role = "budget";
            relations.push_back(std::move(relation));
          }
          for (std::uint32_t row = section.body; proven.empty() && row < section.end; ++row) JudgeRow(input, table, row, column, relations);
        }
      }
    }
  }
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  for (const ExecutionClaim& rate : ReadExecutionClaims(input)) relations.push_back(Settle(input, rate));
  JudgeColumns(input, relations);
}

}  // namespace

namespace registry {
extern const Check krate_execution;
const Check krate_execution = {"rate.execution", Run};
}  // namespace registry
}  // namespace gouji
