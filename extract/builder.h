#pragma once

#include <string_view>

#include "extract/base/result.h"
#include "extract/document.h"

namespace gouji {

/// What a reader knows about a paragraph beyond its text. Readers only report; the heading tree is made
/// from the number labels of all paragraphs when the document is finished (structure/outline.h).
struct ParagraphHints {
  std::uint8_t style_level = 0;  ///< heading level by style or outline level, 1-based; 0 = none
  bool footnote = false;
  bool contents = false;         ///< a line of the table of contents (TOC field or style, dot leaders)
  bool centered = false;
};

/// The one way to make a Document. Readers feed paragraphs and tables in reading order:
///
///   builder.BeginParagraph({});
///   builder.Append("一、部门概况", origin);    // origin.range is filled in by the builder
///   builder.EndParagraph();
///   builder.BeginTable();
///   builder.BeginCell(0, 0, 1, 2);            // row, column, row span, column span
///   builder.Append("项目", origin);           // cell paragraphs are separated by EndCellParagraph()
///   builder.EndCell();
///   builder.EndTable();
///   Result<Document> document = std::move(builder).Finish();
///
/// Cells must come in row-major order of their top left corner. Overlapping or out-of-range cells are
/// dropped from the grid with a kIrregularTable note, their text stays. A table begun inside a cell is
/// nested. Text is sanitised to valid UTF-8; leading and trailing white space of a paragraph or cell is
/// dropped, empty paragraphs leave no block.
class DocumentBuilder {
 public:
  explicit DocumentBuilder(DocumentFormat format);

  void BeginParagraph(const ParagraphHints& hints);
  void EndParagraph();
  void Append(std::string_view utf8, const Origin& origin);
  /// Appends text made by automatic numbering (Origin::generated).
  void AppendGenerated(std::string_view utf8, Origin origin);

  void BeginTable();
  void BeginCell(std::uint32_t row, std::uint32_t column, std::uint32_t row_span,
                 std::uint32_t column_span);
  void EndCellParagraph();
  void EndCell();
  /// `header_rows`: as far as the reader knows (w:tblHeader, rows repeated on every page), else 0.
  void EndTable(std::uint32_t header_rows = 0);

  std::uint32_t AddPart(std::string_view name);
  void AddNote(Note note);
  void set_pages(std::uint32_t pages) { document_.info_.pages = pages; }
  void set_title(std::string_view title);
  /// Bytes of text so far; for the readers' caps.
  std::size_t text_size() const { return document_.text_.size(); }
  /// Cells so far; for the readers' caps.
  std::size_t cell_count() const { return cell_count_; }

  /// Runs the format-independent passes (outline, captions and unit lines, header rows) and gives the
  /// document away. An empty document is not an error: it carries a kEmptyDocument note.
  Result<Document> Finish() &&;

 private:
  struct OpenTable {
    std::uint32_t table = kNone;
    std::uint32_t cell = kNone;  // index of the open cell, or kNone
    std::uint32_t block = kNone;
    bool pending_break = false;  // a paragraph of the open cell has ended
  };

  void Separate();
  void TrimBack(std::uint32_t begin);
  std::uint32_t FirstPage(SourceRange range) const;

  Document document_;
  std::vector<ParagraphHints> hints_;  // one a block
  std::vector<OpenTable> open_tables_;
  std::uint32_t paragraph_ = kNone;  // index of the open paragraph block
  std::size_t cell_count_ = 0;
};

}  // namespace gouji
