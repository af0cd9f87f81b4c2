#pragma once

#include <string>
#include <string_view>

#include "extract/document.h"
#include "tools/report/json_writer.h"
#include "tools/report/language.h"

namespace gouji {

/// What was extracted, for people: headings with '#' signs, paragraphs, tables as pipe tables in which
/// '<' continues the cell on the left and '^' the cell above.
std::string DocumentText(const Document& document, Language language);
/// The same with every place, schema gouji-text/1.
std::string DocumentJson(const Document& document, std::string_view shown_name, Language language);
/// The same as a page to look at: blocks, grids and places side by side.
std::string DocumentHtml(const Document& document, std::string_view shown_name, Language language);

/// The notes array of gouji/1 and gouji-text/1.
void WriteNotes(JsonWriter& json, const Document& document, Language language);

}  // namespace gouji
