// --patterns from end to end: a user's pack gives an amount its measure, an assertion its phrase, a number its unit; what
// gouji figures and gouji check say changes accordingly.
#include <boost/test/unit_test.hpp>
#include <map>
#include <nlohmann/json.hpp>

#include "tests/tools/run_command.h"

using namespace gouji;

namespace {

constexpr std::string_view kReport =
    "清河市园林局2024年度绩效自评报告\n"
    "一、支出情况\n"
    "2024年度总支出200.00万元，其中基础支出120.00万元、项目支出80.00万元。基础支出120.00万元，在总支出里份额50.00%。\n"
    "共整治苗圃30畦，其中东片18畦、西片10畦。\n";

constexpr std::string_view kPack = R"(
[[measure]]
id = "expenditure.basic"
aliases = ["基础支出"]

[[phrase]]
id = "ours.share-of"
cue = "share"
pattern = '在(?P<base>{words}+?)里份额(?P<rate>{percent})'

[[unit]]
kind = "count"
words = ["畦"]
)";

struct Files : TemporaryFolder {
  std::string report = Write("report.txt", std::string(kReport));
  TemporaryFolder packs;
  std::string pack = packs.Write("ours.toml", std::string(kPack));
};

nlohmann::json Figure(const std::vector<std::string>& options, const std::string& report, const std::string& value) {
  std::vector<std::string> arguments = {"figures", "--format", "json"};
  arguments.insert(arguments.end(), options.begin(), options.end());
  arguments.push_back(report);
  const nlohmann::json result = nlohmann::json::parse(RunGouji(arguments).out);
  for (const nlohmann::json& figure : result.at("figures")) {
    if (figure.at("value") == value) return figure;
  }
  return {};
}

// The check of each finding with what it expects.
std::map<std::string, std::string> Findings(const std::vector<std::string>& options, const std::string& report) {
  std::vector<std::string> arguments = {"check", "--format", "json"};
  arguments.insert(arguments.end(), options.begin(), options.end());
  arguments.push_back(report);
  const nlohmann::json result = nlohmann::json::parse(RunGouji(arguments).out);
  std::map<std::string, std::string> findings;
  for (const nlohmann::json& finding : result.at("findings")) findings[finding.at("check")] = finding.at("expected");
  return findings;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(own_patterns)

BOOST_AUTO_TEST_CASE(figures_have_the_users_measures_and_units) {
  const Files files;
  const std::vector<std::string> own = {"--patterns", files.packs.path()};
  BOOST_TEST(Figure({}, files.report, "120.00").at("measure").is_null());
  BOOST_TEST(Figure(own, files.report, "120.00").at("measure") == "expenditure.basic");
  BOOST_TEST(Figure({}, files.report, "30").at("kind") == "number");
  BOOST_TEST(Figure(own, files.report, "30").at("kind") == "count");
  BOOST_TEST(Figure(own, files.report, "30").at("unit") == "畦");
}

BOOST_AUTO_TEST_CASE(the_users_phrase_and_unit_assert_what_checks_recompute) {
  const Files files;
  BOOST_TEST(Findings({}, files.report).empty());
  const std::map<std::string, std::string> found = Findings({"--patterns", files.packs.path()}, files.report);
  BOOST_TEST(found.size() == 2u);
  BOOST_TEST(found.at("rate.share") == "60.00");
  BOOST_TEST(found.at("amount.sum-of-parts") == "28");
  const std::string explained = RunGouji({"figures", "--explain", "--patterns", files.packs.path(), files.report}).out;
  BOOST_TEST(explained.find("ours.share-of") != std::string::npos, explained);
}

BOOST_AUTO_TEST_CASE(a_file_of_the_same_name_replaces_the_built_in_one) {
  const Files files;
  const TemporaryFolder packs;
  packs.Write("units.toml", "[[unit]]\nkind = \"amount\"\nwords = [\"元\"]\n");
  BOOST_TEST(Figure({"--patterns", packs.path()}, files.report, "120.00").at("unit") == "万元");
  BOOST_TEST(Figure({"--patterns", packs.path()}, files.report, "50.00").at("kind") == "number");
}

BOOST_AUTO_TEST_CASE(a_unit_of_two_kinds_is_a_mistake) {
  const Files files;
  const TemporaryFolder packs;
  packs.Write("ours.toml", "[[unit]]\nkind = \"headcount\"\nwords = [\"家\"]\n");
  const CommandOutcome outcome = RunGouji({"figures", "--patterns", packs.path(), files.report});
  BOOST_TEST(outcome.status == 2);
  BOOST_TEST(outcome.err.find(": count: \"家\" is a unit of another kind") != std::string::npos, outcome.err);
}

BOOST_AUTO_TEST_SUITE_END()
