#include "patterns/score/claim_reader.h"

#include <algorithm>
#include <map>

#include "patterns/score/score_items.h"
#include "patterns/score/score_words.h"

namespace gouji {
namespace {

bool SpeaksOfThePast(const TreeContext& context, const Sentence& sentence) {
  return Contains(context.patterns.list("score.says.past"), sentence.text.text());
}

std::string ClauseWords(const FigureTable& figures, std::uint32_t figure) {
  std::string_view before = TextBefore(figures, figure);
  const std::size_t mark = before.find_last_of(",;");
  return std::string(mark == std::string_view::npos ? before : before.substr(mark + 1));
}

bool IsPartWeight(const TreeContext& context, std::uint32_t figure) {
  static const Decimal kFullMarks(100, 0);
  return ReadPoints(context.figures, context.patterns, figure).use == PointsUse::kWeight &&
         Decimal::Compare(context.figures.figures[figure].value, kFullMarks) != 0;
}

// 产出指标满分20分，评价得分18分; 资金支出率（20分）。…自评得分18.8分: the award of one indicator.
bool IsOfAPart(const TreeContext& context, const std::vector<std::uint32_t>& sentences,
               const Claim& claim) {
  const FigureTable& figures = context.figures;
  for (const std::uint32_t s : sentences) {
    const Sentence& sentence = figures.sentences[s];
    for (std::uint32_t i = sentence.first_figure; i < sentence.end_figure; ++i) {
      const bool maximum = i > claim.figure && IsMaximumOf(figures, i, claim.figure);
      if ((i < claim.figure || maximum) && IsPartWeight(context, i)) return true;
    }
  }
  return claim.words.find("指标") != std::string::npos &&
         !Contains(context.patterns.list("score.says.all-indicators"), claim.words);
}

// 得分分别为91分、88分: the first of several.
bool IsOfAList(std::string_view before) {
  return before.ends_with("分别为") || before.ends_with("分别是") || before.ends_with("依次为");
}

// 项目得分, 本单位自评得分: nobody else is named.
bool NamesTheReport(const TreeContext& context, const Claim& claim) {
  const std::string name = NameBeforePoints(context.patterns, claim.words);
  return name.empty() || IsWord(context.patterns.list("score.scope.report"), name) ||
         (!context.figures.entity.empty() && name.find(context.figures.entity) != std::string::npos);
}

// 养老服务补助项目94分: the words end with the name of something that a form scores.
bool IsNamed(const TreeContext& context, const Claim& claim) {
  if (claim.scope.whose.empty()) return false;
  std::string name = NameBeforePoints(context.patterns, claim.words);
  const std::size_t at = name.rfind(claim.scope.whose);
  if (at == std::string::npos || Contains(context.patterns.list("score.scope.role"), claim.scope.whose)) return false;
  name.erase(0, at + claim.scope.whose.size());
  return name.empty() || IsWord(context.patterns.list("score.scope.report"), name);
}

ScoreScope ScopeOf(const TreeContext& context, const ScopeWords& scopes, const Claim& claim) {
  ScoreScope scope = scopes.Read(claim.words);
  scope.compared = scope.compared || TextAfter(context.figures, claim.figure).starts_with("相比");
  return scope;
}

void FindClaimsIn(const TreeContext& context, const ScopeWords& scopes, const std::vector<std::uint32_t>& sentences,
                  std::vector<Claim>& claims) {
  const auto list = [&](std::string_view id) -> const WordList& { return context.patterns.list(id); };
  for (const std::uint32_t s : sentences) {
    const Sentence& sentence = context.figures.sentences[s];
    const std::string_view text = sentence.text.text();
    if (Contains(list("score.says.rule"), text) || SpeaksOfThePast(context, sentence)) continue;
    const bool graded = Contains(list("score.says.graded"), text);
    bool first = true;
    for (std::uint32_t i = sentence.first_figure; i < sentence.end_figure; ++i) {
      const PointsUse use = ReadPoints(context.figures, context.patterns, i).use;
      if (!IsPoints(context.figures.figures[i]) || use == PointsUse::kWeight || use == PointsUse::kDeduction) continue;
      Claim claim;
      claim.figure = i;
      claim.words = ClauseWords(context.figures, i);
      claim.whole = Contains(list("score.says.whole"), claim.words);
      claim.scope = ScopeOf(context, scopes, claim);
      // A graded sentence speaks of the whole; what follows its first score are parts, or the totals of others.
      const bool score = use == PointsUse::kScore && graded && (first || !claim.scope.whose.empty());
      const bool named = IsNamed(context, claim);
      claim.whole = claim.whole || named;
      const bool total = use == PointsUse::kTotal || score || named;
      if (!total || IsSchemeTotal(context.figures, context.patterns, i)) continue;
      if (Contains(list("score.says.statistic"), claim.words)) continue;
      if (IsOfAList(TextBefore(context.figures, i))) continue;
      if (!claim.whole && IsOfAPart(context, sentences, claim)) continue;
      claim.whole = claim.whole || (graded && first && NamesTheReport(context, claim));
      claims.push_back(std::move(claim));
      first = false;
    }
  }
}

std::string HeadText(const TreeContext& context, const Cell* cell) {
  return cell == nullptr ? std::string() : WithoutBrackets(Normalize(context.document.Slice(cell->text)));
}

// 自评得分 | 评价得分: the columns of totals that a row of heads names, those of earlier years left out.
std::map<std::uint32_t, std::string> TotalColumns(const TreeContext& context, const Table& table, std::uint32_t row) {
  std::map<std::uint32_t, std::string> columns;
  for (std::uint32_t column = 1; column < table.columns; ++column) {
    const std::string word = HeadText(context, table.At(row, column));
    const bool total = IsWord(context.patterns.list("score.row.total"), word) || word == "得分" || word.ends_with("年得分");
    const bool score = ReadHead(context.patterns, word) == ScoreHead::kScore ||
                       EndsWithWord(context.patterns.list("score.says.total"), word);
    if (total && score && !Contains(context.patterns.list("score.says.past"), word)) columns.emplace(column, word);
  }
  return columns;
}

// 项目名称 | … | 自评得分: what a summary table gives for something that has scores of its own elsewhere.
void FindRowClaims(const TreeContext& context, const ScopeWords& scopes, const Table& table, std::vector<Claim>& claims) {
  std::map<std::uint32_t, std::string> columns;
  for (std::uint32_t row = 0; row < table.rows; ++row) {
    if (columns.empty()) {
      columns = TotalColumns(context, table, row);
      continue;
    }
    std::string label;
    for (std::uint32_t column = 0; label.empty() && column < columns.begin()->first; ++column) {
      std::string text = HeadText(context, table.At(row, column));
      if (std::find(scopes.names.begin(), scopes.names.end(), text) != scopes.names.end()) label = std::move(text);
    }
    if (label.empty()) continue;
    for (const auto& [column, head] : columns) {
      const Cell* cell = table.At(row, column);
      if (cell == nullptr || cell->row != row) continue;
      const std::vector<std::uint32_t> found = context.figures.FiguresIn(cell->text);
      if (found.size() != 1) continue;
      Claim claim;
      claim.figure = found.front();
      claim.words = label;
      claim.scope = scopes.Read(head);
      claim.scope.whose = label;
      claim.whole = true;
      claims.push_back(std::move(claim));
    }
  }
}

}  // namespace

std::vector<Claim> FindClaims(const TreeContext& context, const ScopeWords& scopes) {
  std::vector<Claim> claims;
  for (std::uint32_t b = 0; b < context.document.blocks().size(); ++b) {
    if (!context.used_blocks[b]) FindClaimsIn(context, scopes, context.block_sentences[b], claims);
  }
  for (const Table& table : context.document.tables()) FindRowClaims(context, scopes, table, claims);
  return claims;
}

}  // namespace gouji
