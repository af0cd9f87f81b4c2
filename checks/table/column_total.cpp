#include <algorithm>

#include "checks/common/table_sum.h"
#include "checks/engine/diagnosis.h"
#include "checks/engine/evaluate.h"

namespace gouji {
namespace {

constexpr std::size_t kMostWays = 64;

std::vector<CellPlace> Column(const TableSide& side, const std::vector<std::uint32_t>& rows, std::uint32_t column) {
  std::vector<CellPlace> cells;
  for (const std::uint32_t row : rows) cells.push_back({row, column, side.rows[row].minus ? -1 : 1});
  return cells;
}

// A list whose indents are lost: a row that equals the sum of those below it is their heading. Gives the
// rows that are left, working from the bottom so that headings of headings fold too.
std::vector<CellPlace> FoldHeadings(const CheckInput& input, std::uint32_t table, const std::vector<CellPlace>& cells,
                                    std::size_t least) {
  std::vector<CellPlace> roots;  // in reverse order
  for (auto cell = cells.rbegin(); cell != cells.rend(); ++cell) {
    const Rational value = ValueOf(input, table, *cell);
    Rational sum;
    std::size_t children = 0;
    for (std::size_t k = 1; k <= roots.size() && !value.is_zero(); ++k) {
      sum = sum + ValueOf(input, table, roots[roots.size() - k]);
      if (k >= least && sum == value) {
        children = k;
        break;
      }
    }
    roots.resize(roots.size() - children);
    roots.push_back(*cell);
  }
  std::reverse(roots.begin(), roots.end());
  return roots;
}

using Rows = std::vector<std::uint32_t>;

// Rows without a number behind 其中：… may be further parts of it, or go on with the list around it: how many of
// them do is not said. Gives the parts of the total for every place where each 其中 may end.
std::vector<Rows> WaysToEndAmong(const TableSection& section, const TableSide& side, const TableTotal& total) {
  std::vector<Rows> ways = {total.parts};
  if (total.parts.empty()) return ways;
  const auto [first, last] = std::minmax_element(total.parts.begin(), total.parts.end());
  const std::uint32_t end = std::max(*last + 1, total.row);
  for (std::uint32_t r = *first; r < std::min(end, section.end); ++r) {
    if (!side.rows[r].among) continue;
    Rows run;  // what may go on with the list
    for (std::uint32_t next = r + 1; next < std::min(end, section.end); ++next) {
      const TableRow& row = side.rows[next];
      if (row.kind != RowKind::kData || row.among || row.parent == kNone || row.sure_parent) break;
      run.push_back(next);
    }
    const std::size_t before = ways.size();
    for (std::size_t way = 0; way < before && ways.size() + run.size() <= kMostWays; ++way) {
      for (std::size_t kept = 0; kept < run.size(); ++kept) {
        Rows parts = ways[way];
        parts.insert(parts.end(), run.begin() + static_cast<std::ptrdiff_t>(kept), run.end());
        std::sort(parts.begin(), parts.end());
        ways.push_back(std::move(parts));
      }
    }
  }
  return ways;
}

// The printed total under every plausible reading of which rows belong; the first that holds wins.
std::optional<Relation> JudgeColumn(const CheckInput& input, std::uint32_t table, const TableSide& side,
                                    const TableTotal& total, const Rows& rows, std::uint32_t column) {
  const CellPlace place{total.row, column};
  const std::vector<CellPlace> parts = Column(side, rows, column);
  std::optional<Relation> first = SumCells(input, table, place, parts);
  if (!first || first->verdict != Verdict::kInconsistent) return first;
  std::vector<std::vector<CellPlace>> readings;
  if (!total.other_parts.empty()) readings.push_back(Column(side, total.other_parts, column));
  for (const std::size_t least : {std::size_t{2}, std::size_t{1}}) {
    readings.push_back(FoldHeadings(input, table, parts, least));
  }
  for (const std::vector<CellPlace>& reading : readings) {
    std::optional<Relation> other = SumCells(input, table, place, reading);
    if (other && Holds(*other)) return other;
  }
  return first;
}

// The total is off by exactly one row that may belong to it or not.
bool OneRowExplains(const CheckInput& input, std::uint32_t table, const TableSection& section, const TableSide& side, const Relation& relation) {
  constexpr int kLeastDigits = 3;
  const Figure& total = input.figures.figures[relation.stated.figure];
  const Rational off = (total.Scaled() - Compute(input.figures, relation)).Abs();
  const TableModel& model = input.figures.tables[table];
  for (std::uint32_t row = section.body; row < section.end; ++row) {
    const std::uint32_t f = row == total.row || side.rows[row].kind != RowKind::kData ? kNone : model.ValueAt(row, total.column);
    if (f != kNone && input.figures.figures[f].Scaled().Abs() == off && SignificantDigits(input.figures.figures[f].value) >= kLeastDigits) return true;
  }
  return false;
}

void CheckTotal(const CheckInput& input, std::uint32_t table, const TableSection& section, const TableSide& side,
                const TableTotal& total, std::vector<Relation>& relations) {
  std::vector<Relation> found;
  std::ptrdiff_t holding = -1;
  for (const Rows& rows : WaysToEndAmong(section, side, total)) {
    std::vector<Relation> way;
    for (const std::uint32_t column : side.values) {
      if (!IsAdditive(section.columns[column])) continue;
      if (std::optional<Relation> relation = JudgeColumn(input, table, side, total, rows, column)) way.push_back(std::move(*relation));
    }
    const auto held = std::count_if(way.begin(), way.end(), [](const Relation& r) { return Holds(r) && r.operands.size() > 1; });
    if (held <= holding) continue;
    holding = held;
    found = std::move(way);
  }
  const auto broken = std::count_if(found.begin(), found.end(), [](const Relation& r) { return r.verdict == Verdict::kInconsistent; });
  for (Relation& relation : found) {
    if (relation.verdict == Verdict::kInconsistent) {
      // Nothing else in the table shows that these are the rows that belong to the total.
      const bool doubtful = holding == 0 || OneRowExplains(input, table, section, side, relation);
      if (side.strays || (!total.sure && doubtful)) SetAside(relation, "hierarchy-unclear");
      if (holding == 0 && broken > 2) relation.severity = Severity::kWarning;
    }
    relations.push_back(std::move(relation));
  }
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  ForEachSide(input.figures, [&](std::uint32_t table, const TableSection& section, const TableSide& side) {
    for (const TableTotal& total : side.totals) CheckTotal(input, table, section, side, total, relations);
  });
}

}  // namespace

namespace registry {
extern const Check ktable_column_total;
const Check ktable_column_total = {"table.column-total", Run};
}  // namespace registry
}  // namespace gouji
