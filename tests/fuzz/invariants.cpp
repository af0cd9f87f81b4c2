#include "tests/fuzz/invariants.h"

#include <cstdio>
#include <cstdlib>

#include "checks/engine/check.h"
#include "patterns/profile.h"

namespace gouji::fuzz {
namespace {

void Require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

bool IsBoundary(std::string_view text, std::uint32_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

void RequireRange(std::string_view text, SourceRange range, const char* what) {
  Require(range.begin <= range.end && range.end <= text.size(), what);
  Require(IsBoundary(text, range.begin) && IsBoundary(text, range.end), what);
}

template <typename Item>
void RequireIndex(std::uint32_t index, const std::vector<Item>& items, const char* what) {
  Require(index == kNone || index < items.size(), what);
}

void CheckTable(const Document& document, const Table& table) {
  Require(table.grid.size() == static_cast<std::size_t>(table.rows) * table.columns, "grid size");
  Require(table.header_rows <= table.rows, "header rows");
  for (const std::uint32_t slot : table.grid) RequireIndex(slot, table.cells, "grid slot");
  for (const Cell& cell : table.cells) {
    RequireRange(document.text(), cell.text, "cell text");
    if (table.rows > 0) Require(cell.row + cell.row_span <= table.rows && cell.column + cell.column_span <= table.columns, "cell span");
  }
  RequireRange(document.text(), table.caption, "caption");
  RequireRange(document.text(), table.unit_line, "unit line");
  RequireIndex(table.block, document.blocks(), "table block");
  RequireIndex(table.parent_table, document.tables(), "parent table");
}

void CheckOperand(const Document& document, const FigureTable& figures, const Operand& operand) {
  RequireRange(document.text(), operand.text, "operand text");
  RequireIndex(operand.figure, figures.figures, "operand figure");
}

}  // namespace

void CheckDocument(const Document& document) {
  const std::vector<Block>& blocks = document.blocks();
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    RequireRange(document.text(), blocks[i].text, "block text");
    RequireRange(document.text(), blocks[i].label, "block label");
    Require(i == 0 || blocks[i - 1].text.begin <= blocks[i].text.begin, "order of blocks");
    Require(blocks[i].parent == kNone || blocks[i].parent < i, "parent of a block");
    RequireIndex(blocks[i].table, document.tables(), "table of a block");
  }
  for (const Table& table : document.tables()) CheckTable(document, table);
  std::uint32_t end = 0;
  for (const Origin& origin : document.origins()) {
    RequireRange(document.text(), origin.range, "origin");
    Require(end <= origin.range.begin, "order of origins");
    end = origin.range.end;
  }
}

void CheckReport(const Document& document) {
  static const PatternSet patterns = PatternSet::BuiltIn().value();
  static const std::vector<Profile> profiles = BuiltInProfiles().value();
  const FigureTable figures = Recognize(document, patterns);
  std::uint32_t end = 0;
  for (const Figure& figure : figures.figures) {
    RequireRange(document.text(), figure.number, "number");
    RequireRange(document.text(), figure.range, "figure");
    Require(!figure.number.empty() && end <= figure.number.begin, "order of figures");
    end = figure.number.end;
    RequireIndex(figure.block, document.blocks(), "block of a figure");
    RequireIndex(figure.sentence, figures.sentences, "sentence of a figure");
    RequireIndex(figure.entity, figures.entities, "entity of a figure");
  }
  const CheckResult result = RunChecks({document, figures, patterns, profiles.front()});
  for (const Relation& relation : result.relations) {
    CheckOperand(document, figures, relation.stated);
    for (const Operand& operand : relation.operands) CheckOperand(document, figures, operand);
  }
  for (const Finding& finding : result.findings) {
    Require(finding.relation < result.relations.size(), "relation of a finding");
    RequireIndex(finding.culprit, figures.figures, "culprit");
    for (const std::uint32_t index : finding.consequences) Require(index < result.relations.size(), "consequence");
  }
}

}  // namespace gouji::fuzz
