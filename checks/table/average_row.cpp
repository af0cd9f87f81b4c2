#include <algorithm>
#include <optional>
#include <vector>

#include "checks/common/operand.h"
#include "checks/common/table_sum.h"
#include "checks/engine/diagnosis.h"
#include "checks/engine/evaluate.h"
#include "patterns/pack/word_list.h"

namespace gouji {
namespace {

// The row is proven to hold plain means by this many columns, and three columns in four.
constexpr std::size_t kLeastHolding = 3;
constexpr std::size_t kLeastRows = 3;

// The column's figures above the row, down from the head or the last row of averages.
std::optional<Relation> JudgeCell(const CheckInput& input, std::uint32_t table, const TableSection& section, const TableSide& side,
                                  CellPlace place) {
  const TableModel& model = input.figures.tables[table];
  const std::uint32_t stated = model.ValueAt(place.row, place.column);
  if (stated == kNone) return std::nullopt;
  Relation relation;
  relation.formula = Formula::kMean;
  relation.stated = OperandFor(input, "result", stated);
  for (std::uint32_t r = section.body; r < place.row; ++r) {
    const TableRow& row = side.rows[r];
    if (row.kind != RowKind::kData) continue;
    const std::uint32_t figure = model.ValueAt(r, place.column);
    if (figure == kNone || input.figures.figures[figure].kind != input.figures.figures[stated].kind) return std::nullopt;
    relation.operands.push_back(OperandFor(input, "part", figure));
  }
  if (relation.operands.size() < kLeastRows) return std::nullopt;
  relation.args.emplace_back("subject", CellName(input, table, place));
  Judge(input.figures, relation);
  return relation;
}

void CheckRow(const CheckInput& input, std::uint32_t table, const TableSection& section, const TableSide& side, std::uint32_t row,
              std::vector<Relation>& relations) {
  std::vector<Relation> found;
  for (const std::uint32_t column : side.values) {
    if (std::optional<Relation> relation = JudgeCell(input, table, section, side, {row, column})) found.push_back(std::move(*relation));
  }
  const auto holding = static_cast<std::size_t>(std::count_if(found.begin(), found.end(), Holds));
  const bool proven = holding >= kLeastHolding && 4 * holding >= 3 * found.size();
  for (Relation& relation : found) {
    // In a table of few columns the mean may be weighted: only a slip of the hand tells.
    const Decimal& stated = input.figures.figures[relation.stated.figure].value;
    const bool slipped = found.size() < kLeastHolding && IsTellingSlip(stated, relation.expected);
    if (!proven && !Holds(relation) && !slipped) continue;
    if (!proven) relation.severity = Severity::kWarning;
    relations.push_back(std::move(relation));
  }
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  const WordList& names = input.patterns.list("row.average");
  ForEachSide(input.figures, [&](std::uint32_t table, const TableSection& section, const TableSide& side) {
    for (std::uint32_t r = section.body; r < section.end; ++r) {
      if (IsWord(names, side.rows[r].label)) CheckRow(input, table, section, side, r, relations);
    }
  });
}

}  // namespace

namespace registry {
extern const Check ktable_average_row;
const Check ktable_average_row = {"table.average-row", Run};
}  // namespace registry
}  // namespace gouji
