#include "checks/engine/doubted.h"

#include <boost/test/unit_test.hpp>

#include "tests/checks/sums.h"

using namespace gouji;

namespace {

struct DoubtedSums : Sums {
  void Doubted(std::uint32_t total, const std::vector<std::uint32_t>& parts) { Add(total, parts).reason = "hierarchy-unclear"; }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(doubted, DoubtedSums)

BOOST_AUTO_TEST_CASE(one_slip_that_mends_two_sums_is_reported) {
  const auto carried = Amount("97.80");  // 79.80
  Doubted(carried, {Amount("64.20"), Amount("15.60")});
  Doubted(Amount("4110.04"), {Amount("4030.24"), carried});
  JudgeDoubted(figures, relations);
  BOOST_TEST((relations[0].verdict == Verdict::kInconsistent));
  BOOST_TEST((relations[1].verdict == Verdict::kInconsistent));
  BOOST_TEST((relations[0].severity == Severity::kWarning));
}

BOOST_AUTO_TEST_CASE(one_sum_proves_nothing) {
  Doubted(Amount("97.80"), {Amount("64.20"), Amount("15.60")});
  JudgeDoubted(figures, relations);
  BOOST_TEST((relations[0].verdict == Verdict::kNotAssessable));
  BOOST_TEST(relations[0].reason == "hierarchy-unclear");
}

BOOST_AUTO_TEST_CASE(a_change_that_no_slip_explains_proves_nothing) {
  const auto total = Amount("153.40");
  Doubted(total, {Amount("64.20"), Amount("15.60")});
  Doubted(total, {Amount("50.30"), Amount("29.50")});
  JudgeDoubted(figures, relations);
  BOOST_TEST((relations[0].verdict == Verdict::kNotAssessable));
}

BOOST_AUTO_TEST_SUITE_END()
