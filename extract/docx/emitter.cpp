#include "extract/docx/emitter.h"

#include <algorithm>

#include "extract/base/utf8.h"
#include "extract/docx/table_layout.h"
#include "extract/structure/outline.h"

namespace gouji::docx {
namespace {

bool EndsSentence(std::string_view text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\n'))
    text.remove_suffix(1);
  for (const std::string_view mark : {"。", "；", "：", "！", "？"}) {
    if (text.size() >= mark.size() && text.substr(text.size() - mark.size()) == mark) return true;
  }
  return false;
}

std::string_view TrimFront(std::string_view text) {
  const std::size_t start = text.find_first_not_of(" \t\n");
  return start == std::string_view::npos ? std::string_view() : text.substr(start);
}

// A line ended by hand starts a paragraph of its own where it reads like one; inside a sentence it
// is only a way to break the line.
bool StartsParagraph(std::string_view before, std::string_view after, bool page) {
  if (page || EndsSentence(before)) return true;
  return ReadLabel(TrimFront(after)).kind != LabelKind::kNoLabel ||
         ReadLabel(TrimFront(before)).kind != LabelKind::kNoLabel;
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
  const std::vector<std::string> ids = std::move(pending_notes_);
  pending_notes_.clear();
  for (const std::string& id : ids) {
    const auto found = footnotes_.find(id);
    if (found == footnotes_.end()) continue;
    const std::vector<ItemDraft> items = std::move(found->second);
    footnotes_.erase(found);  // a note referred to twice is shown once
    const std::uint32_t body = part_;
    part_ = id.front() == 'e' ? endnotes_part_ : footnotes_part_;
    for (const ItemDraft& item : items) EmitItem(item, true);
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

void Emitter::EmitParagraph(const ParagraphDraft& paragraph, bool footnote) {
  ParagraphHints hints = paragraph.hints;
  hints.footnote = footnote;
  const std::string_view text = paragraph.text;
  const auto size = static_cast<std::uint32_t>(text.size());
  std::uint32_t begin = 0;
  for (std::size_t i = 0; i <= paragraph.breaks.size(); ++i) {
    const bool last = i == paragraph.breaks.size();
    const std::uint32_t at = last ? size : paragraph.breaks[i].at;
    if (!last &&
        !StartsParagraph(text.substr(begin, at - begin), text.substr(at), paragraph.breaks[i].page))
      continue;
    builder_.BeginParagraph(hints);
    AppendSlice(paragraph, begin, at);
    builder_.EndParagraph();
    begin = at;
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
