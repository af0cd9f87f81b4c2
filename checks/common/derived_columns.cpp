#include "checks/common/derived_columns.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <vector>

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
constexpr std::size_t kLongestRun = 12;
// Pairs of columns are many in a wide table, which no form has and a hostile file may.
constexpr std::size_t kWidest = 40;

// How the cells of one column follow from other cells of the row, or of the row and a total row.
struct Reading {
  Formula formula = Formula::kSum;
  std::vector<std::uint32_t> columns;
  int last_sign = 1;            ///< -1: first − second
  std::uint32_t total = kNone;  ///< the row that the last column is read in; kNone for the same row
};

class DerivedColumns {
 public:
  DerivedColumns(const CheckInput& input, std::uint32_t table, const TableSection& section,
                 const TableSide& side)
      : input_(input), table_(table), section_(section), side_(side) {}

  // The ties of the column under the reading that most rows prove; empty when there is none.
  std::vector<Relation> Read(std::uint32_t column) const {
    std::vector<Relation> best;
    Reading best_reading;
    std::size_t most = 0;
    for (Reading& reading : Readings(column)) {
      std::vector<Relation> found = Judge(column, reading);
      const std::size_t holding = CountHolding(found);
      if (holding <= most) continue;
      most = holding;
      best = std::move(found);
      best_reading = std::move(reading);
    }
    for (Relation& relation : best) Describe(best_reading, relation);
    return best;
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
    std::vector<Reading> readings;
    if (side_.values.size() > kWidest) return readings;
    const bool change = Names("column.change", axis);
    if (axis.percent || HoldsPercentages(column)) {
      AddRates(column, change, readings);
    } else if (change || Names("column.difference", axis)) {
      AddPairs(column, Formula::kSum, -1, readings);
    } else if (Names("column.average", axis)) {
      AddPairs(column, Formula::kRatio, 1, readings);
      AddRuns(column, Formula::kMean, readings);
    } else if (axis.role != "total" && axis.role != "weight") {  // table.row-total knows what 合计 takes together
      AddRuns(column, Formula::kSum, readings);
    }
    return readings;
  }

  void AddRates(std::uint32_t column, bool change, std::vector<Reading>& readings) const {
    AddPairs(column, change ? Formula::kChange : Formula::kShare, 1, readings);
    if (change) return;
    for (const std::uint32_t part : Operands(column)) {
      for (const TableTotal& total : side_.totals) {
        if (IsAdditive(section_.columns[part])) readings.push_back({Formula::kShare, {part, part}, 1, total.row});
      }
    }
  }

  void AddPairs(std::uint32_t column, Formula formula, int last_sign, std::vector<Reading>& readings) const {
    const std::vector<std::uint32_t> operands = Operands(column);
    for (const std::uint32_t first : operands) {
      for (const std::uint32_t second : operands) {
        if (second != first) readings.push_back({formula, {first, second}, last_sign, kNone});
      }
    }
  }

