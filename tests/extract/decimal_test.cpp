#include "extract/base/decimal.h"

#include <boost/test/unit_test.hpp>

#include "extract/base/rational.h"

using gouji::Decimal;
using gouji::Rational;

BOOST_AUTO_TEST_SUITE(decimal)

BOOST_AUTO_TEST_CASE(keeps_the_printed_scale) {
  BOOST_TEST(Decimal::Parse("2.0")->scale() == 1);
  BOOST_TEST(Decimal::Parse("2.0")->ToString() == "2.0");
  BOOST_TEST((*Decimal::Parse("2.0") != *Decimal::Parse("2")));
  BOOST_TEST((Decimal::Compare(*Decimal::Parse("2.0"), *Decimal::Parse("2")) == 0));
}

BOOST_AUTO_TEST_CASE(reads_grouped_digits_only_when_regular) {
  BOOST_TEST(Decimal::Parse("2,874.36")->ToString() == "2874.36");
  BOOST_TEST(Decimal::Parse("18,462,000")->ToString() == "18462000");
  BOOST_TEST(!Decimal::Parse("3,55.67").has_value());
  BOOST_TEST(!Decimal::Parse("1,2345").has_value());
  BOOST_TEST(!Decimal::Parse(",123").has_value());
}

BOOST_AUTO_TEST_CASE(refuses_what_it_cannot_hold_exactly) {
  BOOST_TEST(!Decimal::Parse("").has_value());
  BOOST_TEST(!Decimal::Parse("-").has_value());
  BOOST_TEST(!Decimal::Parse("1.").has_value());
  BOOST_TEST(!Decimal::Parse("1.2.3").has_value());
  BOOST_TEST(!Decimal::Parse("1234567890123456789").has_value());
  BOOST_TEST(Decimal::Parse("000000000000000000000001")->ToString() == "1");
}

BOOST_AUTO_TEST_CASE(unit_conversion_is_a_shift) {
  BOOST_TEST(Decimal::Parse("5.20")->Shifted(4)->ToString() == "52000");
  BOOST_TEST(Decimal::Parse("18462000")->Shifted(-4)->ToString() == "1846.2000");
  BOOST_TEST(!Decimal(1, 0).Shifted(19).has_value());
}

BOOST_AUTO_TEST_CASE(rounding_is_half_away_from_zero) {
  const Rational third = Rational::Of(2, 3);
  BOOST_TEST(third.Round(2)->ToString() == "0.67");
  BOOST_TEST(third.Truncate(2)->ToString() == "0.66");
  BOOST_TEST(Rational::Of(-5, 1000).Round(2)->ToString() == "-0.01");
}

BOOST_AUTO_TEST_CASE(overflow_and_division_by_zero_are_invalid_not_wrong) {
  const Rational huge = Rational::Of(static_cast<gouji::Int128>(1) << 120);
  BOOST_TEST(!(huge * huge).valid());
  BOOST_TEST(!(huge / Rational()).valid());
  BOOST_TEST(!(huge * huge == huge * huge));
}

// Eighteen digits fit; the nineteenth must be refused before it is added.
BOOST_AUTO_TEST_CASE(refuses_long_numbers_without_overflow) {
  BOOST_TEST(Decimal::Parse("999999999999999999").has_value());
  BOOST_TEST(!Decimal::Parse("9999999999999999999").has_value());
  BOOST_TEST(!Decimal::Parse("99999999999999999999999999.0").has_value());
  BOOST_TEST(Decimal::Parse("0000000000000000000000012")->units() == 12);
}

BOOST_AUTO_TEST_SUITE_END()
