#include "checks/engine/evaluate.h"

#include <boost/multiprecision/cpp_int.hpp>
#include <boost/test/unit_test.hpp>
#include <random>

#include "checks/engine/diagnosis.h"

using namespace gouji;
using Exact = boost::multiprecision::cpp_rational;

namespace {

Figure Amount(std::string_view digits, int power = 4) {
  Figure figure;
  figure.kind = FigureKind::kAmount;
  figure.value = *Decimal::Parse(digits);
  figure.power = static_cast<std::int8_t>(power);
  return figure;
}

Figure Percent(std::string_view digits) {
  Figure figure;
  figure.kind = FigureKind::kPercent;
  figure.value = *Decimal::Parse(digits);
  return figure;
}

// Figure 0 is stated, the others are the operands.
Relation JudgeAll(Formula formula, std::vector<Figure> all) {
  FigureTable figures;
  figures.figures = std::move(all);
  Relation relation;
  relation.formula = formula;
  relation.stated = {"stated", 0, {}, 1};
  for (std::uint32_t i = 1; i < figures.figures.size(); ++i) relation.operands.push_back({"operand", i, {}, 1});
  Judge(figures, relation);
  return relation;
}

Exact ToExact(const Rational& value) {
  const auto big = [](Int128 v) {
    const bool negative = v < 0;
    if (negative) v = -v;
    boost::multiprecision::cpp_int out = static_cast<std::uint64_t>(v >> 64);
    out <<= 64;
    out += static_cast<std::uint64_t>(v & 0xFFFFFFFFFFFFFFFFull);
    return negative ? boost::multiprecision::cpp_int(-out) : out;
  };
  return Exact(big(value.numerator()), big(value.denominator()));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(evaluate)

BOOST_AUTO_TEST_CASE(an_exact_sum_is_consistent) {
  BOOST_TEST((JudgeAll(Formula::kSum, {Amount("2874.36"), Amount("2518.64"), Amount("355.72")}).verdict == Verdict::kConsistent));
}

BOOST_AUTO_TEST_CASE(a_rounding_tail_is_within_rounding) {
  const Relation relation = JudgeAll(Formula::kSum, {Amount("2874.36"), Amount("2014.75"), Amount("599.77"), Amount("162.35"), Amount("97.48")});
  BOOST_TEST((relation.verdict == Verdict::kWithinRounding));
  BOOST_TEST(relation.difference->ToString() == "0.01");
}

BOOST_AUTO_TEST_CASE(amounts_printed_to_the_fen_are_exact) {
  BOOST_TEST((JudgeAll(Formula::kSum, {Amount("10.01", 0), Amount("5.00", 0), Amount("5.00", 0)}).verdict == Verdict::kInconsistent));
}

BOOST_AUTO_TEST_CASE(a_wrong_sum_names_what_it_should_be) {
  const Relation relation = JudgeAll(Formula::kSum, {Amount("643.28"), Amount("91.38"), Amount("571.9")});
  BOOST_TEST((relation.verdict == Verdict::kInconsistent));
  BOOST_TEST((relation.certainty == Certainty::kCertain));
  BOOST_TEST(relation.expected->ToString() == "663.28");
  BOOST_TEST(relation.difference->ToString() == "-20.00");
}

BOOST_AUTO_TEST_CASE(whole_amounts_that_may_be_rounded_leave_doubt) {
  const Relation relation = JudgeAll(Formula::kSum, {Amount("92.4"), Amount("90"), Amount("2.1")});
  BOOST_TEST((relation.verdict == Verdict::kInconsistent));
  BOOST_TEST((relation.certainty == Certainty::kDoubtful));
}

BOOST_AUTO_TEST_CASE(shares_are_rounded_half_up_and_cuts_are_told_apart) {
  BOOST_TEST((JudgeAll(Formula::kShare, {Percent("22.34"), Amount("412.38"), Amount("1846.20")}).verdict == Verdict::kConsistent));
  BOOST_TEST((JudgeAll(Formula::kShare, {Percent("98.94"), Amount("3.76"), Amount("3.80")}).verdict == Verdict::kTruncated));
  const Relation wrong = JudgeAll(Formula::kShare, {Percent("22.06"), Amount("405.25"), Amount("1846.20")});
  BOOST_TEST((wrong.verdict == Verdict::kInconsistent));
  BOOST_TEST(wrong.expected->ToString() == "21.95");
}

BOOST_AUTO_TEST_CASE(units_are_converted_exactly) {
  BOOST_TEST((JudgeAll(Formula::kShare, {Percent("0.07"), Amount("630", 0), Amount("92.1")}).verdict == Verdict::kConsistent));
  BOOST_TEST((JudgeAll(Formula::kEqual, {Amount("1846.20"), Amount("18462000", 0)}).verdict == Verdict::kConsistent));
}

BOOST_AUTO_TEST_CASE(a_zero_base_and_an_approximate_operand_cannot_be_judged) {
  BOOST_TEST(JudgeAll(Formula::kShare, {Percent("100"), Amount("5"), Amount("0")}).reason == "zero-base");
  Figure about = Amount("1500");
  about.exactness = Exactness::kOver;
  BOOST_TEST(JudgeAll(Formula::kSum, {Amount("1600"), about, Amount("100")}).reason == "approximate");
}

BOOST_AUTO_TEST_CASE(growth_is_the_change_over_the_value_before_it) {
  FigureTable figures;
  figures.figures = {Percent("2.53"), Amount("48.36"), Amount("1864.52")};
  Relation relation;
  relation.formula = Formula::kGrowth;
  relation.stated = {"rate", 0, {}, 1};
  relation.operands = {{"change", 1, {}, -1}, {"current", 2, {}, 1}};
  Judge(figures, relation);
  BOOST_TEST((relation.verdict == Verdict::kConsistent));
}

BOOST_AUTO_TEST_CASE(share_of_what_all_parts_make) {
  FigureTable figures;
  figures.figures = {Percent("39.33"), Amount("900"), Amount("1301.77"), Amount("86.40")};
  Relation relation;
  relation.formula = Formula::kShareOfSum;
  relation.stated = {"rate", 0, {}, 1};
  relation.operands = {{"part", 1, {}, 1}, {"part", 2, {}, 1}, {"part", 3, {}, 1}};
  Judge(figures, relation);
  BOOST_TEST((relation.verdict == Verdict::kConsistent));
}

BOOST_AUTO_TEST_CASE(rational_arithmetic_agrees_with_an_independent_library) {
  std::mt19937_64 random(20260101);
  for (int round = 0; round < 5000; ++round) {
    const auto number = [&] {
      return Rational(Decimal(static_cast<std::int64_t>(random() % 2'000'000'000) - 1'000'000'000, static_cast<int>(random() % 5)));
    };
    const Rational a = number();
    const Rational b = number();
    BOOST_REQUIRE(ToExact(a + b) == ToExact(a) + ToExact(b));
    BOOST_REQUIRE(ToExact(a - b) == ToExact(a) - ToExact(b));
    BOOST_REQUIRE(ToExact(a * b) == ToExact(a) * ToExact(b));
    if (!b.is_zero()) BOOST_REQUIRE(ToExact(a / b) == ToExact(a) / ToExact(b));
  }
}

BOOST_AUTO_TEST_CASE(interval_arithmetic_holds_every_value_of_its_operands) {
  std::mt19937_64 random(7);
  for (int round = 0; round < 3000; ++round) {
    const auto interval = [&] {
      const Rational low = Rational::Of(static_cast<std::int64_t>(random() % 2001) - 1000, 7);
      return Interval{low, low + Rational::Of(static_cast<std::int64_t>(random() % 50), 3), false, false};
    };
    const auto inside = [&](const Interval& i) { return i.low + (i.high - i.low) * Rational::Of(static_cast<std::int64_t>(random() % 11), 10); };
    const Interval x = interval();
    const Interval y = interval();
    const Rational a = inside(x);
    const Rational b = inside(y);
    BOOST_REQUIRE((x + y).Contains(a + b));
    BOOST_REQUIRE((x - y).Contains(a - b));
    BOOST_REQUIRE((x * y).Contains(a * b));
    const Interval quotient = x / y;
    if (quotient.valid()) BOOST_REQUIRE(quotient.Contains(a / b));
  }
}

BOOST_AUTO_TEST_CASE(slips_of_the_hand_are_named) {
  const auto slip = [](std::string_view stated, std::string_view expected) {
    return DiagnoseSlip(*Decimal::Parse(stated), Decimal::Parse(expected));
  };
  BOOST_TEST(slip("282187", "282817") == "transposed");
  BOOST_TEST(slip("643.28", "663.28") == "digit");
  BOOST_TEST(slip("66.328", "663.28") == "point");
  BOOST_TEST(slip("18462000", "1846.20") == "scale-10000");
  BOOST_TEST(slip("63.28", "663.28") == "dropped-digit");
  BOOST_TEST(slip("-5.50", "5.50") == "sign");
  BOOST_TEST(slip("100", "360.16") == "");
}

BOOST_AUTO_TEST_SUITE_END()
