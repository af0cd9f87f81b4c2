#include <algorithm>

#include "tools/report/check_words.h"
#include "tools/report/figures_report.h"
#include "tools/report/formula.h"
#include "tools/report/place.h"

namespace gouji {
namespace {

std::string OneLine(std::string_view text) {
  std::string line(text);
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

// Which phrases read each figure: "share.ratio:rate".
std::vector<std::string> PhrasesOf(const FigureTable& figures, const PatternSet& patterns) {
  std::vector<std::string> phrases(figures.figures.size());
  for (const Cue& cue : figures.cues) {
    for (const Cue::Group& group : cue.groups) {
      if (group.figure == kNone) continue;
      std::string& line = phrases[group.figure];
      if (!line.empty()) line += ' ';
      line.append(patterns.phrases()[cue.phrase].id).append(":").append(group.name);
    }
  }
  return phrases;
}

// Where its context was read: "unit=own entity=report period=report aspect=words item=words".
std::string SourceLine(const Figure& figure) {
  std::string line;
  const auto add = [&](std::string_view what, std::string_view source) {
    if (source.empty()) return;
    if (!line.empty()) line += ' ';
    line.append(what).append("=").append(source);
  };
  add("unit", UnitSourceId(figure.unit_source));
  add("entity", ContextSourceId(figure.entity_source));
  add("period", ContextSourceId(figure.period_source));
  add("aspect", ContextSourceId(figure.aspect_source));
  add("item", ContextSourceId(figure.item_source));
  return line;
}

std::string FigureLine(const Document& document, const FigureTable& figures, const Figure& figure, Language language) {
  std::string line = OneLine(document.Slice(figure.range));
  const auto add = [&](std::string_view piece) { line.append("\t").append(piece.empty() ? "-" : piece); };
  add(figure.value.ToString() + UnitOf(document, figure));
  add(FigureKindId(figure.kind));
  add(figure.aspect == Aspect::kNone ? std::string_view() : AspectName(figure.aspect));
  add(figure.item);
  add(figure.measure);
  add(figure.entity < figures.entities.size() ? figures.entities[figure.entity].name : std::string());
  add(figure.period == 0 ? std::string() : std::to_string(figure.period));
  add(PlaceLine(PlaceOf(document, figure.range), language));
  return line;
}

std::string CueLine(const Document& document, const FigureTable& figures, const PatternSet& patterns, const Cue& cue) {
  std::string line = "~\t" + patterns.phrases()[cue.phrase].id + "\t" + OneLine(document.Slice(cue.range));
  for (const Cue::Group& group : cue.groups) {
    line.append("\t").append(group.name).append("=");
    line += group.figure == kNone ? OneLine(document.Slice(group.range)) : figures.figures[group.figure].value.ToString();
  }
  return line + "\n";
}

}  // namespace

std::string FiguresTable(const Document& document, const FigureTable& figures, const PatternSet& patterns,
                         bool explain, Language language) {
  std::string table = language == Language::kZh ? "# 原文\t值\t种类\t口径\t名目\t指标\t单位名称\t年度\t位置"
                                                : "# text\tvalue\tkind\taspect\titem\tmeasure\tentity\tperiod\tplace";
  if (explain) table += language == Language::kZh ? "\t来源\t句式" : "\tsources\tphrases";
  table += '\n';
  const std::vector<std::string> phrases = explain ? PhrasesOf(figures, patterns) : std::vector<std::string>();
  for (std::size_t i = 0; i < figures.figures.size(); ++i) {
    table += FigureLine(document, figures, figures.figures[i], language);
    if (explain) {
      table.append("\t").append(SourceLine(figures.figures[i])).append("\t").append(phrases[i].empty() ? "-" : phrases[i]);
    }
    table += '\n';
  }
  if (!explain) return table;
  for (const NonFigure& other : figures.non_figures) {
    table += "-\t" + OneLine(document.Slice(other.range)) + "\t" + std::string(NonFigureKindId(other.kind)) + "\t" +
             PlaceLine(PlaceOf(document, other.range), language) + "\n";
  }
  for (const Cue& cue : figures.cues) table += CueLine(document, figures, patterns, cue);
  return table;
}

}  // namespace gouji
