#include "extract/pdf/flow.h"

#include <algorithm>
#include <utility>

#include "extract/pdf/continuation.h"

namespace gouji {
namespace {

struct Place {
  float y = 0;
  const TextLine* line = nullptr;
  PageTable* table = nullptr;
};

std::vector<Place> PlacesOf(PageLayout& page) {
  std::vector<Place> places;
  for (const TextLine& line : page.lines) places.push_back({line.box.center_y(), &line, nullptr});
  for (PageTable& table : page.tables) places.push_back({table.ys.front(), nullptr, &table});
  std::stable_sort(places.begin(), places.end(), [](const Place& a, const Place& b) { return a.y < b.y; });
  return places;
}

// Adds lines and tables one by one to the end of the flow.
class FlowMaker {
 public:
  void AddPage(PageLayout& page, const Measure& measure) {
    bool first = true;
    for (const Place& place : PlacesOf(page)) {
      if (place.line != nullptr) AddLine(*place.line, measure);
      if (place.table != nullptr) AddTable(std::move(*place.table), first);
      first = false;
    }
  }
  Flow Take() { return std::move(flow_); }

 private:
  void AddLine(const TextLine& line, const Measure& measure) {
    if (!flow_.items.empty() && flow_.items.back().table == kNone) {
      FlowItem& open = flow_.items.back();
      const TextLine& last = *open.lines.back();
      if (!BreaksBetween(*open.lines.front(), last, line, measure, last.page == line.page)) {
        open.lines.push_back(&line);
        return;
      }
    }
    FlowItem item;
    item.lines.push_back(&line);
    item.centered = IsCentered(line, measure);
    flow_.items.push_back(std::move(item));
  }

  void AddTable(PageTable table, bool first_on_page) {
    if (first_on_page && !flow_.items.empty() && flow_.items.back().table != kNone) {
      PageTable& above = flow_.tables[flow_.items.back().table];
      if (last_table_page_ + 1 == table.page && ContinuesTable(above, table)) {
        last_table_page_ = table.page;
        AppendTable(above, std::move(table));
        return;
      }
    }
    last_table_page_ = table.page;
    FlowItem item;
    item.table = static_cast<std::uint32_t>(flow_.tables.size());
    flow_.tables.push_back(std::move(table));
    flow_.items.push_back(std::move(item));
  }

  Flow flow_;
  std::uint32_t last_table_page_ = 0;
};

}  // namespace

Flow MakeFlow(std::vector<PageLayout>& pages) {
  const std::vector<Measure> measures = MeasurePages(pages);
  FlowMaker maker;
  for (std::size_t i = 0; i < pages.size(); ++i) maker.AddPage(pages[i], measures[i]);
  return maker.Take();
}

}  // namespace gouji
