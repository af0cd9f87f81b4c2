#include <algorithm>
#include <map>

#include "patterns/score/claim_reader.h"
#include "patterns/score/score_objects.h"

namespace gouji {
namespace {

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

std::vector<std::string> NamesOf(const std::vector<IndicatorTree>& trees, const std::map<std::uint32_t, std::string>& objects) {
  std::vector<std::string> names;
  for (const IndicatorTree& tree : trees) {
    if (!tree.scope.whose.empty()) names.push_back(tree.scope.whose);
  }
  for (const auto& [block, name] : objects) names.push_back(name);
  return names;
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
  const std::map<std::uint32_t, std::string> objects = FindScoreObjects(context);
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
