#include "extract/pdf/page_layout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <string>
#include <utility>

#include "extract/pdf/footnotes.h"
#include "extract/pdf/visibility.h"
#include "extract/table/aligned.h"

namespace gouji {
namespace {

constexpr float kColumnGap = 1.5F;  // em between the columns of a table without lines
constexpr float kCrossing =
    0.25F;  // share of a run that must reach over a border before it is cut there

// Most of the text decides which way is up.
std::int16_t DominantAngle(const PageContent& page, const std::vector<std::uint32_t>& visible) {
  std::array<std::size_t, 4> count{};
  for (const std::uint32_t i : visible) {
    const int angle = page.glyphs[i].angle;
    if (std::abs(angle) <= 3) ++count[0];
    if (std::abs(angle - 90) <= 3) ++count[1];
    if (std::abs(angle + 90) <= 3) ++count[2];
    if (std::abs(angle) >= 177) ++count[3];
  }
  static constexpr std::array<std::int16_t, 4> kAngles = {0, 90, -90, 180};
  const auto most = std::max_element(count.begin(), count.end());
  return kAngles[static_cast<std::size_t>(most - count.begin())];
}

// Turns a box of a page of the given size counter-clockwise by `turn`.
Box Turned(const Box& box, std::int16_t turn, float width, float height) {
  if (turn == 90) return {box.y0, width - box.x1, box.y1, width - box.x0};
  if (turn == -90) return {height - box.y1, box.x0, height - box.y0, box.x1};
  if (turn == 180) return {width - box.x1, height - box.y1, width - box.x0, height - box.y0};
  return box;
}

Rule TurnedRule(const Rule& rule, std::int16_t turn, float width, float height) {
  const Box box = rule.horizontal ? Box{rule.from, rule.at, rule.to, rule.at}
                                  : Box{rule.at, rule.from, rule.at, rule.to};
  const Box turned = Turned(box, turn, width, height);
  const bool horizontal = turn == 180 ? rule.horizontal : !rule.horizontal;
  if (horizontal) return {true, turned.y0, turned.x0, turned.x1, rule.thickness};
  return {false, turned.x0, turned.y0, turned.y1, rule.thickness};
}

void TurnUpright(PageContent& page, std::int16_t turn) {
  for (Glyph& glyph : page.glyphs) {
    glyph.box = Turned(glyph.box, turn, page.width, page.height);
    int angle = glyph.angle - turn;
    if (angle > 180) angle -= 360;
    if (angle <= -180) angle += 360;
    glyph.angle = static_cast<std::int16_t>(angle);
    if (std::abs(angle) <= 3) glyph.baseline = glyph.box.y1 - 0.12F * glyph.size;
  }
  for (Rule& rule : page.rules) rule = TurnedRule(rule, turn, page.width, page.height);
  for (Fill& fill : page.fills) fill.box = Turned(fill.box, turn, page.width, page.height);
  if (turn != 180) std::swap(page.width, page.height);
}

// Small tilts of a scan's text layer are upright text.
void SnapAngles(PageContent& page) {
  for (Glyph& glyph : page.glyphs) {
    for (const int straight : {0, 90, -90, 180}) {
      if (std::abs(glyph.angle - straight) <= 3) glyph.angle = static_cast<std::int16_t>(straight);
    }
    if (glyph.angle < -176) glyph.angle = 180;
  }
}

std::size_t CellAt(const PageTable& table, float x, float y) {
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    if (table.cells[i].place.box.Contains(x, y)) return i;
  }
  return table.cells.size();
}

PageTable FromLattice(const Lattice& lattice, std::uint32_t page) {
  PageTable table;
  table.xs = lattice.xs;
  table.ys = lattice.ys;
  table.open_top = lattice.open_top;
  table.open_bottom = lattice.open_bottom;
  table.page = page;
  table.cells.reserve(lattice.cells.size());
  for (const LatticeCell& cell : lattice.cells) table.cells.push_back({cell, {}});
  return table;
}

// The runs of one table, cell by cell; a run painted across a border is cut there.
class CellFiller {
 public:
  CellFiller(const PageContent& page, PageTable& table)
      : page_(page), table_(table), runs_(table.cells.size()) {}

  void Add(Run run) {
    std::size_t cell = CellAt(table_, run.box.center_x(), run.box.center_y());
    const std::size_t left = CellAt(table_, run.box.x0 + 0.1F * run.size, run.box.center_y());
    if (run.angle == 0 && left < runs_.size() &&
        run.box.x1 > table_.cells[left].place.box.x1 + kCrossing * run.size) {
      Run tail = SplitRun(page_, run, table_.cells[left].place.box.x1);
      cell = left;
      if (!tail.glyphs.empty() && tail.glyphs.size() < 100000) Add(std::move(tail));
    }
    if (cell >= runs_.size()) cell = Nearest(run.box);
    runs_[cell].push_back(std::move(run));
  }
  void Finish() {
    for (std::size_t i = 0; i < runs_.size(); ++i) {
      if (!runs_[i].empty()) table_.cells[i].lines = MakeLines(page_, std::move(runs_[i]));
    }
  }

