#include <algorithm>

#include "patterns/score/award_reader.h"

namespace gouji {
namespace {

// A total score stated in prose.
struct Claim {
  std::uint32_t figure = kNone;
  std::string words;  // the clause before the number: whose total it is
  bool whole = false;  // says that it is the whole scheme's: 综合得分, 总得分
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

void FindClaimsIn(const TreeContext& context, const std::vector<std::uint32_t>& sentences,
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
      // A graded sentence speaks of the whole; what follows its first score are parts.
      const bool total = use == PointsUse::kTotal || (use == PointsUse::kScore && graded && first);
      if (!total || IsSchemeTotal(context.figures, context.patterns, i)) continue;
      Claim claim{i, ClauseWords(context.figures, i), false};
      claim.whole = Contains(list("score.says.whole"), claim.words);
      if (Contains(list("score.says.statistic"), claim.words)) continue;
      if (!claim.whole && IsOfAPart(context, sentences, claim)) continue;
      claims.push_back(std::move(claim));
      first = false;
    }
  }
}

std::vector<Claim> FindClaims(const TreeContext& context) {
  std::vector<Claim> claims;
  for (std::uint32_t b = 0; b < context.document.blocks().size(); ++b) {
    if (!context.used_blocks[b]) FindClaimsIn(context, context.block_sentences[b], claims);
  }
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

// How well the claim's words name the tree: a project's name beats the words for the whole.
int Fits(const Claim& claim, const IndicatorTree& tree) {
  static constexpr std::string_view kWhole = "整体";
  static constexpr std::string_view kProject = "项目";
  const auto says = [&](std::string_view word) {
    return claim.words.find(word) != std::string::npos;
  };
  if (tree.source != IndicatorTree::Source::kTable) return says(kWhole) ? 3 : 1;
  if (tree.subject.empty()) return 1;
  if (says(tree.subject)) return 3;
  const bool whole_tree = tree.subject.find(kWhole) != std::string::npos;
  if (says(kWhole)) return whole_tree ? 3 : 0;
  if (says(kProject)) return whole_tree ? 0 : 1;
  return 1;
}

// Claims of different values cannot all be this tree's total. Where one repeats the tree's own total, or
// says that it is the whole's, the others are something else.
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
  if (!claims.empty() && differ()) {
    keep([&](const Claim* claim) {
      const bool repeats =
          tree.stated_score != kNone && value(claim->figure) == value(tree.stated_score);
      return claim->whole || repeats;
    });
  }
  return claims;
}

}  // namespace

void AttachClaims(TreeContext& context, std::vector<IndicatorTree>& trees) {
  const std::vector<Claim> claims = FindClaims(context);
  std::vector<std::vector<const Claim*>> fitting(trees.size());
  for (const Claim& claim : claims) {
    int best = 1;
    for (const IndicatorTree& tree : trees) {
      if (HasScores(tree)) best = std::max(best, Fits(claim, tree));
    }
    const auto fits = [&](const IndicatorTree& tree) {
      return HasScores(tree) && Fits(claim, tree) == best;
    };
    const auto tables = std::count_if(trees.begin(), trees.end(), [&](const IndicatorTree& tree) {
      return fits(tree) && tree.stated_score != kNone;
    });
    for (std::size_t t = 0; t < trees.size(); ++t) {
      const IndicatorTree& tree = trees[t];
      if (!fits(tree)) continue;
      // Several forms and no name: a claim is tied to the form whose own total it repeats.
      const bool repeats = tree.stated_score != kNone &&
                           Decimal::Compare(context.figures.figures[tree.stated_score].value,
                                            context.figures.figures[claim.figure].value) == 0;
      if (best == 1 && tables > 1 && tree.stated_score != kNone && !repeats) continue;
      fitting[t].push_back(&claim);
    }
  }
  for (std::size_t t = 0; t < trees.size(); ++t) {
    for (const Claim* claim : Settle(context.figures, trees[t], std::move(fitting[t]))) {
      trees[t].claims.push_back(claim->figure);
      if (trees[t].stated_score == kNone) trees[t].stated_score = claim->figure;
    }
  }
}

}  // namespace gouji
