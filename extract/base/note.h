#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extract/base/range.h"

namespace gouji {

/// Something about the input that a reader of the result should know. Notes never stop the work.
/// Prose for each code is made in tools/report.
enum class NoteCode : std::uint8_t {
  kHiddenText,         ///< text the reader of the page cannot see was left out (invisible, white, tiny, off-page, vanish)
  kClippedText,        ///< a glyph is cut by its clip or by the page edge
  kWatermark,          ///< a watermark was left out
  kScannedPage,        ///< the page has images and no text: not checked
  kOcrLayer,           ///< the page's text is an invisible OCR layer over an image
  kDamagedInput,       ///< syntax errors were repaired or skipped
  kTruncatedStream,    ///< a stream ended early
  kDroppedGlyphs,      ///< the library dropped glyphs or nested content
  kUnicodeMismatch,    ///< the character code map contradicts the glyph's standard name
  kActualText,         ///< replacement text differs from what is drawn
  kTwoRevisions,       ///< an incremental update is present
  kExtractionForbidden,///< the file opens without a password but forbids text extraction
  kTrackedChanges,     ///< a DOCX with insertions or deletions still open
  kComments,           ///< a DOCX with comments left in
  kDuplicateEntry,     ///< two zip entries of one name
  kExternalReference,  ///< an external template, image or chunk that was not fetched
  kIgnoredMarkup,      ///< markup that was not understood and skipped
  kIrregularTable,     ///< a table whose grid had to be repaired
  kMissingRelationship,///< a part that the package should name was found by its usual name
  kNumberTooLong,      ///< a number with more digits than can be held exactly
  kEmptyDocument,      ///< no content at all
  kFontProblem,        ///< an embedded font could not be used
  kExtensionMismatch,  ///< the content is of another kind than the file's name says
  kFreeText,           ///< anything else; `detail` says what
};

/// One note, with what is known of its place.
struct Note {
  NoteCode code = NoteCode::kFreeText;
  std::string detail;        ///< language-neutral piece: the part, the package, the count
  std::uint32_t page = 0;    ///< 1-based page; 0 when unknown or meaningless
  SourceRange place;         ///< empty when not in the extracted text
  std::uint32_t count = 1;   ///< how often it happened

  bool operator==(const Note&) const = default;
};

/// Adds a note, or raises the count of an equal one (same code, detail and page).
void AddNote(std::vector<Note>& notes, Note note);

}  // namespace gouji
