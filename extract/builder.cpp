#include "extract/builder.h"

#include <algorithm>
#include <cassert>

#include "extract/base/utf8.h"
#include "extract/structure/captions.h"
#include "extract/structure/outline.h"

namespace gouji {
namespace {

// Grid sizes beyond this are no tables of a report; readers have their own, smaller caps.
constexpr std::uint32_t kMaxGridCells = 4'000'000;

// Drops columns at which no cell begins: some writers divide a width that every row spans.
void DropUnusedColumns(Table& table) {
  std::vector<bool> used;
  for (const Cell& cell : table.cells) {
    if (cell.column >= used.size()) used.resize(cell.column + 1, false);
    used[cell.column] = true;
  }
  if (std::find(used.begin(), used.end(), false) == used.end() &&
      std::all_of(table.cells.begin(), table.cells.end(), [&](const Cell& cell) { return cell.column + cell.column_span <= used.size(); }))
    return;
  std::vector<std::uint32_t> before(used.size() + 1, 0);  // used columns to the left
  for (std::size_t c = 0; c < used.size(); ++c) before[c + 1] = before[c] + (used[c] ? 1U : 0U);
  for (Cell& cell : table.cells) {
    const std::size_t end = std::min<std::size_t>(cell.column + cell.column_span, used.size());
    cell.column_span = before[end] - before[cell.column];
    cell.column = before[cell.column];
  }
}

void FillGrid(Table& table, std::vector<Note>& notes, std::uint32_t page) {
  DropUnusedColumns(table);
  for (const Cell& cell : table.cells) {
    table.rows = std::max(table.rows, cell.row + cell.row_span);
    table.columns = std::max(table.columns, cell.column + cell.column_span);
  }
  if (static_cast<std::uint64_t>(table.rows) * table.columns > kMaxGridCells) {
    AddNote(notes, {.code = NoteCode::kIrregularTable, .detail = "grid too large", .page = page, .place = {}});
    table.rows = table.columns = 0;
    return;
  }
  table.grid.assign(static_cast<std::size_t>(table.rows) * table.columns, kNone);
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    Cell& cell = table.cells[i];
    bool overlap = false;
    for (std::uint32_t r = cell.row; r < cell.row + cell.row_span; ++r) {
      for (std::uint32_t c = cell.column; c < cell.column + cell.column_span; ++c) {
        std::uint32_t& slot = table.grid[static_cast<std::size_t>(r) * table.columns + c];
        if (slot == kNone) {
          slot = static_cast<std::uint32_t>(i);
        } else {
          overlap = true;
        }
      }
    }
    if (overlap) {
      AddNote(notes, {.code = NoteCode::kIrregularTable, .detail = "overlapping cells", .page = page, .place = cell.text});
    }
  }
}

// Longer runs of digits are no numbers of a report: they cannot be held exactly.
constexpr std::size_t kMaxDigits = 38;

void NoteLongNumbers(std::string_view text, std::vector<Note>& notes) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && text[i] >= '0' && text[i] <= '9') continue;
    if (i - begin > kMaxDigits) {
      const SourceRange place{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(i)};
      AddNote(notes, {.code = NoteCode::kNumberTooLong, .detail = {}, .place = place});
    }
    begin = i + 1;
  }
}

}  // namespace

DocumentBuilder::DocumentBuilder(DocumentFormat format) { document_.info_.format = format; }

// Blocks and cells are separated by one newline, so that nothing ever runs together.
void DocumentBuilder::Separate() {
  if (!document_.text_.empty() && document_.text_.back() != '\n') document_.text_.push_back('\n');
}

