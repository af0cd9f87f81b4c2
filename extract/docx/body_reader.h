#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/builder.h"
#include "extract/docx/draft.h"
#include "extract/docx/fields.h"
#include "extract/docx/numbering.h"
#include "extract/docx/styles.h"
#include "extract/docx/xml.h"

namespace gouji::docx {

/// Reads a story part (document.xml, footnotes.xml, endnotes.xml) into drafts.
///
/// Positions it reports are those of a reader that counts elements: paragraph = number of the w:p
/// in the part, run = number of the w:r inside its w:p (those of nested paragraphs not counted),
/// both in document order and counting also what is skipped (deleted text, AlternateContent
/// fallbacks); offset = UTF-16 units of w:t text inside the run, every tab, break, symbol and
/// hyphen element counting one.
class BodyReader : public XmlHandler {
 public:
  BodyReader(const Styles& styles, Numbering& numbering, DocumentBuilder& builder,
             const ReadLimits& limits, ItemSink& sink)
      : styles_(styles), numbering_(numbering), builder_(builder), limits_(limits), sink_(sink) {}

  void Start(Tag tag, const Attributes& attributes) override;
  void End(Tag tag) override;
  void Text(std::string_view text) override;

 private:
  enum class Part : std::uint8_t { kStory, kParagraph, kTable, kRow, kCell, kTextBox };
  enum class TextTarget : std::uint8_t { kNone, kRun, kMath, kInstruction };

  struct OpenElement {
    Tag tag = Tag::kOther;
    bool acted = false;  // took effect, so that its end must be handled
  };
  struct Position {
    std::uint32_t number = 0;
    std::uint32_t runs = 0;
  };
  struct OpenParagraph {
    ParagraphDraft draft;
    ParagraphProperties direct;
    const Style* style = nullptr;
    std::uint32_t number = 0;
    bool mark_hidden = false;
    bool mark_deleted = false;
  };
  struct OpenRun {
    std::uint32_t number = 0;
    std::uint32_t offset = 0;
    RunProperties direct;
    const Style* style = nullptr;
    const char* hidden_by = nullptr;  // nullptr = shown
    bool superscript = false;
    bool settled = false;  // properties are complete, hidden_by and superscript are known
  };
  struct HeldParagraph {
    ParagraphDraft draft;
    std::size_t depth = 0;
  };

  // Reading the tree (body_reader.cpp).
  Tag Parent(std::size_t up = 1) const;
  bool TopIs(Part part) const { return !parts_.empty() && parts_.back() == part; }
  bool HoldsBlocks() const {
    return TopIs(Part::kStory) || TopIs(Part::kCell) || TopIs(Part::kTextBox);
  }
  bool Skips(Tag tag);
  bool SkipsChange(Tag tag);
  bool Open(Tag tag, const Attributes& attributes);
  bool OpenStructure(Tag tag, const Attributes& attributes);
  void Close(Tag tag);
  void OpenParagraphAt(std::uint32_t number);
  void CloseParagraph();
  void ReleaseHeld();
  void Deliver(ItemDraft item);

  // Tables (body_tables.cpp).
  void OpenCell();
  void ReadTableProperty(Tag tag, const Attributes& attributes);
  void ReadCellProperty(Tag tag, const Attributes& attributes);
  std::uint32_t Span(const Attributes& attributes, std::int32_t least);
  bool InShadedTable() const;

  // Runs (body_runs.cpp).
  bool OpenInRun(Tag tag, const Attributes& attributes);
  void ReadProperty(Tag tag, const Attributes& attributes);
  void ReadField(const Attributes& attributes);
  void Settle(OpenRun& run) const;
  void FlushText(bool keep_spaces);
  void AppendToRun(std::string_view text, std::uint32_t units);
  void AppendPiece(std::string_view text, std::uint32_t run, std::uint32_t offset,
                   bool generated = false);
  void ReferToNote(bool endnote, const Attributes& attributes);
  void FinishHints(OpenParagraph& paragraph) const;
  void Number(OpenParagraph& paragraph);

  const Styles& styles_;
  Numbering& numbering_;
  DocumentBuilder& builder_;
  const ReadLimits& limits_;
  ItemSink& sink_;

  std::vector<OpenElement> open_;
  std::vector<Part> parts_;
  std::vector<Position> positions_;
  std::uint32_t paragraph_count_ = 0;
  std::size_t skip_depth_ = 0;
  std::vector<bool> alternates_;  // a Choice was taken

  std::vector<OpenParagraph> paragraphs_;
  std::vector<OpenRun> runs_;
  std::vector<std::unique_ptr<TableDraft>> tables_;
  std::optional<HeldParagraph> held_;  // its mark is deleted: it continues in the next paragraph
  FieldStack fields_;
  std::vector<FieldStack> outer_fields_;
  std::vector<std::size_t> contents_sdts_;  // depth of open w:sdt with the contents gallery
  TextTarget target_ = TextTarget::kNone;
  bool keep_spaces_ = false;
  std::string buffer_;
  std::uint32_t math_superscript_ = 0;
  std::uint32_t footnote_count_ = 0;
  std::uint32_t endnote_count_ = 0;
  std::uint64_t text_bytes_ = 0;
  std::uint64_t cells_ = 0;
};

}  // namespace gouji::docx
