#include <algorithm>

#include "checks/common/announcement.h"
#include "checks/common/operand.h"
#include "checks/common/table_sum.h"
#include "checks/common/text_pieces.h"
#include "checks/engine/diagnosis.h"
#include "checks/engine/evaluate.h"

namespace gouji {
namespace {

constexpr std::size_t kLeastParts = 3;
constexpr std::size_t kLeastNameBytes = 6;  // two characters

bool StatesTotal(const Figure& figure) {
  if (figure.exactness != Exactness::kExact || figure.comparator != Comparator::kNone) return false;
  switch (figure.aspect) {
    case Aspect::kIncrease:
    case Aspect::kDecrease:
    case Aspect::kAdjustment:
    case Aspect::kPrior:
      return false;
    default:
      return figure.kind == FigureKind::kAmount || figure.kind == FigureKind::kCount ||
             figure.kind == FigureKind::kHeadcount;
  }
}

// The figure of the paragraph that bears the column's name: 固定资产净值 for a column 净值.
std::uint32_t TotalInText(const CheckInput& input, std::uint32_t block, std::string_view column) {
  for (const std::uint32_t figure : input.figures.FiguresIn(input.document.blocks()[block].text)) {
    const Figure& candidate = input.figures.figures[figure];
    if (StatesTotal(candidate) && EndsWith(candidate.item, column)) return figure;
  }
  return kNone;
}

// A plain list: no row that is part of another, no totals but one of them all.
bool IsPlainList(const TableSection& section, const TableSide& side) {
  if (side.totals.size() > 1) return false;
  for (std::uint32_t row = section.body; row < section.end; ++row) {
    const TableRow& r = side.rows[row];
    if (r.parent != kNone || r.minus) return false;
    if (r.kind != RowKind::kData && r.kind != RowKind::kEmpty && r.kind != RowKind::kNote &&
        r.kind != RowKind::kHeader && r.kind != RowKind::kTotal) {
      return false;
    }
  }
  return true;
}

std::optional<Relation> SumColumn(const CheckInput& input, std::uint32_t table, const TableSection& section, const TableSide& side,
                                  std::uint32_t column, std::uint32_t total) {
  const TableModel& model = input.figures.tables[table];
  const Figure& stated = input.figures.figures[total];
  Relation relation;
  relation.formula = Formula::kSum;
  relation.severity = Severity::kWarning;
  relation.stated = OperandFor(input, "total", total);
  for (std::uint32_t row = section.body; row < section.end; ++row) {
    const std::uint32_t part = model.ValueAt(row, column);
    if (part == kNone || side.rows[row].kind == RowKind::kTotal) continue;
    const Figure& cell = input.figures.figures[part];
    const bool bare =
        cell.kind == FigureKind::kNumber;  // the table names no unit: it is the text's
    if (!bare && cell.kind != stated.kind) return std::nullopt;
    relation.operands.push_back(OperandFor(input, "part", part));
    if (bare) relation.operands.back().assumed_power = stated.power;
  }
  if (relation.operands.size() < kLeastParts) return std::nullopt;
  relation.args.emplace_back("subject", section.columns[column].name());
  relation.args.emplace_back("table", TableName(input, table));
  Judge(input.figures, relation);
  return relation;
}

// 项目3个，涉及资金59.07万元: the only amount of the paragraph, for the only column of amounts. kNone when there are more.
std::uint32_t OnlyAmount(const CheckInput& input, std::uint32_t block) {
  std::uint32_t only = kNone;
  for (const std::uint32_t figure : input.figures.FiguresIn(input.document.blocks()[block].text)) {
    const Figure& candidate = input.figures.figures[figure];
    if (candidate.kind != FigureKind::kAmount) continue;
    if (only != kNone || !StatesTotal(candidate)) return kNone;
    only = figure;
  }
  return only;
}

std::uint32_t OnlyAmountColumn(const CheckInput& input, std::uint32_t table, const TableSection& section, const TableSide& side) {
  std::uint32_t only = kNone;
  for (const std::uint32_t column : side.values) {
    const std::uint32_t first = input.figures.tables[table].ValueAt(section.body, column);
    if (first == kNone || input.figures.figures[first].kind != FigureKind::kAmount || !IsAdditive(section.columns[column])) continue;
    if (only != kNone) return kNone;
    only = column;
  }
  return only;
}

// 共有设备46台: the paragraph gives the number of rows.
bool CountsRows(const CheckInput& input, std::uint32_t block, std::size_t rows) {
  for (const std::uint32_t i : input.figures.FiguresIn(input.document.blocks()[block].text)) {
    const Figure& figure = input.figures.figures[i];
    const bool count = figure.kind == FigureKind::kCount || figure.kind == FigureKind::kHeadcount;
    if (count && StatesTotal(figure) && figure.Scaled() == Rational::Of(static_cast<std::int64_t>(rows))) return true;
  }
  return false;
}

void CheckSide(const CheckInput& input, std::uint32_t table, std::uint32_t announcement,
               const TableSection& section, const TableSide& side,
               std::vector<Relation>& relations) {
  std::vector<Relation> found;
  for (const std::uint32_t column : side.values) {
    const TableAxis& axis = section.columns[column];
    if (!IsAdditive(axis) || axis.name().size() < kLeastNameBytes) continue;
    const std::uint32_t total = TotalInText(input, announcement, axis.name());
    if (total == kNone) continue;
    if (std::optional<Relation> relation = SumColumn(input, table, section, side, column, total)) {
      found.push_back(std::move(*relation));
    }
  }
  const std::uint32_t column = found.empty() ? OnlyAmountColumn(input, table, section, side) : kNone;
  const std::uint32_t amount = column == kNone ? kNone : OnlyAmount(input, announcement);
  if (amount != kNone) {
    std::optional<Relation> relation = SumColumn(input, table, section, side, column, amount);
    if (relation && CountsRows(input, announcement, relation->operands.size())) found.push_back(std::move(*relation));
  }
  // One column that adds up, or fails to by a slip of the hand, shows that the list is whole and that the words speak
  // of it; so does the number of its rows.
  const bool whole = std::any_of(found.begin(), found.end(), [&](const Relation& relation) {
    const Decimal& stated = input.figures.figures[relation.stated.figure].value;
    return Holds(relation) || IsTellingSlip(stated, relation.expected) ||
           CountsRows(input, announcement, relation.operands.size());
  });
  if (!whole) return;
  for (Relation& relation : found) relations.push_back(std::move(relation));
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  for (std::uint32_t t = 0; t < input.figures.tables.size(); ++t) {
    const TableModel& model = input.figures.tables[t];
    if (model.sections.size() != 1 || input.document.tables()[t].parent_table != kNone) continue;
    const std::uint32_t announcement = AnnouncementOf(input, t);
    if (announcement == kNone) continue;
    for (const TableSide& side : model.sections[0].sides) {
      if (IsPlainList(model.sections[0], side))
        CheckSide(input, t, announcement, model.sections[0], side, relations);
    }
  }
}

}  // namespace

namespace registry {
extern const Check ktable_announced_sum;
const Check ktable_announced_sum = {"table.announced-sum", Run};
}  // namespace registry
}  // namespace gouji
