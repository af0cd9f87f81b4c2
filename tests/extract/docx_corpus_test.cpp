#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <set>

#include "extract/read.h"
#include "extract/structure/captions.h"
#include "extract/text/normalized_text.h"

using namespace gouji;

namespace {

const std::filesystem::path kCorpus = GOUJI_SOURCE_DIR "/corpus/reports";

// What the source of a corpus report says about its structure; corpus/README.md has the dialect.
struct Source {
  std::vector<std::string> headings;  // "level text"; an automatic number is not part of the text
  std::vector<std::string> tables;    // "caption | unit line"
};

std::string Plain(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, 2) == "**") {
      ++i;
    } else if (text.substr(i, 2) == "[^") {
      i = text.find(']', i);
    } else {
      out.push_back(text[i]);
    }
  }
  return Normalize(out);
}

Source ReadSource(const std::filesystem::path& path) {
  Source source;
  std::ifstream file(path);
  std::string line, caption, unit;
  bool table = false;
  bool last_heading = false;
  while (std::getline(file, line)) {
    const std::size_t marks = line.find_first_not_of('#');
    if (line.rfind("```", 0) == 0) {
      table = !table;
      if (table) {
        if (caption.empty() && !source.headings.empty() &&
            last_heading) {  // a heading right above names it
          caption = source.headings.back().substr(2);
          source.headings.pop_back();
        }
        source.tables.push_back(caption + " | " + (IsUnitLine(unit) ? unit : ""));
      }
      caption = unit = "";
      last_heading = false;
    } else if (line.rfind("@caption ", 0) == 0) {
      caption = Plain(line.substr(9));
    } else if (line.rfind("@unit ", 0) == 0) {
      const std::size_t right = line.find("||");  // text at both edges of the page
      unit = Plain(line.substr(right == std::string::npos ? 6 : right + 2));
    } else if (marks != std::string::npos && marks >= 2 && line[0] == '#') {
      std::string text = line.substr(marks);
      if (text.front() == '+') text.erase(0, 1);
      last_heading = true;
      source.headings.push_back(std::to_string(marks - 1) + " " + Plain(text));
    } else if (!line.empty() && line[0] != '@' && !table) {
      last_heading = false;
    }
  }
  return source;
}

// The numbered title of a table heads its section and names the table; the source calls it a
// caption.
bool IsCaption(const Document& document, const Block& block) {
  const auto& tables = document.tables();
  return std::any_of(tables.begin(), tables.end(),
                     [&](const Table& table) { return table.caption == block.text; });
}

std::vector<std::string> HeadingsOf(const Document& document,
                                    const std::set<std::string>& expected) {
  std::vector<std::string> lines;
  for (const Block& block : document.blocks()) {
    if (block.kind != BlockKind::kHeading || IsCaption(document, block)) continue;
    const std::string level = std::to_string(block.level) + " ";
    const std::string whole = level + Normalize(document.Slice(block.text));
    const std::string bare = level + Normalize(document.Slice({block.label.end, block.text.end}));
    lines.push_back(expected.count(bare) != 0 ? bare : whole);
  }
  return lines;
}

std::vector<std::string> TablesOf(const Document& document) {
  std::vector<std::string> lines;
  for (const Table& table : document.tables()) {
    lines.push_back(Normalize(document.Slice(table.caption)) + " | " +
                    Normalize(document.Slice(table.unit_line)));
  }
  return lines;
}

// Prints every difference; returns how many there are.
std::size_t CountDifferences(const std::string& name, const std::vector<std::string>& expected,
                             const std::vector<std::string>& found) {
  const std::multiset<std::string> wanted(expected.begin(), expected.end());
  const std::multiset<std::string> got(found.begin(), found.end());
  std::size_t differences = 0;
  const auto report = [&](const char* what, const std::string& line) {
    BOOST_TEST_MESSAGE(name << ": " << what << " " << line);
    ++differences;
  };
  for (const std::string& line : wanted) {
    if (got.count(line) < wanted.count(line)) report("missing", line);
  }
  for (const std::string& line : got) {
    if (wanted.count(line) < got.count(line)) report("too much", line);
  }
  return differences;
}

std::size_t Compare(const std::filesystem::path& folder, const std::string& format) {
  const Source source = ReadSource(folder / "report.md");
  const std::string file = folder / (folder.filename().string() + format);
  const Result<std::string> bytes = ReadFileBytes(file);
  BOOST_REQUIRE_MESSAGE(bytes.ok(), file);
  const Result<Document> document = ReadDocument(bytes.value(), file);
  BOOST_REQUIRE_MESSAGE(document.ok(), file);
  const std::string name = folder.filename().string() + format;
  return CountDifferences(
             name, source.headings,
             HeadingsOf(document.value(), {source.headings.begin(), source.headings.end()})) +
         CountDifferences(name, source.tables, TablesOf(document.value()));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(docx_corpus)

BOOST_AUTO_TEST_CASE(headings_captions_and_unit_lines_are_those_of_the_source) {
  std::size_t docx = 0, pdf = 0;
  for (const auto& entry : std::filesystem::directory_iterator(kCorpus)) {
    docx += Compare(entry.path(), ".docx");
    pdf += Compare(entry.path(), ".pdf");
  }
  BOOST_TEST(docx == 0u);
  BOOST_TEST(pdf == 0u);
}

BOOST_AUTO_TEST_SUITE_END()
