#include "extract/table/lattice.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>

// rules -> merged lines -> groups of lines that meet -> grid -> cells, each step a small function.
namespace gouji {
namespace {

constexpr float kMinLine =
    4.0F;  // points; shorter strokes are dots of dotted lines that did not merge
constexpr float kGridSnap =
    3.5F;  // no row or column with text is thinner: double borders are one line
constexpr float kOpenEdge =
    6.0F;  // lines that stick out this far hint at an edge that is not drawn
constexpr float kMinTableWidth = 20.0F;
constexpr float kMinTableHeight = 8.0F;

struct Interval {
  float from = 0;
  float to = 0;
};

// Pieces of one line laid end to end, dotted lines included.
void MergePieces(std::vector<Rule>& pieces, const LatticeOptions& options,
                 std::vector<Rule>& merged) {
  std::sort(pieces.begin(), pieces.end(),
            [](const Rule& a, const Rule& b) { return a.from < b.from; });
  Rule line = pieces.front();
  float weight = 0;
  float sum = 0;
  const auto flush = [&] {
    if (weight > 0) line.at = sum / weight;
    if (line.to - line.from >= kMinLine) merged.push_back(line);
  };
  for (const Rule& piece : pieces) {
    const float length = std::max(piece.to - piece.from, 0.01F);
    if (weight > 0 && piece.from > line.to + options.gap) {
      flush();
      line = piece;
      weight = sum = 0;
    }
    line.to = std::max(line.to, piece.to);
    weight += length;
    sum += length * piece.at;
  }
  flush();
}

class Groups {
 public:
  explicit Groups(std::size_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }
  std::size_t Find(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void Join(std::size_t a, std::size_t b) { parent_[Find(a)] = Find(b); }

 private:
  std::vector<std::size_t> parent_;
};

// Horizontal lines first, then vertical ones; each group is one drawn thing.
std::vector<std::vector<Rule>> GroupLines(const std::vector<Rule>& horizontal,
                                          const std::vector<Rule>& vertical,
                                          const LatticeOptions& options) {
  Groups groups(horizontal.size() + vertical.size());
  for (std::size_t v = 0; v < vertical.size(); ++v) {
    auto h = std::lower_bound(horizontal.begin(), horizontal.end(),
                              vertical[v].from - options.reach - options.snap,
                              [](const Rule& rule, float at) { return rule.at < at; });
    for (; h != horizontal.end() && h->at <= vertical[v].to + options.reach + options.snap; ++h) {
      if (h->at < vertical[v].from - options.reach || h->at > vertical[v].to + options.reach)
        continue;
      if (vertical[v].at < h->from - options.reach || vertical[v].at > h->to + options.reach)
        continue;
      groups.Join(static_cast<std::size_t>(h - horizontal.begin()), horizontal.size() + v);
    }
  }
  std::vector<std::vector<Rule>> found;
  std::vector<std::size_t> number(horizontal.size() + vertical.size(), SIZE_MAX);
  for (std::size_t i = 0; i < number.size(); ++i) {
    const std::size_t root = groups.Find(i);
    if (number[root] == SIZE_MAX) {
      number[root] = found.size();
      found.emplace_back();
    }
    found[number[root]].push_back(i < horizontal.size() ? horizontal[i]
                                                        : vertical[i - horizontal.size()]);
  }
  return found;
}

std::vector<float> GridPositions(std::vector<float> values) {
  std::sort(values.begin(), values.end());
  std::vector<float> positions;
  std::size_t begin = 0;
  for (std::size_t i = 1; i <= values.size(); ++i) {
    if (i < values.size() && values[i] - values[begin] <= kGridSnap) continue;
    const float sum = std::accumulate(values.begin() + static_cast<std::ptrdiff_t>(begin),
                                      values.begin() + static_cast<std::ptrdiff_t>(i), 0.0F);
    positions.push_back(sum / static_cast<float>(i - begin));
    begin = i;
  }
  return positions;
}

// The lines drawn along each grid position.
class Drawn {
 public:
  Drawn(const std::vector<Rule>& lines, bool horizontal, const std::vector<float>& positions)
      : intervals_(positions.size()) {
    for (const Rule& line : lines) {
      if (line.horizontal != horizontal) continue;
      for (std::size_t i = 0; i < positions.size(); ++i) {
        if (std::abs(positions[i] - line.at) <= kGridSnap)
          intervals_[i].push_back({line.from, line.to});
      }
    }
    for (auto& list : intervals_) {
      std::sort(list.begin(), list.end(),
                [](const Interval& a, const Interval& b) { return a.from < b.from; });
    }
  }
  bool Covers(std::size_t position, float from, float to, float share) const {
    float covered = 0;
    float reached = from;
    for (const Interval& piece : intervals_[position]) {
      const float begin = std::max(piece.from, reached);
      const float end = std::min(piece.to, to);
      if (end <= begin) continue;
      covered += end - begin;
      reached = end;
    }
    return covered >= share * (to - from);
  }
  bool empty(std::size_t position) const { return intervals_[position].empty(); }

