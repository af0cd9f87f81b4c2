#include <algorithm>

#include "extract/docx/body_reader.h"

namespace gouji::docx {

void BodyReader::OpenCell() {
  if (++cells_ > limits_.cells) return Fail(ErrorCode::kLimit, "cells");
  std::vector<CellDraft>& cells = tables_.back()->rows.back().cells;
  if (cells.size() >= limits_.table_columns) return Fail(ErrorCode::kLimit, "table_columns");
  cells.emplace_back();
  parts_.push_back(Part::kCell);
}

// A number of columns; what no table can have is repaired to the least.
std::uint32_t BodyReader::Span(const Attributes& attributes, std::int32_t least) {
  const std::int32_t span = attributes.Int("val").value_or(least - 1);
  if (span > static_cast<std::int32_t>(limits_.table_columns))
    Fail(ErrorCode::kLimit, "table_columns");
  if (span < least) tables_.back()->odd = true;
  return static_cast<std::uint32_t>(std::max(span, least));
}

void BodyReader::ReadTableProperty(Tag tag, const Attributes& attributes) {
  TableDraft& table = *tables_.back();
  if (TopIs(Part::kTable)) {
    const Style* style = tag == Tag::kTblStyle ? styles_.Find(attributes.val()) : nullptr;
    if (style != nullptr && style->shades_cells) table.shaded = true;
    if (tag == Tag::kShd && IsDarkShading(attributes)) table.shaded = true;
    return;
  }
  if (!TopIs(Part::kRow)) return;
  RowDraft& row = table.rows.back();
  if (tag == Tag::kTblHeader) row.header = attributes.On();
  if (tag == Tag::kGridBefore) row.grid_before = Span(attributes, 0);
}

void BodyReader::ReadCellProperty(Tag tag, const Attributes& attributes) {
  if (!TopIs(Part::kCell)) return;
  RowDraft& row = tables_.back()->rows.back();
  CellDraft& cell = row.cells.back();
  const Merge merge = attributes.val() == "restart" ? Merge::kRestart : Merge::kContinue;
  switch (tag) {
    case Tag::kGridSpan: {
      cell.span = Span(attributes, 1);
      std::uint64_t columns = row.grid_before;
      for (const CellDraft& other : row.cells) columns += other.span;
      if (columns > limits_.table_columns) Fail(ErrorCode::kLimit, "table_columns");
      return;
    }
    case Tag::kVMerge:
      cell.vertical = merge;
      return;
    case Tag::kHMerge:
      cell.horizontal = merge;
      return;
    case Tag::kShd:
      cell.shaded = IsDarkShading(attributes);
      return;
    case Tag::kCellDel:
      builder_.AddNote({.code = NoteCode::kTrackedChanges, .detail = "del", .place = {}});
      cell.deleted = true;
      return;
    case Tag::kTcW:
      if (const auto type = attributes.Find("type"); !type || *type == "dxa")
        cell.width = attributes.Int("w").value_or(-1);
      return;
    default:
      return;
  }
}

bool BodyReader::InShadedTable() const {
  return std::any_of(tables_.begin(), tables_.end(), [](const std::unique_ptr<TableDraft>& table) {
    if (table->shaded) return true;
    return !table->rows.empty() && !table->rows.back().cells.empty() &&
           table->rows.back().cells.back().shaded;
  });
}

}  // namespace gouji::docx
