// Ties, intervals and numbers out of random bytes, against Boost.Multiprecision.
#include "tests/fuzz/claims.h"

#include <boost/test/unit_test.hpp>
#include <random>

using namespace gouji;

namespace {

template <typename Violation>
void HoldsForRandomBytes(Violation violation, int rounds) {
  std::mt19937_64 random(20260101);
  for (int round = 0; round < rounds; ++round) {
    std::string bytes(8 + random() % 56, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random());
    BOOST_REQUIRE_EQUAL(violation(bytes), "");
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(claims)

BOOST_AUTO_TEST_CASE(verdicts_agree_with_an_independent_library) { HoldsForRandomBytes(fuzz::ClaimViolation, 20'000); }
BOOST_AUTO_TEST_CASE(intervals_agree_with_an_independent_library) { HoldsForRandomBytes(fuzz::IntervalViolation, 20'000); }
BOOST_AUTO_TEST_CASE(decimals_agree_with_an_independent_library) { HoldsForRandomBytes(fuzz::DecimalViolation, 20'000); }

BOOST_AUTO_TEST_SUITE_END()
