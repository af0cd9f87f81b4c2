#include <algorithm>
#include <iterator>

#include "patterns/context/aligned_lists.h"
#include "patterns/context/defaults.h"
#include "patterns/context/entities.h"
#include "patterns/context/part_lists.h"
#include "patterns/context/text_context.h"
#include "patterns/figure_table.h"
#include "patterns/lexer/number_lexer.h"
#include "patterns/score/rule_numbers.h"
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

// A cell with a number, or nothing, asserts nothing in words.
bool HasWords(std::string_view text) { return text.find_first_not_of("0123456789.,-+% ") != std::string_view::npos; }

// The phrases found in a sentence.
std::vector<Cue> CuesOf(const PatternSet& patterns, const Sentence& sentence, std::uint32_t index) {
  std::vector<Cue> cues;
  if (!HasWords(sentence.text.text())) return cues;
  for (const PhraseMatch& match : patterns.Match(sentence.text.text())) {
    Cue cue;
    cue.cue = patterns.phrases()[match.phrase].cue;
    cue.phrase = match.phrase;
    cue.sentence = index;
    cue.range = sentence.text.ToSource(match.range);
    for (const Capture& capture : match.captures) {
      cue.groups.push_back({capture.group, sentence.text.ToSource(capture.range), kNone});
    }
    cues.push_back(std::move(cue));
  }
  return cues;
}

void ReadNumbers(const Document& document, const PatternSet& patterns, std::uint32_t index, const std::vector<SourceRange>& rules,
                 FigureTable& figures) {
  Sentence& sentence = figures.sentences[index];
  LexContext context;
  context.in_table_cell = sentence.table != kNone;
  const SourceRange whole = context.in_table_cell ? document.tables()[sentence.table].cells[sentence.cell].text
                                                  : document.blocks()[sentence.block].text;
  context.paragraph_start = whole.begin == sentence.range.begin;
  sentence.first_figure = static_cast<std::uint32_t>(figures.figures.size());
  for (const NumberToken& token : LexNumbers(sentence.text.text(), patterns.units(), context)) {
    const SourceRange range = sentence.text.ToSource(token.range);
    const bool rule = std::any_of(rules.begin(), rules.end(), [&](SourceRange r) { return r.Overlaps(range); });
    if (!token.is_figure || rule) {
      figures.non_figures.push_back({token.is_figure ? NonFigureKind::kThreshold : token.reason, range});
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

// 货物、工程、服务分别为10、20、30万元: the unit behind the last number of a list is that of all.
void ShareUnits(const Sentence& sentence, FigureTable& figures) {
  for (std::uint32_t i = sentence.end_figure; i-- > sentence.first_figure + 1;) {
    const Figure& unit = figures.figures[i];
    Figure& bare = figures.figures[i - 1];
    if (bare.kind != FigureKind::kNumber || (unit.kind != FigureKind::kAmount && unit.kind != FigureKind::kPercent)) continue;
    const std::size_t from = sentence.text.FromSource(bare.range).end;
    const std::size_t to = sentence.text.FromSource(unit.range).begin;
    if (to < from || !IsListGap(sentence.text.text().substr(from, to - from))) continue;
    bare.kind = unit.kind;
    bare.power = unit.power;
    bare.unit = unit.unit;
    bare.unit_source = UnitSource::kSentence;
  }
}

void ReadSentence(const Document& document, const PatternSet& patterns, std::uint32_t index, FigureTable& figures) {
  std::vector<Cue> cues = CuesOf(patterns, figures.sentences[index], index);
  ReadNumbers(document, patterns, index, ScoringRules(cues), figures);
  if (figures.sentences[index].table == kNone) ShareUnits(figures.sentences[index], figures);
  figures.cues.insert(figures.cues.end(), std::make_move_iterator(cues.begin()), std::make_move_iterator(cues.end()));
}

// Runs when it is settled which numbers are figures.
void TieGroups(FigureTable& figures) {
  for (Cue& cue : figures.cues) {
    for (Cue::Group& group : cue.groups) {
      const std::vector<std::uint32_t> inside = figures.FiguresIn(group.range);
      if (!inside.empty()) group.figure = inside.front();
    }
  }
}

}  // namespace

FigureTable Recognize(const Document& document, const PatternSet& patterns) {
  FigureTable figures;
  figures.sentences = SplitSentences(document);
  for (std::uint32_t i = 0; i < figures.sentences.size(); ++i) ReadSentence(document, patterns, i, figures);
  std::stable_sort(figures.cues.begin(), figures.cues.end(),
                   [](const Cue& a, const Cue& b) { return a.range.begin < b.range.begin; });
  BuildTableModels(document, patterns, figures);
  TieGroups(figures);
  RecognizeEntities(document, patterns, figures);
  ReadTextContext(document, patterns, figures);
  FindPartLists(document, patterns, figures);
  GiveDefaultAspects(patterns, figures);
  BuildIndicatorTrees(document, patterns, figures);
  return figures;
}

}  // namespace gouji
