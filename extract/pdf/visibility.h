#pragma once

#include <cstdint>
#include <vector>

#include "extract/base/note.h"
#include "extract/pdf/page_content.h"

namespace gouji {

/// What a person who looks at the page can read.
struct VisibleText {
  std::vector<std::uint32_t> glyphs;  ///< indices into PageContent::glyphs, in painting order
  std::vector<Note> notes;            ///< what was left out, and cut glyphs
  std::uint32_t hidden = 0;           ///< glyphs left out for any reason but a watermark
};

/// Drops invisible, white on white, covered, clipped, off-page and tiny glyphs, and watermarks.
VisibleText SelectVisible(const PageContent& page);

}  // namespace gouji
