#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "tests/tools/run_command.h"
#include "tools/report/json_writer.h"

using namespace gouji;
using Json = nlohmann::json;

namespace {

const std::string kSource = GOUJI_SOURCE_DIR;
const std::string kSchema = kSource + "/tools/report/schema/gouji-1.schema.json";

std::vector<std::string> CorpusReports() {
  std::vector<std::string> reports;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(kSource + "/corpus/reports")) {
    const std::string extension = entry.path().extension();
    if (extension == ".pdf" || extension == ".docx") reports.push_back(entry.path());
  }
  std::sort(reports.begin(), reports.end());
  return reports;
}

std::string WithoutSpace(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == ' ' || text[i] == '\n' || text[i] == '\t') continue;
    if (text.compare(i, 3, "\xE3\x80\x80") == 0) {
      i += 2;
      continue;
    }
    out += text[i];
  }
  return out;
}

std::string WithoutCommas(std::string digits) {
  std::erase(digits, ',');
  return digits;
}

// All words of the document, one piece a block, a cell and a whole table.
std::vector<std::string> Pieces(const std::string& report) {
  std::vector<std::string> pieces;
  const Json text = Json::parse(RunGouji({"text", "--format", "json", report}).out);
  for (const Json& block : text["blocks"]) {
    if (block.contains("text")) pieces.push_back(WithoutSpace(block["text"]));
  }
  for (const Json& table : text["tables"]) {
    std::string whole;
    for (const Json& cell : table["cells"]) whole += pieces.emplace_back(WithoutSpace(cell["text"]));
    pieces.push_back(whole);
  }
  return pieces;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(json)

BOOST_AUTO_TEST_CASE(writer) {
  JsonWriter json(JsonWriter::Layout::kIndented);
  json.BeginObject();
  json.StringMember("a\"b", "x\\\n\x01\x7f 勾\xff");
  json.Key("list");
  json.BeginArray();
  json.Number(-3);
  json.Tenths(72.04F);
  json.Tenths(-0.06F);
  json.EndArray();
  json.Key("line");
  json.BeginInlineArray();
  json.Bool(true);
  json.Null();
  json.EndArray();
  json.Key("none");
  json.BeginArray();
  json.EndArray();
  json.EndObject();
  BOOST_TEST(std::move(json).Take() ==
             "{\n  \"a\\\"b\": \"x\\\\\\n\\u0001\\u007f 勾\xEF\xBF\xBD\",\n  \"list\": [\n    -3,\n    72.0,\n    -0.1\n  ],\n"
             "  \"line\": [true, null],\n  \"none\": []\n}\n");
}

BOOST_AUTO_TEST_CASE(results_follow_the_schema) {
  const TemporaryFolder folder;
  std::vector<std::string> words = {"check", "--format", "jsonl", "--relations", folder.path() + "/missing"};
  for (const std::string& report : CorpusReports()) words.push_back(report);
  const CommandOutcome lines = RunGouji(words);
  const std::string path = folder.Write("results.jsonl", lines.out);
  BOOST_TEST(std::count(lines.out.begin(), lines.out.end(), '\n') == static_cast<std::ptrdiff_t>(words.size() - 4));
  const char* const validate =
      "import json, sys\n"
      "from jsonschema import Draft202012Validator as Validator\n"
      "schema = json.load(open(sys.argv[1], encoding='utf-8'))\n"
      "Validator.check_schema(schema)\n"
      "for line in open(sys.argv[2], encoding='utf-8'):\n"
      "    for error in Validator(schema).iter_errors(json.loads(line)):\n"
      "        best = max(error.context or [error], key=lambda e: len(e.absolute_path))\n"
      "        print(json.loads(line)['document']['path'], list(best.absolute_path), best.message[:300])\n";
  const CommandOutcome checked = RunProgram({"python3", "-c", validate, kSchema, path});
  BOOST_TEST(checked.status == 0, checked.err);
  BOOST_TEST(checked.out == "");
}

BOOST_AUTO_TEST_CASE(several_files_are_an_array) {
  const std::string report = CorpusReports().front();
  const Json both = Json::parse(RunGouji({"check", "--format", "json", report, "/no/such/file"}).out);
  BOOST_REQUIRE(both.size() == 2);
  BOOST_TEST(both[0]["document"]["path"] == report);
  BOOST_TEST(both[1]["error"]["code"] == "not-found");
  BOOST_TEST(both[1]["error"]["message"] == "文件不存在");
}

BOOST_AUTO_TEST_CASE(quotations_are_verbatim_and_hold_their_figure) {
  for (const std::string& report : CorpusReports()) {
    const Json result = Json::parse(RunGouji({"check", "--format", "json", report}).out);
    const std::vector<std::string> pieces = Pieces(report);
    for (const Json& finding : result["findings"]) {
      for (const Json& side : finding["evidence"]) {
        const std::string quote = WithoutSpace(side["text"]);
        const auto holds = [&](const std::string& piece) { return piece.find(quote) != std::string::npos; };
        BOOST_TEST_CONTEXT(report << " " << finding["check"] << " " << side["text"]) {
          BOOST_TEST(!quote.empty());
          BOOST_TEST(std::any_of(pieces.begin(), pieces.end(), holds));
          if (side["value"].is_string() && quote.find_first_of("0123456789") != std::string::npos) {
            BOOST_TEST(WithoutCommas(quote).find(side["value"].get<std::string>()) != std::string::npos);
          }
        }
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
