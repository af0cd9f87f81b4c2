#include "patterns/table/table_model.h"

#include <array>
#include <string_view>

#include "patterns/figure_table.h"
#include "patterns/table/cell_figures.h"
#include "patterns/table/grid_view.h"
#include "patterns/table/head_words.h"
#include "patterns/table/sections.h"

namespace gouji {
namespace {

constexpr std::array kKinds = {
    "self-evaluation", "three-public",   "procurement",         "office-running",     "fund",
    "state-capital",   "general-basic",  "fiscal-basic",        "fiscal-summary",     "general-expenditure",
    "fiscal-expenditure", "project-expenditure", "summary",     "income",              "expenditure",
};

std::string KindOf(const PatternSet& patterns, std::string_view caption) {
  for (const std::string_view kind : kKinds) {
    if (HasWord(patterns, "table.kind." + std::string(kind), caption)) return std::string(kind);
  }
  return {};
}

// A title that only numbers the table (公开表一) leaves the name to the lines around it.
constexpr std::uint32_t kLookBack = 5;
constexpr std::size_t kMaxTitleBytes = 120;

std::string TitleAbove(const Document& document, const PatternSet& patterns, const Table& table) {
  for (std::uint32_t back = 1; back <= kLookBack && back <= table.block; ++back) {
    const Block& block = document.blocks()[table.block - back];
    if (block.kind == BlockKind::kTable) break;
    if (block.kind == BlockKind::kContents) continue;
    std::string words = Normalize(document.Slice(block.text));
    if (words.size() <= kMaxTitleBytes && words.find("表") != std::string::npos && !KindOf(patterns, words).empty()) return words;
  }
  return {};
}

// The title: the table's caption, else a line or the heading above it that speaks of a table.
std::string CaptionOf(const Document& document, const PatternSet& patterns, const Table& table) {
  std::string caption;
  if (!table.caption.empty()) caption = Normalize(document.Slice(table.caption));
  if (table.block == kNone || !KindOf(patterns, caption).empty()) return caption;
  std::string above = TitleAbove(document, patterns, table);
  if (!above.empty()) return above;
  const std::uint32_t heading = document.blocks()[table.block].parent;
  if (!caption.empty() || heading == kNone) return caption;
  std::string words = Normalize(document.Slice(document.blocks()[heading].text));
  return words.find("表") == std::string::npos ? std::string() : words;
}

std::int8_t PowerOf(const Document& document, const PatternSet& patterns, const Table& table, const std::string& caption) {
  if (!table.unit_line.empty()) {
    const std::int8_t power = PowerIn(patterns, Normalize(document.Slice(table.unit_line)));
    if (power != kNoPower) return power;
  }
  return PowerIn(patterns, caption);
}

void IndexCells(const GridView& grid, TableModel& model) {
  const std::size_t size = static_cast<std::size_t>(grid.rows()) * grid.columns();
  model.figures.assign(size, kNone);
  model.values.assign(size, kNone);
  model.filled.assign(size, 0);
  for (std::uint32_t r = 0; r < grid.rows(); ++r) {
    for (const std::uint32_t index : grid.FilledIn(r)) {
      const std::size_t at = static_cast<std::size_t>(r) * grid.columns() + grid.cell(index).column;
      const CellFacts& facts = grid.facts(index);
      model.filled[at] = 1;
      model.figures[at] = facts.figure;
      if (facts.value) model.values[at] = facts.figure;
    }
  }
}

TableModel BuildModel(const PatternSet& patterns, const GridView& grid) {
  TableModel model;
  model.rows.assign(grid.rows(), {});
  IndexCells(grid, model);
  if (grid.rows() == 0 || grid.columns() == 0) return model;
  model.sections = FindSections(patterns, grid, model.rows);
  for (TableSection& section : model.sections) {
    ReadColumns(patterns, grid, model.rows, section);
    FindSides(grid, model.rows, section);
    for (TableSide& side : section.sides) ReadRows(patterns, grid, model.rows, section, side);
    for (std::uint32_t r = section.first; r < section.end; ++r) model.rows[r] = section.sides.front().rows[r];
  }
  const TableSection& first = model.sections.front();
  model.columns = first.columns;
  model.header_rows = first.body;
  return model;
}

// 在册人数(人), 里程(公里): the unit that a head names in brackets at its end.
void ReadHeadUnit(const Document& document, const UnitTable& units, TableAxis& axis) {
  if (axis.head.empty() || axis.power != kNoPower) return;
  const NormalizedText head(document.Slice(axis.head), axis.head.begin);
  const std::optional<UnitReading> unit = UnitOfHead(units, head.text());
  if (!unit || unit->kind == FigureKind::kAmount) return;
  axis.unit = head.ToSource(unit->range);
  axis.unit_kind = unit->kind;
}

}  // namespace

const std::string& TableAxis::name() const {
  static const std::string none;
  return path.empty() ? none : path.back();
}

void BuildTableModels(const Document& document, const PatternSet& patterns, FigureTable& figures) {
  std::vector<std::vector<CellFacts>> cells = ReadCells(document, figures);
  for (std::size_t t = 0; t < document.tables().size(); ++t) {
    const Table& table = document.tables()[t];
    TableModel model = BuildModel(patterns, GridView(table, std::move(cells[t])));
    for (TableSection& section : model.sections) {
      for (TableAxis& column : section.columns) ReadHeadUnit(document, patterns.units(), column);
    }
    model.caption = CaptionOf(document, patterns, table);
    model.kind = KindOf(patterns, model.caption);
    model.power = PowerOf(document, patterns, table, model.caption);
    figures.tables.push_back(std::move(model));
  }
  GiveContext(document, patterns, figures);
  DropCodes(figures);
}

}  // namespace gouji
