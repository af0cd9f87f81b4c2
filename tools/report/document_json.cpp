#include "tools/report/document_report.h"
#include "tools/report/place.h"
#include "tools/report/words.h"

namespace gouji {
namespace {

void WriteRange(JsonWriter& json, std::string_view key, SourceRange range) {
  json.Key(key);
  json.BeginInlineArray();
  json.Number(range.begin);
  json.Number(range.end);
  json.EndArray();
}

// `index` counts from 0 inside the program and from 1 for people.
void WriteIndex(JsonWriter& json, std::string_view key, std::uint32_t index) {
  json.NumberOrNull(key, index == kNone ? 0 : std::int64_t{index} + 1);
}

void WriteOrigin(JsonWriter& json, const Document& document, SourceRange range) {
  const std::vector<Origin> origins = document.OriginsOf({range.begin, range.begin + 1});
  if (origins.empty() || range.empty()) return;
  const Origin& origin = origins.front();
  if (origin.page != 0) {
    json.NumberMember("page", origin.page);
    json.Key("bbox");
    WriteBox(json, BoxOn(document, range, origin.page));
  } else if (origin.part < document.parts().size()) {
    json.StringMember("part", document.parts()[origin.part]);
    json.NumberMember("paragraph", origin.paragraph);
    json.NumberMember("run", origin.run);
  }
}

void WriteBlock(JsonWriter& json, const Document& document, const Block& block, std::size_t index) {
  json.BeginInlineObject();
  json.NumberMember("number", static_cast<std::int64_t>(index) + 1);
  json.StringMember("kind", BlockKindId(block.kind));
  if (block.kind == BlockKind::kHeading) json.NumberMember("level", block.level);
  if (!block.label.empty()) json.StringMember("label", document.Slice(block.label));
  WriteIndex(json, "parent", block.parent);
  if (block.kind == BlockKind::kTable) {
    WriteIndex(json, "table", block.table);
  } else {
    json.StringMember("text", document.Slice(block.text));
  }
  WriteRange(json, "range", block.text);
  WriteOrigin(json, document, block.text);
  json.EndObject();
}

void WriteCell(JsonWriter& json, const Document& document, const Cell& cell) {
  json.BeginInlineObject();
  json.NumberMember("row", std::int64_t{cell.row} + 1);
  json.NumberMember("column", std::int64_t{cell.column} + 1);
  if (cell.row_span != 1) json.NumberMember("row_span", cell.row_span);
  if (cell.column_span != 1) json.NumberMember("column_span", cell.column_span);
  json.StringMember("text", document.Slice(cell.text));
  WriteRange(json, "range", cell.text);
  WriteOrigin(json, document, cell.text);
  json.EndObject();
}

void WriteTable(JsonWriter& json, const Document& document, const Table& table, std::size_t index) {
  json.BeginObject();
  json.NumberMember("number", static_cast<std::int64_t>(index) + 1);
  json.NumberMember("rows", table.rows);
  json.NumberMember("columns", table.columns);
  json.NumberMember("header_rows", table.header_rows);
  json.StringOrNull("caption", document.Slice(table.caption));
  json.StringOrNull("unit_line", document.Slice(table.unit_line));
  WriteIndex(json, "parent_table", table.parent_table);
  json.Key("cells");
  json.BeginArray();
  for (const Cell& cell : table.cells) WriteCell(json, document, cell);
  json.EndArray();
  json.EndObject();
}

}  // namespace

void WriteNotes(JsonWriter& json, const Document& document, Language language) {
  json.Key("notes");
  json.BeginArray();
  for (const Note& note : document.notes()) {
    json.BeginInlineObject();
    json.StringMember("code", NoteId(note.code));
    json.StringMember("message", NoteLine(note, language));
    json.StringOrNull("detail", note.detail);
    json.NumberOrNull("page", note.page);
    json.NumberMember("count", note.count);
    json.Key("text");
    if (note.place.empty()) {
      json.Null();
    } else {
      json.String(document.Slice(note.place));
    }
    json.EndObject();
  }
  json.EndArray();
}

std::string DocumentJson(const Document& document, std::string_view shown_name, Language language) {
  JsonWriter json(JsonWriter::Layout::kIndented);
  json.BeginObject();
  json.StringMember("schema", "gouji-text/1");
  json.Key("document");
  json.BeginObject();
  json.StringMember("path", shown_name);
  json.StringMember("format", FormatId(document.info().format));
  json.NumberOrNull("pages", document.info().pages);
  json.StringOrNull("title", document.info().title);
  json.EndObject();
  json.Key("blocks");
  json.BeginArray();
  for (std::size_t i = 0; i < document.blocks().size(); ++i) WriteBlock(json, document, document.blocks()[i], i);
  json.EndArray();
  json.Key("tables");
  json.BeginArray();
  for (std::size_t i = 0; i < document.tables().size(); ++i) WriteTable(json, document, document.tables()[i], i);
  json.EndArray();
  WriteNotes(json, document, language);
  json.EndObject();
  return std::move(json).Take();
}

}  // namespace gouji
