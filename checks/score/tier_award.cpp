#include <algorithm>

#include "checks/common/operand.h"
#include "checks/common/score_rules.h"
#include "checks/common/text_pieces.h"
#include "patterns/pack/word_list.h"

namespace gouji {
namespace {

// Words by which a standard awards more than its tiers say: 按比例得分, 每少一次扣1分, ①②.
bool AwardsOtherwise(const CheckInput& input, SourceRange standard) {
  return Contains(input.patterns.list("standard.otherwise"),
                  Normalize(input.document.Slice(standard)));
}

Relation About(const CheckInput& input, const NodeRef& ref, SourceRange text) {
  Relation relation;
  relation.stated = {"standard", kNone, text};
  relation.severity = Severity::kWarning;
  relation.operands = {NodeOperand(input, "weight", ref.node().weight)};
  NameSubject(ref, relation);
  return relation;
}

std::string Points(const Rational& award) {
  const std::optional<Decimal> whole = award.Round(0);
  const std::optional<Decimal> fine = award.Round(2);
  if (whole && Rational(*whole) == award) return whole->ToString() + "分";
  return fine ? fine->ToString() + "分" : std::string();
}

// 100%得满分，90%~100%得4分 of 4: a lower tier that earns all the same makes no difference.
void CompareTiers(const CheckInput& input, const NodeRef& ref, const std::vector<Tier>& tiers,
                  const Rational& weight, std::vector<Relation>& relations) {
  const Tier* top = nullptr;
  for (const Tier& tier : tiers) {
    if (tier.single && tier.award == weight) top = &tier;
  }
  if (top == nullptr) return;
  for (const Tier& tier : tiers) {
    const bool below = !tier.single && tier.high.valid() && tier.high <= top->low;
    if (!below || tier.award < weight) continue;
    Relation relation = About(input, ref, tier.text);
    relation.verdict = Verdict::kInconsistent;
    relation.variant = "same";
    relation.stated_text = Points(tier.award);
    relation.expected_text = "低于满分" + Points(weight);
    relation.args.emplace_back("condition", tier.condition);
    relations.push_back(std::move(relation));
  }
}

// The printed score must be the award of some tier.
void CompareScore(const CheckInput& input, const NodeRef& ref, const std::vector<Tier>& tiers,
                  std::vector<Relation>& relations) {
  if (ref.node().score == kNone) return;
  const Rational score = ValueOf(input.figures, ref.node().score);
  const bool awarded = std::any_of(tiers.begin(), tiers.end(),
                                   [&](const Tier& tier) { return tier.award == score; });
  Relation relation = About(input, ref, ref.node().standard_text);
  relation.stated = OperandFor(input, "score", ref.node().score);
  relation.operands.push_back({"standard", kNone, ref.node().standard_text});
  relation.verdict = awarded || score.is_zero() ? Verdict::kConsistent : Verdict::kInconsistent;
  for (const Tier& tier : tiers) {
    relation.expected_text += (relation.expected_text.empty() ? "" : "、") + Points(tier.award);
  }
  relations.push_back(std::move(relation));
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  for (const NodeRef& ref : AllNodes(input.figures)) {
    const IndicatorNode& node = ref.node();
    if (node.funds || !ref.tree->IsLeaf(ref.index)) continue;
    if (node.weight == kNone || node.standard_text.empty()) continue;
    const Rational weight = ValueOf(input.figures, node.weight);
    const std::vector<Tier> tiers = ReadTiers(input, node.standard_text, weight);
    const bool valid = std::all_of(tiers.begin(), tiers.end(),
                                   [](const Tier& tier) { return tier.award.valid(); });
    if (tiers.size() < 2 || !valid) continue;
    CompareTiers(input, ref, tiers, weight, relations);
    if (!AwardsOtherwise(input, node.standard_text)) CompareScore(input, ref, tiers, relations);
  }
}

}  // namespace

namespace registry {
extern const Check kscore_tier_award;
const Check kscore_tier_award = {"score.tier-award", Run};
}  // namespace registry
}  // namespace gouji
