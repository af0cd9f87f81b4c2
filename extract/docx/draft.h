#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "extract/builder.h"

namespace gouji::docx {

struct TableDraft;
struct ItemDraft;

/// A stretch of paragraph text that comes from one run.
struct Piece {
  std::uint32_t begin = 0;  ///< bytes in ParagraphDraft::text
  std::uint32_t end = 0;
  std::uint32_t paragraph = 0;
  std::uint32_t run = 0;
  std::uint32_t offset = 0;  ///< UTF-16 units before it inside the run
  bool generated = false;
};

/// A place inside a paragraph where the line or the page was ended by hand.
struct BreakDraft {
  std::uint32_t at = 0;  ///< bytes in text
  bool page = false;
};

/// A reference to a footnote or an endnote.
struct NoteReference {
  std::string id;    ///< "f1" or "e1"
  std::string mark;  ///< the raised number that readers see; empty when the author wrote a mark
};

/// A w:p with its runs put together; ranges are bytes of `text`.
struct ParagraphDraft {
  ParagraphHints hints;
  std::string text;
  std::vector<Piece> pieces;
  std::vector<BreakDraft> breaks;
  std::vector<NoteReference> notes;
  std::vector<ItemDraft> after;  ///< text boxes anchored in it
};

/// A paragraph or, when `table` is set, a table.
struct ItemDraft {
  ParagraphDraft paragraph;
  std::unique_ptr<TableDraft> table;
};

/// w:vMerge and w:hMerge.
enum class Merge : std::uint8_t { kNone, kRestart, kContinue };

/// A w:tc as written, before merges are resolved (table_layout.h).
struct CellDraft {
  std::uint32_t span = 1;
  std::int32_t width = -1;  ///< w:tcW in twentieths of a point; -1 when not given so
  Merge vertical = Merge::kNone;
  Merge horizontal = Merge::kNone;
  bool shaded = false;
  bool deleted = false;
  std::vector<ItemDraft> items;
};

/// A w:tr as written.
struct RowDraft {
  std::uint32_t grid_before = 0;
  bool header = false;
  bool deleted = false;
  std::vector<CellDraft> cells;
};

/// A w:tbl as written.
struct TableDraft {
  bool shaded = false;  ///< its style may paint dark backgrounds
  bool odd = false;     ///< spans or rows had to be repaired while reading
  std::vector<RowDraft> rows;
};

/// Receives the finished top-level items of a story, in order.
class ItemSink {
 public:
  virtual ~ItemSink() = default;
  /// A story begins: the body, or the footnote or endnote with this id.
  virtual void BeginStory(std::string_view) {}
  virtual void Take(ItemDraft item) = 0;
};

}  // namespace gouji::docx
