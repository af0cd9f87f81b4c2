#include <algorithm>
#include <set>

#include "checks/common/operand.h"
#include "checks/common/score_nodes.h"
#include "checks/common/text_pieces.h"
#include "checks/engine/evaluate.h"

namespace gouji {
namespace {

// 基本支出 of 基本支出预算执行率; nullopt when the indicator is none of execution. Empty: of the
// whole.
std::optional<std::string> SubjectOf(const CheckInput& input, std::string_view name) {
  for (const std::string& ending : input.patterns.list("score.execution.ending").words) {
    if (!EndsWith(name, ending)) continue;
    name.remove_suffix(ending.size());
    const std::vector<std::string>& whole = input.patterns.list("score.execution.whole").words;
    if (name.empty() || std::find(whole.begin(), whole.end(), name) != whole.end())
      return std::string();
    return std::string(name);
  }
  return std::nullopt;
}

bool IsRate(const CheckInput& input, const Figure& figure) {
  if (figure.kind != FigureKind::kPercent || figure.aspect != Aspect::kRate) return false;
  if (figure.exactness != Exactness::kExact || figure.comparator != Comparator::kNone) return false;
  return figure.period == 0 || input.figures.year == 0 || figure.period == input.figures.year;
}

// Execution rates that the report prints for the subject, outside of indicator tables: of the rows
// of a funds table, or of the text.
std::vector<std::uint32_t> RatesOf(const CheckInput& input, std::string_view subject) {
  std::vector<std::uint32_t> rates;
  for (std::uint32_t i = 0; i < input.figures.figures.size(); ++i) {
    const Figure& figure = input.figures.figures[i];
    if (!IsRate(input, figure)) continue;
    const bool named =
        subject.empty() ? figure.measure == "rate.execution" : figure.item == subject;
    if (named) rates.push_back(i);
  }
  for (const IndicatorTree& tree : input.figures.trees) {
    for (const IndicatorNode& node : tree.nodes) {
      if (subject.empty() && node.funds && node.achieved != kNone) rates.push_back(node.achieved);
    }
  }
  return rates;
}

// The rate of the whole: 100 in a column whose unit is %, or 100%.
bool StatesRate(const CheckInput& input, const IndicatorNode& node) {
  if (node.achieved == kNone) return false;
  const Figure& achieved = input.figures.figures[node.achieved];
  if (achieved.exactness != Exactness::kExact || achieved.comparator != Comparator::kNone)
    return false;
  if (achieved.kind == FigureKind::kPercent) return true;
  return achieved.kind == FigureKind::kNumber && node.target != kNone &&
         input.figures.figures[node.target].kind == FigureKind::kPercent;
}

// Equal as far as both are printed: 96% is 95.93%.
bool Agree(const Decimal& a, const Decimal& b) {
  const int scale = std::min(a.scale(), b.scale());
  const std::optional<Decimal> first = Rational(a).Round(scale);
  const std::optional<Decimal> second = Rational(b).Round(scale);
  return first && second && Decimal::Compare(*first, *second) == 0;
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  for (const NodeRef& ref : AllNodes(input.figures)) {
    const IndicatorNode& node = ref.node();
    if (node.funds || !ref.tree->IsLeaf(ref.index) || !StatesRate(input, node)) continue;
    const std::optional<std::string> subject = SubjectOf(input, node.name);
    if (!subject) continue;
    std::vector<std::uint32_t> rates = RatesOf(input, *subject);
    rates.erase(std::remove(rates.begin(), rates.end(), node.achieved), rates.end());
    if (rates.empty()) continue;
    const Decimal& stated = input.figures.figures[node.achieved].value;
    const auto same = std::find_if(rates.begin(), rates.end(), [&](std::uint32_t rate) {
      return Agree(stated, input.figures.figures[rate].value);
    });
    const std::uint32_t rate = same != rates.end() ? *same : rates.front();
    Relation relation;
    relation.severity = Severity::kWarning;
    relation.stated = OperandFor(input, "achieved", node.achieved);
    relation.operands = {OperandFor(input, "rate", rate)};
    relation.expected = input.figures.figures[rate].value;
    NameSubject(ref, relation);
    if (same != rates.end()) {
      relation.verdict = Verdict::kConsistent;
    } else {
      std::set<std::string> values;
      for (const std::uint32_t other : rates) values.insert(Printed(input, other));
      relation.verdict = values.size() == 1 ? Verdict::kInconsistent : Verdict::kNotAssessable;
      if (values.size() > 1) relation.reason = "several-rates";
    }
    relations.push_back(std::move(relation));
  }
}

}  // namespace

namespace registry {
extern const Check kscore_execution_actual;
const Check kscore_execution_actual = {"score.execution-actual", Run};
}  // namespace registry
}  // namespace gouji
