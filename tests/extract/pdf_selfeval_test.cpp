#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "extract/base/utf8.h"
#include "extract/read.h"

// The same report as DOCX and as PDF must read alike. Needs the shared reports beside the
// repository.
using namespace gouji;

namespace {

const std::filesystem::path kReports =
    std::filesystem::path(GOUJI_SOURCE_DIR) / "../shared/reports";

Document Read(const std::filesystem::path& path) {
  const Result<std::string> bytes = ReadFileBytes(path.string());
  BOOST_REQUIRE(bytes.ok());
  Result<Document> document = ReadDocument(bytes.value(), path.string());
  BOOST_REQUIRE_MESSAGE(document.ok(), path.string());
  return std::move(document).value();
}

std::vector<std::string> Paragraphs(const Document& document) {
  std::vector<std::string> out;
  for (const Block& block : document.blocks()) {
    if (block.kind != BlockKind::kTable) out.push_back(WithoutSpaces(document.Slice(block.text)));
  }
  return out;
}

std::vector<std::string> Cells(const Document& document) {
  std::vector<std::string> out;
  for (std::size_t t = 0; t < document.tables().size(); ++t) {
    for (const Cell& cell : document.tables()[t].cells) {
      std::string key = std::to_string(t);
      for (const std::uint32_t n : {cell.row, cell.column, cell.row_span, cell.column_span})
        key += "," + std::to_string(n);
      out.push_back(key + ":" + WithoutSpaces(document.Slice(cell.text)));
    }
  }
  return out;
}

std::size_t Shared(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::multiset<std::string> rest(b.begin(), b.end());
  std::size_t shared = 0;
  for (const std::string& one : a) {
    const auto at = rest.find(one);
    if (at == rest.end()) continue;
    rest.erase(at);
    ++shared;
  }
  return shared;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pdf_selfeval)

BOOST_AUTO_TEST_CASE(docx_and_pdf_of_one_report_read_alike) {
  if (!std::filesystem::exists(kReports / "selfeval")) {
    BOOST_TEST_MESSAGE("skipped: " << kReports << " is not there");
    return;
  }
  for (const char* const name :
       {"liangzhou-2024", "linzhi-2024", "nanchang-2024", "qingyunpu-2022", "yueyang-2024"}) {
    const Document docx = Read(kReports / "selfeval" / (std::string(name) + ".docx"));
    const Document pdf = Read(kReports / "selfeval" / (std::string(name) + ".pdf"));
    const auto paragraphs = Paragraphs(docx);
    const auto cells = Cells(docx);
    const std::size_t same_paragraphs = Shared(paragraphs, Paragraphs(pdf));
    const std::size_t same_cells = Shared(cells, Cells(pdf));
    BOOST_TEST_MESSAGE(name << ": paragraphs " << same_paragraphs << "/" << paragraphs.size()
                            << ", cells " << same_cells << "/" << cells.size() << ", tables "
                            << docx.tables().size() << " and " << pdf.tables().size());
    BOOST_TEST(docx.tables().size() == pdf.tables().size(), name);
    BOOST_TEST(same_paragraphs * 1000 >= paragraphs.size() * 995, name);
    BOOST_TEST(same_cells * 1000 >= cells.size() * 995, name);
  }
}

BOOST_AUTO_TEST_CASE(page_numbers_stay_out_of_sentences) {
  const auto path = kReports / "public/budget_js_010_2018_b79741.pdf";
  if (!std::filesystem::exists(path)) {
    BOOST_TEST_MESSAGE("skipped: " << path << " is not there");
    return;
  }
  const Document document = Read(path);
  BOOST_TEST(document.text().find("增长17.31%") != std::string_view::npos);
  BOOST_TEST(document.text().find("317.31") == std::string_view::npos);
}

BOOST_AUTO_TEST_SUITE_END()
