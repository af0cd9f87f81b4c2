#include "extract/table/aligned_grid.h"

#include <algorithm>
#include <utility>

namespace gouji {
namespace {

constexpr std::size_t kLeastRowLines = 4;  // full lines that part three rows
constexpr std::size_t kMaxHeadLines = 5;
constexpr float kHalf = 0.7F;       // of the usual distance of two lines
constexpr float kFullLine = 0.9F;   // of the width of the table

// Makes the grid of a range of lines whose columns are known.
class GridMaker {
 public:
  GridMaker(const std::vector<AlignedRow>& rows, const AlignedLines& lines, const std::vector<Column>& columns,
            std::vector<Rule> drawn)
      : rows_(rows), lines_(lines), columns_(columns), drawn_(std::move(drawn)) {
    for (std::size_t c = 1; c < columns_.size(); ++c) inner_.push_back((columns_[c - 1].x1 + columns_[c].x0) / 2);
    box_ = RowBox(rows_[lines_.first]);
    for (std::size_t i = lines_.first; i < lines_.end(); ++i) box_ = Union(box_, RowBox(rows_[i]));
    for (const Rule& rule : drawn_) box_ = Union(box_, {rule.from, rule.at, rule.to, rule.at});
  }

  std::optional<AlignedTable> Make() {
    SetBands();
    SetSpans();
    std::vector<Rule> rules = Across();
    Down(rules);
    std::vector<Lattice> found = FindLattices(rules);
    if (found.size() != 1) return std::nullopt;
    AlignedTable table{lines_.first, lines_.count, std::move(found.front()), {}};
    for (std::size_t i = 0; i < lines_.count; ++i) {
      table.homes.emplace_back();
      for (const ColumnRange& span : spans_[i]) {
        const Box row = RowBox(rows_[lines_.first + i]);
        const auto home = CellAt(table.grid, (Left(span.first) + Right(span.last)) / 2, row.center_y());
        if (!home) return std::nullopt;
        table.homes.back().push_back(*home);
      }
    }
    return table;
  }

 private:
  float Left(std::size_t column) const { return column == 0 ? box_.x0 : inner_[column - 1]; }
  float Right(std::size_t column) const { return column + 1 == columns_.size() ? box_.x1 : inner_[column]; }

  static std::optional<std::size_t> CellAt(const Lattice& grid, float x, float y) {
    for (std::size_t i = 0; i < grid.cells.size(); ++i) {
      if (grid.cells[i].box.Contains(x, y)) return i;
    }
    return std::nullopt;
  }

  // Rows are parted by drawn lines if there are enough of them, else every line of text is a row; a line at
  // half height belongs to a cell that reaches over both its neighbours.
  void SetBands() {
    std::vector<float> full;
    for (const Rule& rule : drawn_) {
      if (rule.to - rule.from > kFullLine * box_.width()) full.push_back(rule.at);
    }
    rows_drawn_ = full.size() >= kLeastRowLines;
    beside_.assign(lines_.count, false);
    if (rows_drawn_) {
      for (const Rule& rule : drawn_) ys_.push_back(rule.at);
    } else {
      ys_ = {box_.y0, box_.y1};
      const float near = HalfPitch(rows_, lines_);
      std::size_t last = 0;
      for (std::size_t i = 1; i < lines_.count; ++i) {
        const Box above = RowBox(rows_[lines_.first + last]);
        const Box here = RowBox(rows_[lines_.first + i]);
        const bool next_near = i + 1 < lines_.count && RowBox(rows_[lines_.first + i + 1]).center_y() - here.center_y() < near;
        beside_[i] = here.center_y() - above.center_y() < near && next_near;
        if (beside_[i]) continue;
        ys_.push_back((above.y1 + here.y0) / 2);
        last = i;
      }
    }
    std::sort(ys_.begin(), ys_.end());
    ys_.erase(std::unique(ys_.begin(), ys_.end(), [](float a, float b) { return b - a < 1; }), ys_.end());
  }

