#include <algorithm>

#include "patterns/context/entities.h"
#include "patterns/context/part_lists.h"
#include "patterns/context/text_context.h"
#include "patterns/figure_table.h"
#include "patterns/lexer/number_lexer.h"
#include "patterns/sentences.h"

namespace gouji {
namespace {

Figure MakeFigure(const Sentence& sentence, const NumberToken& token) {
  Figure figure;
  figure.kind = token.kind;
  figure.value = token.value;
  figure.power = token.power;
  figure.exactness = token.exactness;
  figure.comparator = token.comparator;
  figure.in_words = token.in_words;
  figure.number = sentence.text.ToSource(token.number);
  figure.range = sentence.text.ToSource(token.range);
  if (!token.unit.empty()) {
    figure.unit = sentence.text.ToSource(token.unit);
    figure.unit_source = UnitSource::kOwn;
  }
  figure.block = sentence.block;
  figure.table = sentence.table;
  figure.cell = sentence.cell;
  return figure;
}

void LexSentence(const Document& document, std::uint32_t index, FigureTable& figures) {
  Sentence& sentence = figures.sentences[index];
  LexContext context;
  context.in_table_cell = sentence.table != kNone;
  const SourceRange whole = context.in_table_cell ? document.tables()[sentence.table].cells[sentence.cell].text
                                                  : document.blocks()[sentence.block].text;
  context.paragraph_start = whole.begin == sentence.range.begin;
  sentence.first_figure = static_cast<std::uint32_t>(figures.figures.size());
  for (const NumberToken& token : LexNumbers(sentence.text.text(), context)) {
    if (!token.is_figure) {
      figures.non_figures.push_back({token.reason, sentence.text.ToSource(token.range)});
      continue;
    }
    Figure figure = MakeFigure(sentence, token);
    figure.sentence = index;
    if (figure.in_table()) {
      const Cell& cell = document.tables()[figure.table].cells[figure.cell];
      figure.row = cell.row;
      figure.column = cell.column;
    }
    figures.figures.push_back(std::move(figure));
  }
  sentence.end_figure = static_cast<std::uint32_t>(figures.figures.size());
}

void FindCues(const PatternSet& patterns, FigureTable& figures) {
  for (std::uint32_t i = 0; i < figures.sentences.size(); ++i) {
    const Sentence& sentence = figures.sentences[i];
    for (const PhraseMatch& match : patterns.Match(sentence.text.text())) {
      Cue cue;
      cue.cue = patterns.phrases()[match.phrase].cue;
      cue.phrase = match.phrase;
      cue.sentence = i;
      cue.range = sentence.text.ToSource(match.range);
      for (const Capture& capture : match.captures) {
        Cue::Group group;
        group.name = capture.group;
        group.range = sentence.text.ToSource(capture.range);
        const std::vector<std::uint32_t> inside = figures.FiguresIn(group.range);
        if (!inside.empty()) group.figure = inside.front();
        cue.groups.push_back(group);
      }
      figures.cues.push_back(std::move(cue));
    }
  }
  std::stable_sort(figures.cues.begin(), figures.cues.end(),
                   [](const Cue& a, const Cue& b) { return a.range.begin < b.range.begin; });
}

}  // namespace

FigureTable Recognize(const Document& document, const PatternSet& patterns) {
  FigureTable figures;
  figures.sentences = SplitSentences(document);
  for (std::uint32_t i = 0; i < figures.sentences.size(); ++i) LexSentence(document, i, figures);
  BuildTableModels(document, patterns, figures);
  FindCues(patterns, figures);
  RecognizeEntities(document, patterns, figures);
  ReadTextContext(document, patterns, figures);
  FindPartLists(document, patterns, figures);
  GiveDefaultAspects(patterns, figures);
  BuildIndicatorTrees(document, patterns, figures);
  return figures;
}

}  // namespace gouji
