#include <algorithm>
#include <optional>
#include <set>

#include "checks/common/operand.h"
#include "checks/common/table_sum.h"
#include "checks/engine/evaluate.h"
#include "patterns/pack/word_list.h"

namespace gouji {
namespace {

// A reading is proven by this many rows that it gives, with at least two different results, and
// three rows in four.
constexpr std::size_t kLeastHolding = 3;
// It is given up as soon as this many rows speak against it and fewer for it.
constexpr std::size_t kHopeless = 3;

// How the cells of one column follow from two other cells: of the row, or of the row and a total
// row.
struct Reading {
  Formula formula = Formula::kSum;
  std::uint32_t first = kNone;
  std::uint32_t second = kNone;
  std::uint32_t total = kNone;  ///< the row that `second` is read in; kNone for the same row
};

class DerivedColumns {
 public:
  DerivedColumns(const CheckInput& input, std::uint32_t table, const TableSection& section,
                 const TableSide& side)
      : input_(input), table_(table), section_(section), side_(side) {}

  void Check(std::vector<Relation>& relations) const {
    for (const std::uint32_t column : side_.values) {
      std::vector<Relation> best;
      std::size_t most = 0;
      for (const Reading& reading : Readings(column)) {
        std::vector<Relation> found = Judge(column, reading);
        const std::size_t holding = CountHolding(found);
        if (holding <= most) continue;
        most = holding;
        best = std::move(found);
      }
      for (Relation& relation : best) relations.push_back(std::move(relation));
    }
  }

 private:
  const TableModel& Model() const { return input_.figures.tables[table_]; }

  bool Names(std::string_view list, const TableAxis& axis) const {
    const WordList& words = input_.patterns.list(list);
    return std::any_of(axis.path.begin(), axis.path.end(),
                       [&](const std::string& head) { return Contains(words, head); });
  }

  std::vector<Reading> Readings(std::uint32_t column) const {
    const TableAxis& axis = section_.columns[column];
    const bool change = Names("column.change", axis);
    const bool rate = axis.percent || HoldsPercentages(column);
    if (rate && Names("column.execution", axis)) return {};  // rate.execution knows their bases
    if (!rate && !change && !Names("column.difference", axis)) return {};
    std::vector<Reading> readings;
    const std::vector<std::uint32_t> operands = Operands(column);
    for (const std::uint32_t first : operands) {
      for (const std::uint32_t second : operands) {
        if (second == first) continue;
        readings.push_back({!rate    ? Formula::kSum
                            : change ? Formula::kChange
                                     : Formula::kShare,
                            first, second});
      }
      for (const TableTotal& total : side_.totals) {
        if (rate && !change && IsAdditive(section_.columns[first]))
          readings.push_back({Formula::kShare, first, first, total.row});
      }
    }
    return readings;
  }

  bool HoldsPercentages(std::uint32_t column) const {
    for (std::uint32_t r = section_.body; r < section_.end; ++r) {
      const std::uint32_t figure = Model().ValueAt(r, column);
      if (figure != kNone) return input_.figures.figures[figure].kind == FigureKind::kPercent;
    }
    return false;
  }

  // Columns that the derived one may follow from.
  std::vector<std::uint32_t> Operands(std::uint32_t derived) const {
    std::vector<std::uint32_t> operands;
    for (const std::uint32_t column : side_.values) {
      const TableAxis& axis = section_.columns[column];
      if (column != derived && !axis.percent && !Names("column.change", axis))
        operands.push_back(column);
    }
    return operands;
  }

  std::optional<Relation> JudgeRow(std::uint32_t row, std::uint32_t column,
                                   const Reading& reading) const {
    const std::uint32_t stated = Model().ValueAt(row, column);
    const std::uint32_t first = Model().ValueAt(row, reading.first);
    const std::uint32_t second =
        Model().ValueAt(reading.total == kNone ? row : reading.total, reading.second);
    if (stated == kNone || first == kNone || second == kNone || first == second)
      return std::nullopt;
    const std::vector<Figure>& figures = input_.figures.figures;
    const bool rate = reading.formula != Formula::kSum;
    if (rate != (figures[stated].kind == FigureKind::kPercent) ||
        figures[first].kind != figures[second].kind)
      return std::nullopt;
    if (!rate && figures[stated].kind != figures[first].kind) return std::nullopt;
    Relation relation;
    relation.formula = reading.formula;
    relation.stated = OperandFor(input_, rate ? "rate" : "result", stated);
    const bool share = reading.formula == Formula::kShare;
    relation.operands = {OperandFor(input_,
                                    share  ? "part"
                                    : rate ? "current"
                                           : "first",
                                    first),
                         OperandFor(input_,
                                    share  ? "base"
                                    : rate ? "prior"
                                           : "second",
                                    second, rate ? 1 : -1)};
    relation.args.emplace_back("subject", CellName(input_, table_, {row, column}));
    relation.args.emplace_back("first_column", section_.columns[reading.first].name());
    relation.args.emplace_back(
        "second_column", reading.total == kNone ? section_.columns[reading.second].name() : "合计");
    gouji::Judge(input_.figures, relation);
    return relation;
  }

  // The ties of all rows under a reading; nothing unless they prove it.
  std::vector<Relation> Judge(std::uint32_t column, const Reading& reading) const {
    std::vector<Relation> found;
    std::size_t broken = 0;
    std::size_t holding = 0;
    for (std::uint32_t r = section_.body; r < section_.end; ++r) {
      if (side_.rows[r].kind == RowKind::kHeader || side_.rows[r].kind == RowKind::kNote) continue;
      std::optional<Relation> relation = JudgeRow(r, column, reading);
      if (!relation) continue;
      if (relation->verdict == Verdict::kInconsistent) ++broken;
      if (Proves(*relation)) ++holding;
      found.push_back(std::move(*relation));
      if (broken >= kHopeless && holding < broken) return {};
    }
    if (holding < kLeastHolding || holding < 3 * broken || Results(found) < 2) return {};
    return found;
  }

  // Zeros fit any two columns and prove nothing.
  bool Proves(const Relation& relation) const {
    return (Holds(relation) || relation.verdict == Verdict::kTruncated) &&
           !input_.figures.figures[relation.stated.figure].value.is_zero();
  }
  std::size_t CountHolding(const std::vector<Relation>& found) const {
    return static_cast<std::size_t>(
        std::count_if(found.begin(), found.end(), [&](const Relation& r) { return Proves(r); }));
  }
  std::size_t Results(const std::vector<Relation>& found) const {
    std::set<std::string> results;
    for (const Relation& relation : found) {
      if (Proves(relation))
        results.insert(input_.figures.figures[relation.stated.figure].value.ToString());
    }
    return results.size();
  }

  const CheckInput& input_;
  std::uint32_t table_;
  const TableSection& section_;
  const TableSide& side_;
};

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  for (std::uint32_t t = 0; t < input.figures.tables.size(); ++t) {
    for (const TableSection& section : input.figures.tables[t].sections) {
      for (const TableSide& side : section.sides)
        DerivedColumns(input, t, section, side).Check(relations);
    }
  }
}

}  // namespace

namespace registry {
extern const Check ktable_derived_column;
const Check ktable_derived_column = {"table.derived-column", Run};
}  // namespace registry
}  // namespace gouji
