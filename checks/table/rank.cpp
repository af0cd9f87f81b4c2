#include <algorithm>
#include <vector>

#include "checks/common/operand.h"
#include "checks/common/score_nodes.h"
#include "checks/common/table_sum.h"
#include "checks/engine/evaluate.h"
#include "patterns/table/head_words.h"

namespace gouji {
namespace {

constexpr std::size_t kLeastHolding = 3;

// Rows with a rank and a value.
struct Ranked {
  std::uint32_t rank = kNone;
  std::uint32_t value = kNone;
};

class Ranks {
 public:
  Ranks(const CheckInput& input, std::uint32_t table, const TableSection& section, const TableSide& side)
      : input_(input), table_(table), section_(section), side_(side) {}

  // The ranks under the column and direction that explain the most of them; all but one at least.
  std::vector<Relation> Read(std::uint32_t column) const {
    std::vector<Relation> best;
    std::size_t most = kLeastHolding - 1;
    // Rows are ranked by rates and marks rather than by amounts.
    std::vector<std::uint32_t> columns = side_.values;
    std::stable_partition(columns.begin(), columns.end(), [&](std::uint32_t c) { return section_.columns[c].percent || section_.columns[c].role == "score"; });
    for (const std::uint32_t values : columns) {
      if (values == column) continue;
      for (const bool most_first : {true, false}) {
        std::vector<Relation> found = Judge(Rows(column, values), most_first);
        const auto holding = static_cast<std::size_t>(std::count_if(found.begin(), found.end(), [](const Relation& r) { return Holds(r); }));
        if (holding <= most || holding + 1 < found.size()) continue;
        most = holding;
        best = std::move(found);
      }
    }
    return best;
  }

 private:
  const Figure& At(std::uint32_t figure) const { return input_.figures.figures[figure]; }

  std::vector<Ranked> Rows(std::uint32_t ranks, std::uint32_t values) const {
    const TableModel& model = input_.figures.tables[table_];
    std::vector<Ranked> rows;
    for (std::uint32_t r = section_.body; r < section_.end; ++r) {
      if (side_.rows[r].kind != RowKind::kData) continue;
      const Ranked row{model.ValueAt(r, ranks), model.ValueAt(r, values)};
      if (row.rank == kNone || row.value == kNone) continue;
      if (!rows.empty() && At(row.value).kind != At(rows.front().value).kind) return {};
      rows.push_back(row);
    }
    return rows;
  }

  // Rows with one value share a place: it is one more than the number of rows before them.
  std::vector<Relation> Judge(const std::vector<Ranked>& rows, bool most_first) const {
    std::vector<Relation> found;
    for (const Ranked& row : rows) {
      const Rational value = At(row.value).Scaled();
      const auto before = std::count_if(rows.begin(), rows.end(), [&](const Ranked& other) {
        return most_first ? value < At(other.value).Scaled() : At(other.value).Scaled() < value;
      });
      Relation relation;
      relation.stated = OperandFor(input_, "rank", row.rank);
      relation.operands = {OperandFor(input_, "table", row.value)};
      relation.args.emplace_back("subject", CellName(input_, table_, {At(row.rank).row, At(row.rank).column}));
      relation.args.emplace_back("column", CleanHead(section_.columns[At(row.value).column].name()));
      JudgeAgainst(input_.figures, Rational::Of(before + 1), relation);
      found.push_back(std::move(relation));
    }
    return found;
  }

  const CheckInput& input_;
  std::uint32_t table_;
  const TableSection& section_;
  const TableSide& side_;
};

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  ForEachSide(input.figures, [&](std::uint32_t table, const TableSection& section, const TableSide& side) {
    for (const std::uint32_t column : side.values) {
      if (section.columns[column].role != "rank") continue;
      for (Relation& relation : Ranks(input, table, section, side).Read(column)) relations.push_back(std::move(relation));
    }
  });
}

}  // namespace

namespace registry {
extern const Check ktable_rank;
const Check ktable_rank = {"table.rank", Run};
}  // namespace registry
}  // namespace gouji
