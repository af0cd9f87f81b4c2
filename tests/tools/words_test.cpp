// Every id that a check hands to people has words in both languages.
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "tools/report/check_words.h"

using namespace gouji;

namespace {

std::set<std::string> IdsInChecks(const std::vector<std::string>& patterns) {
  std::set<std::string> ids;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(GOUJI_SOURCE_DIR "/checks")) {
    if (entry.path().extension() != ".cpp") continue;
    std::ifstream in(entry.path());
    std::stringstream text;
    text << in.rdbuf();
    const std::string source = text.str();
    for (const std::string& pattern : patterns) {
      const std::regex regex(pattern);
      for (std::sregex_iterator it(source.begin(), source.end(), regex), end; it != end; ++it) ids.insert((*it)[1]);
    }
  }
  return ids;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(words)

BOOST_AUTO_TEST_CASE(every_reason_that_a_check_gives_has_words) {
  const std::set<std::string> ids = IdsInChecks({R"re(reason = "([a-z-]+)";)re", R"re(ssessable\([^;"]*"([a-z-]+)"\))re"});
  BOOST_TEST(ids.size() > 10u);
  for (const std::string& id : ids) {
    BOOST_TEST(ReasonSentence(id, Language::kZh) != id);
    BOOST_TEST(ReasonSentence(id, Language::kEn) != id);
  }
}

BOOST_AUTO_TEST_CASE(every_role_that_a_check_gives_has_words) {
  const std::set<std::string> ids = IdsInChecks({R"re(OperandFor\(input, "([a-z-]+)")re"});
  BOOST_TEST(ids.size() > 20u);
  for (const std::string& id : ids) BOOST_TEST(RoleWord(id, Language::kZh) != id);
}

BOOST_AUTO_TEST_SUITE_END()