 private:
  std::vector<std::vector<Interval>> intervals_;
};

// Cuts an area of grid squares into rectangles: runs of each row, equal runs below each other
// joined.
void CutArea(const std::vector<std::size_t>& squares, std::size_t columns,
             std::vector<LatticeCell>& cells) {
  std::vector<LatticeCell> open;
  for (std::size_t i = 0; i < squares.size();) {
    const std::size_t row = squares[i] / columns;
    const std::size_t first = squares[i] % columns;
    std::size_t length = 1;
    while (i + length < squares.size() && squares[i + length] == squares[i] + length &&
           squares[i + length] / columns == row) {
      ++length;
    }
    i += length;
    bool joined = false;
    for (LatticeCell& cell : open) {
      if (cell.row + cell.row_span == row && cell.column == first && cell.column_span == length) {
        ++cell.row_span;
        joined = true;
        break;
      }
    }
    if (!joined) {
      open.push_back({static_cast<std::uint32_t>(row),
                      static_cast<std::uint32_t>(first),
                      1,
                      static_cast<std::uint32_t>(length),
                      {}});
    }
  }
  cells.insert(cells.end(), open.begin(), open.end());
}

void FindCells(Lattice& table, const Drawn& across, const Drawn& down,
               const LatticeOptions& options) {
  const std::size_t rows = table.rows();
  const std::size_t columns = table.columns();
  Groups squares(rows * columns);
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t c = 0; c < columns; ++c) {
      if (c + 1 < columns &&
          !down.Covers(c + 1, table.ys[r], table.ys[r + 1], options.edge_coverage)) {
        squares.Join(r * columns + c, r * columns + c + 1);
      }
      if (r + 1 < rows &&
          !across.Covers(r + 1, table.xs[c], table.xs[c + 1], options.edge_coverage)) {
        squares.Join(r * columns + c, (r + 1) * columns + c);
      }
    }
  }
  std::vector<std::vector<std::size_t>> areas;
  std::vector<std::size_t> number(rows * columns, SIZE_MAX);
  for (std::size_t i = 0; i < rows * columns; ++i) {
    const std::size_t root = squares.Find(i);
    if (number[root] == SIZE_MAX) {
      number[root] = areas.size();
      areas.emplace_back();
    }
    areas[number[root]].push_back(i);
  }
  for (const auto& area : areas) {
    const std::size_t before = table.cells.size();
    CutArea(area, columns, table.cells);
    table.irregular = table.irregular || table.cells.size() > before + 1;
  }
}

// Removes grid lines at which no cell begins, e.g. a stroke too short to divide anything.
void DropUnusedLines(Lattice& table) {
  std::vector<std::uint32_t> row_map(table.rows() + 1, 0);
  std::vector<std::uint32_t> column_map(table.columns() + 1, 0);
  std::vector<bool> row_used(table.rows() + 1, false);
  std::vector<bool> column_used(table.columns() + 1, false);
  row_used[table.rows()] = column_used[table.columns()] = true;
  for (const LatticeCell& cell : table.cells) row_used[cell.row] = column_used[cell.column] = true;
  std::vector<float> xs;
  std::vector<float> ys;
  for (std::size_t i = 0; i < row_used.size(); ++i) {
    row_map[i] = static_cast<std::uint32_t>(ys.size());
    if (row_used[i]) ys.push_back(table.ys[i]);
  }
  for (std::size_t i = 0; i < column_used.size(); ++i) {
    column_map[i] = static_cast<std::uint32_t>(xs.size());
    if (column_used[i]) xs.push_back(table.xs[i]);
  }
  for (LatticeCell& cell : table.cells) {
    cell.row_span = row_map[cell.row + cell.row_span] - row_map[cell.row];
    cell.column_span = column_map[cell.column + cell.column_span] - column_map[cell.column];
    cell.row = row_map[cell.row];
    cell.column = column_map[cell.column];
  }
  table.xs = std::move(xs);
  table.ys = std::move(ys);
}

Lattice MakeLattice(const std::vector<Rule>& lines, const LatticeOptions& options) {
  std::vector<float> xs;
  std::vector<float> ys;
  Box extent{1e6F, 1e6F, -1e6F, -1e6F};
  for (const Rule& line : lines) {
    (line.horizontal ? ys : xs).push_back(line.at);
    const Box box = line.horizontal ? Box{line.from, line.at, line.to, line.at}
                                    : Box{line.at, line.from, line.at, line.to};
    extent = Union(extent, box);
  }
  Lattice table;
  if (xs.empty() || ys.empty()) return table;
  table.xs = GridPositions(std::move(xs));
  table.ys = GridPositions(std::move(ys));
  table.open_top = extent.y0 < table.ys.front() - kOpenEdge;
  table.open_bottom = extent.y1 > table.ys.back() + kOpenEdge;
  if (extent.x0 < table.xs.front() - kOpenEdge) table.xs.insert(table.xs.begin(), extent.x0);
  if (extent.x1 > table.xs.back() + kOpenEdge) table.xs.push_back(extent.x1);
  if (table.open_top) table.ys.insert(table.ys.begin(), extent.y0);
  if (table.open_bottom) table.ys.push_back(extent.y1);
  if (table.xs.size() < 2 || table.ys.size() < 2) return table;
  const Drawn across(lines, true, table.ys);
  const Drawn down(lines, false, table.xs);
  FindCells(table, across, down, options);
  DropUnusedLines(table);
  for (LatticeCell& cell : table.cells) {
    cell.box = {table.xs[cell.column], table.ys[cell.row], table.xs[cell.column + cell.column_span],
                table.ys[cell.row + cell.row_span]};
  }
  std::sort(table.cells.begin(), table.cells.end(), [](const LatticeCell& a, const LatticeCell& b) {
    return a.row != b.row ? a.row < b.row : a.column < b.column;
  });
  return table;
}

}  // namespace

