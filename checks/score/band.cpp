#include <algorithm>
#include <map>
#include <optional>

#include "checks/common/operand.h"
#include "checks/common/score_rules.h"
#include "patterns/score/score_words.h"

namespace gouji {
namespace {

constexpr std::size_t kLeastRows = 3;

std::string TextAt(const CheckInput& input, const Table& table, std::uint32_t row, std::uint32_t column) {
  const Cell* cell = table.At(row, column);
  if (cell == nullptr || cell->row != row || cell->column != column) return {};
  return WithoutBrackets(Normalize(input.document.Slice(cell->text)));
}

bool IsSummary(const CheckInput& input, const Table& table, std::uint32_t row) {
  for (std::uint32_t column = 0; column < std::min(table.columns, 2u); ++column) {
    const std::string label = TextAt(input, table, row, column);
    if (IsWord(input.patterns.list("score.row.total"), label) || Contains(input.patterns.list("score.scope.mean"), label)) return true;
  }
  return false;
}

// The totals that a table gives, a row each: 单位 | … | 得分 | 等级. Forms of one scheme are no such table.
std::vector<std::uint32_t> ScoresOf(const CheckInput& input, const Table& table) {
  std::uint32_t scores = kNone;
  std::vector<std::uint32_t> found;
  for (std::uint32_t row = 0; row < table.rows; ++row) {
    for (std::uint32_t column = 1; scores == kNone && column < table.columns; ++column) {
      const std::string head = TextAt(input, table, row, column);
      const bool total = head == "得分" || IsWord(input.patterns.list("score.row.total"), head);
      if (total && ReadHead(input.patterns, head) == ScoreHead::kScore) scores = column;
    }
    if (scores == kNone || IsSummary(input, table, row)) continue;
    const Cell* cell = table.At(row, scores);
    if (cell == nullptr || cell->row != row) continue;
    const std::vector<std::uint32_t> figures = input.figures.FiguresIn(cell->text);
    if (figures.size() == 1) found.push_back(figures.front());
  }
  return found;
}

std::vector<std::uint32_t> OnlyScores(const CheckInput& input) {
  std::vector<std::uint32_t> only;
  for (std::uint32_t t = 0; t < input.document.tables().size(); ++t) {
    const bool form = std::any_of(input.figures.trees.begin(), input.figures.trees.end(),
                                  [&](const IndicatorTree& tree) { return tree.table == t; });
    std::vector<std::uint32_t> scores = form ? std::vector<std::uint32_t>() : ScoresOf(input, input.document.tables()[t]);
    if (scores.size() < kLeastRows) continue;
    if (!only.empty()) return {};
    only = std::move(scores);
  }
  return only;
}

// How many scores are in the band; nothing where one stands on an end, which may belong to either.
std::optional<std::int64_t> CountIn(const CheckInput& input, const Cue& cue, const std::vector<std::uint32_t>& scores) {
  const Rational low = NumberOf(input, cue, "low");
  const Rational high = NumberOf(input, cue, "high");
  std::int64_t count = 0;
  for (const std::uint32_t score : scores) {
    const Rational value = ValueOf(input.figures, score);
    if (high.valid() && value == high) return std::nullopt;
    if ((!low.valid() || value >= low) && (!high.valid() || value < high)) ++count;
  }
  return count;
}

// The bands of one sentence: that they are about this table is proven by those that fit.
void CheckBands(const CheckInput& input, const std::vector<const Cue*>& bands, const std::vector<std::uint32_t>& scores,
                std::vector<Relation>& relations) {
  std::vector<Relation> found;
  std::size_t fit = 0;
  for (const Cue* band : bands) {
    const Cue::Group* stated = band->Find("count");
    const std::optional<std::int64_t> count = CountIn(input, *band, scores);
    if (stated == nullptr || stated->figure == kNone || !count) return;
    Relation relation;
    relation.stated = OperandFor(input, "count", stated->figure);
    relation.operands = {OperandFor(input, "score", scores.front())};
    relation.severity = Severity::kWarning;
    JudgeAgainst(input.figures, Rational::Of(*count), relation);
    if (relation.verdict == Verdict::kConsistent) ++fit;
    found.push_back(std::move(relation));
  }
  if (fit < 2 || fit + 1 < found.size()) return;
  for (Relation& relation : found) relations.push_back(std::move(relation));
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  std::map<std::uint32_t, std::vector<const Cue*>> bands;  // by sentence
  for (const Cue& cue : input.figures.cues) {
    if (cue.cue == "score-band") bands[cue.sentence].push_back(&cue);
  }
  if (bands.empty()) return;
  const std::vector<std::uint32_t> scores = OnlyScores(input);
  if (scores.empty()) return;
  for (const auto& [sentence, cues] : bands) CheckBands(input, cues, scores, relations);
}

}  // namespace

namespace registry {
extern const Check kscore_band;
const Check kscore_band = {"score.band", Run};
}  // namespace registry
}  // namespace gouji
