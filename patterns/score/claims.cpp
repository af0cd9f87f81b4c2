#include <algorithm>

#include "patterns/score/award_reader.h"

namespace gouji {
namespace {

struct Claim {
  std::uint32_t figure = kNone;
  std::string words;  // the clause before the number: whose total it is
};

bool SpeaksOfThePast(const TreeContext& context, const Sentence& sentence) {
  return Contains(context.patterns.list("score.says.past"), sentence.text.text());
}

std::string ClauseWords(const FigureTable& figures, std::uint32_t figure) {
  std::string_view before = TextBefore(figures, figure);
  const std::size_t mark = before.find_last_of(",;");
  return std::string(mark == std::string_view::npos ? before : before.substr(mark + 1));
}

std::vector<Claim> FindClaims(const TreeContext& context) {
  std::vector<Claim> claims;
  const std::vector<Block>& blocks = context.document.blocks();
  for (std::uint32_t b = 0; b < blocks.size(); ++b) {
    if (context.used_blocks[b]) continue;
    for (const std::uint32_t s : context.block_sentences[b]) {
      const Sentence& sentence = context.figures.sentences[s];
      const std::string_view text = sentence.text.text();
      const bool rule = Contains(context.patterns.list("score.says.rule"), text);
      if (rule || SpeaksOfThePast(context, sentence)) continue;
      const bool graded = Contains(context.patterns.list("score.says.graded"), text);
      for (std::uint32_t i = sentence.first_figure; i < sentence.end_figure; ++i) {
        const PointsUse use = ReadPoints(context.figures, context.patterns, i).use;
        // A graded sentence speaks of the whole; what follows its first score are parts.
        const bool first =
            claims.empty() || context.figures.figures[claims.back().figure].sentence != s;
        const bool total =
            use == PointsUse::kTotal || (use == PointsUse::kScore && graded && first);
        if (!total || IsSchemeTotal(context.figures, context.patterns, i)) continue;
        claims.push_back({i, ClauseWords(context.figures, i)});
      }
    }
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

}  // namespace

void AttachClaims(TreeContext& context, std::vector<IndicatorTree>& trees) {
  for (const Claim& claim : FindClaims(context)) {
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
    for (IndicatorTree& tree : trees) {
      if (!fits(tree)) continue;
      // Several forms and no name: a claim is tied to the form whose own total it repeats.
      const bool repeats = tree.stated_score != kNone &&
                           Decimal::Compare(context.figures.figures[tree.stated_score].value,
                                            context.figures.figures[claim.figure].value) == 0;
      if (best == 1 && tables > 1 && tree.stated_score != kNone && !repeats) continue;
      tree.claims.push_back(claim.figure);
      if (tree.stated_score == kNone) tree.stated_score = claim.figure;
    }
  }
}

}  // namespace gouji
