#include "extract/table/column_spans.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gouji {
namespace {

constexpr float kSkipCost = 0.3F;  // of a column's distance to the next: a column without a head
constexpr float kFar = 1e9F;

float Touch(const Column& column, const Box& box) { return Overlap(column.x0, column.x1, box.x0, box.x1); }

// How badly the segment is centred over the columns [first, last].
float Misfit(const std::vector<Column>& columns, const ColumnRange& range, const Box& segment) {
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const bool inside = range.first <= c && c <= range.last;
    if (!inside && Touch(columns[c], segment) > 0) return kFar;
  }
  return std::abs((columns[range.first].x0 + columns[range.last].x1) / 2 - segment.center_x());
}

}  // namespace

std::size_t NearestColumn(const std::vector<Column>& columns, const Box& box) {
  std::size_t best = 0;
  float distance = std::numeric_limits<float>::max();
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const float here = std::abs((columns[c].x0 + columns[c].x1) / 2 - box.center_x());
    if (here < distance) best = c, distance = here;
  }
  return best;
}

std::vector<ColumnRange> TextSpans(const std::vector<Column>& columns, const std::vector<Box>& segments) {
  std::vector<ColumnRange> spans;
  for (const Box& segment : segments) {
    ColumnRange span{columns.size(), 0};
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (Touch(columns[c], segment) > 0) span = {std::min(span.first, c), c};
    }
    if (span.first == columns.size()) span.first = span.last = NearestColumn(columns, segment);
    spans.push_back(span);
  }
  return spans;
}

// The cheapest way to share the columns out among the segments, both from left to right.
std::vector<ColumnRange> HeadSpans(const std::vector<Column>& columns, const std::vector<Box>& segments,
                                   const std::vector<bool>& taken) {
  const std::size_t n = columns.size();
  const std::size_t k = segments.size();
  std::vector<std::vector<float>> cost(k + 1, std::vector<float>(n + 1, kFar));  // of segments and columns to the left
  std::vector<std::vector<std::size_t>> from(k + 1, std::vector<std::size_t>(n + 1, n));  // first column of the last segment
  const float pitch = (columns.back().x1 - columns.front().x0) / static_cast<float>(n);
  cost[0][0] = 0;
  for (std::size_t c = 0; c < n; ++c) {
    for (std::size_t s = 0; s <= k; ++s) {
      const float skipped = cost[s][c] + (taken[c] ? 0 : kSkipCost * pitch);
      if (skipped < cost[s][c + 1]) cost[s][c + 1] = skipped, from[s][c + 1] = n;
      for (std::size_t last = c; s < k && last < n && !taken[last]; ++last) {
        const float fitted = cost[s][c] + Misfit(columns, {c, last}, segments[s]);
        if (fitted < cost[s + 1][last + 1]) cost[s + 1][last + 1] = fitted, from[s + 1][last + 1] = c;
      }
    }
  }
  if (cost[k][n] >= kFar) return TextSpans(columns, segments);
  std::vector<ColumnRange> spans(k);
  for (std::size_t s = k, c = n; s > 0;) {
    const std::size_t first = from[s][c];
    if (first == n) {
      --c;
      continue;
    }
    spans[--s] = {first, c - 1};
    c = first;
  }
  return spans;
}

}  // namespace gouji
