#include <algorithm>
#include <optional>

#include "checks/common/operand.h"
#include "checks/common/table_sum.h"
#include "checks/engine/evaluate.h"
#include "patterns/context/item_name.h"

namespace gouji {
namespace {

bool IsSide(Aspect aspect) {
  return aspect == Aspect::kInitialBudget || aspect == Aspect::kRevisedBudget;
}

struct NamedBase {
  Aspect aspect = Aspect::kNone;
  SourceRange words;
};

// 完成年初预算数的114%: the base that the words before a rate name.
std::optional<NamedBase> BaseNamedFor(const CheckInput& input, std::uint32_t rate) {
  for (const Cue& cue : input.figures.cues) {
    const Cue::Group* stated = cue.Find("rate");
    const Cue::Group* base = cue.Find("base");
    if (cue.cue != "execution" || stated == nullptr || stated->figure != rate || base == nullptr)
      continue;
    return NamedBase{
        ReadItemName(input.patterns, Normalize(input.document.Slice(base->range))).aspect,
        base->range};
  }
  return std::nullopt;
}

// The same amount is printed under the other name too.
bool PrintedAs(const CheckInput& input, const Figure& budget, Aspect aspect) {
  return std::any_of(input.figures.figures.begin(), input.figures.figures.end(),
                     [&](const Figure& other) {
                       return other.kind == FigureKind::kAmount && other.aspect == aspect &&
                              other.Scaled() == budget.Scaled();
                     });
}

void Run(const CheckInput&, std::vector<Relation>&) {}

// Looks at the execution rates that hold: the base that fits should also be the one that is named.
void Review(const CheckInput& input, std::vector<Relation>& relations) {
  std::vector<Relation> found;
  for (const Relation& relation : relations) {
    if (relation.check != "rate.execution" || relation.operands.size() < 2 ||
        relation.stated.figure == kNone)
      continue;
    if (!Holds(relation) && relation.verdict != Verdict::kTruncated) continue;
    const std::uint32_t budget = relation.operands[1].figure;
    if (budget == kNone || !IsSide(input.figures.figures[budget].aspect)) continue;
    const Figure& used = input.figures.figures[budget];
    const std::optional<NamedBase> named = BaseNamedFor(input, relation.stated.figure);
    if (!named || !IsSide(named->aspect)) continue;
    Relation tie;
    tie.check = "rate.base-name";
    tie.severity = Severity::kInfo;
    tie.stated = {"base", kNone, named->words};
    tie.operands = {OperandFor(input, "budget", budget),
                    OperandFor(input, "rate", relation.stated.figure)};
    tie.stated_text = Normalize(input.document.Slice(named->words));
    tie.expected_text = used.aspect == Aspect::kInitialBudget ? "年初预算" : "全年预算";
    const bool same = used.aspect == named->aspect || PrintedAs(input, used, named->aspect);
    tie.verdict = same ? Verdict::kConsistent : Verdict::kInconsistent;
    found.push_back(std::move(tie));
  }
  relations.insert(relations.end(), std::make_move_iterator(found.begin()),
                   std::make_move_iterator(found.end()));
}

}  // namespace

namespace registry {
extern const Check krate_base_name;
const Check krate_base_name = {"rate.base-name", Run, Review};
}  // namespace registry
}  // namespace gouji
