#include "patterns/profile.h"

#include <boost/test/unit_test.hpp>

using namespace gouji;

namespace {

const Profile* Find(const std::vector<Profile>& profiles, std::string_view id) {
  for (const Profile& profile : profiles) {
    if (profile.id == id) return &profile;
  }
  return nullptr;
}

std::string ErrorOf(std::string_view toml) {
  const Result<Profile> profile = ParseProfile("x.toml", toml);
  return profile ? "" : profile.error().detail;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(profile)

BOOST_AUTO_TEST_CASE(built_in) {
  const Result<std::vector<Profile>> profiles = BuiltInProfiles();
  BOOST_REQUIRE_MESSAGE(profiles.ok(), (profiles ? "" : profiles.error().detail));
  const Profile* national = Find(profiles.value(), "national");
  BOOST_REQUIRE(national != nullptr);
  BOOST_TEST(national->marks.empty());
  BOOST_TEST(national->grades.size() == 4);
  BOOST_TEST(national->grades.front().names.front() == "优");
  BOOST_TEST(national->grades.front().least.ToString() == "90");
  BOOST_TEST(national->execution_weight.ToString() == "10");
  BOOST_TEST(Find(profiles.value(), "guangxi")->over_fulfilment.ToString() == "1.3");
  BOOST_TEST(Find(profiles.value(), "sichuan")->reason_below_rate.ToString() == "90");
  BOOST_TEST(Find(profiles.value(), "excellent-good-pass")->grades[2].names.front() == "合格");
}

BOOST_AUTO_TEST_CASE(errors) {
  BOOST_TEST(ErrorOf("id = \"x\"\n") == "x.toml:1: x: missing key \"name\"");
  BOOST_TEST(ErrorOf("id = \"x\"\nname = \"X\"\nweight = 1\n") == "x.toml:3: x: unknown key \"weight\"");
  BOOST_TEST(ErrorOf("id = \"x\"\nname = \"X\"\n[explain]\nover_fulfilment = 1.3\n") ==
             "x.toml:4: x: \"over_fulfilment\" must be a whole number or a decimal in quotes");
  BOOST_TEST(ErrorOf("id = \"x\"\nname = \"X\"\n[execution]\nformula = \"square\"\n") == "x.toml:4: x: unknown key \"formula\"");
  BOOST_TEST(ErrorOf("id = \"x\"\nname = \"X\"\n[[grade]]\nnames = [\"良\"]\nleast = 80\n[[grade]]\nnames = [\"优\"]\nleast = 90\n") ==
             "x.toml:6: x: grades must be listed from the best down");
  BOOST_TEST(ErrorOf("id = \"x\"\nname = \"X\"\n[[grade]]\nleast = 80\n") == "x.toml:3: x: missing key \"names\"");
}

BOOST_AUTO_TEST_SUITE_END()
