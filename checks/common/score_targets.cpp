#include "checks/common/score_targets.h"

#include "patterns/score/score_words.h"

namespace gouji {
namespace {

Fulfilment AtLeast(const Figure& achieved, const Figure& target, bool strictly) {
  const Rational a = achieved.Scaled();
  const Rational t = target.Scaled();
  const bool enough = strictly ? a > t : a >= t;
  if (achieved.exactness == Exactness::kExact)
    return enough ? Fulfilment::kMet : Fulfilment::kMissed;
  // 20多项 is more than 20.
  if (achieved.exactness == Exactness::kOver && a >= t) return Fulfilment::kMet;
  return Fulfilment::kUnknown;
}

Fulfilment AtMost(const Figure& achieved, const Figure& target, bool strictly) {
  if (achieved.exactness != Exactness::kExact) return Fulfilment::kUnknown;
  const Rational a = achieved.Scaled();
  const Rational t = target.Scaled();
  return (strictly ? a < t : a <= t) ? Fulfilment::kMet : Fulfilment::kMissed;
}

bool LessMayBeBetter(const CheckInput& input, const IndicatorNode& node, const Figure& target) {
  return target.kind == FigureKind::kAmount || target.value.is_zero() ||
         Contains(input.patterns.list("score.target.lower"), node.name);
}

}  // namespace

Fulfilment FulfilmentOf(const CheckInput& input, const IndicatorNode& node) {
  if (node.target == kNone || node.achieved == kNone) return Fulfilment::kUnknown;
  const Figure& target = input.figures.figures[node.target];
  const Figure& achieved = input.figures.figures[node.achieved];
  switch (target.comparator) {
    case Comparator::kAtLeast:
      return AtLeast(achieved, target, false);
    case Comparator::kMoreThan:
      return AtLeast(achieved, target, true);
    case Comparator::kAtMost:
      return AtMost(achieved, target, false);
    case Comparator::kLessThan:
      return AtMost(achieved, target, true);
    case Comparator::kNone:
    case Comparator::kEqual:
      break;
  }
  const bool exact = achieved.exactness == Exactness::kExact;
  if (exact && achieved.Scaled() == target.Scaled()) return Fulfilment::kMet;
  if (LessMayBeBetter(input, node, target)) return Fulfilment::kUnknown;
  return AtLeast(achieved, target, false);
}

Rational ProportionalScore(const CheckInput& input, const IndicatorNode& node) {
  if (node.target == kNone || node.achieved == kNone || node.weight == kNone) {
    return Rational::Invalid();
  }
  const Figure& target = input.figures.figures[node.target];
  if (target.comparator == Comparator::kAtMost || target.comparator == Comparator::kLessThan) {
    return Rational::Invalid();
  }
  if (target.value.is_zero()) return Rational::Invalid();
  const Rational share = input.figures.figures[node.achieved].Scaled() / target.Scaled();
  return share * ValueOf(input.figures, node.weight);
}

bool HasFullMarks(const CheckInput& input, const IndicatorNode& node) {
  if (node.score == kNone || node.weight == kNone) return false;
  return ValueOf(input.figures, node.score) >= ValueOf(input.figures, node.weight);
}

bool SaysWhy(const CheckInput& input, const IndicatorNode& node) {
  if (node.deduction != kNone || node.share != kNone) return true;
  const std::string reason = Normalize(input.document.Slice(node.reason_text));
  if (!reason.empty() && !IsWord(input.patterns.list("score.row.none"), reason)) return true;
  const WordList& lost = input.patterns.list("score.says.lost");
  return Contains(lost, Normalize(input.document.Slice(node.body))) ||
         Contains(lost, Normalize(input.document.Slice(node.achieved_text)));
}

}  // namespace gouji
