#pragma once

#include <cstdint>
#include <vector>

#include "extract/table/box.h"

namespace gouji {

/// A straight horizontal or vertical ruling line. `at` is its y (horizontal) or x (vertical); it
/// runs from `from` to `to` along the other axis.
struct Rule {
  bool horizontal = true;
  float at = 0;
  float from = 0;
  float to = 0;
  float thickness = 0;

  bool operator==(const Rule&) const = default;
};

/// A cell, merged or not, and its area on the page.
struct LatticeCell {
  std::uint32_t row = 0;
  std::uint32_t column = 0;
  std::uint32_t row_span = 1;
  std::uint32_t column_span = 1;
  Box box;

  bool operator==(const LatticeCell&) const = default;
};

/// A table drawn with lines: the positions of its grid lines, and its cells in row-major order of
/// their top left corners. Cells never overlap and cover the grid without holes.
struct Lattice {
  std::vector<float> xs;  ///< columns() + 1 positions
  std::vector<float> ys;  ///< rows() + 1 positions
  std::vector<LatticeCell> cells;
  bool open_top = false;     ///< no line is drawn along the upper edge
  bool open_bottom = false;  ///< no line is drawn along the lower edge
  bool irregular = false;    ///< some merged area was no rectangle and was cut up

  std::uint32_t rows() const { return static_cast<std::uint32_t>(ys.size() - 1); }
  std::uint32_t columns() const { return static_cast<std::uint32_t>(xs.size() - 1); }
  Box box() const { return {xs.front(), ys.front(), xs.back(), ys.back()}; }
};

/// How exactly lines must be drawn to count as a table; distances in points. Told from real reports, whose
/// editors draw cell borders piece by piece.
struct LatticeOptions {
  float snap = 2.0F;               ///< lines nearer than this are one line
  float gap = 2.5F;                ///< pieces of a line nearer than this are connected
  float reach = 2.6F;              ///< lines that end this near to each other meet
  float edge_coverage = 0.6F;      ///< share of a cell edge that must be drawn
  std::uint32_t max_lines = 4000;  ///< more distinct lines on a page are a drawing, not a table
};

/// Lines of one direction with their pieces put together, double and dotted ones too; in order of `at`.
std::vector<Rule> MergeRules(std::vector<Rule> rules, const LatticeOptions& options = {});

/// Finds the tables drawn by `rules`, from top to bottom. Frames with a single cell are no tables.
std::vector<Lattice> FindLattices(const std::vector<Rule>& rules,
                                  const LatticeOptions& options = {});

}  // namespace gouji
