#include <algorithm>
#include <array>
#include <optional>

#include "checks/common/operand.h"
#include "checks/common/score_nodes.h"

namespace gouji {
namespace {

constexpr std::array<std::string_view, 3> kLevels = {"一级指标", "二级指标", "三级指标"};

// How many indicators a scheme has: by level, and of the last level those with full marks and those without.
struct Counts {
  std::array<std::int64_t, 3> levels = {};
  std::int64_t full = 0;
  std::int64_t lost = 0;
  bool scored = true;  ///< every indicator of the last level has a weight and a score

  bool operator==(const Counts&) const = default;
};

// Of a form with three levels; those with 预算执行率 in a part of its own may count it or not.
std::optional<Counts> CountsOf(const CheckInput& input, const IndicatorTree& tree) {
  if (tree.source != IndicatorTree::Source::kTable || tree.second_marks || tree.nodes[0].partial) return std::nullopt;
  Counts counts;
  for (std::uint32_t n = 1; n < tree.nodes.size(); ++n) {
    const IndicatorNode& node = tree.nodes[n];
    if (node.funds || node.depth == 0 || node.depth > kLevels.size()) return std::nullopt;
    ++counts.levels[node.depth - 1u];
    if (!tree.IsLeaf(n)) continue;
    if (node.depth != kLevels.size() || node.name.empty()) return std::nullopt;
    if (node.weight == kNone || node.score == kNone) {
      counts.scored = false;
    } else {
      ++(ValueOf(input.figures, node.score) == ValueOf(input.figures, node.weight) ? counts.full : counts.lost);
    }
  }
  return counts.levels[2] >= 3 ? std::optional<Counts>(counts) : std::nullopt;
}

// The report's one scheme: all its forms of three levels have the same numbers.
std::optional<Counts> OnlyCounts(const CheckInput& input, const IndicatorTree** form) {
  std::optional<Counts> only;
  for (const IndicatorTree& tree : input.figures.trees) {
    const std::optional<Counts> counts = CountsOf(input, tree);
    if (!counts) continue;
    if (only && !(*only == *counts)) return std::nullopt;
    only = counts;
    if (*form == nullptr) *form = &tree;
  }
  return only;
}

// 三级指标21个, 21个三级指标, 扣分指标10个: what is counted.
bool IsOf(std::string_view what, std::string_view before, std::string_view after) {
  for (const std::string_view particle : {"共", "共有", "有", "为"}) {
    if (before.ends_with(particle)) before.remove_suffix(particle.size());
  }
  return before.ends_with(what) || after.starts_with(what);
}

std::optional<std::int64_t> CountedAs(const Counts& counts, std::string_view before, std::string_view after) {
  for (std::size_t level = 0; level < kLevels.size(); ++level) {
    if (IsOf(kLevels[level], before, after)) return counts.levels[level];
  }
  if (!counts.scored) return std::nullopt;
  if (IsOf("满分指标", before, after)) return counts.full;
  if (IsOf("扣分指标", before, after)) return counts.lost;
  return std::nullopt;
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  const IndicatorTree* form = nullptr;
  const std::optional<Counts> counts = OnlyCounts(input, &form);
  if (!counts) return;
  for (const Sentence& sentence : input.figures.sentences) {
    if (sentence.table != kNone) continue;
    // A sentence about one group counts that group's indicators.
    const std::string_view text = sentence.text.text();
    const auto says = [&](std::string_view level) { return text.find(level) != std::string_view::npos; };
    if (!std::all_of(kLevels.begin(), kLevels.end(), says)) continue;
    for (std::uint32_t i = sentence.first_figure; i < sentence.end_figure; ++i) {
      const Figure& figure = input.figures.figures[i];
      if (figure.kind != FigureKind::kCount || figure.exactness != Exactness::kExact) continue;
      const std::optional<std::int64_t> count = CountedAs(
          *counts, sentence.text.text().substr(0, sentence.text.FromSource(figure.range).begin),
          sentence.text.text().substr(sentence.text.FromSource(figure.range).end));
      if (!count) continue;
      Relation relation;
      relation.stated = OperandFor(input, "count", i);
      relation.operands = {{"table", kNone, form->nodes[0].place}};
      relation.severity = Severity::kWarning;
      JudgeAgainst(input.figures, Rational::Of(*count), relation);
      relations.push_back(std::move(relation));
    }
  }
}

}  // namespace

namespace registry {
extern const Check kscore_count;
const Check kscore_count = {"score.count", Run};
}  // namespace registry
}  // namespace gouji
