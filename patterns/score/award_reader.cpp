#include "patterns/score/award_reader.h"

#include <algorithm>

namespace gouji {
namespace {

bool IsRule(const TreeContext& context, const Sentence& sentence) {
  return Contains(context.patterns.list("score.says.rule"), sentence.text.text());
}

// 每少一次扣1分, 每超5%扣0.5分: a rate of deduction, not a deduction.
bool IsPerUnit(const FigureTable& figures, std::uint32_t figure) {
  const std::string_view before = TextBefore(figures, figure);
  const std::size_t clause = before.find_last_of(",;");
  const std::string_view words =
      clause == std::string_view::npos ? before : before.substr(clause + 1);
  return words.find("每") != std::string_view::npos;
}

bool IsScoringRate(const FigureTable& figures, std::uint32_t figure) {
  if (figures.figures[figure].kind != FigureKind::kPercent) return false;
  const std::string_view before = TextBefore(figures, figure);
  return before.ends_with("得分率") || before.ends_with("得分率为");
}

void ReadSentence(const TreeContext& context, const Sentence& sentence, std::uint32_t from,
                  Award& award) {
  const FigureTable& figures = context.figures;
  for (std::uint32_t i = std::max(sentence.first_figure, from); i < sentence.end_figure; ++i) {
    const PointsMention mention = ReadPoints(figures, context.patterns, i);
    if (IsScoringRate(figures, i)) award.rate = i;
    if (mention.use == PointsUse::kNone || mention.use == PointsUse::kWeight) continue;
    if (IsPerUnit(figures, i)) continue;
    if (mention.use == PointsUse::kDeduction) {
      award.deduction = i;
      continue;
    }
    award.score = i;
    award.share = mention.share;
    award.no_award = false;
    award.text = ClauseOf(sentence, figures.figures[i].range);
  }
  if (award.score == kNone &&
      Contains(context.patterns.list("score.says.none"), sentence.text.text())) {
    award.no_award = true;
    award.text = sentence.range;
  }
}

}  // namespace

Award ReadAward(const TreeContext& context, const std::vector<std::uint32_t>& sentences,
                std::uint32_t from) {
  Award award;
  for (const std::uint32_t s : sentences) {
    const Sentence& sentence = context.figures.sentences[s];
    if (!IsRule(context, sentence)) ReadSentence(context, sentence, from, award);
  }
  return award;
}

std::uint32_t PairedWeight(const TreeContext& context,
                           const std::vector<std::uint32_t>& sentences) {
  const FigureTable& figures = context.figures;
  for (const std::uint32_t s : sentences) {
    const Sentence& sentence = figures.sentences[s];
    if (IsRule(context, sentence)) continue;
    std::uint32_t weight = kNone;
    for (std::uint32_t i = sentence.first_figure; i < sentence.end_figure; ++i) {
      const PointsUse use = ReadPoints(figures, context.patterns, i).use;
      const bool item =
          use == PointsUse::kNone && IsPoints(figures.figures[i]) &&
          EndsWithWord(context.patterns.list("score.says.item"), TextBefore(figures, i));
      if (use == PointsUse::kWeight || item) weight = i;
      const bool award = use == PointsUse::kScore || use == PointsUse::kTotal;
      if (award && weight != kNone) return weight;
    }
  }
  return kNone;
}

SourceRange ClauseOf(const Sentence& sentence, SourceRange figure) {
  const std::string_view text = sentence.text.text();
  const NormRange at = sentence.text.FromSource(figure);
  std::size_t begin = 0;
  std::size_t end = text.size();
  for (const std::string_view mark : {",", ";", "。"}) {
    const std::size_t before = text.substr(0, at.begin).rfind(mark);
    if (before != std::string_view::npos) begin = std::max(begin, before + mark.size());
    const std::size_t after = text.find(mark, at.end);
    if (after != std::string_view::npos) end = std::min(end, after);
  }
  return sentence.text.ToSource(
      {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
}

}  // namespace gouji