  void SetSpans() {
    std::size_t heads = 0;  // lines above the first figures
    while (heads < lines_.count && heads < kMaxHeadLines && !HasFigures(rows_[lines_.first + heads])) ++heads;
    std::vector<bool> taken(columns_.size(), false);  // by cells that reach over several head lines
    for (std::size_t i = 0; i < heads; ++i) {
      if (!beside_[i]) continue;
      for (const Box& segment : rows_[lines_.first + i].segments) taken[NearestColumn(columns_, segment)] = true;
    }
    for (std::size_t i = 0; i < lines_.count; ++i) {
      const AlignedRow& row = rows_[lines_.first + i];
      const bool head = i < heads && !beside_[i];
      spans_.push_back(head ? HeadSpans(columns_, row.segments, taken) : TextSpans(columns_, row.segments));
    }
  }

  std::vector<Rule> Across() const {
    std::vector<Rule> rules = drawn_;
    if (rows_drawn_) return rules;
    rules.clear();
    for (const float y : ys_) {
      for (std::size_t c = 0; c < columns_.size(); ++c) {
        bool crossed = false;
        for (std::size_t i = 0; i < lines_.count; ++i) {
          const Box row = RowBox(rows_[lines_.first + i]);
          crossed = crossed || (beside_[i] && row.y0 < y && y < row.y1 && Covers(spans_[i], c, c));
        }
        if (!crossed) rules.push_back({true, y, Left(c), Right(c), 0.5F});
      }
    }
    return rules;
  }

  static bool Covers(const std::vector<ColumnRange>& spans, std::size_t from, std::size_t to) {
    return std::any_of(spans.begin(), spans.end(),
                       [&](const ColumnRange& span) { return span.first <= from && to <= span.last; });
  }

  void Down(std::vector<Rule>& rules) const {
    for (std::size_t b = 0; b + 1 < ys_.size(); ++b) {
      for (std::size_t c = 0; c <= columns_.size(); ++c) {
        bool bridged = false;
        for (std::size_t i = 0; i < lines_.count && c > 0 && c < columns_.size(); ++i) {
          const float y = RowBox(rows_[lines_.first + i]).center_y();
          bridged = bridged || (ys_[b] < y && y < ys_[b + 1] && Covers(spans_[i], c - 1, c));
        }
        if (!bridged) rules.push_back({false, c == columns_.size() ? box_.x1 : Left(c), ys_[b], ys_[b + 1], 0.5F});
      }
    }
  }

  const std::vector<AlignedRow>& rows_;
  AlignedLines lines_;
  const std::vector<Column>& columns_;
  std::vector<Rule> drawn_;
  std::vector<float> inner_;  // borders between the columns
  Box box_;
  std::vector<float> ys_;
  bool rows_drawn_ = false;
  std::vector<bool> beside_;                     // lines at half height
  std::vector<std::vector<ColumnRange>> spans_;  // of the segments, line by line
};

}  // namespace

Box RowBox(const AlignedRow& row) {
  Box box = row.segments.front();
  for (const Box& segment : row.segments) box = Union(box, segment);
  return box;
}

bool HasFigures(const AlignedRow& row) {
  return std::find(row.figures.begin(), row.figures.end(), true) != row.figures.end();
}

float HalfPitch(const std::vector<AlignedRow>& rows, const AlignedLines& lines) {
  std::vector<float> pitches;
  for (std::size_t i = lines.first; i + 1 < lines.end(); ++i)
    pitches.push_back(RowBox(rows[i + 1]).center_y() - RowBox(rows[i]).center_y());
  if (pitches.empty()) return 0;
  const auto middle = pitches.begin() + static_cast<std::ptrdiff_t>(pitches.size() / 2);
  std::nth_element(pitches.begin(), middle, pitches.end());
  return kHalf * *middle;
}

std::optional<AlignedTable> MakeAlignedGrid(const std::vector<AlignedRow>& rows, const AlignedLines& lines,
                                            const std::vector<Column>& columns, const std::vector<Rule>& drawn) {
  return GridMaker(rows, lines, columns, drawn).Make();
}

}  // namespace gouji
