#pragma once

#include "checks/engine/finding.h"
#include "extract/document.h"

namespace gouji::fuzz {

/// Aborts unless everything that a reader promises about a document holds: ranges lie inside the text and
/// on character boundaries, indices point at something, grids have the size they say.
void CheckDocument(const Document& document);

/// Reads the document as `gouji check` does, and aborts unless figures, relations and findings refer to
/// what is there. `patterns` are the built-in ones, loaded once.
void CheckReport(const Document& document);

}  // namespace gouji::fuzz
