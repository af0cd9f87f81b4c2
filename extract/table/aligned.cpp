#include "extract/table/aligned.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "extract/table/aligned_grid.h"
#include "extract/table/column_spans.h"

// lines of text -> ranges of lines that may be tables -> columns -> bands (rows) -> drawn as rules -> lattice
namespace gouji {
namespace {

constexpr std::size_t kLeastRows = 3;
constexpr std::size_t kLeastColumns = 3;
constexpr float kColumnGap = 0.8F;    // em between columns
constexpr float kRowGap = 3.0F;       // em between rows
constexpr float kFilled = 0.6F;       // share of the cells that hold something
constexpr float kFigureShare = 0.6F;  // of the filled cells of a figure column
constexpr std::size_t kMaxHeadLines = 5;
constexpr float kFrameSlack = 3.0F;   // points between the ends of the lines of one table
constexpr float kLeastFrame = 20.0F;  // points
constexpr std::size_t kLeastFrameLines = 3;

// The gaps that no segment bridges part the columns.
std::vector<Column> ColumnsOf(const std::vector<AlignedRow>& rows, const std::vector<std::size_t>& which) {
  std::vector<Column> spans;
  for (const std::size_t i : which) {
    for (const Box& segment : rows[i].segments) spans.push_back({segment.x0, segment.x1});
  }
  std::sort(spans.begin(), spans.end(), [](const Column& a, const Column& b) { return a.x0 < b.x0; });
  std::vector<Column> columns;
  if (which.empty()) return columns;
  const float gap = kColumnGap * rows[which.front()].size;
  for (const Column& span : spans) {
    if (!columns.empty() && span.x0 < columns.back().x1 + gap) {
      columns.back().x1 = std::max(columns.back().x1, span.x1);
    } else {
      columns.push_back(span);
    }
  }
  return columns;
}

std::vector<Column> ColumnsOf(const std::vector<AlignedRow>& rows, const AlignedLines& lines) {
  std::vector<std::size_t> which;
  for (std::size_t i = lines.first; i < lines.end(); ++i) which.push_back(i);
  return ColumnsOf(rows, which);
}

bool Follows(const AlignedRow& above, const AlignedRow& below) {
  if (above.segments.empty() || below.segments.empty()) return false;
  return RowBox(below).y0 - RowBox(above).y1 < kRowGap * above.size;
}

bool LooksLikeTable(const std::vector<AlignedRow>& rows, const AlignedLines& lines, const std::vector<Column>& columns) {
  if (lines.count < kLeastRows || columns.size() < kLeastColumns) return false;
  std::size_t filled = 0;
  bool figures_below = false;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    std::size_t here = 0;
    std::size_t figures = 0;
    for (std::size_t i = lines.first; i < lines.end(); ++i) {
      for (std::size_t s = 0; s < rows[i].segments.size(); ++s) {
        if (Overlap(rows[i].segments[s].x0, rows[i].segments[s].x1, columns[c].x0, columns[c].x1) <= 0) continue;
        ++here;
        figures += rows[i].figures[s] ? 1U : 0U;
      }
    }
    filled += std::min(here, lines.count);
    figures_below = figures_below || (c > 0 && figures + 1 >= kLeastRows &&
                                      static_cast<float>(figures) >= kFigureShare * static_cast<float>(here));
  }
  return figures_below &&
         static_cast<float>(filled) >= kFilled * static_cast<float>(lines.count * columns.size());
}

// Lines above the columns that head them: several words over the columns, or a word at half height.
AlignedLines WithHeads(const std::vector<AlignedRow>& rows, AlignedLines body, const std::vector<Column>& columns, std::size_t least) {
  AlignedLines lines = body;
  const float near = HalfPitch(rows, body);
  while (lines.first > least && body.first - lines.first < kMaxHeadLines) {
    const AlignedRow& above = rows[lines.first - 1];
    const AlignedRow& below = rows[lines.first];
    if (above.segments.empty() || HasFigures(above) || !Follows(above, below)) break;
    const Box box = RowBox(above);
    if (box.x0 < columns.front().x0 - 2 * above.size || box.x1 > columns.back().x1 + 2 * above.size) break;
    const bool half = RowBox(below).center_y() - box.center_y() < near;
    if (above.segments.size() < 2 && !half) break;
    --lines.first;
    ++lines.count;
  }
  // A word at half height heads nothing unless something stands above it.
  while (lines.first < body.first && rows[lines.first].segments.size() < 2) ++lines.first, --lines.count;
  return lines;
}

// Tables among the lines [begin, end), told from alignment alone.
void FindByAlignment(const std::vector<AlignedRow>& rows, std::size_t begin, std::size_t end,
                     std::vector<AlignedTable>& tables) {
  std::size_t free = begin;  // lines before are taken
  for (std::size_t first = begin; first < end;) {
    if (rows[first].segments.size() < kLeastColumns) {
      ++first;
      continue;
    }
    AlignedLines lines{first, 1};
    std::vector<Column> columns = ColumnsOf(rows, lines);
    while (lines.end() < end && rows[lines.end()].segments.size() > 1 &&
           Follows(rows[lines.end() - 1], rows[lines.end()])) {
      std::vector<Column> more = ColumnsOf(rows, AlignedLines{first, lines.count + 1});
      if (more.size() < columns.size()) break;  // a line that bridges the columns ends the table
      columns = std::move(more);
      ++lines.count;
    }
    if (!LooksLikeTable(rows, lines, columns)) {
      ++first;
      continue;
    }
    const AlignedLines whole = WithHeads(rows, lines, columns, free);
    first = free = lines.end();
    if (auto table = MakeAlignedGrid(rows, whole, columns, {})) {
      tables.push_back(std::move(*table));
    } else if (auto bare = MakeAlignedGrid(rows, lines, columns, {})) {
      tables.push_back(std::move(*bare));
    }
  }
}

// The lines of one table drawn without vertical ones: equally long, one below the other.
using Frame = std::vector<Rule>;

bool SameEnds(const Rule& a, const Rule& b) {
  return std::abs(a.from - b.from) < kFrameSlack && std::abs(a.to - b.to) < kFrameSlack;
}

// Lines of text between two heights.
AlignedLines LinesBetween(const std::vector<AlignedRow>& rows, float top, float bottom) {
  AlignedLines lines{rows.size(), 0};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].segments.empty()) continue;
    const float y = RowBox(rows[i]).center_y();
    if (y <= top || y >= bottom) continue;
    lines.first = std::min(lines.first, i);
    lines.count = i + 1 - lines.first;
  }
  return lines;
}

