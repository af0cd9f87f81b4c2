#pragma once

#include <PDFDoc.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/base/note.h"

// Private to the files that know Poppler: what is wrong with a document before its pages are read.
namespace gouji {

/// Output intents cost four colour transforms a page and change no text.
void DropOutputIntents(PDFDoc& document);

/// A code map that builds on itself sends the library round in circles until the stack ends.
void BreakCMapLoops(PDFDoc& document, std::string_view bytes, std::vector<Note>& notes);

/// Notes what a reader of the report should know of the file as a whole: revisions, forbidden extraction,
/// damage that costs no text.
void NoteStructure(PDFDoc& document, std::string_view bytes, std::vector<Note>& notes);

/// Notes a page that does not say how large it is.
void NotePageSize(PDFDoc& document, std::uint32_t number, std::vector<Note>& notes);

/// Whether an embedded font program begins like one; a reader of the page may see other shapes than the text says
/// where it does not.
bool IsFontProgram(XRef& xref, Ref program);

/// The bytes of a file whose cross-reference stream is damaged, so changed that the library looks for the objects
/// itself. Empty when there is no such stream or it would not help.
std::string WithoutCrossReferences(std::string_view bytes);

}  // namespace gouji
