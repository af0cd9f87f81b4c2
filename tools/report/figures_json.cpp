#include "tools/report/check_words.h"
#include "tools/report/figures_report.h"
#include "tools/report/formula.h"
#include "tools/report/json_writer.h"
#include "tools/report/place.h"

namespace gouji {
namespace {

void WriteHeads(JsonWriter& json, std::string_view key, const std::vector<std::string>& heads) {
  json.Key(key);
  json.BeginInlineArray();
  for (const std::string& head : heads) json.String(head);
  json.EndArray();
}

// The words around a number, and the heads above and beside it in a table.
void WriteContext(JsonWriter& json, const Document& document, const FigureTable& figures, SourceRange range) {
  json.NumberMember("offset", range.begin);
  const Words words = WordsAround(document, range);
  json.StringMember("before", words.before);
  json.StringMember("after", words.after);
  const std::uint32_t block = document.BlockAt(range.begin);
  if (block == kNone || document.blocks()[block].table == kNone) return;
  const std::uint32_t table = document.blocks()[block].table;
  const std::uint32_t at = document.CellAt(table, range.begin);
  if (at == kNone) return;
  const Cell& cell = document.tables()[table].cells[at];
  json.StringMember("caption", figures.tables[table].caption);
  const TableRow& row = figures.tables[table].RowAt(cell.row, cell.column);
  WriteHeads(json, "row", row.path);
  WriteHeads(json, "column", figures.tables[table].ColumnAt(cell.row, cell.column).path);
}

void WriteSources(JsonWriter& json, const Figure& figure) {
  json.Key("sources");
  json.BeginInlineObject();
  json.StringOrNull("unit", UnitSourceId(figure.unit_source));
  json.StringOrNull("entity", ContextSourceId(figure.entity_source));
  json.StringOrNull("period", ContextSourceId(figure.period_source));
  json.StringOrNull("aspect", ContextSourceId(figure.aspect_source));
  json.StringOrNull("item", ContextSourceId(figure.item_source));
  json.EndObject();
}

std::string_view MeasureName(const PatternSet& patterns, std::string_view id) {
  for (const Measure& measure : patterns.measures()) {
    if (measure.id == id) return measure.name;
  }
  return {};
}

void WriteFigure(JsonWriter& json, const Document& document, const FigureTable& figures, const PatternSet& patterns, std::size_t index) {
  const Figure& figure = figures.figures[index];
  json.BeginInlineObject();
  json.NumberMember("number", static_cast<std::int64_t>(index) + 1);
  json.StringMember("text", document.Slice(figure.range));
  json.StringMember("value", figure.value.ToString());
  json.StringOrNull("unit", UnitOf(document, figure));
  json.NumberMember("power", figure.power);
  json.StringMember("kind", FigureKindId(figure.kind));
  json.StringMember("exactness", ExactnessId(figure.exactness));
  json.StringOrNull("comparator", ComparatorSign(figure.comparator));
  json.StringOrNull("aspect", figure.aspect == Aspect::kNone ? std::string_view() : AspectName(figure.aspect));
  json.StringOrNull("item", figure.item);
  json.StringOrNull("measure", figure.measure);
  json.StringOrNull("measure_name", MeasureName(patterns, figure.measure));
  json.StringOrNull("entity", figure.entity < figures.entities.size() ? figures.entities[figure.entity].name : std::string());
  json.NumberOrNull("period", figure.period);
  json.NumberOrNull("period_from", figure.period_from);
  const PartList* list = figures.ListOf(static_cast<std::uint32_t>(index));
  json.NumberOrNull("part_of", list == nullptr ? 0 : std::int64_t{list->total} + 1);
  WriteSources(json, figure);
  WriteContext(json, document, figures, figure.range);
  json.Key("location");
  WriteLocation(json, PlaceOf(document, figure.range));
  json.EndObject();
}

void WriteCue(JsonWriter& json, const Document& document, const PatternSet& patterns, const Cue& cue) {
  json.BeginInlineObject();
  json.StringMember("phrase", patterns.phrases()[cue.phrase].id);
  json.StringMember("cue", cue.cue);
  json.StringMember("text", document.Slice(cue.range));
  json.Key("groups");
  json.BeginInlineArray();
  for (const Cue::Group& group : cue.groups) {
    json.BeginInlineObject();
    json.StringMember("name", group.name);
    json.StringMember("text", document.Slice(group.range));
    json.NumberOrNull("figure", group.figure == kNone ? 0 : std::int64_t{group.figure} + 1);
    json.EndObject();
  }
  json.EndArray();
  json.EndObject();
}

void WriteNode(JsonWriter& json, const Document& document, const FigureTable& figures, const IndicatorNode& node) {
  const auto value = [&](std::string_view key, std::uint32_t figure) {
    json.StringOrNull(key, figure == kNone ? std::string() : figures.figures[figure].value.ToString());
  };
  const auto text = [&](std::string_view key, SourceRange range) { json.StringOrNull(key, document.Slice(range)); };
  json.BeginInlineObject();
  json.StringMember("name", node.name);
  json.NumberMember("depth", node.depth);
  json.NumberOrNull("parent", node.parent == kNone ? 0 : std::int64_t{node.parent} + 1);
  value("weight", node.weight);
  value("score", node.score);
  value("deduction", node.deduction);
  value("rate", node.rate);
  text("target", node.target_text);
  text("achieved", node.achieved_text);
  text("reason", node.reason_text);
  json.EndObject();
}

}  // namespace

std::string FiguresJson(const Document& document, const FigureTable& figures, const PatternSet& patterns,
                        std::string_view shown_name) {
  JsonWriter json(JsonWriter::Layout::kIndented);
  json.BeginObject();
  json.StringMember("schema", "gouji-figures/1");
  json.StringMember("path", shown_name);
  json.StringOrNull("entity", figures.entity);
  json.NumberOrNull("year", figures.year);
  json.StringOrNull("kind", ReportKindId(figures.kind));
  json.Key("figures");
  json.BeginArray();
  for (std::size_t i = 0; i < figures.figures.size(); ++i) WriteFigure(json, document, figures, patterns, i);
  json.EndArray();
  json.Key("non_figures");
  json.BeginArray();
  for (const NonFigure& other : figures.non_figures) {
    json.BeginInlineObject();
    json.StringMember("text", document.Slice(other.range));
    json.StringMember("kind", NonFigureKindId(other.kind));
    WriteContext(json, document, figures, other.range);
    json.Key("location");
    WriteLocation(json, PlaceOf(document, other.range));
    json.EndObject();
  }
  json.EndArray();
  json.Key("cues");
  json.BeginArray();
  for (const Cue& cue : figures.cues) WriteCue(json, document, patterns, cue);
  json.EndArray();
  json.Key("trees");
  json.BeginArray();
  for (const IndicatorTree& tree : figures.trees) {
    json.BeginArray();
    for (const IndicatorNode& node : tree.nodes) WriteNode(json, document, figures, node);
    json.EndArray();
  }
  json.EndArray();
  json.EndObject();
  return std::move(json).Take();
}

}  // namespace gouji