void DocumentBuilder::TrimBack(std::uint32_t begin) {
  std::string& text = document_.text_;
  while (text.size() > begin) {
    std::size_t at = text.size() - 1;
    while (at > begin && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
    if (!IsSpace(DecodeUtf8(text, at).value)) break;
    text.resize(at);
  }
  std::vector<Origin>& origins = document_.origins_;
  while (!origins.empty() && origins.back().range.begin >= text.size()) origins.pop_back();
  if (!origins.empty()) {
    origins.back().range.end =
        std::min(origins.back().range.end, static_cast<std::uint32_t>(text.size()));
  }
}

std::uint32_t DocumentBuilder::FirstPage(SourceRange range) const {
  const std::vector<Origin>& origins = document_.origins_;
  const auto first = std::lower_bound(origins.begin(), origins.end(), range.begin,
                                      [](const Origin& origin, std::uint32_t offset) { return origin.range.begin < offset; });
  return first != origins.end() && first->range.begin < range.end ? first->page : 0;
}

void DocumentBuilder::BeginParagraph(const ParagraphHints& hints) {
  assert(open_tables_.empty() && paragraph_ == kNone);
  Separate();
  Block block;
  block.kind = hints.footnote   ? BlockKind::kFootnote
               : hints.contents ? BlockKind::kContents
                                : BlockKind::kParagraph;
  block.text.begin = static_cast<std::uint32_t>(document_.text_.size());
  paragraph_ = static_cast<std::uint32_t>(document_.blocks_.size());
  document_.blocks_.push_back(block);
  hints_.push_back(hints);
}

void DocumentBuilder::EndParagraph() {
  assert(paragraph_ != kNone);
  Block& block = document_.blocks_[paragraph_];
  TrimBack(block.text.begin);
  block.text.end = static_cast<std::uint32_t>(document_.text_.size());
  if (block.text.empty()) {
    document_.blocks_.pop_back();
    hints_.pop_back();
  } else {
    block.page = FirstPage(block.text);
  }
  paragraph_ = kNone;
}

void DocumentBuilder::Append(std::string_view utf8, const Origin& origin) {
  std::string& text = document_.text_;
  std::uint32_t begin = static_cast<std::uint32_t>(text.size());
  const bool in_cell = !open_tables_.empty();
  if (in_cell) {
    OpenTable& open = open_tables_.back();
    if (open.cell == kNone) return;  // text between cells: not part of any
    Cell& cell = document_.tables_[open.table].cells[open.cell];
    if (open.pending_break && cell.text.begin < begin && text.back() != '\n') {
      text.push_back('\n');
      ++begin;
    }
    open.pending_break = false;
  } else if (paragraph_ == kNone) {
    return;
  }
  const std::uint32_t start = in_cell ? document_.tables_[open_tables_.back().table]
                                            .cells[open_tables_.back().cell].text.begin
                                      : document_.blocks_[paragraph_].text.begin;
  std::string repaired;
  std::string_view piece = utf8;
  if (!IsCleanUtf8(utf8)) piece = repaired = SanitizeUtf8(utf8);
  Origin placed = origin;
  if (begin == start) {  // leading white space
    while (!piece.empty()) {
      const CodePoint c = DecodeUtf8(piece, 0);
      if (!IsSpace(c.value)) break;
      piece.remove_prefix(c.size);
      ++placed.offset;
    }
  }
  if (piece.empty()) return;
  text.append(piece);
  placed.range = {begin, static_cast<std::uint32_t>(text.size())};
  document_.origins_.push_back(placed);
}

void DocumentBuilder::AppendGenerated(std::string_view utf8, Origin origin) {
  origin.generated = true;
  Append(utf8, origin);
}

void DocumentBuilder::BeginTable() {
  assert(paragraph_ == kNone);
  Separate();
  OpenTable open;
  open.table = static_cast<std::uint32_t>(document_.tables_.size());
  open.block = static_cast<std::uint32_t>(document_.blocks_.size());
  Table table;
  table.block = open.block;
  if (!open_tables_.empty()) {
    table.parent_table = open_tables_.back().table;
    table.parent_cell = open_tables_.back().cell;
  }
  document_.tables_.push_back(std::move(table));
  Block block;
  block.kind = BlockKind::kTable;
  block.table = open.table;
  block.text.begin = static_cast<std::uint32_t>(document_.text_.size());
  document_.blocks_.push_back(block);
  hints_.push_back({});
  open_tables_.push_back(open);
}

void DocumentBuilder::BeginCell(std::uint32_t row, std::uint32_t column, std::uint32_t row_span,
                                std::uint32_t column_span) {
  assert(!open_tables_.empty() && open_tables_.back().cell == kNone);
  Separate();
  OpenTable& open = open_tables_.back();
  Table& table = document_.tables_[open.table];
  Cell cell{row, column, std::max(row_span, 1u), std::max(column_span, 1u), {}};
  cell.text.begin = cell.text.end = static_cast<std::uint32_t>(document_.text_.size());
  open.cell = static_cast<std::uint32_t>(table.cells.size());
  open.pending_break = false;
  table.cells.push_back(cell);
  ++cell_count_;
}

void DocumentBuilder::EndCellParagraph() {
  if (!open_tables_.empty()) open_tables_.back().pending_break = true;
}

void DocumentBuilder::EndCell() {
  assert(!open_tables_.empty() && open_tables_.back().cell != kNone);
  OpenTable& open = open_tables_.back();
  Cell& cell = document_.tables_[open.table].cells[open.cell];
  TrimBack(cell.text.begin);
  cell.text.end = static_cast<std::uint32_t>(document_.text_.size());
  open.cell = kNone;
}

void DocumentBuilder::EndTable(std::uint32_t header_rows) {
  assert(!open_tables_.empty() && open_tables_.back().cell == kNone);
  const OpenTable open = open_tables_.back();
  open_tables_.pop_back();
  Table& table = document_.tables_[open.table];
  Block& block = document_.blocks_[open.block];
  TrimBack(block.text.begin);
  block.text.end = static_cast<std::uint32_t>(document_.text_.size());
  for (Cell& cell : table.cells) {  // trailing empty cells were trimmed with the block
    cell.text.begin = std::min(cell.text.begin, block.text.end);
    cell.text.end = std::min(cell.text.end, block.text.end);
  }
  block.page = FirstPage(block.text);
  FillGrid(table, document_.notes_, block.page);
  table.header_rows = std::min(header_rows, table.rows);
}

std::uint32_t DocumentBuilder::AddPart(std::string_view name) {
  document_.parts_.emplace_back(name);
  return static_cast<std::uint32_t>(document_.parts_.size() - 1);
}

void DocumentBuilder::AddNote(Note note) { gouji::AddNote(document_.notes_, std::move(note)); }

void DocumentBuilder::set_title(std::string_view title) { document_.info_.title = SanitizeUtf8(title); }

Result<Document> DocumentBuilder::Finish() && {
  assert(open_tables_.empty() && paragraph_ == kNone);
  if (document_.text_.empty()) AddNote({.code = NoteCode::kEmptyDocument, .detail = {}, .place = {}});
  NoteLongNumbers(document_.text_, document_.notes_);
  AttachCaptions(document_.text_, hints_, document_.blocks_, document_.tables_);
  MakeOutline(document_.text_, hints_, document_.blocks_);
  return std::move(document_);
}

}  // namespace gouji
