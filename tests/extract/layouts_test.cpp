// How offices set their tables and pages, as DOCX and as PDF: layouts/make.py made the files and says what is in them.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "extract/read.h"
#include "tests/extract/document_dump.h"

using namespace gouji;

namespace {

const std::filesystem::path kLayouts = GOUJI_SOURCE_DIR "/tests/extract/layouts";

std::vector<std::string> Lines(std::istream&& in) {
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

// Without notes, and without the number of header rows, which a PDF tells only where they are repeated.
std::vector<std::string> Understood(const std::filesystem::path& path) {
  const Result<std::string> bytes = ReadFileBytes(path);
  BOOST_REQUIRE_MESSAGE(bytes.ok(), path);
  const Result<Document> document = ReadDocument(bytes.value(), path.string());
  BOOST_REQUIRE_MESSAGE(document.ok(), path);
  std::vector<std::string> lines = Lines(std::istringstream(test::Dump(document.value())));
  std::erase_if(lines, [](const std::string& line) { return line.rfind("N ", 0) == 0; });
  for (std::string& line : lines) {
    const std::size_t header = line.rfind("T ", 0) == 0 ? line.find(" header ") : std::string::npos;
    if (header != std::string::npos) line.erase(header, std::string(" header 1").size());
  }
  return lines;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(layouts)

BOOST_AUTO_TEST_CASE(each_is_understood_as_it_was_meant) {
  std::set<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(kLayouts)) {
    if (entry.path().extension() == ".docx" || entry.path().extension() == ".pdf") files.insert(entry.path());
  }
  BOOST_TEST(!files.empty());
  for (const std::filesystem::path& file : files) {
    const std::vector<std::string> meant = Lines(std::ifstream(std::filesystem::path(file).replace_extension(".txt")));
    const std::vector<std::string> understood = Understood(file);
    BOOST_TEST_CONTEXT(file.filename()) {
      BOOST_TEST(understood.size() == meant.size());
      for (std::size_t i = 0; i < std::min(understood.size(), meant.size()); ++i) {
        BOOST_TEST(understood[i] == meant[i]);
        if (understood[i] != meant[i]) break;
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
