#include "tools/report/check_words.h"
#include "tools/report/figures_report.h"
#include "tools/report/formula.h"
#include "tools/report/json_writer.h"
#include "tools/report/place.h"

namespace gouji {
namespace {

constexpr std::string_view kExactness[] = {"exact", "about", "over", "under"};

void WriteFigure(JsonWriter& json, const Document& document, const FigureTable& figures, std::size_t index) {
  const Figure& figure = figures.figures[index];
  json.BeginInlineObject();
  json.NumberMember("number", static_cast<std::int64_t>(index) + 1);
  json.StringMember("text", document.Slice(figure.range));
  json.StringMember("value", figure.value.ToString());
  json.StringOrNull("unit", UnitOf(document, figure));
  json.NumberMember("power", figure.power);
  json.StringMember("kind", FigureKindId(figure.kind));
  json.StringMember("exactness", kExactness[static_cast<std::size_t>(figure.exactness)]);
  json.StringOrNull("aspect", figure.aspect == Aspect::kNone ? std::string_view() : AspectName(figure.aspect));
  json.StringOrNull("item", figure.item);
  json.StringOrNull("measure", figure.measure);
  json.StringOrNull("entity", figure.entity < figures.entities.size() ? figures.entities[figure.entity].name : std::string());
  json.NumberOrNull("period", figure.period);
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
  for (std::size_t i = 0; i < figures.figures.size(); ++i) WriteFigure(json, document, figures, i);
  json.EndArray();
  json.Key("non_figures");
  json.BeginArray();
  for (const NonFigure& other : figures.non_figures) {
    json.BeginInlineObject();
    json.StringMember("text", document.Slice(other.range));
    json.StringMember("kind", NonFigureKindId(other.kind));
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