 private:
  std::size_t Nearest(const Box& box) const {
    std::size_t best = 0;
    float best_area = -1e9F;
    for (std::size_t i = 0; i < table_.cells.size(); ++i) {
      const Box shared = Intersection(box, table_.cells[i].place.box);
      const float score =
          std::min(shared.width(), 0.0F) + std::min(shared.height(), 0.0F) + shared.area();
      if (score > best_area) best = i, best_area = score;
    }
    return best;
  }

  const PageContent& page_;
  PageTable& table_;
  std::vector<std::vector<Run>> runs_;
};

bool IsFigure(const TextLine& line) {
  const bool digit = line.text.find_first_of("0123456789") != std::string::npos;
  return digit && line.text.find_first_not_of("0123456789,.-+%() ") == std::string::npos;
}

// Horizontal lines outside of the tables that lines alone make.
std::vector<Rule> LoneRules(const PageContent& page, const std::vector<PageTable>& tables) {
  std::vector<Rule> lone;
  for (const Rule& rule : page.rules) {
    const bool used = std::any_of(tables.begin(), tables.end(), [&](const PageTable& table) {
      return table.box().Covers({rule.from, rule.at, rule.to, rule.at}, 3);
    });
    if (rule.horizontal && !used) lone.push_back(rule);
  }
  return lone;
}

// Takes tables without a lattice out of the body text.
void TakeAlignedTables(PageLayout& layout, const std::vector<Rule>& rules) {
  std::vector<std::vector<TextLine>> parts;
  std::vector<AlignedRow> rows;
  for (const TextLine& line : layout.lines) {
    parts.push_back(line.turned ? std::vector<TextLine>{line} : SplitAtGaps(line, kColumnGap));
    AlignedRow row{{}, {}, line.size};
    for (const TextLine& part : parts.back()) {
      row.segments.push_back(part.box);
      row.figures.push_back(IsFigure(part));
    }
    rows.push_back(std::move(row));
  }
  std::vector<AlignedTable> found = FindAlignedTables(rows, rules);
  for (auto at = found.rbegin(); at != found.rend(); ++at) {
    PageTable table = FromLattice(at->grid, layout.number);
    table.ruled = false;
    for (std::size_t i = 0; i < at->lines; ++i) {
      std::vector<TextLine>& segments = parts[at->first + i];
      for (std::size_t s = 0; s < segments.size(); ++s) table.cells[at->homes[i][s]].lines.push_back(std::move(segments[s]));
    }
    const auto begin = layout.lines.begin() + static_cast<std::ptrdiff_t>(at->first);
    layout.lines.erase(begin, begin + static_cast<std::ptrdiff_t>(at->lines));
    layout.tables.push_back(std::move(table));
  }
}

}  // namespace

PageLayout LayOutPage(PageContent& page) {
  PageLayout layout;
  layout.number = page.number;
  SnapAngles(page);
  VisibleText visible = SelectVisible(page);
  layout.notes = std::move(visible.notes);
  layout.hidden = visible.hidden;
  layout.glyphs = static_cast<std::uint32_t>(visible.glyphs.size());
  layout.images = page.images;
  layout.image_share = page.image_area / std::max(page.width * page.height, 1.0F);
  layout.turn = DominantAngle(page, visible.glyphs);
  if (layout.turn != 0) TurnUpright(page, layout.turn);
  layout.width = page.width;
  layout.height = page.height;
  for (const Lattice& lattice : FindLattices(page.rules))
    layout.tables.push_back(FromLattice(lattice, page.number));
  layout.note_rule = FindNoteRule(page, layout.tables);
  std::vector<CellFiller> fillers;
  fillers.reserve(layout.tables.size());
  for (PageTable& table : layout.tables) fillers.emplace_back(page, table);
  std::vector<Run> body;
  for (Run& run : MakeRuns(page, visible.glyphs)) {
    const float x = run.box.center_x();
    const float y = run.box.center_y();
    std::size_t home = layout.tables.size();  // the smallest table around it
    for (std::size_t i = 0; i < layout.tables.size(); ++i) {
      const Box box = layout.tables[i].box();
      if (box.Contains(x, y) &&
          (home == layout.tables.size() || box.area() < layout.tables[home].box().area()))
        home = i;
    }
    if (home < layout.tables.size()) {
      fillers[home].Add(std::move(run));
    } else {
      body.push_back(std::move(run));
    }
  }
  for (CellFiller& filler : fillers) filler.Finish();
  for (TextLine& line : MakeLines(page, std::move(body))) {
    TextLine unit = SplitUnitLine(line);
    layout.lines.push_back(std::move(line));
    if (!unit.text.empty()) layout.lines.push_back(std::move(unit));
  }
  TakeAlignedTables(layout, LoneRules(page, layout.tables));
  return layout;
}

float CellPadding(const PageTable& table) {
  float least = 6.0F;
  for (const TableCell& cell : table.cells) {
    for (const TextLine& line : cell.lines) {
      least = std::min({least, line.box.x0 - cell.place.box.x0, cell.place.box.x1 - line.box.x1});
    }
  }
  return std::max(least, 0.0F);
}

Box OnPage(const PageLayout& layout, const Box& box) {
  // The way back is the opposite turn, on a page of the turned size.
  const std::int16_t back =
      layout.turn == 180 ? layout.turn : static_cast<std::int16_t>(-layout.turn);
  return Turned(box, back, layout.width, layout.height);
}

}  // namespace gouji
