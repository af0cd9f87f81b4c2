#include "checks/common/added_totals.h"

#include <string>

#include "checks/common/named_figures.h"
#include "checks/common/operand.h"
#include "checks/common/text_pieces.h"
#include "patterns/pack/word_list.h"

namespace gouji {
namespace {

constexpr std::string_view kAdding = "加上";

bool IsMoney(const Figure& figure) {
  return figure.kind == FigureKind::kAmount && figure.exactness == Exactness::kExact && !figure.in_table();
}

// 收入 or 支出, when the words name one.
std::string_view FlowOf(std::string_view words) {
  for (const std::string_view flow : {"收入", "支出"}) {
    if (Contains(words, flow)) return flow;
  }
  return {};
}

// Amounts of the paragraph before `f` that are no part of others and no change, nearest first; of income only
// where the total is of income.
std::vector<std::uint32_t> BasesBefore(const CheckInput& input, std::uint32_t f, std::uint32_t total) {
  const std::vector<Figure>& figures = input.figures.figures;
  const std::string total_words = ClauseLead(input, total);
  const std::string_view flow = FlowOf(total_words);
  std::vector<std::uint32_t> bases;
  for (const std::uint32_t i : FiguresBefore(input, f)) {
    const bool change = figures[i].aspect == Aspect::kIncrease || figures[i].aspect == Aspect::kDecrease ||
                        figures[i].aspect == Aspect::kPrior;
    const bool planned = figures[i].aspect_source == ContextSource::kWords && IsBudget(figures[i].aspect);
    if (!IsMoney(figures[i]) || IsPart(input, i) || change || planned) continue;
    if (FlowOf(ClauseLead(input, i)) == flow) bases.push_back(i);
  }
  return bases;
}

}  // namespace

std::vector<AddedTotal> ReadAddedTotals(const CheckInput& input) {
  const std::vector<Figure>& figures = input.figures.figures;
  std::vector<AddedTotal> totals;
  for (std::uint32_t f = 0; f < figures.size(); ++f) {
    if (!IsMoney(figures[f]) || !StartsWith(ClauseLead(input, f), kAdding)) continue;
    AddedTotal claim;
    claim.added = {f};
    for (std::uint32_t k = f + 1; k < figures.size() && figures[k].sentence == figures[f].sentence; ++k) {
      if (!IsMoney(figures[k])) break;
      if (Contains(input.patterns.list("added.total"), ClauseLead(input, k))) {
        claim.total = k;
        break;
      }
      const bool part = IsPart(input, k);
      claim.holds_parts = claim.holds_parts || part;
      if (!part) claim.added.push_back(k);
    }
    if (claim.total == kNone) continue;
    claim.bases = BasesBefore(input, f, claim.total);
    if (claim.bases.empty()) continue;
    totals.push_back(claim);
    f = claim.total;
  }
  return totals;
}

}  // namespace gouji
