#include "tools/report/check_words.h"
#include "tools/report/document_report.h"
#include "tools/report/report.h"
#include "tools/report/words.h"

namespace gouji {
namespace {

void WriteEvidence(JsonWriter& json, const std::vector<ShownEvidence>& evidence) {
  json.Key("evidence");
  json.BeginArray();
  for (const ShownEvidence& side : evidence) {
    json.BeginObject();
    json.StringMember("role", side.role);
    json.StringMember("text", side.text);
    json.StringOrNull("value", side.value);
    json.StringOrNull("unit", side.unit);
    json.StringOrNull("label", side.label);
    json.Key("location");
    WriteLocation(json, side.place);
    json.EndObject();
  }
  json.EndArray();
}

void WriteFinding(JsonWriter& json, const ShownFinding& finding) {
  json.BeginObject();
  json.StringMember("fingerprint", finding.fingerprint);
  json.StringMember("check", finding.check);
  json.StringMember("severity", SeverityId(finding.severity));
  json.StringMember("certainty", CertaintyId(finding.certainty));
  json.StringMember("title", finding.title);
  json.StringMember("message", finding.message);
  json.StringOrNull("formula", finding.formula);
  json.StringOrNull("stated", finding.stated);
  json.StringOrNull("expected", finding.expected);
  json.StringOrNull("difference", finding.difference);
  json.StringOrNull("diagnosis", finding.diagnosis);
  json.StringMember("suggestion", finding.suggestion);
  json.Key("consequences");
  json.BeginArray();
  for (const std::string& consequence : finding.consequences) json.String(consequence);
  json.EndArray();
  WriteEvidence(json, finding.evidence);
  json.EndObject();
}

void WriteRelation(JsonWriter& json, const ShownRelation& relation) {
  json.BeginObject();
  json.StringMember("check", relation.check);
  json.StringMember("verdict", VerdictId(relation.verdict));
  json.StringOrNull("reason", relation.reason);
  json.StringOrNull("formula", relation.formula);
  json.StringOrNull("stated", relation.stated);
  json.StringOrNull("expected", relation.expected);
  WriteEvidence(json, relation.evidence);
  json.EndObject();
}

void WriteTool(JsonWriter& json, std::string_view patterns) {
  json.StringMember("schema", "gouji/1");
  json.Key("tool");
  json.BeginInlineObject();
  json.StringMember("name", "gouji");
  json.StringMember("version", GOUJI_VERSION);
  json.StringOrNull("patterns", patterns);
  json.EndObject();
}

void WriteDocument(JsonWriter& json, const Report& report) {
  json.Key("document");
  json.BeginObject();
  json.StringMember("path", report.path);
  json.StringMember("sha256", report.sha256);
  json.StringMember("format", FormatId(report.info.format));
  json.NumberOrNull("pages", report.info.pages);
  json.StringOrNull("title", report.info.title);
  json.StringOrNull("entity", report.entity);
  json.NumberOrNull("year", report.year);
  json.StringOrNull("kind", ReportKindId(report.kind));
  json.EndObject();
}

void WriteCoverage(JsonWriter& json, const Coverage& coverage) {
  json.Key("coverage");
  json.BeginInlineObject();
  json.NumberMember("figures", coverage.figures);
  json.NumberMember("in_relations", coverage.in_relations);
  json.NumberMember("relations", coverage.relations);
  json.NumberMember("consistent", coverage.consistent);
  json.NumberMember("within_rounding", coverage.within_rounding);
  json.NumberMember("inconsistent", coverage.inconsistent);
  json.NumberMember("not_assessable", coverage.not_assessable);
  json.EndObject();
}

}  // namespace

std::string ReportJson(const Report& report, const Document& document, const ReportOptions& options,
                       JsonWriter::Layout layout) {
  JsonWriter json(layout);
  json.BeginObject();
  WriteTool(json, report.patterns);
  WriteDocument(json, report);
  WriteCoverage(json, report.coverage);
  json.Key("findings");
  json.BeginArray();
  for (const ShownFinding& finding : report.findings) WriteFinding(json, finding);
  json.EndArray();
  json.Key("relations");
  json.BeginArray();
  for (const ShownRelation& relation : report.relations) WriteRelation(json, relation);
  json.EndArray();
  WriteNotes(json, document, options.language);
  json.EndObject();
  return std::move(json).Take();
}

std::string ErrorJson(std::string_view shown_name, const Error& error, Language language, JsonWriter::Layout layout) {
  JsonWriter json(layout);
  json.BeginObject();
  WriteTool(json, {});
  json.Key("document");
  json.BeginInlineObject();
  json.StringMember("path", shown_name);
  json.EndObject();
  json.Key("error");
  json.BeginInlineObject();
  json.StringMember("code", ErrorId(error.code));
  json.StringOrNull("detail", error.detail);
  json.StringMember("message", ErrorCause(error, language));
  json.EndObject();
  json.EndObject();
  return std::move(json).Take();
}

}  // namespace gouji