  // Columns side by side that end directly before this one.
  void AddRuns(std::uint32_t column, Formula formula, std::vector<Reading>& readings) const {
    const auto here = std::find(side_.values.begin(), side_.values.end(), column);
    std::vector<std::uint32_t> run;
    for (auto other = here; other != side_.values.begin() && run.size() < kLongestRun;) {
      const TableAxis& axis = section_.columns[*--other];
      if (axis.percent || axis.among) break;
      run.insert(run.begin(), *other);
      if (run.size() > 1) readings.push_back({formula, run, 1, kNone});
    }
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

  // A number under a head that does not say what it is (决策（15分）) may be whatever stands beside it.
  static bool Alike(const Figure& a, const Figure& b) {
    if (a.kind == b.kind) return true;
    return (a.kind == FigureKind::kNumber || b.kind == FigureKind::kNumber) && a.power == b.power && a.kind != FigureKind::kPercent &&
           b.kind != FigureKind::kPercent;
  }

  // Money ÷ things is money: the kinds of the operands and of the result that belong together.
  static bool KindsFit(Formula formula, const Figure& stated, const std::vector<const Figure*>& operands) {
    const FigureKind first = operands.front()->kind;
    if (formula == Formula::kRatio) {
      const FigureKind second = operands.back()->kind;
      const bool counted = second == FigureKind::kCount || second == FigureKind::kHeadcount || second == FigureKind::kMeasure;
      return first == FigureKind::kAmount && counted && (stated.kind == first || stated.kind == FigureKind::kNumber);
    }
    const bool rate = formula == Formula::kShare || formula == Formula::kChange;
    const Figure& like = rate ? *operands.front() : stated;
    return (!rate || stated.kind == FigureKind::kPercent) &&
           std::all_of(operands.begin(), operands.end(), [&](const Figure* f) { return Alike(like, *f); });
  }

  static std::string_view RoleOf(Formula formula, std::size_t index) {
    switch (formula) {
      case Formula::kShare:
      case Formula::kRatio: return index == 0 ? "part" : "base";
      case Formula::kChange: return index == 0 ? "current" : "prior";
      default: return "part";
    }
  }

  std::optional<Relation> JudgeRow(std::uint32_t row, std::uint32_t column,
                                   const Reading& reading) const {
    const std::vector<Figure>& figures = input_.figures.figures;
    const std::uint32_t stated = Model().ValueAt(row, column);
    if (stated == kNone) return std::nullopt;
    Relation relation;
    relation.formula = reading.formula;
    std::vector<const Figure*> operands;
    for (std::size_t i = 0; i < reading.columns.size(); ++i) {
      const bool last = i + 1 == reading.columns.size();
      const std::uint32_t figure = Model().ValueAt(last && reading.total != kNone ? reading.total : row, reading.columns[i]);
      if (figure == kNone) return std::nullopt;
      operands.push_back(&figures[figure]);
      relation.operands.push_back({RoleOf(reading.formula, i), figure, {}, last ? reading.last_sign : 1});
    }
    if (operands.front() == operands.back() || !KindsFit(reading.formula, figures[stated], operands)) return std::nullopt;
    const bool rate = figures[stated].kind == FigureKind::kPercent;
    relation.stated.role = rate ? "rate" : "result";
    relation.stated.figure = stated;
    if (reading.columns.size() > 2 || (reading.formula == Formula::kSum && reading.last_sign > 0)) {
      relation.variant = reading.formula == Formula::kMean ? "mean" : "run";
    }
    gouji::Judge(input_.figures, relation);
    return relation;
  }

  // What is shown of a tie: most readings come to nothing, so it is read last.
  void Describe(const Reading& reading, Relation& relation) const {
    const Figure& stated = input_.figures.figures[relation.stated.figure];
    relation.stated.text = ClauseAround(input_, relation.stated.figure);
    for (Operand& operand : relation.operands) operand.text = ClauseAround(input_, operand.figure);
    relation.args.emplace_back("subject", CellName(input_, table_, {stated.row, stated.column}));
    std::string first = section_.columns[reading.columns.front()].name();
    std::string second = reading.total == kNone ? section_.columns[reading.columns.back()].name() : "合计";
    if (first == second) second = reading.total == kNone ? CellName(input_, table_, {stated.row, reading.columns.back()}) : "合计行";
    relation.args.emplace_back("first_column", std::move(first));
    relation.args.emplace_back("second_column", std::move(second));
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

  // Zeros fit any two columns and prove nothing, nor does a sum of one.
  bool Proves(const Relation& relation) const {
    const auto is_zero = [&](const Operand& operand) { return input_.figures.figures[operand.figure].value.is_zero(); };
    if ((!Holds(relation) && relation.verdict != Verdict::kTruncated) || is_zero(relation.stated)) return false;
    const auto filled = std::count_if(relation.operands.begin(), relation.operands.end(), [&](const Operand& o) { return !is_zero(o); });
    return relation.variant.empty() || filled > 1;
  }
  std::size_t CountHolding(const std::vector<Relation>& found) const {
    return static_cast<std::size_t>(
        std::count_if(found.begin(), found.end(), [&](const Relation& r) { return Proves(r); }));
  }
  // Rows that differ: in the result of a quotient or difference (100% fits any two equal columns), in any part of a sum.
  std::size_t Results(const std::vector<Relation>& found) const {
    const auto printed = [&](const Operand& operand) { return input_.figures.figures[operand.figure].value.ToString() + " "; };
    std::set<std::string> results;
    for (const Relation& relation : found) {
      if (!Proves(relation)) continue;
      std::string result = printed(relation.stated);
      if (!relation.variant.empty()) {
        for (const Operand& operand : relation.operands) result += printed(operand);
      }
      results.insert(std::move(result));
    }
    return results.size();
  }

  const CheckInput& input_;
  std::uint32_t table_;
  const TableSection& section_;
  const TableSide& side_;
};

}  // namespace

bool HoldsExecutionRates(const CheckInput& input, const TableAxis& column) {
  if (!column.percent && column.aspect != Aspect::kRate) return false;
  if (Contains(input.patterns.list("table.share"), column.name())) return false;
  const WordList& words = input.patterns.list("column.execution");
  return std::any_of(column.path.begin(), column.path.end(), [&](const std::string& head) { return Contains(words, head); });
}

std::vector<Relation> ProvenColumn(const CheckInput& input, std::uint32_t table, const TableSection& section, const TableSide& side,
                                   std::uint32_t column) {
  return DerivedColumns(input, table, section, side).Read(column);
}

}  // namespace gouji
