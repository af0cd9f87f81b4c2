#include "checks/engine/suspect.h"

#include <boost/test/unit_test.hpp>

#include "tests/checks/sums.h"

using namespace gouji;

namespace {

struct Ties : Sums {
  void Sum(std::uint32_t total, const std::vector<std::uint32_t>& parts) { Judge(figures, Add(total, parts)); }

  Finding Named() {
    std::vector<Finding> findings(1);
    findings[0].relation = 0;
    NameSuspects(figures, relations, findings);
    return findings[0];
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(suspect, Ties)

BOOST_AUTO_TEST_CASE(the_one_figure_that_nothing_confirms) {
  const auto total = Amount("300.00"), a = Amount("120.00"), b = Amount("190.00");
  Sum(total, {a, b});
  Sum(total, {Amount("100.00"), Amount("200.00")});
  Sum(a, {Amount("50.00"), Amount("70.00")});
  const Finding finding = Named();
  BOOST_TEST(finding.culprit == b);
  BOOST_TEST(finding.repair == "180.00");
}

BOOST_AUTO_TEST_CASE(two_digits_changed_round) {
  const auto total = Amount("3559.67"), a = Amount("3217.82"), b = Amount("314.85");
  Sum(total, {a, b});
  const Finding finding = Named();
  BOOST_TEST(finding.culprit == b);
  BOOST_TEST(finding.repair == "341.85");
}

BOOST_AUTO_TEST_CASE(the_right_value_printed_elsewhere) {
  const auto total = Amount("3559.67"), a = Amount("3217.82"), b = Amount("351.85");
  Amount("341.85");
  Sum(total, {a, b});
  const Finding finding = Named();
  BOOST_TEST(finding.culprit == b);
}

BOOST_AUTO_TEST_CASE(the_one_figure_that_stands_nowhere_else) {
  const auto total = Amount("3559.67"), a = Amount("3217.82"), b = Amount("351.84");
  Amount("3559.67");
  Amount("3217.82");
  Sum(total, {a, b});
  const Finding finding = Named();
  BOOST_TEST(finding.culprit == b);
  BOOST_TEST(finding.repair == "341.85");
}

BOOST_AUTO_TEST_CASE(round_numbers_are_repeated_by_chance) {
  const auto total = Amount("350.00"), a = Amount("320.00"), b = Amount("40.00");
  Amount("350.00");
  Amount("320.00");
  Sum(total, {a, b});
  BOOST_TEST(Named().culprit == kNone);
}

BOOST_AUTO_TEST_CASE(two_digits_of_a_short_number) {
  const auto total = Amount("187"), a = Amount("21"), b = Amount("47"), c = Amount("92");
  Sum(total, {a, b, c});
  const Finding finding = Named();
  BOOST_TEST(finding.culprit == b);
  BOOST_TEST(finding.repair == "74");
}

BOOST_AUTO_TEST_CASE(nobody_when_nothing_speaks_against_one) {
  Sum(Amount("3559.67"), {Amount("3217.82"), Amount("351.85")});
  BOOST_TEST(Named().culprit == kNone);
}

BOOST_AUTO_TEST_CASE(the_stated_figure_stays_when_it_is_the_likely_one) {
  const auto total = Amount("3569.67"), a = Amount("3217.82"), b = Amount("341.85");
  Amount("3559.67");
  Sum(total, {a, b});
  BOOST_TEST(Named().culprit == kNone);
}

BOOST_AUTO_TEST_SUITE_END()
