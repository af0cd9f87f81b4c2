#include <algorithm>

#include "checks/common/budget_tables.h"
#include "checks/common/narrated_rows.h"
#include "checks/common/operand.h"
#include "checks/common/told_changes.h"
#include "checks/common/told_rows.h"
#include "checks/engine/evaluate.h"
#include "checks/engine/repair.h"

namespace gouji {
namespace {

constexpr std::string_view kId = "table.text";
constexpr std::size_t kLeastLabelBytes = 9;  // three characters: 办公费 names a row, 其他 does not

// The first side that carries a total, from `from` on.
TableFigure SideTotal(const CheckInput& input, std::uint32_t table, std::size_t from, bool flow) {
  for (std::size_t side = from; side < 4; ++side) {
    const TableFigure total = flow ? FlowTotalOf(input, table, side) : TotalOf(input, table, side, "");
    if (total.found()) return total;
  }
  return {};
}

// Cells of the published tables that state the measure, the most direct first.
std::vector<TableFigure> CellsFor(const CheckInput& input, std::string_view measure) {
  const auto only = [&](std::string_view kind) { return OnlyTable(input, kind); };
  if (measure == "income-and-expenditure.grand-total" || measure == "income.grand-total") {
    return {TotalOf(input, only("summary"), 0, "")};
  }
  if (measure == "expenditure.grand-total") return {SideTotal(input, only("summary"), 1, false)};
  if (measure == "fiscal.grand-total") return {TotalOf(input, only("fiscal-summary"), 0, "")};
  if (measure == "income.year") {
    return {TotalOf(input, only("income"), 0, ""), FlowTotalOf(input, only("summary"), 0), TotalOf(input, only("summary"), 0, "")};
  }
  if (measure == "expenditure.year") {
    return {TotalOf(input, only("expenditure"), 0, ""), SideTotal(input, only("summary"), 1, true),
            SideTotal(input, only("summary"), 1, false)};
  }
  if (measure == "expenditure.general") return {TotalOf(input, only("general-expenditure"), 0, "")};
  if (measure == "expenditure.basic.general") {
    return {TotalOf(input, only("general-expenditure"), 0, "基本支出"), TotalOf(input, only("general-basic"), 0, "")};
  }
  return {};
}

// Characters that may stand between the name and the number: 为, 预算为, 共计.
constexpr std::size_t kMaxBetween = 12;

// The words directly before the number name the whole of a table, and the sentence no single account.
bool NamesWhole(const CheckInput& input, const Figure& figure) {
  const NormalizedText& sentence = input.figures.sentences[figure.sentence].text;
  const std::string_view before = std::string_view(sentence.text()).substr(0, sentence.FromSource(figure.range).begin);
  for (const std::string& word : input.patterns.list("text.account").words) {
    if (before.find(word) != std::string_view::npos) return false;
  }
  for (const std::string& word : input.patterns.list("text.whole").words) {
    const std::size_t at = before.rfind(word);
    if (at == std::string_view::npos) continue;
    const std::string_view between = before.substr(at + word.size());
    if (between.size() <= kMaxBetween && between.find_first_of(",;:()0123456789") == std::string_view::npos) return true;
  }
  return false;
}

// 年初预算 in a report of final accounts is not what its tables hold, nor 决算 in a budget.
bool FitsTable(const Figure& figure, const std::string& caption) {
  if (figure.aspect == Aspect::kNone) return true;
  const bool accounts = caption.find("决算") != std::string::npos;
  return accounts ? figure.aspect == Aspect::kActual
                  : figure.aspect == Aspect::kBudget || figure.aspect == Aspect::kInitialBudget || figure.aspect == Aspect::kActual;
}

// A figure of running text that states the report's own amount of its own year, not a change of it.
bool StatesAmount(const CheckInput& input, const Figure& figure) {
  if (figure.in_table() || figure.kind != FigureKind::kAmount || figure.exactness != Exactness::kExact) return false;
  if (figure.measure.empty() || figure.unit_source != UnitSource::kOwn) return false;
  if (figure.period != 0 && input.figures.year != 0 && figure.period != input.figures.year) return false;
  if (figure.entity != kNone) {
    const Entity::Scope scope = input.figures.entities[figure.entity].scope;
    if (scope != Entity::Scope::kDepartment && scope != Entity::Scope::kProject) return false;
  }
  return figure.aspect != Aspect::kIncrease && figure.aspect != Aspect::kDecrease && figure.aspect != Aspect::kPrior &&
         figure.aspect != Aspect::kAdjustment;
}

// The amount stands in a total row of some table: the words may mean that one.
bool IsTotalSomewhere(const CheckInput& input, const Figure& figure) {
  return std::any_of(input.figures.figures.begin(), input.figures.figures.end(), [&](const Figure& other) {
    if (!other.in_table() || other.kind != FigureKind::kAmount || other.value.is_zero()) return false;
    const TableModel& model = input.figures.tables[other.table];
    if (model.SectionOf(other.row) == nullptr || model.RowAt(other.row, other.column).kind == RowKind::kData) return false;
    return PrintedInterval(figure).Intersects(PrintedInterval(other));
  });
}

void CheckFigure(const CheckInput& input, std::uint32_t index, std::vector<Relation>& relations) {
  const Figure& figure = input.figures.figures[index];
  std::optional<Relation> first;
  for (const TableFigure& cell : CellsFor(input, figure.measure)) {
    if (!cell.found() || !FitsTable(figure, TableName(input, cell.table))) continue;
    Relation relation;
    relation.formula = Formula::kEqual;
    relation.stated = OperandFor(input, "text", index);
    relation.operands.push_back(OperandFor(input, "table", cell.figure));
    relation.args.emplace_back("subject", NameInText(input, index, CellName(input, cell.table, cell.cell)));
    relation.args.emplace_back("table", TableName(input, cell.table));
    relation.args.emplace_back("other_subject", CellName(input, cell.table, cell.cell));
    Judge(input.figures, relation);
    if (!first || Holds(relation)) first = std::move(relation);
    if (Holds(*first)) break;
  }
  if (!first) return;
  if (first->verdict == Verdict::kInconsistent && IsTotalSomewhere(input, figure)) SetAside(*first, "other-scope");
  relations.push_back(std::move(*first));
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  if (input.figures.tables.empty()) return;
  for (std::uint32_t i = 0; i < input.figures.figures.size(); ++i) {
    const Figure& figure = input.figures.figures[i];
    if (StatesAmount(input, figure) && NamesWhole(input, figure)) CheckFigure(input, i, relations);
  }
  CompareToldRows(input, relations);
  const RowsByName rows = NamedRows(input, kLeastLabelBytes);
  if (rows.empty()) return;
  const RowReader reader(input, rows);
  CompareNarratedRows(input, rows, reader, relations);
  CompareToldChanges(input, rows, reader, relations);
}

bool IsBroken(const Relation& relation, std::uint32_t figure) {
  return relation.verdict == Verdict::kInconsistent &&
         (relation.stated.figure == figure ||
          std::any_of(relation.operands.begin(), relation.operands.end(), [&](const Operand& o) { return o.figure == figure; }));
}

// A row that is named above, and a number that other ties of the text confirm and the cell's of the table: two scopes, 财政拨款 and
// all funds.
void Review(const CheckInput&, std::vector<Relation>& relations) {
  for (Relation& own : relations) {
    if (own.check != kId || own.variant != kNamedAbove || own.verdict != Verdict::kInconsistent) continue;
    const bool broken = std::any_of(relations.begin(), relations.end(),
                                    [&](const Relation& other) { return &other != &own && IsBroken(other, own.stated.figure); });
    if (!broken && IsConfirmed(relations, own.stated.figure)) SetAside(own, "other-scope");
  }
}

}  // namespace

namespace registry {
extern const Check ktable_text;
const Check ktable_text = {kId, Run, Review};
}  // namespace registry
}  // namespace gouji
