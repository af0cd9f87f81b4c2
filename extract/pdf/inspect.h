#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/base/result.h"
#include "extract/read.h"
#include "extract/table/box.h"
#include "extract/table/lattice.h"

namespace gouji {

/// What the reader saw on a page and a Document does not keep, for pictures that a person can check.
/// Boxes are points on the page as shown, origin at the top left.
struct InspectedLine {
  Box box;
  std::string text;
};

struct InspectedTable {
  Box box;
  std::vector<LatticeCell> cells;  ///< rows and columns of this page's part
  bool ruled = true;               ///< false: told from alignment
};

struct InspectedPage {
  std::uint32_t number = 0;
  float width = 0;
  float height = 0;
  std::vector<InspectedLine> margins;  ///< page numbers and running heads that were taken off
  std::vector<InspectedTable> tables;
};

struct PdfLayout {
  std::vector<InspectedPage> pages;
};

/// The layout of every page before it becomes a Document: for tests and the overlay.
Result<PdfLayout> InspectPdf(std::string_view bytes, const ReadLimits& limits = {});

}  // namespace gouji
