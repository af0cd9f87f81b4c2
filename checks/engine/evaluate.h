#pragma once

#include "checks/engine/interval.h"
#include "checks/engine/relation.h"
#include "patterns/figure_table.h"

namespace gouji {

/// What a printed figure stands for, in base units (元, ones, per cent): its value ± half a unit of its
/// last printed digit. Exact (a point): counts, headcounts, weights, scores, deductions, amounts printed to
/// 0.01 元 or finer, and amounts printed as a whole number of their unit (90万元) unless `loose`.
Interval PrintedInterval(const Figure& figure, bool loose = false);

/// Judges a relation whose formula, stated figure and operands (all with figures) are set: fills verdict,
/// certainty, expected and difference. For kShare and kChange the stated figure is a percentage.
///
///  consistent       the printed values give exactly the stated digits (rounded half up to its last digit)
///  within rounding  some values inside the printed intervals do
///  truncated        ratios only: the author cut instead of rounding
///  inconsistent     none; certainty is kDoubtful when it would hold with whole-number amounts taken loosely,
///                   or when a quotient is off by one unit of its last digit (diagnosis "last-digit")
///  not assessable   approximate operands (reason "approximate"), zero base ("zero-base"), overflow
void Judge(const FigureTable& figures, Relation& relation);

/// Gives the expected value and the difference with no more digits than the stated figure prints: 1526380.20元 in the table is
/// 152.64万元 in the text. A stated whole number leaves them as they are.
void ExpectAsPrinted(const FigureTable& figures, Relation& relation);

/// Whether the tie holds: exactly, within rounding, or but for a digit that was cut.
inline bool Holds(const Relation& relation) {
  return relation.verdict == Verdict::kConsistent || relation.verdict == Verdict::kWithinRounding ||
         relation.verdict == Verdict::kTruncated;
}

/// The exact value of the formula on the printed values, in base units of the result. Invalid when it
/// cannot be computed.
Rational Compute(const FigureTable& figures, const Relation& relation);

}  // namespace gouji
