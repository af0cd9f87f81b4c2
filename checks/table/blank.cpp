#include <algorithm>

#include "checks/common/operand.h"
#include "checks/common/table_sum.h"
#include "checks/common/text_pieces.h"
#include "patterns/context/item_name.h"

namespace gouji {
namespace {

constexpr std::size_t kLeastFilled = 3;  // rows; a form that is hardly filled in says so itself
constexpr std::string_view kBasic = "expenditure.basic";

bool IsFilledRow(const TableModel& model, const TableSide& side, std::uint32_t row) {
  return std::any_of(side.values.begin(), side.values.end(), [&](std::uint32_t c) { return model.IsFilled(row, c); });
}

std::size_t FilledRows(const TableModel& model, const TableSection& section, const TableSide& side) {
  std::size_t filled = 0;
  for (std::uint32_t r = section.body; r < section.end; ++r) filled += IsFilledRow(model, side, r) ? 1u : 0u;
  return filled;
}

// A row that only heads those below it: 项目支出： above 1、业务经费.
bool OnlyHeads(const TableModel& model, const TableSection& section, const TableSide& side, std::uint32_t row) {
  for (std::uint32_t r = row + 1; r < section.end; ++r) {
    const TableRow& below = side.rows[r];
    const bool next = r == row + 1 && (below.parent == row || below.numbered || below.among);
    const bool under = next || (below.parent == row && below.sure_parent);
    if (under && IsFilledRow(model, side, r)) return true;
  }
  return false;
}

// The row asks for what was spent this year.
bool AsksForActual(const CheckInput& input, const TableSection& section, const TableSide& side) {
  return std::any_of(side.values.begin(), side.values.end(), [&](std::uint32_t c) {
    const TableAxis& column = section.columns[c];
    return column.aspect == Aspect::kActual && (column.period == 0 || column.period == input.figures.year);
  });
}

bool IsOfBasic(const CheckInput& input, std::uint32_t figure) {
  const PartList* list = input.figures.ListOf(figure);
  return list != nullptr && input.figures.figures[list->total].measure == kBasic;
}

// What the text says was spent on it this year, or kNone.
std::uint32_t SpentInText(const CheckInput& input, std::string_view measure) {
  for (std::uint32_t i = 0; i < input.figures.figures.size(); ++i) {
    const Figure& figure = input.figures.figures[i];
    if (figure.in_table() || figure.kind != FigureKind::kAmount || figure.aspect != Aspect::kActual) continue;
    if (figure.value.is_zero() || figure.exactness != Exactness::kExact) continue;
    if (figure.period != 0 && figure.period != input.figures.year) continue;
    if (figure.measure == measure) return i;
    // 公用经费 is what basic expenditure spends on 商品和服务.
    for (const std::string& pair : input.patterns.list("blank.same").words) {
      if (LeftSide(pair) == measure && RightSide(pair) == figure.measure && IsOfBasic(input, i)) return i;
    }
  }
  return kNone;
}

void CheckSide(const CheckInput& input, std::uint32_t table, const TableSection& section, const TableSide& side, std::vector<Relation>& relations) {
  const TableModel& model = input.figures.tables[table];
  if (!AsksForActual(input, section, side) || FilledRows(model, section, side) < kLeastFilled) return;
  for (std::uint32_t r = section.body; r < section.end; ++r) {
    const TableRow& row = side.rows[r];
    if (row.label.empty() || row.kind == RowKind::kHeader || row.kind == RowKind::kNote || IsFilledRow(model, side, r)) continue;
    const std::string measure = ReadItemName(input.patterns, row.label).measure;
    if (measure.empty() || OnlyHeads(model, section, side, r)) continue;
    const std::uint32_t spent = SpentInText(input, measure);
    if (spent == kNone) continue;
    Relation relation = Differs(Severity::kWarning, "", row.head, "空", Printed(input, spent));
    relation.operands = {OperandFor(input, "text", spent)};
    relation.args.emplace_back("row", row.label);
    relations.push_back(std::move(relation));
  }
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  ForEachSide(input.figures, [&](std::uint32_t table, const TableSection& section, const TableSide& side) {
    CheckSide(input, table, section, side, relations);
  });
}

}  // namespace

namespace registry {
extern const Check ktable_blank;
const Check ktable_blank = {"table.blank", Run};
}  // namespace registry
}  // namespace gouji
