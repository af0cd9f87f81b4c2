// Whole reports as people see them, word for word, but for the counts of ties, which the scoreboard watches. When a
// change is meant, rewrite the files and read the difference:
//   GOUJI_GOLDEN=rewrite build/release/tests/tools_tests --run_test=golden; git diff tests/golden
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "tests/tools/run_command.h"

using namespace gouji;

namespace {

struct Golden {
  std::string file;    ///< under tests/golden
  std::string report;  ///< under corpus/reports, with its extension
  std::vector<std::string> words;
  int status;
};

const std::vector<Golden> kGolden = {
    {"budget-clean.check.txt", "wangze-housing-budget-2025.pdf", {"check", "--quiet"}, 0},
    {"self-evaluation.check.txt", "fengzhu-forestry-2024.docx", {"check", "--quiet"}, 1},
    {"self-evaluation-en.check.txt", "fengzhu-forestry-2024.pdf", {"check", "--quiet", "--lang", "en"}, 1},
    {"self-evaluation.check.json", "fengzhu-forestry-2024.pdf", {"check", "--format", "json"}, 1},
    {"evaluation-clean.check.txt", "shuoning-roads-2024.docx", {"check", "--quiet"}, 0},
    {"evaluation.check.txt", "shuoning-elderly-eval-2024.docx", {"check", "--quiet"}, 1},
    {"forms.text.txt", "qingbai-market-forms-2024.docx", {"text"}, 0},
};

// Without what changes when nothing that is found does: counts, and the hash of the packs.
std::string WithoutCounts(const std::string& output) {
  std::istringstream lines(output);
  std::string kept;
  for (std::string line; std::getline(lines, line);) {
    const std::string_view text = std::string_view(line).substr(std::min(line.find_first_not_of(' '), line.size()));
    const bool counts = text.starts_with("核对 ") || text.find(" ties checked: ") != std::string_view::npos || text.starts_with("\"coverage\"") || text.starts_with("\"tool\"");
    if (!counts) kept += line + "\n";
  }
  return kept;
}

// The first line that differs, with the lines of both sides.
std::string Difference(const std::string& before, const std::string& now) {
  std::istringstream left(before);
  std::istringstream right(now);
  std::string a;
  std::string b;
  for (int line = 1;; ++line) {
    const bool has_a = static_cast<bool>(std::getline(left, a));
    const bool has_b = static_cast<bool>(std::getline(right, b));
    if (!has_a && !has_b) return {};
    if (has_a != has_b || a != b) return "line " + std::to_string(line) + "\n- " + (has_a ? a : "(end)") + "\n+ " + (has_b ? b : "(end)");
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(golden)

BOOST_AUTO_TEST_CASE(whole_reports_look_as_before) {
  const char* const word = std::getenv("GOUJI_GOLDEN");
  const bool rewrite = word != nullptr && std::string(word) == "rewrite";
  for (const Golden& golden : kGolden) {
    const std::string folder = golden.report.substr(0, golden.report.find('.'));
    const std::string bytes = ReadWholeFile(std::string(GOUJI_SOURCE_DIR) + "/corpus/reports/" + folder + "/" + golden.report);
    BOOST_REQUIRE(!bytes.empty());
    std::vector<std::string> words = golden.words;
    words.push_back("-");  // a path would not be the same everywhere
    const CommandOutcome outcome = RunGouji(words, bytes);
    BOOST_TEST(outcome.status == golden.status, golden.report << " " << outcome.err);
    BOOST_TEST(outcome.err == "");
    const std::string path = std::string(GOUJI_SOURCE_DIR) + "/tests/golden/" + golden.file;
    const std::string now = WithoutCounts(outcome.out);
    if (rewrite) std::ofstream(path, std::ios::binary) << now;
    const std::string before = ReadWholeFile(path);
    BOOST_TEST(before == now, golden.file << " (GOUJI_GOLDEN=rewrite writes it anew): " << Difference(before, now));
  }
}

BOOST_AUTO_TEST_SUITE_END()
