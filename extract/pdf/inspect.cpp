#include "extract/pdf/inspect.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "extract/pdf/margins.h"
#include "extract/pdf/page_layout.h"
#include "extract/pdf/poppler_device.h"

namespace gouji {
namespace {

InspectedPage Inspect(const PageLayout& layout) {
  InspectedPage page;
  page.number = layout.number;
  const Box shown = OnPage(layout, {0, 0, layout.width, layout.height});
  page.width = shown.x1;
  page.height = shown.y1;
  for (const PageTable& table : layout.tables) {
    InspectedTable seen{OnPage(layout, table.box()), {}, table.ruled};
    for (const TableCell& cell : table.cells) {
      seen.cells.push_back(cell.place);
      seen.cells.back().box = OnPage(layout, cell.place.box);
    }
    page.tables.push_back(std::move(seen));
  }
  for (const TextLine& line : layout.lines) page.margins.push_back({OnPage(layout, line.box), line.text});
  return page;
}

// What is still there is no head and no foot.
void DropBody(const PageLayout& layout, std::vector<InspectedLine>& margins) {
  std::erase_if(margins, [&](const InspectedLine& margin) {
    return std::any_of(layout.lines.begin(), layout.lines.end(), [&](const TextLine& line) {
      return OnPage(layout, line.box) == margin.box && line.text == margin.text;
    });
  });
}

}  // namespace

Result<PdfLayout> InspectPdf(std::string_view bytes, const ReadLimits& limits) {
  auto opened = PdfSource::Open(bytes, limits);
  if (!opened) return opened.error();
  PdfSource& source = *opened.value();
  PdfLayout result;
  std::vector<PageLayout> layouts;
  PageContent content;
  for (std::uint32_t number = 1; number <= source.pages(); ++number) {
    const Result<bool> read = source.ReadPage(number, content);
    if (!read) return read.error();
    layouts.push_back(LayOutPage(content));
    result.pages.push_back(Inspect(layouts.back()));
  }
  RemoveMargins(layouts);
  for (std::size_t i = 0; i < layouts.size(); ++i) DropBody(layouts[i], result.pages[i].margins);
  return result;
}

}  // namespace gouji
