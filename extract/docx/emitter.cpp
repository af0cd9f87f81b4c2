#include "extract/docx/emitter.h"

#include <algorithm>
#include <optional>

#include "extract/base/utf8.h"
#include "extract/docx/table_layout.h"
#include "extract/structure/captions.h"
#include "extract/structure/line_breaks.h"

namespace gouji::docx {
namespace {

constexpr std::size_t kMaxUnitLineBytes = 240;

bool EndsWith(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

// "部门：某局 <tab> 单位：万元" is two lines that share a row of the page. Returns where the second
// begins.
std::optional<std::uint32_t> UnitLineStart(std::string_view text) {
  if (text.size() > kMaxUnitLineBytes) return std::nullopt;
  std::size_t at = std::string_view::npos;
  for (const std::string_view word : {"金额单位", "单位"}) {
    if (at == std::string_view::npos) at = text.rfind(word);
  }
  if (at == std::string_view::npos || at == 0) return std::nullopt;
  const std::string_view before = text.substr(0, at);
  const bool gap = before.back() == '\t' || EndsWith(before, "    ") || EndsWith(before, "　　");
  if (!gap || before.find_first_not_of(" \t\n") == std::string_view::npos ||
      !IsUnitLine(text.substr(at)))
    return std::nullopt;
  return static_cast<std::uint32_t>(at);
}

// Where one w:p is several paragraphs.
std::vector<std::uint32_t> SplitPoints(const ParagraphDraft& paragraph) {
  const std::string_view text = paragraph.text;
  std::vector<std::uint32_t> points = {0};
  for (const BreakDraft& line : paragraph.breaks) {
    const std::string_view before = text.substr(points.back(), line.at - points.back());
    if (line.page || BreakStartsParagraph(before, text.substr(line.at))) points.push_back(line.at);
  }
  if (const auto unit = UnitLineStart(text.substr(points.back())))
    points.push_back(points.back() + *unit);
  points.push_back(static_cast<std::uint32_t>(text.size()));
  return points;
}

}  // namespace

void Emitter::Take(ItemDraft item) {
  EmitItem(item, false);
  EmitFootnotes();
}

void Emitter::EmitItem(const ItemDraft& item, bool footnote) {
  if (item.table) {
    EmitTable(*item.table);
  } else {
    EmitParagraph(item.paragraph, footnote);
  }
}

void Emitter::EmitFootnotes() {
  const std::vector<NoteReference> references = std::move(pending_notes_);
  pending_notes_.clear();
  for (const auto& [id, mark] : references) {
    const auto found = footnotes_.find(id);
    if (found == footnotes_.end()) continue;
    const std::vector<ItemDraft> items = std::move(found->second);
    footnotes_.erase(found);  // a note referred to twice is shown once
    const std::uint32_t body = part_;
    part_ = id.front() == 'e' ? endnotes_part_ : footnotes_part_;
    mark_ = mark;
    for (const ItemDraft& item : items) EmitItem(item, true);
    mark_.clear();
    part_ = body;
  }
  pending_notes_.clear();  // notes inside notes do not exist
}

void Emitter::AppendSlice(const ParagraphDraft& paragraph, std::uint32_t begin, std::uint32_t end) {
  const std::string_view text = paragraph.text;
  for (const Piece& piece : paragraph.pieces) {
    const std::uint32_t from = std::max(piece.begin, begin);
    const std::uint32_t to = std::min(piece.end, end);
    if (from >= to) continue;
    Origin origin;
    origin.part = part_;
    origin.paragraph = piece.paragraph;
    origin.run = piece.run;
    origin.offset = piece.offset;
    if (from > piece.begin)
      origin.offset += Utf16Length(text.substr(piece.begin, from - piece.begin));
    const std::string_view slice = text.substr(from, to - from);
    if (piece.generated) {
      builder_.AppendGenerated(slice, origin);
    } else {
      builder_.Append(slice, origin);
    }
  }
}

// The number in front of a footnote is an element without text.
void Emitter::AppendMark(const ParagraphDraft& paragraph) {
  Origin origin;
  origin.part = part_;
  origin.paragraph = paragraph.pieces.front().paragraph;
  builder_.AppendGenerated(mark_, origin);
  mark_.clear();
}

void Emitter::EmitParagraph(const ParagraphDraft& paragraph, bool footnote) {
  ParagraphHints hints = paragraph.hints;
  hints.footnote = footnote;
  const std::vector<std::uint32_t> points = SplitPoints(paragraph);
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    builder_.BeginParagraph(hints);
    if (!mark_.empty() && !paragraph.pieces.empty()) AppendMark(paragraph);
    AppendSlice(paragraph, points[i], points[i + 1]);
    builder_.EndParagraph();
  }
  pending_notes_.insert(pending_notes_.end(), paragraph.notes.begin(), paragraph.notes.end());
  for (const ItemDraft& item : paragraph.after) EmitItem(item, footnote);
}

void Emitter::EmitCell(const CellDraft& cell) {
  for (const ItemDraft& item : cell.items) {
    if (item.table) {
      EmitTable(*item.table);
      builder_.EndCellParagraph();
      continue;
    }
    const auto size = static_cast<std::uint32_t>(item.paragraph.text.size());
    AppendSlice(item.paragraph, 0, size);
    builder_.EndCellParagraph();
    pending_notes_.insert(pending_notes_.end(), item.paragraph.notes.begin(),
                          item.paragraph.notes.end());
    for (const ItemDraft& box : item.paragraph.after) {
      if (box.table) {
        EmitTable(*box.table);
      } else {
        AppendSlice(box.paragraph, 0, static_cast<std::uint32_t>(box.paragraph.text.size()));
      }
      builder_.EndCellParagraph();
    }
  }
}

void Emitter::EmitTable(const TableDraft& table) {
  const TableLayout layout = LayOut(table);
  if (layout.irregular)
    builder_.AddNote({.code = NoteCode::kIrregularTable, .detail = {}, .place = {}});
  if (layout.hidden_text)
    builder_.AddNote({.code = NoteCode::kHiddenText, .detail = "merged cell", .place = {}});
  if (layout.cells.empty()) return;
  builder_.BeginTable();
  for (const PlacedCell& placed : layout.cells) {
    builder_.BeginCell(placed.row, placed.column, placed.row_span, placed.column_span);
    EmitCell(*placed.cell);
    builder_.EndCell();
  }
  builder_.EndTable(layout.header_rows);
}

}  // namespace gouji::docx
