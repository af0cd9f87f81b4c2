#include <algorithm>
#include <map>

#include "extract/structure/labels.h"
#include "patterns/score/award_reader.h"
#include "patterns/score/score_items.h"

namespace gouji {
namespace {

// A total score stated in prose.
struct Claim {
  std::uint32_t figure = kNone;
  std::string words;  // the clause before the number: whose total it is
  bool whole = false;  // says that it is the whole scheme's: 综合得分, 总得分; 项目得分92分，等级为优
  ScoreScope scope;
};

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

std::vector<Claim> FindClaims(const TreeContext& context, const ScopeWords& scopes) {
  std::vector<Claim> claims;
  for (std::uint32_t b = 0; b < context.document.blocks().size(); ++b) {
    if (!context.used_blocks[b]) FindClaimsIn(context, scopes, context.block_sentences[b], claims);
  }
  for (const Table& table : context.document.tables()) FindRowClaims(context, scopes, table, claims);
  return claims;
}

// A list of the indicators that lost marks is no scheme: the total is not its sum.
bool IsLossList(const IndicatorTree& tree) {
  return tree.nodes.size() > 1 &&
         std::all_of(tree.nodes.begin() + 1, tree.nodes.end(), [](const IndicatorNode& node) {
           return node.deduction != kNone && node.depth == 1;
         });
}

bool HasScores(const IndicatorTree& tree) {
  if (tree.source == IndicatorTree::Source::kTable && IsLossList(tree)) return false;
  return std::any_of(tree.nodes.begin(), tree.nodes.end(), [](const IndicatorNode& node) {
    return node.score != kNone || node.no_award;
  });
}

bool IsForm(const IndicatorTree& tree) { return tree.source == IndicatorTree::Source::kTable; }

// （二）城乡供水项目。综合得分…: what a heading or the first sentence of a numbered paragraph names; empty where it says
// more than a name.
std::string ObjectOf(const TreeContext& context, std::uint32_t block) {
  constexpr std::size_t kMaxBytes = 75;
  const Block& at = context.document.blocks()[block];
  if (at.kind == BlockKind::kTable || at.label.empty() || context.block_sentences[block].empty()) return {};
  const Sentence& first = context.figures.sentences[context.block_sentences[block].front()];
  const std::string_view text = context.document.Slice(first.range);
  std::string name = IndicatorName(text);
  while (name.ends_with("。")) name.resize(name.size() - std::string_view("。").size());
  const std::size_t bracket = name.find('(');
  if (bracket != std::string::npos) name.resize(bracket);
  const bool named = name.size() >= 9 && name.size() <= kMaxBytes && name.find_first_of("0123456789,;:") == std::string::npos &&
                     EndsWithWord(context.patterns.list("score.scope.object"), name);
  return named ? name : std::string();
}

// Several objects that the report goes through one after the other, by block.
std::map<std::uint32_t, std::string> FindObjects(const TreeContext& context) {
  std::map<std::pair<std::uint32_t, LabelKind>, std::map<std::uint32_t, std::string>> groups;
  const std::vector<Block>& blocks = context.document.blocks();
  for (std::uint32_t b = 0; b < blocks.size(); ++b) {
    std::string name = ObjectOf(context, b);
    if (name.empty()) continue;
    groups[{blocks[b].parent, ReadLabel(context.document.Slice(blocks[b].text)).kind}].emplace(b, std::move(name));
  }
  std::map<std::uint32_t, std::string> objects;
  for (auto& [place, group] : groups) {
    if (group.size() > 1) objects.merge(group);
  }
  return objects;
}

std::vector<std::string> NamesOf(const std::vector<IndicatorTree>& trees, const std::map<std::uint32_t, std::string>& objects) {
  std::vector<std::string> names;
  for (const IndicatorTree& tree : trees) {
    if (!tree.scope.whose.empty()) names.push_back(tree.scope.whose);
  }
  for (const auto& [block, name] : objects) names.push_back(name);
  return names;
}

// Whose section a block stands in: the object that its own first words or a heading above name.
std::string WhoseSection(const TreeContext& context, const ScopeWords& scopes,
                         const std::map<std::uint32_t, std::string>& objects, std::uint32_t block) {
  const auto own = objects.find(block);
  if (own != objects.end()) return own->second;
  const std::vector<Block>& blocks = context.document.blocks();
  for (std::uint32_t b = blocks[block].parent; b != kNone; b = blocks[b].parent) {
    const auto above = objects.find(b);
    if (above != objects.end()) return above->second;
    if (objects.empty()) continue;
    std::string whose = scopes.Read(Normalize(context.document.Slice(blocks[b].text))).whose;
    if (!whose.empty()) return whose;
  }
  return {};
}

// Where a tree stands: its table, or the block of its first figure.
std::uint32_t BlockOf(const TreeContext& context, const IndicatorTree& tree) {
  if (IsForm(tree)) return context.document.tables()[tree.table].block;
  for (const IndicatorNode& node : tree.nodes) {
    const std::uint32_t figure = node.score != kNone ? node.score : node.weight;
    if (figure != kNone) return context.figures.figures[figure].block;
  }
  return kNone;
}

// A caption names whose form it is. The heading above a list of scores names a project or a body at most: what
// else it says is of its section.
void ReadScopes(const TreeContext& context, const ScopeWords& scopes, const std::map<std::uint32_t, std::string>& objects,
                std::vector<IndicatorTree>& trees) {
  for (IndicatorTree& tree : trees) {
    ScoreScope said = scopes.Read(IsForm(tree) ? tree.subject : tree.nodes[0].name);
    if (tree.scope.whose.empty()) tree.scope.whose = std::move(said.whose);
    const std::uint32_t block = BlockOf(context, tree);
    if (tree.scope.whose.empty() && block != kNone) tree.scope.whose = WhoseSection(context, scopes, objects, block);
    if (tree.scope.year == 0) tree.scope.year = IsForm(tree) ? said.year : scopes.year;
    if (!IsForm(tree)) continue;
    if (tree.scope.judge == ScoreScope::Judge::kUnsaid) tree.scope.judge = said.judge;
    if (tree.scope.level == ScoreScope::Level::kUnsaid) tree.scope.level = said.level;
  }
}

// The mean of several judges is the score itself: means that most namesakes in another tree repeat, or that add up
// to a total, are no scope of their own.
void SettleMeans(const FigureTable& figures, const std::vector<Claim>& claims, std::vector<IndicatorTree>& trees) {
  const auto value = [&](std::uint32_t figure) { return figures.figures[figure].Scaled(); };
  for (IndicatorTree& tree : trees) {
    Rational sum;
    int same = 0;
    int other = 0;
    for (const IndicatorNode& node : tree.nodes) {
      if (!node.mean) continue;
      if (node.parent == 0) sum = sum + value(node.score);
      for (const IndicatorTree& second : trees) {
        for (const IndicatorNode& twin : second.nodes) {
          if (&second == &tree || twin.mean || twin.score == kNone || twin.name != node.name) continue;
          ++(value(twin.score) == value(node.score) ? same : other);
        }
      }
    }
    const bool total = !sum.is_zero() && std::any_of(claims.begin(), claims.end(), [&](const Claim& claim) {
      return !claim.scope.mean && value(claim.figure) == sum;
    });
    if (!total && (same < 2 || same <= other)) continue;
    for (IndicatorNode& node : tree.nodes) node.mean = false;
  }
}

ScoreScope::Judge OwnJudge(const FigureTable& figures) {
  if (figures.kind == ReportKind::kEvaluation) return ScoreScope::Judge::kEvaluator;
  return figures.kind == ReportKind::kSelfEvaluation ? ScoreScope::Judge::kSelf : ScoreScope::Judge::kUnsaid;
}

// Where a form has the scores of the report's own judge in a column of their own, prose that names no judge speaks
// of those.
void NameOwnJudge(const FigureTable& figures, std::vector<IndicatorTree>& trees, std::vector<Claim>& claims) {
  const ScoreScope::Judge own = OwnJudge(figures);
  const bool printed = std::any_of(trees.begin(), trees.end(), [&](const IndicatorTree& tree) {
    return IsForm(tree) && tree.scope.judge == own;
  });
  if (!printed) return;
  const auto name = [&](ScoreScope& scope) {
    if (scope.judge == ScoreScope::Judge::kUnsaid) scope.judge = own;
  };
  for (Claim& claim : claims) name(claim.scope);
  for (IndicatorTree& tree : trees) {
    if (!IsForm(tree)) name(tree.scope);
  }
}

bool Repeats(const FigureTable& figures, const Claim& claim, const IndicatorTree& tree) {
  return tree.stated_score != kNone &&
         figures.figures[tree.stated_score].Scaled() == figures.figures[claim.figure].Scaled();
}

// Claims of different values cannot all be this tree's total. Where one names whose it is as the tree does, repeats
// the tree's own total, or says that it is the whole's, the others are something else.
std::vector<const Claim*> Settle(const FigureTable& figures, const IndicatorTree& tree,
                                 std::vector<const Claim*> claims) {
  const auto value = [&](std::uint32_t figure) { return figures.figures[figure].Scaled(); };
  const auto keep = [&](const auto& wanted) {
    if (std::none_of(claims.begin(), claims.end(), wanted)) return;
    claims.erase(std::remove_if(claims.begin(), claims.end(),
                                [&](const Claim* claim) { return !wanted(claim); }),
                 claims.end());
  };
  const auto differ = [&] {
    return std::any_of(claims.begin(), claims.end(), [&](const Claim* claim) {
      return value(claim->figure) != value(claims.front()->figure);
    });
  };
  if (claims.empty() || !differ()) return claims;
  // Where a tree names no judge, the report's own is meant.
  keep([&](const Claim* claim) {
    return claim->scope.judge == ScoreScope::Judge::kUnsaid || claim->scope.judge == OwnJudge(figures) ||
           Repeats(figures, *claim, tree);
  });
  if (!differ()) return claims;
  // Totals of several objects: none is that of a tree which names nobody.
  const bool several = tree.scope.whose.empty() && std::any_of(claims.begin(), claims.end(), [&](const Claim* claim) {
    return claim->scope.whose != claims.front()->scope.whose;
  });
  if (several) {
    claims.erase(std::remove_if(claims.begin(), claims.end(), [&](const Claim* claim) {
      return !claim->scope.whose.empty() && !Repeats(figures, *claim, tree);
    }), claims.end());
    if (claims.empty() || !differ()) return claims;
  }
  keep([&](const Claim* claim) {
    const bool alike = claim->scope.whose.empty() == tree.scope.whose.empty();
    return alike || Repeats(figures, *claim, tree);
  });
  if (differ()) keep([&](const Claim* claim) { return claim->whole || Repeats(figures, *claim, tree); });
  return claims;
}

// 自评得分 in an evaluation that gives a score of its own, too.
bool IsAnothers(const FigureTable& figures, const std::vector<Claim>& claims, const Claim& claim) {
  const ScoreScope::Judge own = OwnJudge(figures);
  const auto others = [&](const Claim& one) {
    return one.scope.judge != ScoreScope::Judge::kUnsaid && one.scope.judge != own;
  };
  if (own == ScoreScope::Judge::kUnsaid || !others(claim)) return false;
  return std::any_of(claims.begin(), claims.end(), [&](const Claim& one) { return !others(one) && !one.scope.compared; });
}

}  // namespace

void AttachClaims(TreeContext& context, std::vector<IndicatorTree>& trees) {
  const FigureTable& figures = context.figures;
  const std::map<std::uint32_t, std::string> objects = FindObjects(context);
  const ScopeWords scopes{context.patterns, figures.kind, figures.year, NamesOf(trees, objects)};
  ReadScopes(context, scopes, objects, trees);
  std::vector<Claim> claims = FindClaims(context, scopes);
  for (Claim& claim : claims) {
    if (claim.scope.whose.empty()) {
      claim.scope.whose = WhoseSection(context, scopes, objects, figures.figures[claim.figure].block);
    }
  }
  NameOwnJudge(figures, trees, claims);
  SettleMeans(figures, claims, trees);
  const auto fit = [&](const Claim& claim, const IndicatorTree& tree) {
    return HasScores(tree) ? Fit(claim.scope, tree.scope) : -1;
  };
  std::vector<std::vector<const Claim*>> fitting(trees.size());
  for (const Claim& claim : claims) {
    int best_form = 0;
    int best_prose = 0;
    for (const IndicatorTree& tree : trees) {
      int& best = IsForm(tree) ? best_form : best_prose;
      best = std::max(best, fit(claim, tree));
    }
    const auto fits = [&](const IndicatorTree& tree) {
      return fit(claim, tree) == (IsForm(tree) ? best_form : best_prose);
    };
    const auto forms = std::count_if(trees.begin(), trees.end(), [&](const IndicatorTree& tree) {
      return IsForm(tree) && fits(tree) && tree.stated_score != kNone;
    });
    for (std::size_t t = 0; t < trees.size(); ++t) {
      const IndicatorTree& tree = trees[t];
      const bool repeats = fit(claim, tree) >= 0 && Repeats(figures, claim, tree);
      if (!fits(tree) && !repeats) continue;
      // Several forms that it does not tell apart: a claim is tied to the one whose own total it repeats.
      const bool named = !claim.scope.whose.empty() && !tree.scope.whose.empty();
      if (!named && forms > 1 && tree.stated_score != kNone && !repeats) continue;
      if (tree.listed && forms > 0 && !repeats) continue;  // one disagreement is enough
      if (IsAnothers(figures, claims, claim) && tree.stated_score != kNone && !repeats) continue;
      fitting[t].push_back(&claim);
    }
  }
  for (std::size_t t = 0; t < trees.size(); ++t) {
    for (const Claim* claim : Settle(figures, trees[t], std::move(fitting[t]))) {
      trees[t].claims.push_back(claim->figure);
      if (trees[t].stated_score == kNone) trees[t].stated_score = claim->figure;
    }
  }
}

}  // namespace gouji
