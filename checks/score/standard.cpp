#include <algorithm>
#include <set>

#include "checks/common/operand.h"
#include "checks/common/score_rules.h"

namespace gouji {
namespace {

std::string Percent(const Rational& value) {
  const std::optional<Decimal> whole = value.Round(0);
  const std::optional<Decimal> fine = value.Round(2);
  if (whole && Rational(*whole) == value) return whole->ToString() + "%";
  return fine ? fine->ToString() + "%" : std::string();
}

Relation About(const NodeRef& ref, SourceRange text) {
  Relation relation;
  relation.stated = {"standard", kNone, text};
  relation.severity = Severity::kWarning;
  NameSubject(ref, relation);
  return relation;
}

// The lowest end above a tier's own: where the next better tier begins.
Rational NextLow(const std::vector<Tier>& tiers, const Tier& tier) {
  Rational next = Rational::Invalid();
  for (const Tier& other : tiers) {
    if (&other == &tier || !other.low.valid()) continue;
    if (tier.low.valid() && other.low <= tier.low) continue;
    if (!next.valid() || other.low < next) next = other.low;
  }
  return next;
}

// 低于100%的按完成率×分值得分，低于60%不得分: what lies between the tiers follows from a formula.
bool HasFormula(const CheckInput& input, SourceRange standard) {
  return std::any_of(input.figures.cues.begin(), input.figures.cues.end(), [&](const Cue& cue) {
    const bool formula = cue.cue == "proportional" || cue.cue == "rate-times" || cue.cue == "per-unit";
    return formula && standard.Contains(cue.range);
  });
}

// Every tier that says where it ends must end where the next one begins. Which of the two owns the
// end is often left unsaid (90%—95%, 80%—90%) and is no gap.
void CheckTiers(const CheckInput& input, const NodeRef& ref, std::vector<Relation>& relations) {
  const IndicatorNode& node = ref.node();
  const Rational weight = node.weight == kNone ? Rational() : ValueOf(input.figures, node.weight);
  const SourceRange standard = StandardOf(input, ref);
  const std::vector<Tier> tiers = ReadTiers(input, standard, weight);
  if (tiers.size() < 2 || HasFormula(input, standard)) return;
  bool broken = false;
  for (const Tier& tier : tiers) {
    const Rational next = NextLow(tiers, tier);
    if (tier.single || !tier.high.valid() || !next.valid() || tier.high == next) continue;
    broken = true;
    Relation relation = About(ref, tier.text);
    relation.verdict = Verdict::kInconsistent;
    relation.variant = tier.high < next ? "gap" : "overlap";
    relation.stated_text = tier.condition;
    relation.expected_text =
        tier.low.valid() ? Percent(tier.low) + "~" + Percent(next) : Percent(next) + "以下";
    relation.args.emplace_back("from", Percent(tier.high < next ? tier.high : next));
    relation.args.emplace_back("to", Percent(tier.high < next ? next : tier.high));
    relations.push_back(std::move(relation));
  }
  if (broken) return;
  Relation relation = About(ref, tiers.front().text);
  relation.verdict = Verdict::kConsistent;
  relations.push_back(std::move(relation));
}

struct Criteria {
  std::vector<Rational> shares;
  Rational gate = Rational::Invalid();  ///< share of the criterion without which nothing is earned
  SourceRange text;
};

std::size_t CountMarks(std::string_view text) {
  static constexpr std::string_view kMarks[] = {"①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨", "⑩"};
  std::size_t count = 0;
  for (const std::string_view mark : kMarks) {
    if (text.find(mark) != std::string_view::npos) ++count;
  }
  return count;
}

std::vector<Rational> SharesIn(std::string_view list) {
  std::vector<Rational> shares;
  while (!list.empty()) {
    const std::size_t sign = list.find('%');
    if (sign == std::string_view::npos) break;
    std::string_view number = list.substr(0, sign);
    while (number.ends_with(' ')) number.remove_suffix(1);
    const std::optional<Decimal> share = Decimal::Parse(number);
    if (share) shares.push_back(Rational(*share));
    list.remove_prefix(sign + 1);
    if (list.starts_with("、")) list.remove_prefix(std::string_view("、").size());
  }
  return shares;
}

// ①②③每项分别占30%、40%、30%; 满足①得20%权重分，…②③分别占40%; 每项占25%
Criteria ReadCriteria(const CheckInput& input, SourceRange standard) {
  Criteria criteria;
  const std::string whole = Normalize(input.document.Slice(standard));
  const std::size_t items = CountMarks(whole);
  for (const Cue& cue : input.figures.cues) {
    if (!standard.Contains(cue.range)) continue;
    const auto text = [&](std::string_view group) {
      const Cue::Group* found = cue.Find(group);
      return found == nullptr ? std::string() : Normalize(input.document.Slice(found->range));
    };
    if (cue.cue == "criteria-gate") {
      const std::vector<Rational> share = SharesIn(text("share") + "%");
      if (!share.empty()) criteria.gate = share.front();
    } else if (cue.cue == "criteria-marked") {
      const std::size_t marks = CountMarks(text("marks"));
      std::vector<Rational> shares = SharesIn(text("shares"));
      if (shares.size() == 1) shares.assign(marks, shares.front());
      if (shares.size() != marks || text("marks").size() <= 3) continue;
      if (criteria.shares.size() + marks > items) continue;  // ②③均符合得80%: said again
      criteria.shares.insert(criteria.shares.end(), shares.begin(), shares.end());
      criteria.text = cue.range;
    } else if (cue.cue == "criteria-each" && criteria.shares.empty() && items >= 2) {
      criteria.shares = SharesIn(text("each"));
      if (criteria.shares.size() == 1) criteria.shares.assign(items, criteria.shares.front());
      criteria.text = cue.range;
    }
  }
  if (criteria.gate.valid() && criteria.shares.size() < items) {
    criteria.shares.insert(criteria.shares.begin(), criteria.gate);
  }
  if (criteria.shares.size() != items) criteria.shares.clear();
  return criteria;
}

bool CheckCriteria(const NodeRef& ref, const Criteria& criteria, std::vector<Relation>& relations) {
  Rational sum;
  for (const Rational& share : criteria.shares) sum = sum + share;
  Relation relation = About(ref, criteria.text);
  relation.variant = "criteria";
  relation.stated_text = Percent(sum);
  relation.expected_text = "100%";
  // Three criteria of 33% each are meant to be thirds.
  const Rational gap = (Rational::Of(100) - sum).Abs();
  const bool whole = gap <= Rational::Of(1);
  relation.verdict = whole ? Verdict::kConsistent : Verdict::kInconsistent;
  relations.push_back(std::move(relation));
  return whole;
}

// Shares that some set of met criteria earns; the gate is met or nothing is earned.
std::set<std::string> Reachable(const Criteria& criteria) {
  std::set<std::string> sums;
  const std::size_t sets = std::size_t{1} << criteria.shares.size();
  for (std::size_t mask = 0; mask < sets; ++mask) {
    Rational sum;
    for (std::size_t i = 0; i < criteria.shares.size(); ++i) {
      if ((mask >> i & 1u) != 0) sum = sum + criteria.shares[i];
    }
    const bool gated = criteria.gate.valid() && (mask & 1u) == 0;
    sums.insert(gated ? "0%" : Percent(sum));
  }
  return sums;
}

void CheckAward(const CheckInput& input, const NodeRef& ref, const Criteria& criteria,
                std::vector<Relation>& relations) {
  const IndicatorNode& node = ref.node();
  if (node.score == kNone || node.weight == kNone) return;
  const Rational weight = ValueOf(input.figures, node.weight);
  if (weight.is_zero() || criteria.shares.size() > 10) return;
  const Rational share = ValueOf(input.figures, node.score) / weight * Rational::Of(100);
  const std::set<std::string> reachable = Reachable(criteria);
  Relation relation = About(ref, criteria.text);
  relation.variant = "award";
  relation.operands = {OperandFor(input, "score", node.score),
                       NodeOperand(input, "weight", node.weight)};
  relation.stated_text = Percent(share);
  for (const std::string& sum : reachable) {
    relation.expected_text += (relation.expected_text.empty() ? "" : "、") + sum;
  }
  const bool possible = reachable.count(Percent(share)) > 0;
  relation.verdict = possible ? Verdict::kConsistent : Verdict::kInconsistent;
  relations.push_back(std::move(relation));
}

// Numbers of a standard in order; wording may differ between two places, the numbers may not.
std::vector<std::string> Numbers(const CheckInput& input, SourceRange text) {
  std::vector<std::string> numbers;
  const std::string words = Normalize(input.document.Slice(text));
  for (std::size_t i = 0; i < words.size();) {
    const std::size_t end = words.find_first_not_of("0123456789.", i);
    const std::size_t stop = end == std::string::npos ? words.size() : end;
    if (stop > i) numbers.push_back(words.substr(i, stop - i));
    i = stop > i ? stop : i + 1;
  }
  return numbers;
}

void CompareStandards(const CheckInput& input, const NodeRef& ref, const NodeRef& earlier,
                      std::vector<Relation>& relations) {
  const std::vector<std::string> mine = Numbers(input, ref.node().standard_text);
  const std::vector<std::string> theirs = Numbers(input, earlier.node().standard_text);
  if (mine.size() != theirs.size() || mine.empty()) return;
  std::vector<std::size_t> differing;
  for (std::size_t i = 0; i < mine.size(); ++i) {
    if (mine[i] != theirs[i]) differing.push_back(i);
  }
  if (differing.size() > 1) return;  // another standard altogether
  Relation relation = About(ref, ref.node().standard_text);
  relation.variant = "places";
  relation.operands = {{"earlier", kNone, earlier.node().standard_text}};
  relation.verdict = differing.empty() ? Verdict::kConsistent : Verdict::kInconsistent;
  if (!differing.empty()) {
    relation.stated_text = mine[differing.front()];
    relation.expected_text = theirs[differing.front()];
  }
  relations.push_back(std::move(relation));
}

// True when the same standard stands in an earlier place, where its flaws are reported.
bool ComparePlaces(const CheckInput& input, const std::vector<NodeRef>& nodes, std::size_t index,
                   std::vector<Relation>& relations) {
  const NodeRef& ref = nodes[index];
  const std::string& name = ref.node().name;
  const auto namesakes = [&](const IndicatorTree* tree) {
    return std::count_if(nodes.begin(), nodes.end(), [&](const NodeRef& other) {
      return other.tree == tree && other.node().name == name;
    });
  };
  for (std::size_t i = 0; i < index; ++i) {
    const NodeRef& earlier = nodes[i];
    const bool pair = earlier.tree != ref.tree && earlier.node().name == name &&
                      !earlier.node().standard_text.empty();
    if (!pair || namesakes(ref.tree) != 1 || namesakes(earlier.tree) != 1) continue;
    const std::size_t before = relations.size();
    CompareStandards(input, ref, earlier, relations);
    return relations.size() > before;
  }
  return false;
}

// The same standard, word for number, under the same name in an earlier tree.
bool StandsElsewhere(const CheckInput& input, const std::vector<NodeRef>& nodes,
                     std::size_t index) {
  const NodeRef& ref = nodes[index];
  const std::vector<std::string> mine = Numbers(input, ref.node().standard_text);
  for (std::size_t i = 0; i < index; ++i) {
    const bool namesake = nodes[i].tree != ref.tree && nodes[i].node().name == ref.node().name;
    if (namesake && Numbers(input, nodes[i].node().standard_text) == mine) return true;
  }
  return false;
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  const std::vector<NodeRef> nodes = AllNodes(input.figures);
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const NodeRef& ref = nodes[i];
    if (ref.node().funds || !ref.tree->IsLeaf(ref.index)) continue;
    bool known = false;
    if (!ref.node().standard_text.empty()) {
      known = ComparePlaces(input, nodes, i, relations) || StandsElsewhere(input, nodes, i);
    }
    if (!known) CheckTiers(input, ref, relations);
    if (ref.node().standard_text.empty()) continue;
    const Criteria criteria = ReadCriteria(input, ref.node().standard_text);
    if (criteria.shares.empty()) continue;
    std::vector<Relation> sum;
    const bool whole = CheckCriteria(ref, criteria, sum);
    if (!known) relations.push_back(std::move(sum.front()));
    if (whole) CheckAward(input, ref, criteria, relations);
  }
}

}  // namespace

namespace registry {
extern const Check kscore_standard;
const Check kscore_standard = {"score.standard", Run};
}  // namespace registry
}  // namespace gouji
