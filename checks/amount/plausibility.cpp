#include <algorithm>

#include "checks/common/operand.h"
#include "checks/common/table_sum.h"
#include "checks/common/text_pieces.h"
#include "patterns/pack/word_list.h"

namespace gouji {
namespace {

constexpr std::string_view kAssets = "assets.total";
constexpr std::int64_t kFarAbove = 10;
constexpr std::size_t kMostRows = 2;  // more of them: the columns are not what they are called

Relation Doubt(const CheckInput& input, std::string_view variant, std::uint32_t figure, std::string expected) {
  Relation relation = Differs(Severity::kWarning, variant, input.figures.figures[figure].range, Printed(input, figure), std::move(expected));
  relation.stated = OperandFor(input, "stated", figure);
  relation.certainty = Certainty::kDoubtful;
  return relation;
}

bool SpendsMoney(const CheckInput& input) {
  return std::any_of(input.figures.figures.begin(), input.figures.figures.end(), [](const Figure& figure) {
    return figure.kind == FigureKind::kAmount && figure.aspect == Aspect::kActual && !figure.value.is_zero();
  });
}

// A body that spends money has a desk.
void CheckAssets(const CheckInput& input, std::vector<Relation>& relations) {
  for (std::uint32_t i = 0; i < input.figures.figures.size(); ++i) {
    const Figure& figure = input.figures.figures[i];
    if (figure.measure != kAssets || figure.kind != FigureKind::kAmount || figure.in_table() || !figure.value.is_zero()) continue;
    if (IsChange(figure.aspect) || figure.exactness != Exactness::kExact || !SpendsMoney(input)) continue;
    relations.push_back(Doubt(input, "assets", i, "核实"));
  }
}

// The only column of the side for which is_one holds.
template <typename IsOne>
std::uint32_t Only(const TableSide& side, const IsOne& is_one) {
  std::uint32_t only = kNone;
  for (const std::uint32_t column : side.values) {
    if (!is_one(column)) continue;
    if (only != kNone) return kNone;
    only = column;
  }
  return only;
}

// A sentence that names the row says why.
bool IsExplained(const CheckInput& input, std::string_view label) {
  return std::any_of(input.figures.sentences.begin(), input.figures.sentences.end(), [&](const Sentence& sentence) {
    return sentence.table == kNone && Contains(sentence.text.text(), label) && Contains(input.patterns.list("plausible.why"), sentence.text.text());
  });
}

void CheckSide(const CheckInput& input, std::uint32_t table, const TableSection& section, const TableSide& side, std::vector<Relation>& relations) {
  const TableModel& model = input.figures.tables[table];
  const auto this_year = [&](std::uint32_t c) { return section.columns[c].period == 0 || section.columns[c].period == input.figures.year; };
  const std::uint32_t budget = Only(side, [&](std::uint32_t c) { return IsBudget(section.columns[c].aspect) && this_year(c); });
  const std::uint32_t actual = Only(side, [&](std::uint32_t c) { return section.columns[c].aspect == Aspect::kActual && this_year(c); });
  if (budget == kNone || actual == kNone) return;
  std::vector<Relation> doubts;
  for (std::uint32_t r = section.body; r < section.end; ++r) {
    const std::uint32_t planned = model.ValueAt(r, budget);
    const std::uint32_t spent = model.ValueAt(r, actual);
    if (planned == kNone || spent == kNone || side.rows[r].label.empty()) continue;
    const Figure& plan = input.figures.figures[planned];
    const Figure& spend = input.figures.figures[spent];
    if (plan.kind != FigureKind::kAmount || spend.kind != FigureKind::kAmount || plan.value.is_zero() || plan.value.is_negative()) continue;
    if (spend.Scaled() < plan.Scaled() * Rational::Of(kFarAbove) || IsExplained(input, side.rows[r].label)) continue;
    Relation relation = Doubt(input, "", spent, "说明原因");
    relation.operands = {OperandFor(input, "budget", planned)};
    relation.args.emplace_back("row", side.rows[r].label);
    relation.args.emplace_back("budget", Printed(input, planned));
    const std::optional<Decimal> times = (spend.Scaled() / plan.Scaled()).Round(1);
    if (!times) continue;
    relation.args.emplace_back("times", times->ToString());
    doubts.push_back(std::move(relation));
  }
  if (doubts.size() > kMostRows) return;
  for (Relation& doubt : doubts) relations.push_back(std::move(doubt));
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  CheckAssets(input, relations);
  // Budgets and accounts explain themselves line by line; their tables set this year's money beside last year's plan.
  if (input.figures.kind == ReportKind::kBudget || input.figures.kind == ReportKind::kFinalAccounts) return;
  ForEachSide(input.figures, [&](std::uint32_t table, const TableSection& section, const TableSide& side) {
    CheckSide(input, table, section, side, relations);
  });
}

}  // namespace

namespace registry {
extern const Check kamount_plausibility;
const Check kamount_plausibility = {"amount.plausibility", Run};
}  // namespace registry
}  // namespace gouji
