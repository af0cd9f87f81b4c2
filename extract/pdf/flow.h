#pragma once

#include <cstdint>
#include <vector>

#include "extract/base/range.h"
#include "extract/pdf/page_layout.h"
#include "extract/pdf/paragraphs.h"

namespace gouji {

/// A paragraph or a table of the whole document.
struct FlowItem {
  std::vector<const TextLine*>
      lines;  ///< of a paragraph; owned by the layouts the flow was made from
  bool centered = false;
  bool footnote = false;
  std::uint32_t table = kNone;  ///< index into Flow::tables, or kNone for a paragraph
};

/// What the document says from its first to its last page, page ends removed.
struct Flow {
  std::vector<FlowItem> items;
  std::vector<PageTable> tables;
};

/// Puts lines and tables in reading order, joins lines into paragraphs and parts of tables into
/// tables; a footnote follows what refers to it. Moves the tables out of `pages`; lines stay there, and `pages` must outlive the flow.
Flow MakeFlow(std::vector<PageLayout>& pages);

}  // namespace gouji
