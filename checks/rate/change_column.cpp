#include <algorithm>
#include <optional>

#include "checks/common/operand.h"
#include "checks/common/table_sum.h"
#include "checks/engine/evaluate.h"

namespace gouji {
namespace {

// A pair of columns is taken for the years compared when this many rows say so, and three in four.
constexpr std::size_t kLeastHolding = 3;

struct Years {
  std::uint32_t current = kNone;
  std::uint32_t prior = kNone;
};

class ChangeColumns {
 public:
  ChangeColumns(const CheckInput& input, std::uint32_t table, const TableSection& section,
                const TableSide& side)
      : input_(input), table_(table), section_(section), side_(side) {}

  void Check(std::vector<Relation>& relations) const {
    for (const std::uint32_t column : side_.values) {
      const TableAxis& axis = section_.columns[column];
      if (!NamesChange(axis)) continue;
      std::vector<Relation> best;
      for (const Years& years : Pairs(column)) {
        std::vector<Relation> found = Judge(column, years);
        if (Proves(found) && CountHolding(found) > CountHolding(best)) best = std::move(found);
      }
      for (Relation& relation : best) relations.push_back(std::move(relation));
    }
  }

 private:
  // 增减额, 增减%, 比上年增长: of the innermost head, or of the one over 金额 and 比例.
  bool NamesChange(const TableAxis& axis) const {
    const std::vector<std::string>& words = input_.patterns.list("column.change").words;
    return std::any_of(axis.path.begin(), axis.path.end(), [&](const std::string& head) {
      return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
        return head.find(word) != std::string::npos;
      });
    });
  }

  std::vector<Years> Pairs(std::uint32_t change) const {
    std::vector<Years> pairs;
    for (const std::uint32_t current : side_.values) {
      for (const std::uint32_t prior : side_.values) {
        if (current == prior || !MayBeAmount(current, change) || !MayBeAmount(prior, change))
          continue;
        pairs.push_back({current, prior});
      }
    }
    return pairs;
  }

  bool MayBeAmount(std::uint32_t column, std::uint32_t change) const {
    const TableAxis& axis = section_.columns[column];
    return column != change && !axis.percent && !NamesChange(axis) && column < change;
  }

  std::optional<Relation> JudgeRow(std::uint32_t row, std::uint32_t column,
                                   const Years& years) const {
    const TableModel& model = input_.figures.tables[table_];
    const std::uint32_t stated = model.ValueAt(row, column);
    const std::uint32_t current = model.ValueAt(row, years.current);
    const std::uint32_t prior = model.ValueAt(row, years.prior);
    if (stated == kNone || current == kNone || prior == kNone) return std::nullopt;
    const FigureKind kind = input_.figures.figures[stated].kind;
    const bool rate = kind == FigureKind::kPercent;
    if (!rate && kind != input_.figures.figures[current].kind) return std::nullopt;
    if (input_.figures.figures[current].kind != input_.figures.figures[prior].kind)
      return std::nullopt;
    Relation relation;
    relation.formula = rate ? Formula::kChange : Formula::kSum;
    relation.stated = OperandFor(input_, rate ? "rate" : "change", stated);
    relation.operands = {OperandFor(input_, "current", current),
                         OperandFor(input_, "prior", prior, rate ? 1 : -1)};
    relation.args.emplace_back("subject", CellName(input_, table_, {row, column}));
    gouji::Judge(input_.figures, relation);
    return relation;
  }

  std::vector<Relation> Judge(std::uint32_t column, const Years& years) const {
    std::vector<Relation> found;
    for (std::uint32_t r = section_.body; r < section_.end; ++r) {
      const RowKind kind = side_.rows[r].kind;
      if (kind == RowKind::kHeader || kind == RowKind::kNote) continue;
      if (std::optional<Relation> relation = JudgeRow(r, column, years))
        found.push_back(std::move(*relation));
    }
    return found;
  }

  // Zeros fit every pair of columns and prove nothing.
  std::size_t CountHolding(const std::vector<Relation>& found) const {
    return static_cast<std::size_t>(
        std::count_if(found.begin(), found.end(), [&](const Relation& relation) {
          return (Holds(relation) || relation.verdict == Verdict::kTruncated) &&
                 !input_.figures.figures[relation.stated.figure].value.is_zero();
        }));
  }

  bool Proves(const std::vector<Relation>& found) const {
    const std::size_t holding = CountHolding(found);
    const auto broken =
        static_cast<std::size_t>(std::count_if(found.begin(), found.end(), [](const Relation& r) {
          return r.verdict == Verdict::kInconsistent;
        }));
    return holding >= kLeastHolding && holding >= 3 * broken;
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
        ChangeColumns(input, t, section, side).Check(relations);
    }
  }
}

}  // namespace

namespace registry {
extern const Check krate_change_column;
const Check krate_change_column = {"rate.change-column", Run};
}  // namespace registry
}  // namespace gouji
