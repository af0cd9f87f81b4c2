#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "extract/builder.h"
#include "extract/docx/draft.h"

namespace gouji::docx {

/// Footnotes and endnotes by their prefixed id ("f2", "e1").
using FootnoteMap = std::unordered_map<std::string, std::vector<ItemDraft>>;

/// Feeds finished items to the builder. Footnotes follow the paragraph or table that refers to
/// them, text boxes the paragraph they are anchored in.
class Emitter : public ItemSink {
 public:
  Emitter(DocumentBuilder& builder, std::uint32_t part, FootnoteMap footnotes)
      : builder_(builder), part_(part), footnotes_(std::move(footnotes)) {}

  void Take(ItemDraft item) override;
  /// Part number of footnote text, when it is another part.
  void set_note_parts(std::uint32_t footnotes, std::uint32_t endnotes) {
    footnotes_part_ = footnotes;
    endnotes_part_ = endnotes;
  }

 private:
  void EmitParagraph(const ParagraphDraft& paragraph, bool footnote);
  void EmitTable(const TableDraft& table);
  void EmitCell(const CellDraft& cell);
  void EmitItem(const ItemDraft& item, bool footnote);
  void EmitFootnotes();
  void AppendMark(const ParagraphDraft& paragraph);
  void AppendSlice(const ParagraphDraft& paragraph, std::uint32_t begin, std::uint32_t end);

  DocumentBuilder& builder_;
  std::uint32_t part_;
  FootnoteMap footnotes_;
  std::uint32_t footnotes_part_ = 0;
  std::uint32_t endnotes_part_ = 0;
  std::vector<NoteReference> pending_notes_;
  std::string mark_;  // of the footnote whose first paragraph comes next
};

}  // namespace gouji::docx