// Prose between two lines shows that they belong to two tables.
bool IsTabular(const std::vector<AlignedRow>& rows, const AlignedLines& lines) {
  std::size_t cut = 0;
  for (std::size_t i = lines.first; i < lines.end(); ++i) cut += rows[i].segments.size() > 1 ? 1U : 0U;
  return lines.count > 0 && 2 * cut >= lines.count;
}

std::vector<Frame> FindFrames(const std::vector<AlignedRow>& rows, const std::vector<Rule>& rules) {
  std::vector<Frame> frames;
  for (const Rule& rule : rules) {
    bool added = rule.to - rule.from < kLeastFrame;
    for (Frame& frame : frames) {
      if (added || !SameEnds(frame.back(), rule) || !IsTabular(rows, LinesBetween(rows, frame.back().at, rule.at))) continue;
      frame.push_back(rule);
      added = true;
    }
    if (!added) frames.push_back({rule});
  }
  std::erase_if(frames, [](const Frame& frame) { return frame.size() < kLeastFrameLines; });
  return frames;
}

// Shorter lines inside the frame, under heads over several columns.
std::vector<Rule> RulesInside(const Frame& frame, const std::vector<Rule>& rules) {
  std::vector<Rule> inside;
  for (const Rule& rule : rules) {
    if (rule.at > frame.front().at - 1 && rule.at < frame.back().at + 1 &&
        rule.from > frame.front().from - kFrameSlack && rule.to < frame.front().to + kFrameSlack)
      inside.push_back(rule);
  }
  return inside;
}

void FindByFrames(const std::vector<AlignedRow>& rows, const std::vector<Rule>& rules, std::vector<AlignedTable>& tables) {
  for (const Frame& frame : FindFrames(rows, rules)) {
    const AlignedLines lines = LinesBetween(rows, frame.front().at, frame.back().at);
    std::size_t most = 0;
    for (std::size_t i = lines.first; i < lines.end(); ++i) most = std::max(most, rows[i].segments.size());
    std::vector<std::size_t> full;  // lines with something in every column tell the columns
    for (std::size_t i = lines.first; i < lines.end(); ++i) {
      if (rows[i].segments.size() == most) full.push_back(i);
    }
    const std::vector<Column> columns = ColumnsOf(rows, full);
    if (columns.size() != most || !LooksLikeTable(rows, lines, columns)) continue;
    if (auto table = MakeAlignedGrid(rows, lines, columns, RulesInside(frame, rules))) tables.push_back(std::move(*table));
  }
  std::sort(tables.begin(), tables.end(), [](const AlignedTable& a, const AlignedTable& b) { return a.first < b.first; });
}

}  // namespace

std::vector<AlignedTable> FindAlignedTables(const std::vector<AlignedRow>& rows, const std::vector<Rule>& rules) {
  std::vector<AlignedTable> framed;
  FindByFrames(rows, MergeRules(rules), framed);
  std::vector<AlignedTable> tables;
  std::size_t begin = 0;
  for (AlignedTable& table : framed) {
    if (table.first < begin) continue;
    FindByAlignment(rows, begin, table.first, tables);
    begin = table.first + table.lines;
    tables.push_back(std::move(table));
  }
  FindByAlignment(rows, begin, rows.size(), tables);
  return tables;
}

}  // namespace gouji
