#include "patterns/score/loose_points.h"

#include <vector>

#include "patterns/score/score_words.h"

namespace gouji {
namespace {

bool IsLoose(const Figure& figure) { return figure.kind == FigureKind::kPoints; }

FigureKind KindOf(PointsUse use) {
  switch (use) {
    case PointsUse::kWeight:
      return FigureKind::kWeight;
    case PointsUse::kDeduction:
      return FigureKind::kDeduction;
    case PointsUse::kScore:
    case PointsUse::kTotal:
      return FigureKind::kScore;
    default:
      return FigureKind::kPoints;
  }
}

// Points listed one after the other in a sentence, each with a name before it.
void ClassifyList(const PatternSet& patterns, const std::vector<std::uint32_t>& list, FigureTable& figures) {
  if (list.size() < 2) return;
  Rational sum;
  for (const std::uint32_t i : list) sum = sum + Rational(figures.figures[i].value);
  const std::string_view sentence = figures.sentences[figures.figures[list.front()].sentence].text.text();
  const bool shares_of_100 = sum == Rational(Decimal(100, 0));
  const bool scores = !shares_of_100 && Contains(patterns.list("score.says.scored"), sentence);
  for (const std::uint32_t i : list) figures.figures[i].kind = scores ? FigureKind::kScore : FigureKind::kWeight;
}

void ClassifySentence(const PatternSet& patterns, const Sentence& sentence, FigureTable& figures) {
  std::vector<std::uint32_t> list;
  for (std::uint32_t i = sentence.first_figure; i < sentence.end_figure; ++i) {
    Figure& figure = figures.figures[i];
    if (!IsLoose(figure)) continue;
    figure.kind = KindOf(ReadPoints(figures, patterns, i).use);
    if (!IsLoose(figure)) continue;
    // 决策类指标16分,得15.5分
    const bool awarded = i + 1 < sentence.end_figure && figures.figures[i + 1].kind == FigureKind::kScore &&
                         EndsWithWord(patterns.list("score.says.score"), TextBefore(figures, i + 1)) &&
                         figures.figures[i + 1].range.begin - figure.range.end < 24;
    if (awarded) {
      figure.kind = FigureKind::kWeight;
    } else {
      list.push_back(i);
    }
  }
  ClassifyList(patterns, list, figures);
}

}  // namespace

void ClassifyLoosePoints(const PatternSet& patterns, FigureTable& figures) {
  for (const Sentence& sentence : figures.sentences) {
    if (sentence.first_figure < sentence.end_figure) ClassifySentence(patterns, sentence, figures);
  }
}

void NameByIndicator(FigureTable& figures) {
  for (const IndicatorTree& tree : figures.trees) {
    for (std::size_t n = 1; n < tree.nodes.size(); ++n) {
      const IndicatorNode& node = tree.nodes[n];
      if (node.name.empty()) continue;
      for (const std::uint32_t i : {node.weight, node.score, node.deduction}) {
        if (i == kNone || figures.figures[i].item_source == ContextSource::kIndicator) continue;
        figures.figures[i].item = node.name;
        figures.figures[i].measure.clear();
        figures.figures[i].item_source = ContextSource::kIndicator;
      }
    }
  }
}

}  // namespace gouji
