#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extract/table/box.h"
#include "extract/table/lattice.h"

namespace gouji {

struct Rgb {
  std::uint8_t r = 0, g = 0, b = 0;

  bool operator==(const Rgb&) const = default;
  /// 0 (black) to 255 (white), as the eye weighs the channels.
  int luminance() const { return (299 * r + 587 * g + 114 * b) / 1000; }
};

/// What a drawing library is asked to say about one glyph; everything later works on these alone.
struct Glyph {
  Box box;               ///< advance width by a nominal em: 0.88 above and 0.12 below the baseline
  float baseline = 0;    ///< y for upright text, x for text turned by a quarter
  float size = 0;        ///< font size as shown, in points
  float visible = 1;     ///< share of the box inside the page and the clip
  char32_t unicode = 0;  ///< first code point; U+FFFD when the font does not say
  std::uint32_t more =
      0;  ///< further code points (ligatures): 1-based index into PageContent::more
  std::uint32_t fills = 0;  ///< how many fills of the page had been painted before it
  std::uint16_t font = 0;   ///< number of the font within the document
  std::int16_t angle = 0;   ///< degrees clockwise from upright, -179..180
  Rgb color;
  std::uint8_t opacity = 255;
  bool invisible = false;  ///< text render mode 3 or 7, or inside a soft mask
  bool bold = false;
};

/// An area painted with one colour, or an image.
struct Fill {
  Box box;
  Rgb color;
  bool opaque = true;     ///< hides what was painted before it
  bool rectangle = true;  ///< the box is the shape
  bool image = false;
  std::uint32_t glyphs = 0;  ///< how many glyphs of the page had been painted before it
};

/// Everything one page paints, in painting order, coordinates as shown (after /Rotate).
struct PageContent {
  std::uint32_t number = 0;  ///< 1-based
  float width = 0;
  float height = 0;
  std::vector<Glyph> glyphs;
  std::vector<std::u32string> more;  ///< code points after the first of ligatures
  std::vector<Rule> rules;
  std::vector<Fill> fills;
  std::uint32_t images = 0;
  float image_area = 0;  ///< sum over the images, in square points

  void Clear();
};

}  // namespace gouji
