#include <algorithm>

#include "checks/common/operand.h"
#include "checks/common/score_nodes.h"
#include "checks/common/text_pieces.h"

namespace gouji {
namespace {

enum class RateKind { kUnknown, kDifference, kRatio };

// 节支率 and 变动率 take a difference over a base, 执行率 and 完成率 a part of it.
RateKind KindOf(const CheckInput& input, std::string_view name) {
  if (!EndsWith(name, "率")) return RateKind::kUnknown;
  const auto has = [&](std::string_view list) {
    const std::vector<std::string>& words = input.patterns.list(list).words;
    return std::any_of(words.begin(), words.end(),
                       [&](const std::string& word) { return EndsWith(name, word); });
  };
  if (has("rate.name.difference")) return RateKind::kDifference;
  return has("rate.name.ratio") ? RateKind::kRatio : RateKind::kUnknown;
}

// Rates that the indicator's own text gives a value for.
std::vector<std::uint32_t> RatesIn(const CheckInput& input, SourceRange text) {
  std::vector<std::uint32_t> rates;
  for (const std::uint32_t i : input.figures.FiguresIn(text)) {
    const Figure& figure = input.figures.figures[i];
    const bool printed = figure.kind == FigureKind::kPercent && figure.aspect == Aspect::kRate;
    if (printed && figure.comparator == Comparator::kNone) rates.push_back(i);
  }
  return rates;
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  for (const NodeRef& ref : AllNodes(input.figures)) {
    const IndicatorNode& node = ref.node();
    if (node.funds || !ref.tree->IsLeaf(ref.index)) continue;
    const RateKind wanted = KindOf(input, node.name);
    if (wanted == RateKind::kUnknown) continue;
    const SourceRange text = node.body.empty() ? node.achieved_text : node.body;
    const std::vector<std::uint32_t> rates = RatesIn(input, text);
    if (rates.empty()) continue;
    const bool named = std::any_of(rates.begin(), rates.end(), [&](std::uint32_t rate) {
      const RateKind kind = KindOf(input, input.figures.figures[rate].item);
      return kind == wanted || kind == RateKind::kUnknown;
    });
    Relation relation;
    relation.severity = Severity::kWarning;
    relation.stated = OperandFor(input, "rate", rates.front());
    relation.operands = {{"subject", kNone, node.place}};
    relation.stated_text = input.figures.figures[rates.front()].item;
    relation.expected_text = node.name;
    NameSubject(ref, relation);
    relation.verdict = named ? Verdict::kConsistent : Verdict::kInconsistent;
    relations.push_back(std::move(relation));
  }
}

}  // namespace

namespace registry {
extern const Check kscore_rate_name;
const Check kscore_rate_name = {"score.rate-name", Run};
}  // namespace registry
}  // namespace gouji