std::vector<Rule> MergeRules(std::vector<Rule> rules, const LatticeOptions& options) {
  std::vector<Rule> merged;
  std::sort(rules.begin(), rules.end(), [](const Rule& a, const Rule& b) { return a.at < b.at; });
  std::vector<Rule> cluster;
  for (const Rule& rule : rules) {
    if (!cluster.empty() && rule.at - cluster.front().at > options.snap) {
      MergePieces(cluster, options, merged);
      cluster.clear();
    }
    cluster.push_back(rule);
  }
  if (!cluster.empty()) MergePieces(cluster, options, merged);
  std::sort(merged.begin(), merged.end(), [](const Rule& a, const Rule& b) {
    return a.at != b.at ? a.at < b.at : a.from < b.from;
  });
  return merged;
}

std::vector<Lattice> FindLattices(const std::vector<Rule>& rules, const LatticeOptions& options) {
  std::vector<Rule> across;
  std::vector<Rule> down;
  for (const Rule& rule : rules) (rule.horizontal ? across : down).push_back(rule);
  std::vector<Lattice> tables;
  const std::vector<Rule> horizontal = MergeRules(std::move(across), options);
  const std::vector<Rule> vertical = MergeRules(std::move(down), options);
  if (horizontal.size() + vertical.size() > options.max_lines) return tables;
  for (const std::vector<Rule>& lines : GroupLines(horizontal, vertical, options)) {
    if (lines.size() < 3) continue;
    Lattice table = MakeLattice(lines, options);
    if (table.cells.size() < 2) continue;
    const Box box = table.box();
    if (box.width() < kMinTableWidth || box.height() < kMinTableHeight) continue;
    tables.push_back(std::move(table));
  }
  std::sort(tables.begin(), tables.end(), [](const Lattice& a, const Lattice& b) {
    return a.ys.front() != b.ys.front() ? a.ys.front() < b.ys.front() : a.xs.front() < b.xs.front();
  });
  return tables;
}

}  // namespace gouji
