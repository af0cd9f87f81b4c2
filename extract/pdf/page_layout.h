#pragma once

#include <cstdint>
#include <vector>

#include "extract/base/note.h"
#include "extract/pdf/page_content.h"
#include "extract/pdf/text_line.h"
#include "extract/table/lattice.h"

namespace gouji {

struct TableCell {
  LatticeCell place;
  std::vector<TextLine> lines;

  bool operator==(const TableCell&) const = default;
};

/// A table, or the part of one that stands on one page.
struct PageTable {
  std::vector<float> xs;  ///< positions of the column borders
  std::vector<float> ys;
  std::vector<TableCell> cells;  ///< row-major
  std::uint32_t page = 0;
  bool open_top = false;
  bool open_bottom = false;
  bool ruled = true;  ///< drawn with lines; false when told from alignment
  std::uint32_t header_rows =
      0;  ///< leading rows known to be heads: they came again on later pages

  std::uint32_t rows() const { return static_cast<std::uint32_t>(ys.size() - 1); }
  std::uint32_t columns() const { return static_cast<std::uint32_t>(xs.size() - 1); }
  Box box() const { return {xs.front(), ys.front(), xs.back(), ys.back()}; }
};

/// A page read: what stands outside of tables as lines, and the tables; each from top to bottom.
/// Coordinates are those of the page turned so that most of its text is upright.
struct PageLayout {
  std::uint32_t number = 0;
  float width = 0;
  float height = 0;
  std::int16_t turn = 0;  ///< degrees clockwise the text was turned on the page: 0, 90, -90 or 180
  std::vector<TextLine> lines;
  std::vector<PageTable> tables;
  Rule note_rule;                                ///< the line above the footnotes; at 0 when there is none
  std::vector<std::vector<TextLine>> footnotes;  ///< one list of lines a note
  std::uint32_t images = 0;
  float image_share = 0;     ///< of the page's area, overlaps counted twice
  std::uint32_t hidden = 0;  ///< glyphs that were left out
  std::uint32_t glyphs = 0;  ///< glyphs that were read
  std::vector<Note> notes;
};

/// Lays out one page. Changes `page` only by turning its text upright.
PageLayout LayOutPage(PageContent& page);

/// The least distance that text keeps from the borders: what the cells cannot use for text.
float CellPadding(const PageTable& table);

/// A box of a laid out page, as seen on the page as shown.
Box OnPage(const PageLayout& layout, const Box& box);

}  // namespace gouji
