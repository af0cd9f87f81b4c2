#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "checks/common/operand.h"
#include "checks/common/table_sum.h"
#include "checks/engine/evaluate.h"

namespace gouji {
namespace {

// The column is proven to hold the quotients of the pairs by this many rows with results that differ, three in four.
constexpr std::size_t kLeastHolding = 3;

// The two numbers of a cell: 应管24150人、管理22701人.
struct Pair {
  std::uint32_t first = kNone;
  std::uint32_t second = kNone;
};

// Pairs by table, column and row; cells with more or fewer figures are none.
using Pairs = std::map<std::pair<std::uint32_t, std::uint32_t>, std::map<std::uint32_t, Pair>>;

bool IsPair(const Figure& a, const Figure& b) {
  const bool exact = a.exactness == Exactness::kExact && b.exactness == Exactness::kExact && a.comparator == Comparator::kNone &&
                     b.comparator == Comparator::kNone;
  const bool alike = a.kind == b.kind || (IsCount(a.kind) && IsCount(b.kind));
  return exact && alike && a.kind != FigureKind::kPercent && !a.value.is_zero() && !b.value.is_zero();
}

Pairs ReadPairs(const FigureTable& figures) {
  Pairs pairs;
  for (std::uint32_t i = 0; i < figures.figures.size();) {
    const Figure& figure = figures.figures[i];
    std::uint32_t end = i + 1;
    while (end < figures.figures.size() && figure.in_table() && figures.figures[end].table == figure.table && figures.figures[end].cell == figure.cell) ++end;
    if (end == i + 2 && IsPair(figure, figures.figures[i + 1])) pairs[{figure.table, figure.column}][figure.row] = {i, i + 1};
    i = end;
  }
  return pairs;
}

std::vector<Relation> Ties(const CheckInput& input, std::uint32_t table, const std::map<std::uint32_t, Pair>& pairs, std::uint32_t column,
                           bool second_of_first) {
  std::vector<Relation> found;
  std::set<std::string> results;
  std::size_t holding = 0;
  for (const auto& [row, pair] : pairs) {
    const std::uint32_t rate = input.figures.tables[table].ValueAt(row, column);
    if (rate == kNone || input.figures.figures[rate].kind != FigureKind::kPercent) continue;
    Relation relation;
    relation.formula = Formula::kShare;
    relation.stated = OperandFor(input, "rate", rate);
    relation.operands = {OperandFor(input, "part", second_of_first ? pair.second : pair.first),
                         OperandFor(input, "base", second_of_first ? pair.first : pair.second)};
    relation.args.emplace_back("subject", CellName(input, table, {row, column}));
    Judge(input.figures, relation);
    if (Holds(relation)) {
      ++holding;
      results.insert(input.figures.figures[rate].value.ToString());
    }
    found.push_back(std::move(relation));
  }
  if (holding < kLeastHolding || holding < 3 * (found.size() - holding) || results.size() < 2) return {};
  return found;
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  const Pairs pairs = ReadPairs(input.figures);
  for (const auto& [place, rows] : pairs) {
    if (rows.size() < kLeastHolding) continue;
    const std::uint32_t columns = static_cast<std::uint32_t>(input.figures.tables[place.first].columns.size());
    for (std::uint32_t column = 0; column < columns; ++column) {
      for (const bool second_of_first : {true, false}) {
        for (Relation& relation : Ties(input, place.first, rows, column, second_of_first)) relations.push_back(std::move(relation));
      }
    }
  }
}

}  // namespace

namespace registry {
extern const Check ktable_cell_rate;
const Check ktable_cell_rate = {"table.cell-rate", Run};
}  // namespace registry
}  // namespace gouji
