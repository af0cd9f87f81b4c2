#include "checks/common/score_rules.h"

#include <algorithm>

#include "checks/common/score_deductions.h"
#include "patterns/score/score_words.h"

namespace gouji {
namespace {

const Rational kHundred = Rational::Of(100);

Rational AwardOf(const CheckInput& input, const Cue& cue, const Rational& weight) {
  if (cue.Find("none") != nullptr) return Rational();
  if (cue.Find("full") != nullptr) return weight;
  const Rational points = NumberOf(input, cue, "points");
  if (points.valid()) return points;
  return NumberOf(input, cue, "share") / kHundred * weight;
}

Tier MakeTier(const CheckInput& input, const Cue& cue, const Rational& weight) {
  Tier tier;
  tier.text = cue.range;
  tier.award = AwardOf(input, cue, weight);
  const auto is_in = [&](std::string_view group) {
    const Cue::Group* found = cue.Find(group);
    return found != nullptr &&
           Normalize(input.document.Slice(found->range)).find("不含") == std::string::npos;
  };
  for (const auto& [group, in] :
       {std::pair<std::string_view, bool>{"low", true}, {"at_least", true}, {"more_than", false}}) {
    if (cue.Find(group) == nullptr) continue;
    tier.low = NumberOf(input, cue, group);
    tier.low_in = in;
  }
  for (const auto& [group, in] : {std::pair<std::string_view, bool>{"high", false},
                                  {"at_most", true},
                                  {"less_than", false}}) {
    if (cue.Find(group) == nullptr) continue;
    tier.high = NumberOf(input, cue, group);
    tier.high_in = in || is_in("high_in");
  }
  if (cue.Find("equal") != nullptr) {
    tier.low = tier.high = NumberOf(input, cue, "equal");
    tier.high_in = tier.single = true;
  }
  const std::string words = Normalize(input.document.Slice(cue.range));
  tier.condition = words.substr(0, std::min({words.find("得"), words.find("不"), words.find(",")}));
  return tier;
}

// Each tier whose interval holds the rate; a rate on an end that no tier claims is left alone.
RuleOutcome RunTiers(const Ground& ground) {
  const std::vector<Tier> tiers = ReadTiers(ground.input, ground.text, ground.weight);
  // In running text a single "低于90%，得8分" is the award itself, not a tier of a standard.
  const bool running = ground.ref.tree->source == IndicatorTree::Source::kHeadings;
  if (running && tiers.size() < 2) return {};
  const std::uint32_t rate = tiers.empty() ? kNone : AchievedRate(ground.input, ground.ref);
  if (rate == kNone) return {};
  const Rational value = ValueOf(ground.input.figures, rate);
  // An open-ended tier (≥90%) reaches up to the next one: the highest low end that fits is meant.
  const Tier* best = nullptr;
  for (const Tier& tier : tiers) {
    if (!tier.Contains(value)) continue;
    const bool higher = best == nullptr || !best->low.valid() ||
                        (tier.low.valid() && tier.low > best->low) || tier.single;
    if (higher) best = &tier;
  }
  if (best == nullptr) return {};
  const bool end = !best->single && (value == best->low || value == best->high);
  if (end && best->high == value) return {};
  std::vector<Rational> awards = {best->award};
  for (const Tier& tier : tiers) {  // ≤5%得5分，5%—10%得3分: both hold their common end
    if (end && &tier != best && tier.high.valid() && tier.high == value && tier.Contains(value)) awards.push_back(tier.award);
  }
  return Outcome("tier", best->text, awards, {rate});
}

RuleOutcome RunProportional(const Ground& ground) {
  const IndicatorNode& node = ground.ref.node();
  const Fulfilment fulfilment = FulfilmentOf(ground.input, node);
  if (fulfilment == Fulfilment::kUnknown) return {};
  const std::vector<std::uint32_t> inputs = {node.target, node.achieved};
  const std::vector<const Cue*> share = CuesIn(ground.input, ground.text, "proportional");
  if (!share.empty()) {
    const bool met = fulfilment == Fulfilment::kMet;
    return Outcome("proportional", share.front()->range,
                   {met ? ground.weight : ProportionalScore(ground.input, node)}, inputs);
  }
  const std::vector<const Cue*> zero = CuesIn(ground.input, ground.text, "else-zero");
  if (zero.empty()) return {};
  const bool met = fulfilment == Fulfilment::kMet;
  return Outcome("else-zero", zero.front()->range, {met ? ground.weight : Rational()}, inputs);
}

// 得分=到位率×3
RuleOutcome RunRateTimes(const Ground& ground) {
  for (const Cue* cue : CuesIn(ground.input, ground.text, "rate-times")) {
    const std::uint32_t rate = AchievedRate(ground.input, ground.ref);
    if (rate == kNone) return {};
    const Rational value = ValueOf(ground.input.figures, rate);
    const Rational points = NumberOf(ground.input, *cue, "points");
    if (points.valid() && points != ground.weight) return {};
    const Rational capped = value > kHundred ? kHundred : value;
    return Outcome("proportional", cue->range, {capped / kHundred * ground.weight}, {rate});
  }
  return {};
}

}  // namespace

std::vector<const Cue*> CuesIn(const CheckInput& input, SourceRange text, std::string_view name) {
  std::vector<const Cue*> found;
  for (const Cue& cue : input.figures.cues) {
    if (cue.cue == name && text.Contains(cue.range)) found.push_back(&cue);
  }
  return found;
}

Rational NumberOf(const CheckInput& input, const Cue& cue, std::string_view group) {
  const Cue::Group* found = cue.Find(group);
  if (found == nullptr) return Rational::Invalid();
  const std::string text = Normalize(input.document.Slice(found->range));
  if (text == "一") return Rational::Of(1);
  const std::optional<Decimal> value = Decimal::Parse(text);
  return value ? Rational(*value) : Rational::Invalid();
}

RuleOutcome Outcome(std::string_view kind, SourceRange rule, const std::vector<Rational>& readings,
                    std::vector<std::uint32_t> inputs) {
  RuleOutcome outcome;
  outcome.kind = kind;
  outcome.rule = rule;
  for (const Rational& reading : readings) {
    if (reading.valid()) outcome.readings.push_back(reading);
  }
  outcome.inputs = std::move(inputs);
  return outcome;
}

bool Tier::Contains(const Rational& rate) const {
  if (low.valid() && (low_in ? rate < low : rate <= low)) return false;
  if (high.valid() && (high_in ? rate > high : rate > high)) return false;
  return low.valid() || high.valid();
}

std::vector<Tier> ReadTiers(const CheckInput& input, SourceRange text, const Rational& weight) {
  std::vector<const Cue*> cues = CuesIn(input, text, "tier");
  std::vector<Tier> tiers;
  for (const Cue* cue : cues) {
    // ≥90%得8分 also reads as 90%得8分: the longer match is meant.
    const bool inside = std::any_of(cues.begin(), cues.end(), [&](const Cue* other) {
      return other != cue && other->range.Overlaps(cue->range) &&
             (other->range.size() > cue->range.size() ||
              (other->range == cue->range && other->phrase < cue->phrase));
    });
    if (!inside) tiers.push_back(MakeTier(input, *cue, weight));
  }
  return tiers;
}

SourceRange StandardOf(const CheckInput& input, const NodeRef& ref) {
  const IndicatorNode& node = ref.node();
  if (!node.standard_text.empty()) return node.standard_text;
  if (Normalize(input.document.Slice(node.target_text)).find("得") != std::string::npos) {
    return node.target_text;
  }
  return ref.tree->source == IndicatorTree::Source::kHeadings ? node.body : SourceRange{};
}

std::uint32_t AchievedRate(const CheckInput& input, const NodeRef& ref) {
  const IndicatorNode& node = ref.node();
  const bool table = ref.tree->source == IndicatorTree::Source::kTable;
  std::uint32_t only = kNone;
  for (const std::uint32_t i : input.figures.FiguresIn(table ? node.achieved_text : node.body)) {
    const Figure& figure = input.figures.figures[i];
    if (figure.kind != FigureKind::kPercent || figure.exactness != Exactness::kExact) continue;
    if (figure.comparator != Comparator::kNone || i == node.target) continue;
    if (TextAfter(input.figures, i).starts_with("权重")) continue;
    const Rational value = ValueOf(input.figures, i);
    if (only != kNone && ValueOf(input.figures, only) != value) return kNone;
    only = i;
  }
  return only;
}

RuleOutcome RunStandard(const CheckInput& input, const NodeRef& ref) {
  const IndicatorNode& node = ref.node();
  const SourceRange text = StandardOf(input, ref);
  if (text.empty() || node.weight == kNone) return {};
  const Ground ground{input, ref, text, ValueOf(input.figures, node.weight)};
  for (const auto run : {RunTiers, RunPerUnit, RunProportional, RunRateTimes}) {
    RuleOutcome outcome = run(ground);
    if (!outcome.readings.empty()) return outcome;
  }
  return {};
}

}  // namespace gouji
