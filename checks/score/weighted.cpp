#include <algorithm>
#include <vector>

#include "checks/common/operand.h"
#include "checks/common/score_nodes.h"
#include "patterns/score/score_words.h"

namespace gouji {
namespace {

constexpr std::size_t kMostParts = 6;

std::string_view ClauseBefore(const CheckInput& input, std::uint32_t figure) {
  const std::string_view before = TextBefore(input.figures, figure);
  const std::size_t mark = before.find_last_of(",;:");
  return mark == std::string_view::npos ? before : before.substr(mark + 1);
}

// A paragraph that speaks of weights in per cent, and the scores that it gives.
struct Paragraph {
  std::vector<std::uint32_t> weights;
  std::vector<std::uint32_t> scores;
  std::vector<std::uint32_t> totals;  ///< called the weighted or the whole's
};

bool IsCompared(const CheckInput& input, std::uint32_t figure) {
  return StartsWithWord(input.patterns.list("score.scope.against"), ClauseBefore(input, figure)) ||
         TextAfter(input.figures, figure).starts_with("相比");
}

void ReadScores(const CheckInput& input, const Sentence& sentence, Paragraph& paragraph) {
  bool listed = false;  // the figure before is a score
  for (std::uint32_t i = sentence.first_figure; i < sentence.end_figure; ++i) {
    if (!IsPoints(input.figures.figures[i])) continue;
    const PointsUse use = ReadPoints(input.figures, input.patterns, i).use;
    const bool next = listed && use == PointsUse::kNone && TextBefore(input.figures, i).ends_with("分、");
    listed = next || use == PointsUse::kScore || use == PointsUse::kTotal;
    if (!listed || IsCompared(input, i) || IsSchemeTotal(input.figures, input.patterns, i)) continue;
    const bool total = !next && Contains(input.patterns.list("score.weighted.total"), ClauseBefore(input, i));
    (total ? paragraph.totals : paragraph.scores).push_back(i);
  }
}

void ReadWeights(const CheckInput& input, const Sentence& sentence, Paragraph& paragraph) {
  if (!Contains(input.patterns.list("score.weighted.says"), sentence.text.text())) return;
  for (std::uint32_t i = sentence.first_figure; i < sentence.end_figure; ++i) {
    if (input.figures.figures[i].kind == FigureKind::kPercent) paragraph.weights.push_back(i);
  }
}

Rational Weighted(const CheckInput& input, const std::vector<std::uint32_t>& scores,
                  const std::vector<std::uint32_t>& weights) {
  Rational sum;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    sum = sum + ValueOf(input.figures, scores[i]) * ValueOf(input.figures, weights[i]) / Rational::Of(100);
  }
  return sum;
}

// The scores and weights stand in one order; another order that gives the printed total is believed.
void JudgeTotal(const CheckInput& input, const Paragraph& paragraph, std::uint32_t total, std::vector<Relation>& relations) {
  Relation relation;
  relation.stated = OperandFor(input, "total", total);
  for (std::size_t i = 0; i < paragraph.scores.size(); ++i) {
    relation.operands.push_back(OperandFor(input, "score", paragraph.scores[i]));
    relation.operands.push_back(OperandFor(input, "weight", paragraph.weights[i]));
  }
  relation.severity = Severity::kWarning;
  JudgeAgainst(input.figures, Weighted(input, paragraph.scores, paragraph.weights), relation);
  std::vector<std::uint32_t> order = paragraph.weights;
  std::sort(order.begin(), order.end());
  do {
    if (relation.verdict != Verdict::kInconsistent) break;
    Relation other = relation;
    JudgeAgainst(input.figures, Weighted(input, paragraph.scores, order), other);
    if (other.verdict != Verdict::kInconsistent) relation = std::move(other);
  } while (std::next_permutation(order.begin(), order.end()));
  relations.push_back(std::move(relation));
}

void CheckParagraph(const CheckInput& input, const Paragraph& paragraph, std::vector<Relation>& relations) {
  const std::size_t parts = paragraph.weights.size();
  if (parts < 2 || parts > kMostParts || paragraph.scores.size() != parts) return;
  if (SumOf(input.figures, paragraph.weights) != Rational::Of(100)) return;
  for (const std::uint32_t total : paragraph.totals) JudgeTotal(input, paragraph, total, relations);
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  std::uint32_t block = kNone;
  Paragraph paragraph;
  for (const Sentence& sentence : input.figures.sentences) {
    if (sentence.table != kNone) continue;
    if (sentence.block != block) {
      CheckParagraph(input, paragraph, relations);
      paragraph = {};
      block = sentence.block;
    }
    ReadScores(input, sentence, paragraph);
    ReadWeights(input, sentence, paragraph);
  }
  CheckParagraph(input, paragraph, relations);
}

}  // namespace

namespace registry {
extern const Check kscore_weighted;
const Check kscore_weighted = {"score.weighted", Run};
}  // namespace registry
}  // namespace gouji
