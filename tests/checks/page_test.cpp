// The examples of every check's page are its tests. A page holds fenced blocks:
//   fires     a report in the plain-text dialect; the `expect` block after it lists every finding of this
//             check, one a line: "<severity> <stated> -> <expected>"
//   silent    a report on which this check finds nothing
//   verified  a report in which this check verifies at least one tie and finds nothing
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "checks/engine/finding.h"
#include "extract/read.h"
#include "tools/report/check_words.h"

using namespace gouji;

namespace {

struct Case {
  std::string kind;
  std::string report;
  std::string expect;
  int line = 0;
};

std::vector<Case> ReadCases(const std::filesystem::path& page) {
  std::ifstream in(page);
  std::vector<Case> cases;
  std::string line;
  int number = 0;
  std::string* block = nullptr;
  while (std::getline(in, line)) {
    ++number;
    if (line.rfind("```", 0) == 0) {
      const std::string info = line.substr(3);
      if (block != nullptr) {
        block = nullptr;
      } else if (info == "fires" || info == "silent" || info == "verified") {
        cases.push_back({info, {}, {}, number});
        block = &cases.back().report;
      } else if (info == "expect" && !cases.empty()) {
        block = &cases.back().expect;
      } else {
        static std::string ignored;
        block = &ignored;
      }
      continue;
    }
    if (block != nullptr) *block += line + "\n";
  }
  return cases;
}

std::string_view Name(Severity severity) {
  return severity == Severity::kError ? "error" : severity == Severity::kWarning ? "warning" : "info";
}

struct Outcome {
  std::string findings;
  std::size_t verified = 0;
};

/// What a finding shows beside each quotation: an id without words would reach people as it is.
void RolesHaveWords(const Relation& relation) {
  std::vector<std::string_view> roles = {relation.stated.role};
  for (const Operand& operand : relation.operands) roles.push_back(operand.role);
  for (const std::string_view role : roles) {
    BOOST_TEST((role.empty() || RoleWord(role, Language::kZh) != role), "no words for the role " << role);
  }
}

Outcome RunCase(const std::string& check, const std::string& report) {
  static const Result<PatternSet> patterns = PatternSet::BuiltIn();
  static const Result<std::vector<Profile>> profiles = BuiltInProfiles();
  BOOST_REQUIRE(patterns.ok());
  BOOST_REQUIRE(profiles.ok());
  const Profile* national = nullptr;
  for (const Profile& profile : profiles.value()) {
    if (profile.id == "national") national = &profile;
  }
  BOOST_REQUIRE(national != nullptr);
  const Result<Document> document = ReadPlainText(report, {});
  BOOST_REQUIRE(document.ok());
  const FigureTable figures = Recognize(document.value(), patterns.value());
  const CheckResult result = RunChecks({document.value(), figures, patterns.value(), *national}, {check});
  Outcome outcome;
  for (const Relation& relation : result.relations) {
    RolesHaveWords(relation);
    if (relation.verdict == Verdict::kConsistent || relation.verdict == Verdict::kWithinRounding) ++outcome.verified;
    if (relation.verdict != Verdict::kInconsistent && relation.verdict != Verdict::kTruncated) continue;
    const std::string stated = !relation.stated_text.empty() ? relation.stated_text
                               : relation.stated.figure != kNone
                                   ? figures.figures[relation.stated.figure].value.ToString()
                                   : Normalize(document.value().Slice(relation.stated.text));
    const std::string expected = !relation.expected_text.empty() ? relation.expected_text
                                 : relation.expected              ? relation.expected->ToString()
                                                                  : "";
    outcome.findings += std::string(Name(relation.severity)) + " " + stated + " -> " + expected + "\n";
  }
  return outcome;
}

void RunPage(const std::filesystem::path& page, const std::string& check) {
  const std::vector<Case> cases = ReadCases(page);
  bool fires = false;
  bool quiet = false;
  for (const Case& one : cases) {
    BOOST_TEST_CONTEXT(page.filename().string() << ":" << one.line << " (" << one.kind << ")") {
      const Outcome outcome = RunCase(check, one.report);
      if (one.kind == "fires") {
        fires = true;
        BOOST_TEST(!one.expect.empty(), "a fires block needs an expect block");
        BOOST_TEST(outcome.findings == one.expect);
      } else {
        quiet = true;
        BOOST_TEST(outcome.findings == "");
        if (one.kind == "verified") BOOST_TEST(outcome.verified > 0u, "nothing was verified");
      }
    }
  }
  BOOST_TEST(fires, check << " has no case that fires");
  BOOST_TEST(quiet, check << " has no case that stays silent");
}

struct PageSuite {
  PageSuite() {
    auto* suite = BOOST_TEST_SUITE("page");
    for (const Check* check : AllChecks()) {
      const std::string id(check->id);
      const std::string path = std::string(GOUJI_SOURCE_DIR "/checks/") + id.substr(0, id.find('.')) + "/";
      std::string name = id.substr(id.find('.') + 1);
      std::string file = path + name + ".md";
      if (!std::filesystem::exists(file)) {
        std::replace(name.begin(), name.end(), '-', '_');
        file = path + name + ".md";
      }
      suite->add(boost::unit_test::make_test_case([file, id] { RunPage(file, id); }, id, __FILE__, __LINE__));
    }
    boost::unit_test::framework::master_test_suite().add(suite);
  }
};
const PageSuite kSuite;

}  // namespace
