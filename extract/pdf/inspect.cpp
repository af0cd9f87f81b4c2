#include "extract/pdf/inspect.h"

#include <algorithm>
#include <map>
#include <memory>
#include <utility>

#include "extract/pdf/flow.h"
#include "extract/pdf/margins.h"
#include "extract/pdf/page_layout.h"
#include "extract/pdf/poppler_device.h"

namespace gouji {
namespace {

InspectedPage Inspect(const PageLayout& layout, const std::vector<Rule>& rules) {
  InspectedPage page;
  page.number = layout.number;
  const Box shown = OnPage(layout, {0, 0, layout.width, layout.height});
  page.width = shown.x1;
  page.height = shown.y1;
  for (const Rule& rule : rules) {
    const float half = std::max(rule.thickness, 0.2F) / 2;
    page.rules.push_back(
        OnPage(layout, rule.horizontal ? Box{rule.from, rule.at - half, rule.to, rule.at + half}
                                       : Box{rule.at - half, rule.from, rule.at + half, rule.to}));
  }
  for (const PageTable& table : layout.tables) {
    InspectedTable seen{OnPage(layout, table.box()), {}, table.ruled};
    for (const TableCell& cell : table.cells) {
      seen.cells.push_back(cell.place);
      seen.cells.back().box = OnPage(layout, cell.place.box);
    }
    page.tables.push_back(std::move(seen));
  }
  return page;
}

void AddLines(const std::vector<PageLayout>& layouts, PdfLayout& result) {
  for (std::size_t i = 0; i < layouts.size(); ++i) {
    for (const TextLine& line : layouts[i].lines) {
      result.pages[i].lines.push_back({OnPage(layouts[i], line.box), line.text});
    }
    // What was there before and is not any more is a head or a foot.
    auto& margins = result.pages[i].margins;
    std::erase_if(margins, [&](const InspectedLine& margin) {
      return std::any_of(result.pages[i].lines.begin(), result.pages[i].lines.end(),
                         [&](const InspectedLine& line) {
                           return line.box == margin.box && line.text == margin.text;
                         });
    });
  }
}

void AddParagraphs(const Flow& flow, const std::vector<PageLayout>& layouts, PdfLayout& result) {
  for (const FlowItem& item : flow.items) {
    std::map<std::uint32_t, Box> boxes;  // of a paragraph, page by page
    for (const TextLine* line : item.lines) {
      const Box box = OnPage(layouts[line->page - 1], line->box);
      const auto [at, added] = boxes.try_emplace(line->page, box);
      if (!added) at->second = Union(at->second, box);
    }
    for (const auto& [page, box] : boxes) result.pages[page - 1].paragraphs.push_back(box);
  }
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
    result.pages.push_back(Inspect(layouts.back(), content.rules));
    for (const TextLine& line : layouts.back().lines) {
      result.pages.back().margins.push_back({OnPage(layouts.back(), line.box), line.text});
    }
  }
  RemoveMargins(layouts);
  AddLines(layouts, result);
  const Flow flow = MakeFlow(layouts);
  AddParagraphs(flow, layouts, result);
  return result;
}

}  // namespace gouji
