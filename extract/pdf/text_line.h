#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extract/pdf/page_content.h"
#include "extract/table/box.h"

namespace gouji {

/// A part of a line's text whose glyphs advance evenly, so that a box of any of its characters can
/// be told by interpolation.
struct LinePiece {
  std::uint32_t begin = 0;  ///< bytes in TextLine::text
  std::uint32_t end = 0;
  std::uint32_t chars = 0;
  Box box;

  bool operator==(const LinePiece&) const = default;
};

/// One line of text as seen, on a page or in a cell.
struct TextLine {
  std::string text;  ///< without white space at its ends
  std::vector<LinePiece>
      pieces;  ///< cover the text; white space that was put in belongs to no piece
  Box box;
  float baseline = 0;
  float size = 0;  ///< of most of its glyphs
  std::uint32_t page = 0;
  std::uint16_t font = 0;  ///< of its first glyph
  bool bold = false;
  bool space_after = false;  ///< white space was drawn after its last character
  bool turned = false;       ///< not upright on the page

  bool operator==(const TextLine&) const = default;
};

/// Glyphs painted one after the other on one baseline: the unit that is put into a cell or a line.
struct Run {
  std::vector<std::uint32_t> glyphs;  ///< indices into PageContent::glyphs, in reading direction
  Box box;                            ///< white space at the ends excluded
  float baseline = 0;
  float size = 0;
  std::int16_t angle = 0;
  bool space_after = false;

  bool operator==(const Run&) const = default;
};

/// Cuts the visible glyphs into runs. Runs of white space alone are dropped, wide gaps and wide
/// white space end a run, a glyph painted twice (simulated bold) counts once.
std::vector<Run> MakeRuns(const PageContent& page, const std::vector<std::uint32_t>& visible);

/// Cuts a run at a vertical line that falls between two of its glyphs; the right part, or an empty
/// run when the line cuts no gap.
Run SplitRun(const PageContent& page, Run& run, float x);

/// Puts runs into lines from top to bottom, each from left to right.
std::vector<TextLine> MakeLines(const PageContent& page, std::vector<Run> runs);

/// Cuts a line wherever two of its pieces stand further apart than `gap` font sizes.
std::vector<TextLine> SplitAtGaps(const TextLine& line, float gap);

/// Cuts "部门：…        单位：万元" in two where a wide gap parts them: the unit line is a line of
/// its own. Returns the right part, empty when there is nothing to cut.
TextLine SplitUnitLine(TextLine& line);

}  // namespace gouji
