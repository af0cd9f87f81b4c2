#include "patterns/score/score_words.h"

#include <algorithm>

#include "extract/structure/outline.h"

namespace gouji {
namespace {

// A head longer than this is a sentence, not the head of a column of numbers.
constexpr std::size_t kMaxNumberHeadBytes = 36;

std::string_view SentencePart(const FigureTable& figures, std::uint32_t figure, bool before) {
  const Figure& at = figures.figures[figure];
  if (at.sentence == kNone) return {};
  const NormalizedText& text = figures.sentences[at.sentence].text;
  const NormRange range = text.FromSource(at.range);
  return before ? text.text().substr(0, range.begin) : text.text().substr(range.end);
}

std::string_view StripParticles(const WordList& particles, std::string_view text) {
  for (bool stripped = true; stripped;) {
    stripped = false;
    for (const std::string& word : particles.words) {
      if (text.size() > word.size() && text.ends_with(word)) {
        text.remove_suffix(word.size());
        stripped = true;
      }
    }
  }
  return text;
}

// 综合得分(满分100分) -> 综合得分
std::string_view WithoutLastBracket(std::string_view text) {
  if (!text.ends_with(")")) return text;
  const std::size_t open = text.rfind('(');
  return open == std::string_view::npos ? text : text.substr(0, open);
}

// The percentage whose sign ends `before`, as in "得75%" before 权重分.
std::uint32_t PercentEndingAt(const FigureTable& figures, std::uint32_t points,
                              std::string_view before) {
  const Figure& at = figures.figures[points];
  const NormalizedText& text = figures.sentences[at.sentence].text;
  for (std::uint32_t i = points; i-- > 0;) {
    const Figure& figure = figures.figures[i];
    if (figure.sentence != at.sentence) break;
    if (figure.kind != FigureKind::kPercent) continue;
    if (text.FromSource(figure.range).end == before.size()) return i;
  }
  return kNone;
}

// 得75%权重分1.5分, 得100%权重分得6分, 得100%权重1分
bool ReadShare(const FigureTable& figures, std::uint32_t figure, std::string_view before,
               PointsMention& mention) {
  for (const std::string_view end : {"权重分得", "权重得", "权重分,得", "权重分", "权重"}) {
    if (!before.ends_with(end)) continue;
    mention.share = PercentEndingAt(figures, figure, before.substr(0, before.size() - end.size()));
    if (mention.share == kNone) return false;
    mention.use = PointsUse::kScore;
    return true;
  }
  return false;
}

// 部门管理18.4分(满分20分): points whose maximum follows in a bracket are a score.
bool IsBeforeItsMaximum(const PatternSet& patterns, std::string_view after) {
  return after.starts_with("(") && StartsWithWord(patterns.list("score.says.maximum"), after.substr(1));
}

// 项目立项6分,得6分; 产出指标40分得39分: points right before an award are its maximum.
bool IsBeforeItsAward(const PatternSet& patterns, std::string_view after) {
  if (after.starts_with(",")) after.remove_prefix(1);
  return StartsWithWord(patterns.list("score.says.award"), after);
}

// 总分20分,实际得分17.5分: 总分 alone, before an award, is the maximum.
bool IsBareTotal(const PatternSet& patterns, std::string_view words) {
  static constexpr std::string_view kTotal = "总分";
  if (!words.ends_with(kTotal)) return false;
  const WordList& totals = patterns.list("score.says.total");
  return std::none_of(totals.words.begin(), totals.words.end(), [&](const std::string& word) {
    return word.size() > kTotal.size() && word.ends_with(kTotal) && words.ends_with(word);
  });
}

bool HasAwardAfter(const FigureTable& figures, const PatternSet& patterns, std::uint32_t figure) {
  const Sentence& sentence = figures.sentences[figures.figures[figure].sentence];
  for (std::uint32_t i = figure + 1; i < sentence.end_figure; ++i) {
    const PointsUse use = ReadPoints(figures, patterns, i).use;
    if (use == PointsUse::kScore || use == PointsUse::kTotal) return true;
  }
  return false;
}

// 得分=执行率×10分=9.84分: what stands after the last equals sign.
bool IsResultOfFormula(const Figure& figure, std::string_view before) {
  if (!before.ends_with("=") && figure.comparator != Comparator::kEqual) return false;
  const std::size_t mark = before.find_last_of(",;");
  const std::string_view clause = mark == std::string_view::npos ? before : before.substr(mark + 1);
  return clause.find("得分") != std::string_view::npos;
}

}  // namespace

bool IsPoints(const Figure& figure) {
  return figure.kind == FigureKind::kPoints || figure.kind == FigureKind::kScore ||
         figure.kind == FigureKind::kWeight || figure.kind == FigureKind::kDeduction;
}

std::string_view TextBefore(const FigureTable& figures, std::uint32_t figure) {
  return SentencePart(figures, figure, true);
}

std::string_view TextAfter(const FigureTable& figures, std::uint32_t figure) {
  return SentencePart(figures, figure, false);
}

PointsMention ReadPoints(const FigureTable& figures, const PatternSet& patterns,
                         std::uint32_t figure) {
  PointsMention mention;
  if (!IsPoints(figures.figures[figure])) return mention;
  const std::string_view before = TextBefore(figures, figure);
  const std::string_view after = TextAfter(figures, figure);
  if (before.ends_with("(") && after.starts_with(",") && StartsWithWord(patterns.list("score.says.grade"), after.substr(1))) {
    mention.use = PointsUse::kScore;  // 县水务局(86.4分,良)
    return mention;
  }
  if (before.ends_with("(") && (after.starts_with(")") || after.starts_with(","))) {
    mention.use = PointsUse::kWeight;
    return mention;
  }
  if (ReadShare(figures, figure, before, mention)) return mention;
  if (StartsWithWord(patterns.list("score.says.weight-after"), after)) {  // 5分全部得到
    mention.use = PointsUse::kWeight;
    return mention;
  }
  if (IsResultOfFormula(figures.figures[figure], before)) {
    mention.use = after.starts_with("=") ? PointsUse::kNone : PointsUse::kScore;
    return mention;
  }
  const bool counted = after.starts_with("计") && !after.starts_with("计算");
  if (before.ends_with("按") && counted) {
    mention.use = PointsUse::kScore;  // 酌情按7.5分计
    return mention;
  }
  const WordList& particles = patterns.list("score.says.particle");
  const std::string_view words = StripParticles(particles, WithoutLastBracket(StripParticles(particles, before)));
  if (EndsWithWord(patterns.list("score.says.deduction"), words)) {
    mention.use = PointsUse::kDeduction;
  } else if (EndsWithWord(patterns.list("score.says.total"), words)) {
    mention.use = PointsUse::kTotal;
  } else if (EndsWithWord(patterns.list("score.says.weight"), words)) {
    mention.use = PointsUse::kWeight;
  } else if (EndsWithWord(patterns.list("score.says.score"), words)) {
    mention.use = PointsUse::kScore;
  }
  if (mention.use == PointsUse::kNone && IsBeforeItsMaximum(patterns, after)) {
    mention.use = PointsUse::kScore;
  }
  if (mention.use == PointsUse::kNone && IsBeforeItsAward(patterns, after)) {
    mention.use = PointsUse::kWeight;
  }
  if (mention.use == PointsUse::kTotal && IsBareTotal(patterns, words) &&
      HasAwardAfter(figures, patterns, figure)) {
    mention.use = PointsUse::kWeight;
  }
  return mention;
}

std::uint32_t WeightIn(const FigureTable& figures, const PatternSet& patterns, SourceRange range) {
  std::uint32_t weight = kNone;
  for (const std::uint32_t figure : figures.FiguresIn(range)) {
    if (ReadPoints(figures, patterns, figure).use == PointsUse::kWeight) weight = figure;
  }
  return weight;
}

bool IsMaximumOf(const FigureTable& figures, std::uint32_t weight, std::uint32_t score) {
  const Figure& at = figures.figures[score];
  if (at.sentence == kNone || at.sentence != figures.figures[weight].sentence) return false;
  const NormalizedText& text = figures.sentences[at.sentence].text;
  const std::uint32_t from = text.FromSource(at.range).end;
  const std::uint32_t to = text.FromSource(figures.figures[weight].range).begin;
  if (to < from) return false;
  const std::string_view between = text.text().substr(from, to - from);
  return between.starts_with("(") && between.find(')') == std::string_view::npos;
}

bool IsSchemeTotal(const FigureTable& figures, const PatternSet& patterns, std::uint32_t figure) {
  const Figure& at = figures.figures[figure];
  if (!IsPoints(at)) return false;
  std::string_view before = TextBefore(figures, figure);
  if (before.ends_with("为")) before.remove_suffix(std::string_view("为").size());
  const bool said =
      before.ends_with("总分") || before.ends_with("满分") || before.ends_with("总分值");
  if (!said || before.ends_with("自评总分")) return false;
  if (Decimal::Compare(at.value, Decimal(100, 0)) == 0) return true;
  // Another number is a scheme's total when a list of weights stands beside it.
  std::uint32_t others = 0;
  const Sentence& sentence = figures.sentences[at.sentence];
  for (std::uint32_t i = sentence.first_figure; i < sentence.end_figure; ++i) {
    if (i == figure || !IsPoints(figures.figures[i])) continue;
    const PointsUse use = ReadPoints(figures, patterns, i).use;
    if (use != PointsUse::kNone && use != PointsUse::kWeight) return false;
    if (Decimal::Compare(figures.figures[i].value, at.value) > 0) return false;
    ++others;
  }
  return others >= 3;
}

ScoreHead ReadHead(const PatternSet& patterns, std::string_view normalized) {
  const std::string head = WithoutBrackets(normalized);
  if (head.empty()) return ScoreHead::kNone;
  const bool number_head = head.size() <= kMaxNumberHeadBytes;
  const auto list = [&](std::string_view id) -> const WordList& { return patterns.list(id); };
  if (number_head && EndsWithWord(list("score.head.rate"), head)) return ScoreHead::kRate;
  if (number_head && EndsWithWord(list("score.head.deduction"), head)) return ScoreHead::kDeduction;
  if (head.size() > 2 * kMaxNumberHeadBytes) return ScoreHead::kNone;
  if (Contains(list("score.head.reason"), head)) return ScoreHead::kReason;
  if (Contains(list("score.head.standard"), head)) return ScoreHead::kStandard;
  if (Contains(list("score.head.achieved"), head)) return ScoreHead::kAchieved;
  if (Contains(list("score.head.target"), head)) return ScoreHead::kTarget;
  if (!number_head) return ScoreHead::kNone;
  if (EndsWithWord(list("score.head.sign"), head)) return ScoreHead::kSign;
  if (EndsWithWord(list("score.head.grade"), head)) return ScoreHead::kGrade;
  if (EndsWithWord(list("score.head.weight"), head)) return ScoreHead::kWeight;
  if (EndsWithWord(list("score.head.score"), head)) return ScoreHead::kScore;
  if (EndsWithWord(list("score.head.indicator"), head)) return ScoreHead::kIndicator;
  if (EndsWithWord(list("score.head.funds"), head)) return ScoreHead::kFunds;
  return ScoreHead::kNone;
}

std::string WithoutBrackets(std::string_view normalized) {
  std::string out;
  int depth = 0;
  for (const char c : normalized) {
    if (c == '(') ++depth;
    if (depth == 0) out.push_back(c);
    if (c == ')' && depth > 0) --depth;
  }
  return out;
}

std::string IndicatorName(std::string_view text) {
  const NumberLabel label = ReadLabel(text);
  std::string name = Normalize(text.substr(label.size));
  const std::size_t digits = name.find_first_not_of("0123456789.");
  const bool decimal =
      digits != std::string::npos && name.substr(0, digits).find('.') != std::string::npos;
  if (decimal) name.erase(0, digits);  // 2.1预算执行情况
  for (const std::string_view number : {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"}) {
    const std::string item = std::string(number) + "是";  // 一是巡查次数
    if (name.starts_with(item) && name.size() > item.size()) name.erase(0, item.size());
  }
  for (std::size_t open = name.find('('); open != std::string::npos; open = name.find('(', open)) {
    const std::size_t close = name.find(')', open);
    if (close == std::string::npos) break;
    const std::string_view inside = std::string_view(name).substr(open + 1, close - open - 1);
    const bool points = inside.find("分") != std::string_view::npos &&
                        inside.find_first_of("0123456789") != std::string_view::npos;
    if (points) {
      name.erase(open, close - open + 1);
    } else {
      ++open;
    }
  }
  while (!name.empty() && (name.back() == ':' || name.back() == ' ')) name.pop_back();
  return name;
}

}  // namespace gouji
