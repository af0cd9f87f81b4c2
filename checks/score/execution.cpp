#include <map>

#include "checks/common/operand.h"
#include "checks/common/score_rules.h"
#include "checks/engine/diagnosis.h"
#include "patterns/score/score_words.h"

namespace gouji {
namespace {

// The rate that the score is for: the funds part's, or the only one in the indicator's text.
std::uint32_t RateOf(const CheckInput& input, const NodeRef& ref) {
  if (ref.node().funds) return ref.node().achieved;
  return AchievedRate(input, ref);
}

// 得分按“全年执行数÷全年预算数×10”计算: the report states the formula itself.
bool StatesFormula(const CheckInput& input, const NodeRef& ref) {
  const std::string body = Normalize(input.document.Slice(ref.node().body));
  return Contains(input.patterns.list("score.execution.formula"), body);
}

// 预算执行率得分分档确定：95%（含）以上得20分，90%（含）—95%得17分…: a standard in the report's
// text.
SourceRange StandardInText(const CheckInput& input) {
  std::map<std::uint32_t, int> tiers;  // by sentence
  for (const Cue& cue : input.figures.cues) {
    if (cue.cue != "tier" || input.figures.sentences[cue.sentence].table != kNone) continue;
    const Sentence& sentence = input.figures.sentences[cue.sentence];
    const bool speaks = sentence.text.text().find("执行率") != std::string_view::npos;
    if (speaks && ++tiers[cue.sentence] >= 2) return sentence.range;
  }
  return {};
}

// The award of the tier that holds the rate; invalid when none or two do.
Rational AwardByTier(const CheckInput& input, SourceRange standard, const Rational& weight,
                     const Rational& rate) {
  Rational award = Rational::Invalid();
  Rational low = Rational::Invalid();
  for (const Tier& tier : ReadTiers(input, standard, weight)) {
    if (!tier.Contains(rate) || (tier.high.valid() && rate == tier.high && !tier.high_in)) continue;
    if (low.valid() && tier.low.valid() && tier.low < low) continue;
    award = tier.award;
    low = tier.low;
  }
  return award;
}

bool IsExecution(const CheckInput& input, const NodeRef& ref) {
  const IndicatorNode& node = ref.node();
  const bool named = node.funds || Contains(input.patterns.list("score.execution.name"), node.name);
  return named && ref.tree->IsLeaf(ref.index) && node.score != kNone;
}

// Rate × weight, the rate capped at 100 %.
Rational CustomaryScore(const CheckInput& input, const NodeRef& ref, std::uint32_t rate) {
  const std::uint32_t printed = ref.node().weight;
  const Rational weight = printed == kNone ? Rational(input.profile.execution_weight) : ValueOf(input.figures, printed);
  const Rational share = ValueOf(input.figures, rate) / Rational::Of(100);
  return (share > Rational::Of(1) ? Rational::Of(1) : share) * weight;
}

// The other forms of the report count by the customary formula: one at least where it shows, at less than 100 %,
// and none otherwise.
bool IsFormulaOfOthers(const CheckInput& input, const NodeRef& ref) {
  bool shown = false;
  for (const NodeRef& other : AllNodes(input.figures)) {
    if (other.tree == ref.tree || !IsExecution(input, other)) continue;
    const std::uint32_t rate = RateOf(input, other);
    if (rate == kNone || ValueOf(input.figures, rate) >= Rational::Of(100)) continue;
    Relation relation;
    relation.stated.figure = other.node().score;
    JudgeScore(input.figures, *other.tree, CustomaryScore(input, other, rate), relation);
    if (relation.verdict == Verdict::kInconsistent) return false;
    shown = true;
  }
  return shown;
}

// The customary formula is not this report's unless it says so, or shows it elsewhere: other schemes are legal.
void JudgeByCustom(const CheckInput& input, const NodeRef& ref, std::uint32_t rate, Relation& relation) {
  JudgeScore(input.figures, *ref.tree, CustomaryScore(input, ref, rate), relation);
  if (relation.verdict == Verdict::kTruncated) relation.verdict = Verdict::kWithinRounding;
  if (relation.verdict != Verdict::kInconsistent || StatesFormula(input, ref)) return;
  // A slip of the hand leads from the formula's result to the printed score.
  const Decimal& stated = input.figures.figures[ref.node().score].value;
  const bool slip = stated.scale() >= 2 && !DiagnoseSlip(stated, relation.expected).empty();
  const bool others = IsFormulaOfOthers(input, ref);
  if (slip || others) {
    relation.severity = Severity::kWarning;
    relation.variant = others ? "others" : "slip";
    return;
  }
  relation.verdict = Verdict::kNotAssessable;
  relation.reason = "standard-missing";
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  const SourceRange standard = StandardInText(input);
  for (const NodeRef& ref : AllNodes(input.figures)) {
    const IndicatorNode& node = ref.node();
    if (!IsExecution(input, ref)) continue;
    const std::uint32_t rate = RateOf(input, ref);
    if (rate == kNone) continue;
    // Where the report prints a standard, score.rule runs it.
    if (!node.funds && !RunStandard(input, ref).readings.empty()) continue;
    Relation relation;
    relation.stated = OperandFor(input, "score", node.score);
    relation.operands = {OperandFor(input, "rate", rate)};
    if (node.weight != kNone) relation.operands.push_back(NodeOperand(input, "weight", node.weight));
    NameSubject(ref, relation);
    const Rational weight =
        node.weight == kNone ? Rational(input.profile.execution_weight) : ValueOf(input.figures, node.weight);
    const Rational award = standard.empty() ? Rational::Invalid()
                                            : AwardByTier(input, standard, weight, ValueOf(input.figures, rate));
    if (award.valid()) {
      relation.operands.push_back({"rule", kNone, standard});
      JudgeScore(input.figures, *ref.tree, award, relation);
    } else {
      JudgeByCustom(input, ref, rate, relation);
    }
    relations.push_back(std::move(relation));
  }
}

// The form's award and the text's, judged by the same standard: one cause.
void Review(const CheckInput& input, std::vector<Relation>& relations) {
  for (const Relation& own : relations) {
    if (own.check != "score.execution" || own.verdict != Verdict::kInconsistent || own.operands.back().role != "rule") continue;
    for (Relation& other : relations) {
      if (other.check != "score.rule" || other.verdict != Verdict::kInconsistent) continue;
      if (!own.operands.back().text.Overlaps(other.operands.back().text)) continue;
      const bool same = ValueOf(input.figures, own.stated.figure) == ValueOf(input.figures, other.stated.figure);
      if (same) other.follows = own.stated.figure;
    }
  }
}

}  // namespace

namespace registry {
extern const Check kscore_execution;
const Check kscore_execution = {"score.execution", Run, Review};
}  // namespace registry
}  // namespace gouji
