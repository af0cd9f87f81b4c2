#include "extract/pdf/flow.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

#include "extract/base/utf8.h"
#include "extract/pdf/continuation.h"
#include "extract/pdf/footnotes.h"

namespace gouji {
namespace {

struct Place {
  float y = 0;
  const TextLine* line = nullptr;
  PageTable* table = nullptr;
};

constexpr std::size_t kMaxTitleLines = 5;

// The words of a title line without white space and marks of continuation.
std::string Words(const TextLine& line) {
  std::string words;
  for (std::size_t i = 0; i < line.text.size();) {
    const CodePoint c = DecodeUtf8(line.text, i);
    if (!IsSpace(c.value)) words.append(line.text, i, c.size);
    i += c.size;
  }
  for (const std::string_view mark : {"（续表）", "(续表)", "（续）", "(续)", "续表"}) {
    if (const std::size_t at = words.find(mark); at != std::string::npos)
      words.erase(at, mark.size());
  }
  return words;
}

std::vector<Place> PlacesOf(PageLayout& page) {
  std::vector<Place> places;
  for (const TextLine& line : page.lines) places.push_back({line.box.center_y(), &line, nullptr});
  for (PageTable& table : page.tables) places.push_back({table.ys.front(), nullptr, &table});
  std::stable_sort(places.begin(), places.end(),
                   [](const Place& a, const Place& b) { return a.y < b.y; });
  return places;
}

// Whether the text has the mark, and not as the power of a unit: "8万m²".
bool RefersTo(const std::string& text, std::string_view mark) {
  for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1)) {
    if (at == 0 || std::isalpha(static_cast<unsigned char>(text[at - 1])) == 0) return true;
  }
  return false;
}

// Adds lines and tables one by one to the end of the flow.
class FlowMaker {
 public:
  void AddPage(PageLayout& page, const PageMeasure& measure) {
    std::vector<Place> places = PlacesOf(page);
    DropRepeatedTitle(places);
    bool first = true;
    for (const Place& place : places) {
      if (place.line != nullptr) AddLine(*place.line, measure);
      if (place.table != nullptr) AddTable(std::move(*place.table), first);
      first = false;
    }
    for (const std::vector<TextLine>& note : page.footnotes) {
      FlowItem item;
      item.footnote = true;
      for (const TextLine& line : note) item.lines.push_back(&line);
      footnotes_.push_back(std::move(item));
    }
  }
  Flow Take() {
    PlaceFootnotes();
    return std::move(flow_);
  }

 private:
  bool HoldsMark(const FlowItem& item, std::string_view mark, std::uint32_t page) const {
    const auto holds = [&](const TextLine& line) { return line.page == page && RefersTo(line.text, mark); };
    if (item.table == kNone) {
      return std::any_of(item.lines.begin(), item.lines.end(), [&](const TextLine* line) { return holds(*line); });
    }
    const std::vector<TableCell>& cells = flow_.tables[item.table].cells;
    return std::any_of(cells.begin(), cells.end(), [&](const TableCell& cell) {
      return std::any_of(cell.lines.begin(), cell.lines.end(), holds);
    });
  }

  // A note follows what refers to it, as in a DOCX; one that nothing refers to ends the document.
  void PlaceFootnotes() {
    std::vector<FlowItem> items;
    auto note = std::make_move_iterator(footnotes_.begin());
    const auto end = std::make_move_iterator(footnotes_.end());
    for (FlowItem& item : flow_.items) {
      const std::size_t at = items.size();
      items.push_back(std::move(item));
      while (note != end) {
        const TextLine& first = *note.base()->lines.front();
        if (!HoldsMark(items[at], NoteMark(first.text), first.page)) break;
        items.push_back(*note++);
      }
    }
    items.insert(items.end(), note, end);
    flow_.items = std::move(items);
  }

  // Spreadsheets print the title lines of a table on each of its pages.
  void DropRepeatedTitle(std::vector<Place>& places) {
    if (flow_.items.empty() || flow_.items.back().table == kNone) return;
    const PageTable& above = flow_.tables[flow_.items.back().table];
    const auto table = std::find_if(places.begin(), places.end(),
                                    [](const Place& place) { return place.table != nullptr; });
    const auto titles = static_cast<std::size_t>(table - places.begin());
    if (table == places.end() || titles == 0 || titles > kMaxTitleLines) return;
    if (last_table_page_ + 1 != table->table->page || !ContinuesTable(above, *table->table)) return;
    std::string again;
    for (auto place = places.begin(); place != table; ++place) again += Words(*place->line);
    std::string before;
    const std::size_t last = flow_.items.size() - 1;
    for (std::size_t i = last - std::min(last, kMaxTitleLines); i < last; ++i) {
      for (const TextLine* line : flow_.items[i].lines) before += Words(*line);
    }
    const bool same =
        again.empty() || (before.size() >= again.size() &&
                          before.compare(before.size() - again.size(), again.size(), again) == 0);
    if (same && (again.empty() || RepeatsHead(above, *table->table)))
      places.erase(places.begin(), table);
  }

  void AddLine(const TextLine& line, const PageMeasure& measure) {
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
  std::vector<FlowItem> footnotes_;
  std::uint32_t last_table_page_ = 0;
};

}  // namespace

Flow MakeFlow(std::vector<PageLayout>& pages) {
  const std::vector<PageMeasure> measures = MeasurePages(pages);
  FlowMaker maker;
  for (std::size_t i = 0; i < pages.size(); ++i) maker.AddPage(pages[i], measures[i]);
  return maker.Take();
}

}  // namespace gouji
