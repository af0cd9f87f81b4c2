#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "extract/docx/package.h"
#include "extract/read.h"
#include "tests/extract/docx_writer.h"

using namespace gouji;
using namespace gouji::test;

namespace {

// What the manifest calls a result.
std::string Verdict(const Result<Document>& document) {
  if (!document.ok()) return document.error().code == ErrorCode::kLimit ? "limit" : "refuse";
  return document.value().notes().empty() ? "ok" : "ok_flag";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(docx_package)

BOOST_AUTO_TEST_CASE(strict_files_and_other_part_names) {
  DocxWriter strict(P("甲"));
  strict.set_strict(true);
  BOOST_TEST(Read(strict) == "P 甲\n");
  DocxWriter moved(P("乙"));
  moved.set_main("文档/main.xml");
  BOOST_TEST(Read(moved) == "P 乙\n");
}

BOOST_AUTO_TEST_CASE(what_word_would_fetch_is_said_and_not_fetched) {
  DocxWriter docx(P("甲") + "<w:altChunk r:id=\"rId9\"/>");
  docx.AddRelationship(
      "<Relationship Id=\"rId8\" "
      "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\" "
      "Target=\"http://example.com/a.png\" TargetMode=\"External\"/>");
  docx.AddRelationship(
      "<Relationship Id=\"rId7\" "
      "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink\" "
      "Target=\"http://example.com/\" TargetMode=\"External\"/>");
  BOOST_TEST(Read(docx) == "P 甲\nN 15 image\nN 15 altChunk\n");
}

BOOST_AUTO_TEST_CASE(one_name_in_two_cases_is_refused) {
  DocxWriter docx(P("甲"));
  docx.AddEntry("WORD/document.xml", "<x/>");
  BOOST_TEST(Read(docx) == "error 7 duplicate part WORD/document.xml");
}

BOOST_AUTO_TEST_CASE(targets_stay_inside_the_package) {
  BOOST_TEST(docx::ResolveTarget("word/document.xml", "styles.xml").value() == "word/styles.xml");
  BOOST_TEST(docx::ResolveTarget("word/document.xml", "../docProps/./core.xml").value() ==
             "docProps/core.xml");
  BOOST_TEST(docx::ResolveTarget("word/document.xml", "/word/styles.xml").value() ==
             "word/styles.xml");
  BOOST_TEST(!docx::ResolveTarget("word/document.xml", "../../etc/passwd").has_value());
}

BOOST_AUTO_TEST_CASE(limits_have_names) {
  const auto limited = [](const DocxWriter& docx, auto change) {
    ReadLimits limits;
    change(limits);
    const std::string bytes = docx.Bytes();
    const Result<Document> document = ReadDocx(bytes, limits);
    return document.ok() ? "ok" : document.error().detail;
  };
  const DocxWriter docx(P("一二三四五六") + Tbl(Tr(Tc("1") + Tc("2"))));
  BOOST_TEST(limited(docx, [](ReadLimits& limits) { limits.text_bytes = 10; }) == "text_bytes");
  BOOST_TEST(limited(docx, [](ReadLimits& limits) { limits.cells = 1; }) == "cells");
  BOOST_TEST(limited(docx, [](ReadLimits& limits) { limits.table_columns = 1; }) ==
             "table_columns");
  BOOST_TEST(limited(docx, [](ReadLimits& limits) { limits.nesting = 5; }) == "nesting");
  BOOST_TEST(limited(docx, [](ReadLimits& limits) { limits.part_bytes = 100; }) == "part_bytes");
}

BOOST_AUTO_TEST_CASE(every_truncation_is_an_error_and_no_crash) {
  const std::string bytes = DocxWriter(P("一、概况") + Tbl(Tr(Tc("1") + Tc("2")))).Bytes();
  for (std::size_t size = 0; size < bytes.size(); size += 7) {
    BOOST_TEST(!ReadDocx(std::string_view(bytes).substr(0, size), {}).ok());
  }
}

BOOST_AUTO_TEST_CASE(damaged_bytes_never_crash) {
  const std::string good = DocxWriter(P("一、概况") + Tbl(Tr(Tc("1") + Tc("2")))).Bytes();
  std::uint32_t seed = 12345;
  for (int round = 0; round < 2000; ++round) {
    std::string bytes = good;
    for (int hits = 0; hits < 3; ++hits) {
      seed = seed * 1664525 + 1013904223;
      bytes[(seed >> 8) % bytes.size()] = static_cast<char>(seed >> 24);
    }
    const Result<Document> document = ReadDocx(bytes, {});
    BOOST_TEST((document.ok() || document.error().code != ErrorCode::kInternal));
  }
}

BOOST_AUTO_TEST_CASE(hostile_files_get_their_verdict) {
  const std::string folder = GOUJI_SOURCE_DIR "/../shared/hostile/";
  if (!std::filesystem::exists(folder)) {
    BOOST_TEST_MESSAGE("skipped: no ../shared/hostile");
    return;
  }
  std::ifstream manifest(folder + "MANIFEST.tsv");
  std::string line;
  std::size_t files = 0;
  while (std::getline(manifest, line)) {
    std::istringstream fields(line);
    std::string name, expected;
    std::getline(fields, name, '\t');
    std::getline(fields, expected, '\t');
    if (name.rfind("docx/", 0) != 0) continue;
    const Result<std::string> bytes = ReadFileBytes(folder + name);
    BOOST_REQUIRE(bytes.ok());
    BOOST_TEST(Verdict(ReadDocument(bytes.value(), name)) == expected, name);
    ++files;
  }
  BOOST_TEST(files > 40u);
}

BOOST_AUTO_TEST_SUITE_END()
