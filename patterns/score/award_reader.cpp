#include "patterns/score/award_reader.h"

#include <algorithm>
#include <utility>

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

// 评分标准：90%以上得4分，80%以上得2分: tiers of a standard. An award in a clause without a condition ends the
// sentence as the indicator's own: …80%以下不得分，得20分.
bool IsTier(const TreeContext& context, std::uint32_t figure) {
  const std::string_view before = TextBefore(context.figures, figure);
  if (!Contains(context.patterns.list("score.says.standard"), before)) return false;
  const std::size_t mark = before.find_last_of(",;");
  const std::string_view clause = mark == std::string_view::npos ? before : before.substr(mark + 1);
  return clause.find_first_of("0123456789") != std::string_view::npos;
}

// 按比例得5.8分，…再扣0.2分: not all that was taken off.
bool IsFurther(const FigureTable& figures, std::uint32_t deduction) {
  const std::string_view before = TextBefore(figures, deduction);
  return before.ends_with("再扣") || before.ends_with("另扣") || before.ends_with("又扣") || before.ends_with("还扣");
}

bool IsScoringRate(const FigureTable& figures, std::uint32_t figure) {
  if (figures.figures[figure].kind != FigureKind::kPercent) return false;
  const std::string_view before = TextBefore(figures, figure);
  return before.ends_with("得分率") || before.ends_with("得分率为");
}

// 综上，项目总得分89.5分: not the award of the indicator above.
bool IsOfTheWhole(const TreeContext& context, std::uint32_t figure) {
  std::string_view before = TextBefore(context.figures, figure);
  const std::size_t mark = before.find_last_of(",;:");
  if (mark != std::string_view::npos) before.remove_prefix(mark + 1);
  return Contains(context.patterns.list("score.says.whole"), before);
}

// 6家单位平均得分13.5分
bool IsMean(const TreeContext& context, std::uint32_t figure) {
  std::string_view before = TextBefore(context.figures, figure);
  const std::size_t mark = before.find_last_of(",;:");
  if (mark != std::string_view::npos) before.remove_prefix(mark + 1);
  return Contains(context.patterns.list("score.scope.mean"), before);
}

// Awards as they are read. An award with its own weight beside it (立项6分，得6分) is one of a list when another
// such pair follows; the indicator's own is then the one that stands alone.
struct Reading {
  Award award;
  Award alone;
  std::uint32_t pairs = 0;
  std::uint32_t first = kNone;  // the score of the first pair
  std::vector<Award> all;
};

Rational ScoreOf(const TreeContext& context, const Award& award) {
  return Rational(context.figures.figures[award.score].value);
}

// 得40分，其中数量指标得10分、质量指标得30分 is 40; 得10分，得30分，合计得40分 as well; 该指标得2分 says whose it
// is. Several awards without any of that leave open which is the indicator's.
Award Settle(const TreeContext& context, const Reading& reading) {
  const std::vector<Award>& all = reading.all;
  const auto same = [&](const Award& award) { return ScoreOf(context, award) == ScoreOf(context, all.front()); };
  if (std::all_of(all.begin(), all.end(), same)) return reading.award;
  const std::string clause = Normalize(context.document.Slice(all.back().text));
  if (Contains(context.patterns.list("score.says.item"), clause)) return reading.award;
  if (Contains(context.patterns.list("score.says.settled"), clause)) return reading.award;
  Rational sum;
  for (const Award& award : all) sum = sum + ScoreOf(context, award);
  const Rational two = Rational::Of(2);
  if (sum == two * ScoreOf(context, all.back())) return reading.award;
  Award settled = sum == two * ScoreOf(context, all.front()) ? all.front() : Award();
  settled.deduction = all.size() == 2 ? reading.award.deduction : kNone;
  return settled;
}

bool HasMaximumAfter(const TreeContext& context, std::uint32_t score, std::uint32_t end) {
  return score + 1 < end && IsMaximumOf(context.figures, score + 1, score);
}

void ReadSentence(const TreeContext& context, const Sentence& sentence, std::uint32_t from,
                  Reading& reading) {
  const FigureTable& figures = context.figures;
  Award& award = reading.award;
  bool weighted = false;
  for (std::uint32_t i = std::max(sentence.first_figure, from); i < sentence.end_figure; ++i) {
    const PointsMention mention = ReadPoints(figures, context.patterns, i);
    if (IsScoringRate(figures, i)) award.rate = i;
    weighted = weighted || mention.use == PointsUse::kWeight;
    if (mention.use == PointsUse::kNone || mention.use == PointsUse::kWeight) continue;
    if (IsPerUnit(figures, i) || IsTier(context, i)) continue;
    if (mention.use == PointsUse::kTotal && IsOfTheWhole(context, i)) continue;
    if (mention.use == PointsUse::kDeduction) {
      award.deduction = IsFurther(figures, i) ? kNone : i;
      continue;
    }
    award.score = i;
    award.share = mention.share;
    award.no_award = false;
    award.mean = IsMean(context, i);
    award.text = ClauseOf(sentence, figures.figures[i].range);
    if (!weighted && !HasMaximumAfter(context, i, sentence.end_figure)) {
      reading.alone = award;
      reading.all.push_back(award);
      continue;
    }
    const bool again = reading.first != kNone &&
                       figures.figures[reading.first].Scaled() == figures.figures[i].Scaled();
    if (!again) ++reading.pairs;
    if (reading.first == kNone) reading.first = i;
    weighted = false;
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
  Reading reading;
  for (const std::uint32_t s : sentences) {
    const Sentence& sentence = context.figures.sentences[s];
    if (!IsRule(context, sentence)) ReadSentence(context, sentence, from, reading);
  }
  if (reading.pairs >= 2) return reading.alone;
  return reading.pairs == 0 && reading.all.size() >= 2 ? Settle(context, reading) : reading.award;
}

std::uint32_t BracketScore(const TreeContext& context, std::uint32_t weight) {
  const FigureTable& figures = context.figures;
  if (weight == kNone || figures.figures[weight].sentence == kNone) return kNone;
  const Sentence& sentence = figures.sentences[figures.figures[weight].sentence];
  const auto bracket = [&](std::uint32_t figure) {
    const std::string_view before = TextBefore(figures, figure);
    const std::size_t open = before.rfind('(');
    const std::size_t close = before.rfind(')');
    const bool inside = open != std::string_view::npos && (close == std::string_view::npos || close < open);
    return inside ? open : std::string_view::npos;
  };
  const std::size_t own = bracket(weight);
  if (own == std::string_view::npos) return kNone;
  for (std::uint32_t i = weight + 1; i < sentence.end_figure && bracket(i) == own; ++i) {
    const PointsUse use = ReadPoints(figures, context.patterns, i).use;
    if (use == PointsUse::kScore || use == PointsUse::kTotal) return i;
  }
  return kNone;
}

std::vector<std::uint32_t> PairedWeights(const TreeContext& context,
                                         const std::vector<std::uint32_t>& sentences) {
  const FigureTable& figures = context.figures;
  std::vector<std::uint32_t> paired;
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
      if (award && weight != kNone) paired.push_back(std::exchange(weight, kNone));
    }
  }
  return paired;
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
