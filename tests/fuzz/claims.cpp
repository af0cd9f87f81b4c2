#include "tests/fuzz/claims.h"

#include <boost/multiprecision/cpp_int.hpp>
#include <optional>
#include <vector>

#include "checks/engine/evaluate.h"
#include "tests/fuzz/byte_reader.h"

namespace gouji::fuzz {
namespace {

using Exact = boost::multiprecision::cpp_rational;
using Whole = boost::multiprecision::cpp_int;

Whole ToWhole(Int128 value) {
  Whole whole = static_cast<std::int64_t>(value >> 64);
  whole *= Whole(1) << 64;
  return whole + static_cast<std::uint64_t>(value);
}

Exact ToExact(const Rational& value) { return Exact(ToWhole(value.numerator()), ToWhole(value.denominator())); }

Exact PowerOfTen(int power) {
  const Whole whole = boost::multiprecision::pow(Whole(10), static_cast<unsigned>(power < 0 ? -power : power));
  return power < 0 ? Exact(Whole(1), whole) : Exact(whole);
}

Exact ToExact(const Decimal& value) { return Exact(value.units()) * PowerOfTen(-value.scale()); }

Decimal ReadDecimal(ByteReader& in) {
  constexpr std::int64_t kEighteenDigits = 1'000'000'000'000'000'000;
  const std::int64_t units = in.Whole() % kEighteenDigits;
  return Decimal(units, static_cast<int>(in.Below(Decimal::kMaxScale + 1)));
}

// Half away from zero, or cut.
Exact AtScale(const Exact& value, int scale, bool cut) {
  const Exact shifted = abs(value) * PowerOfTen(scale) + (cut ? Exact(0) : Exact(1, 2));
  const Exact magnitude = Exact(Whole(numerator(shifted) / denominator(shifted))) * PowerOfTen(-scale);
  return value < 0 ? Exact(-magnitude) : magnitude;
}

struct Ends {
  Exact low;
  Exact high;
};

Figure ReadFigure(ByteReader& in) {
  constexpr FigureKind kKinds[] = {FigureKind::kAmount, FigureKind::kPercent, FigureKind::kNumber, FigureKind::kCount, FigureKind::kScore};
  constexpr int kPowers[] = {0, 3, 4, 6, 8};
  Figure figure;
  figure.kind = kKinds[in.Below(5)];
  figure.value = ReadDecimal(in);
  if (figure.kind == FigureKind::kAmount) figure.power = static_cast<std::int8_t>(kPowers[in.Below(5)]);
  return figure;
}

// States what the report would print, or close to it: random numbers alone would nearly always be inconsistent.
void StateNearly(FigureTable& figures, const Relation& relation, ByteReader& in) {
  const Rational point = Compute(figures, relation);
  Figure& stated = figures.figures[0];
  const std::optional<Decimal> rounded = (point / InBaseUnits(Decimal(1, 0), stated.power)).Round(stated.value.scale());
  const std::int64_t nudge = static_cast<std::int64_t>(in.Below(5)) - 2;
  if (rounded && rounded->Abs().units() < 1'000'000'000'000'000'000) stated.value = Decimal(rounded->units() + nudge, rounded->scale());
}

Exact ValueOf(const Figure& figure) { return ToExact(figure.value) * PowerOfTen(figure.power); }

// What the figure may stand for, from its printed digits. Which figures are exact is the rule under test elsewhere.
Ends EndsOf(const Figure& figure) {
  const Interval printed = PrintedInterval(figure);
  const Exact value = ValueOf(figure);
  if (printed.is_point()) return {value, value};
  const Exact half = PowerOfTen(figure.power - figure.value.scale()) / 2;
  return {value - half, value + half};
}

std::optional<Exact> Recompute(const Relation& relation, const std::vector<Exact>& values) {
  Exact result = 0;
  switch (relation.formula) {
    case Formula::kSum:
      for (std::size_t i = 0; i < values.size(); ++i) result += relation.operands[i].sign * values[i];
      return result;
    case Formula::kMean:
      for (const Exact& value : values) result += value;
      return Exact(result / values.size());
    case Formula::kProduct:
      result = 1;
      for (const Exact& value : values) result *= value;
      return result;
    case Formula::kShareOfSum:
      for (const Exact& value : values) result += value;
      if (values[0] == 0 || result == 0) return std::nullopt;
      return Exact(values[0] / result * 100);
    case Formula::kShare:
    case Formula::kRatio:
      if (values[1] == 0) return std::nullopt;
      return Exact(values[0] / values[1] * (relation.formula == Formula::kShare ? 100 : 1));
    case Formula::kChange:
      if (values[1] == 0) return std::nullopt;
      return Exact((values[0] - values[1]) / values[1] * 100 * relation.operands[0].sign);
    case Formula::kGrowth: {
      const Exact before = values[1] - relation.operands[0].sign * values[0];
      if (before == 0) return std::nullopt;
      return Exact(values[0] / before * 100);
    }
    default:
      return values[0];
  }
}

// Least and greatest result over the corners: each formula is monotonic in each operand while no divisor changes sign,
// and the engine does not judge where one does.
std::optional<Ends> Hull(const Relation& relation, const std::vector<Ends>& operands) {
  std::optional<Ends> hull;
  for (std::size_t corner = 0; corner < std::size_t{1} << operands.size(); ++corner) {
    std::vector<Exact> values;
    for (std::size_t i = 0; i < operands.size(); ++i) values.push_back((corner >> i & 1) != 0 ? operands[i].high : operands[i].low);
    const std::optional<Exact> result = Recompute(relation, values);
    if (!result) return std::nullopt;
    if (!hull) hull = Ends{*result, *result};
    hull->low = std::min(hull->low, *result);
    hull->high = std::max(hull->high, *result);
  }
  return hull;
}

std::string CompareVerdict(const FigureTable& figures, const Relation& relation) {
  const Figure& stated = figures.figures[0];
  std::vector<Exact> values;
  std::vector<Ends> ends;
  for (const Operand& operand : relation.operands) {
    values.push_back(ValueOf(figures.figures[operand.figure]));
    ends.push_back(EndsOf(figures.figures[operand.figure]));
  }
  const std::optional<Exact> point = Recompute(relation, values);
  const std::optional<Ends> hull = Hull(relation, ends);
  if (!point || !hull) return "judged with a base of zero";
  if (ToExact(Compute(figures, relation)) != *point) return "recomputed value";
  const Ends printed = EndsOf(stated);
  const bool meets = hull->low <= printed.high && printed.low <= hull->high;
  const Exact in_unit = *point / PowerOfTen(stated.power);
  const int scale = stated.value.scale();
  switch (relation.verdict) {
    case Verdict::kConsistent:
      if (relation.formula == Formula::kBound && ValueOf(stated) <= *point) return {};
      return AtScale(in_unit, scale, false) == ToExact(stated.value) ? "" : "consistent, but not what is printed";
    case Verdict::kTruncated:
      return AtScale(in_unit, scale, true) == ToExact(stated.value) ? "" : "truncated, but not what is printed";
    case Verdict::kWithinRounding:
      return meets ? "" : "within rounding, but no values in the intervals meet";
    case Verdict::kInconsistent:
      return meets ? "inconsistent, but values in the intervals meet" : "";
    case Verdict::kNotAssessable:
      break;
  }
  return {};
}

Rational ReadRational(ByteReader& in) {
  const std::int64_t numerator = in.Whole();
  return Rational::Of(numerator, 1 + static_cast<Int128>(in.Whole() & 0xFFFFFFFF));
}

Interval ReadInterval(ByteReader& in) {
  Rational low = ReadRational(in);
  Rational high = ReadRational(in);
  if (high < low) std::swap(low, high);
  return {low, high, in.Flag() && low != high, in.Flag() && low != high};
}

Exact Combine(unsigned operation, const Exact& a, const Exact& b) {
  return operation == 0 ? Exact(a + b) : operation == 1 ? Exact(a - b) : operation == 2 ? Exact(a * b) : Exact(a / b);
}

}  // namespace

std::string ClaimViolation(std::string_view bytes) {
  constexpr std::size_t kMostOperands = 5;  // 2^n corners
  constexpr Formula kFormulas[] = {Formula::kSum, Formula::kShare, Formula::kShareOfSum, Formula::kRatio, Formula::kChange, Formula::kGrowth, Formula::kMean, Formula::kProduct, Formula::kEqual, Formula::kBound};
  ByteReader in(bytes);
  FigureTable figures;
  Relation relation;
  relation.formula = kFormulas[in.Below(std::size(kFormulas))];
  const bool nearly = in.Flag();
  ByteReader nudge = in;
  in.Byte();
  figures.figures.push_back(ReadFigure(in));
  relation.stated = {"stated", 0, {}, 1};
  while (!in.empty() && relation.operands.size() < kMostOperands) {
    relation.operands.push_back({"operand", static_cast<std::uint32_t>(figures.figures.size()), {}, in.Flag() ? -1 : 1});
    figures.figures.push_back(ReadFigure(in));
  }
  if (nearly && relation.operands.size() >= 2) StateNearly(figures, relation, nudge);
  Judge(figures, relation);
  if (relation.verdict == Verdict::kNotAssessable) return relation.reason.empty() ? "not assessable without a reason" : "";
  // Only the first two operands of a quotient, and one of an equality, take part.
  const bool all = relation.formula == Formula::kSum || relation.formula == Formula::kProduct || relation.formula == Formula::kMean ||
                   relation.formula == Formula::kShareOfSum;
  const std::size_t used = all ? relation.operands.size() : relation.formula == Formula::kEqual || relation.formula == Formula::kBound ? 1 : 2;
  Relation judged = relation;
  judged.operands.resize(used);
  return CompareVerdict(figures, judged);
}

std::string IntervalViolation(std::string_view bytes) {
  ByteReader in(bytes);
  const unsigned operation = in.Below(4);
  const Interval a = ReadInterval(in);
  const Interval b = ReadInterval(in);
  const Interval c = operation == 0 ? a + b : operation == 1 ? a - b : operation == 2 ? a * b : a / b;
  const Exact b_low = ToExact(b.low);
  const Exact b_high = ToExact(b.high);
  if (operation == 3 && b_low <= 0 && b_high >= 0) return c.valid() ? "divided by zero" : "";
  if (!c.valid()) return {};  // 128 bits were too few
  Exact low = Combine(operation, ToExact(a.low), b_low);
  Exact high = low;
  for (const Exact& left : {ToExact(a.low), ToExact(a.high)}) {
    for (const Exact& right : {b_low, b_high}) {
      low = std::min(low, Combine(operation, left, right));
      high = std::max(high, Combine(operation, left, right));
    }
  }
  if (ToExact(c.low) != low || ToExact(c.high) != high) return "ends";
  if (!a.low_open && !a.high_open && !b.low_open && !b.high_open && (c.low_open || c.high_open)) return "closed ends make closed ends";
  if (c.Intersects(a) != a.Intersects(c)) return "meeting goes both ways";
  if (c.Contains(a.low) && !a.low_open && !c.Intersects(a)) return "a common value, but no meeting";
  const bool less = ToExact(a.low) < ToExact(c.low);
  if (less != (a.low < c.low) || (ToExact(a.low) == ToExact(c.low)) != (a.low == c.low)) return "order of fractions";
  return {};
}

std::string DecimalViolation(std::string_view bytes) {
  ByteReader in(bytes);
  const Decimal a = ReadDecimal(in);
  const Decimal b = ReadDecimal(in);
  if (Decimal::Parse(a.ToString()) != a) return "text there and back: " + a.ToString();
  const std::strong_ordering order = Decimal::Compare(a, b);
  if ((order < 0) != (ToExact(a) < ToExact(b)) || (order == 0) != (ToExact(a) == ToExact(b))) return "order";
  const int power = static_cast<int>(in.Below(17)) - 8;
  if (const std::optional<Decimal> shifted = a.Shifted(power)) {
    if (ToExact(*shifted) != ToExact(a) * PowerOfTen(power)) return "shifted";
  }
  const int scale = static_cast<int>(in.Below(Decimal::kMaxScale + 1));
  if (const std::optional<Decimal> finer = a.Rescaled(scale)) {
    if (ToExact(*finer) != ToExact(a) || finer->scale() != scale) return "rescaled";
  }
  if (b.is_zero()) return {};
  const Rational quotient = Rational(a) / Rational(b);
  if (!quotient.valid()) return "a quotient of two printed numbers fits";
  if (ToExact(quotient) != ToExact(a) / ToExact(b)) return "quotient";
  if (const std::optional<Decimal> rounded = quotient.Round(scale)) {
    if (ToExact(*rounded) != AtScale(ToExact(quotient), scale, false)) return "rounded";
  }
  if (const std::optional<Decimal> cut = quotient.Truncate(scale)) {
    if (ToExact(*cut) != AtScale(ToExact(quotient), scale, true)) return "cut";
  }
  return {};
}

}  // namespace gouji::fuzz
