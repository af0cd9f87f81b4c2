#include "patterns/pack/pattern_set.h"

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>

#include "extract/text/normalized_text.h"

using namespace gouji;

namespace {

std::string ErrorOf(std::string_view toml) {
  const Result<PatternSet> set = PatternSet::FromText("p.toml", toml);
  if (set) return "";
  BOOST_TEST((set.error().code == ErrorCode::kBadConfig));
  return set.error().detail;
}

// "id: text group=text" of every match, one a line.
std::string Matches(const PatternSet& set, std::string_view text) {
  const std::string normalized = Normalize(text);
  const auto slice = [&](NormRange range) { return normalized.substr(range.begin, range.size()); };
  std::string out;
  for (const PhraseMatch& match : set.Match(normalized)) {
    out += set.phrases()[match.phrase].id + ": " + slice(match.range);
    for (const Capture& capture : match.captures) out.append(" ").append(capture.group).append("=").append(slice(capture.range));
    out += "\n";
  }
  return out;
}

// A folder that goes away with the test.
struct TemporaryFolder {
  std::filesystem::path path = std::filesystem::temp_directory_path() / "gouji_pattern_set_test";
  TemporaryFolder() { std::filesystem::create_directories(path); }
  ~TemporaryFolder() { std::filesystem::remove_all(path); }
  void Write(std::string_view name, std::string_view text) { std::ofstream(path / name) << text; }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(pattern_set)

BOOST_AUTO_TEST_CASE(errors_name_file_line_and_cause) {
  BOOST_TEST(ErrorOf("[[phrase]]\nid = \"a\"\ncue = \"c\"\npattern = 'x'\npatern = 'y'\n") == "p.toml:5: a: unknown key \"patern\"");
  BOOST_TEST(ErrorOf("[[phrase]]\nid = \"a\"\ncue = \"c\"\n") == "p.toml:1: a: missing key \"pattern\"");
  BOOST_TEST(ErrorOf("[[phrase]]\ncue = \"c\"\npattern='x'\n") == "p.toml:1: missing key \"id\"");
  BOOST_TEST(ErrorOf("[[phrase]]\nid = \"a\"\ncue = \"c\"\npattern = 'x'\n[[phrase]]\nid = \"a\"\ncue = \"c\"\npattern = 'y'\n") ==
             "p.toml:8: a: duplicate id, first at p.toml:4");
  BOOST_TEST(ErrorOf("[[phrase]]\nid = \"a\"\ncue = \"c\"\npattern = '(x'\n") == "p.toml:4: a: missing ): (x");
  BOOST_TEST(ErrorOf("[[phrase]]\nid = \"a\"\ncue = \"c\"\npattern = '{nothing}x'\n") == "p.toml:4: a: unknown macro {nothing}");
  BOOST_TEST(ErrorOf("[[phrase]]\nid = \"a\"\ncue = \"c\"\npattern = 5\n") == "p.toml:4: a: \"pattern\" must be a string");
  BOOST_TEST(ErrorOf("[[phrase]]\nid = \"a\"\ncue = \"c\"\npattern = '增加，减少'\n") ==
             "p.toml:4: a: \"，\" never occurs in normalised text: write \",\"");
  BOOST_TEST(ErrorOf("[macro]\na = '{b}'\nb = '{a}'\n") == "p.toml:2: a: macro uses itself");
  BOOST_TEST(ErrorOf("[macro]\na = 1\n") == "p.toml:2: a: a macro must be a string");
  BOOST_TEST(ErrorOf("[macro]\nBad = 'x'\n") == "p.toml:2: Bad: a macro's name is lower-case letters, digits and _");
  BOOST_TEST(ErrorOf("[[measure]]\nid = \"m\"\n") == "p.toml:1: m: missing key \"name\"");
  BOOST_TEST(ErrorOf("[[measure]]\nid = \"m\"\nname = \"甲\"\naliases = [1]\n") == "p.toml:4: m: \"aliases\" must be a list of strings");
  BOOST_TEST(ErrorOf("[[aspect]]\naspect = \"budgett\"\nwords = [\"预算\"]\n") == "p.toml:1: budgett: unknown aspect");
  BOOST_TEST(ErrorOf("[[list]]\nid = \"l\"\nwords = \"x\"\n") == "p.toml:3: l: \"words\" must be a list of strings");
  BOOST_TEST(ErrorOf("[list]\nid = \"l\"\n") == "p.toml:1: \"list\" must be a list of tables: write [[list]]");
  BOOST_TEST(ErrorOf("[[phrases]]\nid = \"l\"\n") == "p.toml:1: unknown section \"phrases\"");
  BOOST_TEST(ErrorOf("[[list]\n").starts_with("p.toml:1: "));
}

BOOST_AUTO_TEST_CASE(macros_that_double_are_stopped) {
  std::string toml = "[macro]\nm0 = 'xxxxxxxxxx'\n";
  for (int i = 1; i < 30; ++i) {
    const std::string last = "{m" + std::to_string(i - 1) + "}";
    toml += "m" + std::to_string(i) + " = '" + last + last + "'\n";
  }
  BOOST_TEST(ErrorOf(toml).find("longer than 20000 bytes with its macros") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(matches_every_occurrence_in_order) {
  const Result<PatternSet> set = PatternSet::FromText("p.toml",
      "[macro]\nn = '[0-9]+'\n"
      "[[phrase]]\nid = \"b\"\ncue = \"c\"\npattern = '占(?P<base>[^,]*?)的(?P<rate>{n})%'\n"
      "[[phrase]]\nid = \"a\"\ncue = \"c\"\npattern = '(占)|x{0,2}'\n");
  BOOST_REQUIRE(set.ok());
  BOOST_TEST(Matches(set.value(), "甲占总额的5%，乙占总额的７％") ==
             "b: 占总额的5% base=总额 rate=5\na: 占\nb: 占总额的7% base=总额 rate=7\na: 占\n");
  BOOST_TEST(Matches(set.value(), "无") == "");
}

// The words of RE2's prefilter are in lower case; what it folds must still be found.
BOOST_AUTO_TEST_CASE(letters_of_any_script_are_found) {
  const Result<PatternSet> set = PatternSet::FromText("p.toml",
      "[[phrase]]\nid = \"roman\"\ncue = \"c\"\npattern = 'Ⅱ类'\n"
      "[[phrase]]\nid = \"latin\"\ncue = \"c\"\npattern = 'PPP项目'\n"
      "[[phrase]]\nid = \"folded\"\ncue = \"c\"\npattern = '(?i)epc'\n");
  BOOST_REQUIRE(set.ok());
  BOOST_TEST(Matches(set.value(), "Ⅱ类和PPP项目与Epc") == "roman: Ⅱ类\nlatin: PPP项目\nfolded: Epc\n");
}

BOOST_AUTO_TEST_CASE(anchors_mean_the_sentence) {
  const Result<PatternSet> set = PatternSet::FromText("p.toml", "[[phrase]]\nid = \"s\"\ncue = \"c\"\npattern = '^甲|乙$'\n");
  BOOST_REQUIRE(set.ok());
  BOOST_TEST(Matches(set.value(), "甲甲乙乙") == "s: 甲\ns: 乙\n");
}

BOOST_AUTO_TEST_CASE(words_are_normalised_and_sorted) {
  const Result<PatternSet> set = PatternSet::FromText("p.toml",
      "[[measure]]\nid = \"m\"\nname = \"出国（境）费\"\naliases = [\"费\", \"出国费\"]\n"
      "[[aspect]]\naspect = \"budget\"\nwords = [\"预算\", \"预算总额\"]\n"
      "[[list]]\nid = \"l\"\nwords = [\"局\", \"管理局\", \"局\"]\n");
  BOOST_REQUIRE(set.ok());
  BOOST_TEST((set.value().measures()[0].words == std::vector<std::string>{"出国(境)费", "出国费", "费"}));
  BOOST_TEST(set.value().measures()[0].name == "出国(境)费");
  BOOST_TEST(set.value().aspect_words()[0].second == "预算总额");
  BOOST_TEST((set.value().list("l").words == std::vector<std::string>{"管理局", "局"}));
  BOOST_TEST(set.value().list("none").words.empty());
}

BOOST_AUTO_TEST_CASE(a_folder_replaces_and_adds) {
  const Result<PatternSet> built_in = PatternSet::BuiltIn();
  BOOST_REQUIRE(built_in.ok());
  TemporaryFolder folder;
  folder.Write("standards.toml", "");
  folder.Write("mine.toml", "[[measure]]\nid = \"expenditure.basic\"\naliases = [\"基础支出\"]\n");
  folder.Write("read me.txt", "not a pack");
  const Result<PatternSet> set = PatternSet::WithFolder(folder.path.string());
  BOOST_REQUIRE(set.ok());
  BOOST_TEST(set.value().phrases().size() < built_in.value().phrases().size());
  BOOST_TEST(set.value().digest() != built_in.value().digest());
  bool added = false;
  for (const Measure& measure : set.value().measures()) {
    if (measure.id == "expenditure.basic") added = std::find(measure.words.begin(), measure.words.end(), "基础支出") != measure.words.end();
  }
  BOOST_TEST(added);
  folder.Write("more.toml", "[[phrase]]\nid = \"share.bare\"\ncue = \"c\"\npattern = 'x'\n");
  const Result<PatternSet> twice = PatternSet::WithFolder(folder.path.string());
  BOOST_REQUIRE(!twice.ok());
  BOOST_TEST(twice.error().detail.starts_with("more.toml:4: share.bare: duplicate id, first at amounts.toml:"));
  BOOST_TEST(PatternSet::WithFolder("/no/such/folder").error().detail == "/no/such/folder: No such file or directory");
}

// The example of docs/patterns.md works as it is printed there.
BOOST_AUTO_TEST_CASE(the_documented_example) {
  std::ifstream stream(GOUJI_SOURCE_DIR "/docs/patterns.md");
  const std::string page{std::istreambuf_iterator<char>(stream), {}};
  const std::size_t begin = page.find("# my-patterns/ours.toml");
  BOOST_REQUIRE(begin != std::string::npos);
  TemporaryFolder folder;
  folder.Write("ours.toml", page.substr(begin, page.find("```", begin) - begin));
  const Result<PatternSet> set = PatternSet::WithFolder(folder.path.string());
  BOOST_REQUIRE_MESSAGE(set.ok(), (set ? "" : set.error().detail));
  BOOST_TEST(Matches(set.value(), "基本支出在总支出中占到62.5%。").starts_with(
      "ours.share-within: 在总支出中占到62.5% base=总支出 rate=62.5%\n"));
}

BOOST_AUTO_TEST_SUITE_END()
