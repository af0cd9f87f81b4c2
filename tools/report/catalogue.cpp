#include "tools/report/catalogue.h"

#include <algorithm>

#include "tools/report/check_words.h"
#include "tools/report/json_writer.h"

namespace gouji {

std::string CatalogueTable(Language language) {
  std::size_t width = 0;
  for (const CheckPage& page : AllPages()) width = std::max(width, page.id.size());
  std::string table;
  for (const CheckPage& page : AllPages()) {
    table.append(page.id).append(width + 2 - page.id.size(), ' ');
    const std::string_view severity = SeverityWord(page.severity, language);
    table.append(severity);
    // Chinese severities are all two characters; English ones are padded to the longest.
    table.append(language == Language::kZh ? 2 : 9 - severity.size(), ' ');
    table.append(page.Field("title", language)).append("\n");
  }
  return table;
}

std::string CatalogueJson() {
  JsonWriter json(JsonWriter::Layout::kIndented);
  json.BeginArray();
  for (const CheckPage& page : AllPages()) {
    json.BeginInlineObject();
    json.StringMember("id", page.id);
    json.StringMember("severity", SeverityId(page.severity));
    json.Key("title");
    json.BeginInlineObject();
    json.StringMember("zh", page.Field("title.zh"));
    json.StringMember("en", page.Field("title.en"));
    json.EndObject();
    json.EndObject();
  }
  json.EndArray();
  return std::move(json).Take();
}

std::string PageText(const CheckPage& page, Language language) {
  std::string text(page.id);
  text.append("  ").append(SeverityWord(page.severity, language)).append("\n\n");
  if (language == Language::kZh) return text.append(page.body);
  for (const std::string_view field : {"title", "message", "suggestion"}) {
    text.append(page.Field(field, Language::kEn)).append("\n");
  }
  return text;
}

}  // namespace gouji
