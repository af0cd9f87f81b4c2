#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/base/note.h"
#include "extract/base/range.h"

namespace gouji {

/// The format that was read, told by the bytes.
enum class DocumentFormat : std::uint8_t { kPdf, kDocx, kHtml, kText };

/// Where a piece of text stands in the source. `range` is its place in Document::text(). A PDF gives
/// page and box (points, origin at the top left of the page as shown, i.e. after /Rotate), one Origin a
/// glyph run of even advance; a DOCX gives part, paragraph, run and the character offset inside the run.
struct Origin {
  SourceRange range;
  std::uint32_t page = 0;       ///< 1-based; 0 when the format has no pages
  float x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  std::uint32_t part = 0;       ///< index into Document::parts()
  std::uint32_t paragraph = 0;  ///< 0-based number of the w:p (or line, or element) inside the part
  std::uint32_t run = 0;        ///< 0-based number of the w:r inside the paragraph
  std::uint32_t offset = 0;     ///< characters (UTF-16 units) before this piece inside the run
  bool generated = false;       ///< made by automatic numbering: seen by readers, not in the file's text

  bool operator==(const Origin&) const = default;
};

enum class BlockKind : std::uint8_t {
  kHeading,
  kParagraph,
  kTable,
  kFootnote,
  kContents,  ///< a line of the table of contents: shown, never matched
};

/// A block in reading order. Ranges are in Document::text(); blocks never overlap except a nested
/// table, which lies inside the text of its parent's cell.
struct Block {
  BlockKind kind = BlockKind::kParagraph;
  SourceRange text;
  SourceRange label;             ///< number label such as "（一）" or "1." at the start; empty if none
  std::uint8_t level = 0;        ///< 1 for the highest headings; 0 for what is not a heading
  std::uint32_t parent = kNone;  ///< nearest heading above (index into blocks), or kNone
  std::uint32_t table = kNone;   ///< index into tables for kTable
  std::uint32_t page = 0;        ///< 1-based page on which it starts; 0 when the format has no pages

  bool operator==(const Block&) const = default;
};

/// A cell covers rows [row, row + row_span) and columns [column, column + column_span).
struct Cell {
  std::uint32_t row = 0;
  std::uint32_t column = 0;
  std::uint32_t row_span = 1;
  std::uint32_t column_span = 1;
  SourceRange text;  ///< paragraphs of the cell joined by '\n'; empty range for an empty cell

  bool operator==(const Cell&) const = default;
};

/// A real grid. Tables continued over pages are one table; repeated header rows appear once.
struct Table {
  std::uint32_t rows = 0;
  std::uint32_t columns = 0;
  std::uint32_t header_rows = 0;       ///< leading rows that are column heads, as far as known
  std::vector<Cell> cells;             ///< in row-major order of their top left corner
  std::vector<std::uint32_t> grid;     ///< rows * columns indices into cells; kNone for holes
  SourceRange caption;                 ///< title line above, or empty
  SourceRange unit_line;               ///< "单位：万元" line above or inside, or empty
  std::uint32_t block = kNone;         ///< its block
  std::uint32_t parent_table = kNone;  ///< for a nested table
  std::uint32_t parent_cell = kNone;

  /// The cell that covers (row, column), or nullptr outside the grid and in holes.
  const Cell* At(std::uint32_t row, std::uint32_t column) const;
  bool operator==(const Table&) const = default;
};

/// What is known of the file as a whole.
struct DocumentInfo {
  DocumentFormat format = DocumentFormat::kText;
  std::uint32_t pages = 0;  ///< 0 when the format has no pages
  std::string title;        ///< from metadata; may be empty or wrong

  bool operator==(const DocumentInfo&) const = default;
};

/// Everything read from one report. Owns all text; other stages store `SourceRange`s into it.
/// Made by a DocumentBuilder; immutable afterwards. Text is valid UTF-8; blocks are separated by '\n'.
class Document {
 public:
  std::string_view text() const& { return text_; }
  std::string_view text() && = delete;
  /// The text of a range; valid as long as the document.
  std::string_view Slice(SourceRange range) const& {
    return std::string_view(text_).substr(range.begin, range.size());
  }
  std::string_view Slice(SourceRange) && = delete;

  const std::vector<Block>& blocks() const { return blocks_; }
  const std::vector<Table>& tables() const { return tables_; }
  const std::vector<Origin>& origins() const { return origins_; }  ///< sorted by range.begin
  const std::vector<std::string>& parts() const { return parts_; } ///< DOCX part names
  const std::vector<Note>& notes() const { return notes_; }
  const DocumentInfo& info() const { return info_; }
  /// For what is learnt about the input outside its reader, e.g. from the file's name.
  void AddReaderNote(Note note) { AddNote(notes_, std::move(note)); }

  /// Origins that overlap the range, in order.
  std::vector<Origin> OriginsOf(SourceRange range) const;
  /// Index of the innermost block that contains the byte offset, or kNone.
  std::uint32_t BlockAt(std::uint32_t offset) const;
  /// Index of the innermost cell of `table` that contains the byte offset, or kNone.
  std::uint32_t CellAt(std::uint32_t table, std::uint32_t offset) const;
  /// Headings above a block, outermost first, the block itself excluded.
  std::vector<std::uint32_t> SectionPath(std::uint32_t block) const;

 private:
  friend class DocumentBuilder;
  friend class DocumentEditor;  // tools/mutate: copies with one piece changed

  std::string text_;
  std::vector<Block> blocks_;
  std::vector<Table> tables_;
  std::vector<Origin> origins_;
  std::vector<std::string> parts_;
  std::vector<Note> notes_;
  DocumentInfo info_;
};

}  // namespace gouji
