// Files made to break readers, through the built command. The folder is not part of the repository; where
// it is absent the test says so.
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "tests/tools/run_command.h"
#include "tools/isolate/sandbox.h"

using namespace gouji;
using Json = nlohmann::json;

namespace {

const std::filesystem::path kFolder = std::filesystem::path(GOUJI_SOURCE_DIR) / "../shared/hostile";

const std::set<std::string> kDamage = {"damaged-input", "truncated-stream", "dropped-glyphs", "font-problem",
                                       "irregular-table", "number-too-long", "empty-document"};

struct Entry {
  std::string file;
  std::string expected;
};

std::vector<Entry> ReadManifest() {
  std::vector<Entry> entries;
  std::ifstream in(kFolder / "MANIFEST.tsv");
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    std::istringstream fields(line);
    Entry entry;
    if (std::getline(fields, entry.file, '\t') && std::getline(fields, entry.expected, '\t')) entries.push_back(entry);
  }
  return entries;
}

// The class of README: ok (no damage noted), ok_flag, refuse, limit; or what must never happen.
std::string VerdictOf(const Json& result) {
  if (result.contains("error")) {
    const std::string code = result["error"]["code"];
    if (code == "limit" || code == "timeout") return "limit";
    return code == "crashed" || code == "internal" ? code : "refuse";
  }
  for (const Json& note : result["notes"]) {
    if (kDamage.count(note["code"]) != 0) return "ok_flag";
  }
  return result["notes"].empty() ? "ok" : "ok with notes";
}

bool IsExpected(const Entry& entry, const std::string& verdict) {
  if (entry.expected == "ok") return verdict == "ok" || verdict == "ok with notes";
  if (entry.expected == "ok_flag") return verdict == "ok_flag" || verdict == "ok with notes";
  return verdict == entry.expected;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(hostile)

BOOST_AUTO_TEST_CASE(every_file_has_its_verdict) {
  if (!std::filesystem::exists(kFolder / "MANIFEST.tsv")) {
    BOOST_TEST_MESSAGE("skipped: no ../shared/hostile");
    return;
  }
  for (const Entry& entry : ReadManifest()) {
    const CommandOutcome outcome = RunGouji({"check", "--format", "json", (kFolder / entry.file).string()});
    BOOST_TEST_CONTEXT(entry.file << ": " << outcome.err) {
      const Json result = Json::parse(outcome.out, nullptr, false);  // refuses malformed UTF-8
      BOOST_REQUIRE(!result.is_discarded());
      const std::string verdict = VerdictOf(result);
      BOOST_TEST(IsExpected(entry, verdict), entry.expected << " expected, got " << verdict);
      const bool failed = result.contains("error");
      BOOST_TEST((outcome.status == 2) == failed);
      BOOST_TEST(outcome.err.size() <= (failed ? 500U : 0U));
      BOOST_TEST(std::count(outcome.err.begin(), outcome.err.end(), '\n') == (failed ? 1 : 0));
      BOOST_TEST(outcome.out.find("root:x:0:0") == std::string::npos);
      if (kSanitized) continue;
      BOOST_TEST(outcome.seconds < 35.0);
      BOOST_TEST(outcome.peak_kilobytes < 1L << 20);
    }
  }
}

BOOST_AUTO_TEST_CASE(what_is_not_a_file_is_refused_at_once) {
  const TemporaryFolder folder;
  const std::string pipe = folder.path() + "/pipe";
  BOOST_REQUIRE(RunProgram({"mkfifo", pipe}).status == 0);
  const std::string sparse = folder.path() + "/sparse.pdf";
  BOOST_REQUIRE(RunProgram({"truncate", "-s", "10G", sparse}).status == 0);
  const std::string loop = folder.path() + "/loop.pdf";
  std::filesystem::create_symlink(loop, loop);
  for (const std::string& path : {pipe, sparse, loop, std::string("/dev/zero"), std::string("/proc/self/mem")}) {
    const CommandOutcome outcome = RunGouji({"check", path});
    BOOST_TEST_CONTEXT(path << ": " << outcome.err) {
      BOOST_TEST(outcome.status == 2);
      BOOST_TEST(outcome.out == "");
      BOOST_TEST(std::count(outcome.err.begin(), outcome.err.end(), '\n') == 1);
      BOOST_TEST(outcome.seconds < 2.0);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
