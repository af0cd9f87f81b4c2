#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <map>

#include "extract/read.h"
#include "extract/text/normalized_text.h"

using namespace gouji;

namespace {

const std::string kReports = GOUJI_SOURCE_DIR "/../shared/reports/selfeval/";
constexpr double kGoal = 0.995;

Document ReadReport(const std::string& name) {
  Result<std::string> bytes = ReadFileBytes(name);
  BOOST_REQUIRE_MESSAGE(bytes.ok(), name << " cannot be read");
  Result<Document> document = ReadDocument(bytes.value(), name);
  BOOST_REQUIRE_MESSAGE(document.ok(), name << " cannot be understood");
  return std::move(document).value();
}

using Lines = std::vector<std::string>;

Lines Headings(const Document& document) {
  Lines lines;
  for (const Block& block : document.blocks()) {
    if (block.kind != BlockKind::kHeading) continue;
    lines.push_back(std::to_string(block.level) + " " + Normalize(document.Slice(block.text)));
  }
  return lines;
}

Lines Paragraphs(const Document& document) {
  Lines lines;
  for (const Block& block : document.blocks()) {
    // Lines of the contents are shown, never matched; the leader dots are drawn in one, a tab in
    // the other.
    if (block.kind != BlockKind::kParagraph && block.kind != BlockKind::kHeading) continue;
    lines.push_back(Normalize(document.Slice(block.text)));
  }
  return lines;
}

std::string Spans(const Cell& cell) {
  return std::to_string(cell.row) + "," + std::to_string(cell.column) + " " +
         std::to_string(cell.row_span) + "x" + std::to_string(cell.column_span);
}

// At the foot of the page in a PDF, after their paragraph in a DOCX: the order is not the same.
Lines Footnotes(const Document& document) {
  Lines lines;
  for (const Block& block : document.blocks()) {
    if (block.kind == BlockKind::kFootnote) lines.push_back(Normalize(document.Slice(block.text)));
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

Lines Titles(const Document& document) {
  Lines lines;
  for (const Table& table : document.tables()) {
    lines.push_back(Normalize(document.Slice(table.caption)) + " | " +
                    Normalize(document.Slice(table.unit_line)));
  }
  return lines;
}

Lines Cells(const Document& document) {
  Lines lines;
  for (std::size_t t = 0; t < document.tables().size(); ++t) {
    for (const Cell& cell : document.tables()[t].cells) {
      lines.push_back("table " + std::to_string(t) + " (" + Spans(cell) + ") " +
                      Normalize(document.Slice(cell.text)));
    }
  }
  return lines;
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// Every number of the text, digits with their points and commas.
Lines Numbers(const Document& document) {
  const std::string text = Normalize(document.text());
  Lines numbers;
  for (std::size_t i = 0; i < text.size();) {
    if (!IsDigit(text[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < text.size() &&
           (IsDigit(text[end]) || ((text[end] == '.' || text[end] == ',') &&
                                   end + 1 < text.size() && IsDigit(text[end + 1]))))
      ++end;
    numbers.push_back(text.substr(i, end - i));
    i = end;
  }
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

struct Comparison {
  std::size_t equal = 0;
  std::size_t total = 0;  // lines of the longer side
  Lines only_docx, only_pdf;
  double share() const {
    return total == 0 ? 1 : static_cast<double>(equal) / static_cast<double>(total);
  }
};

// Longest common subsequence; the lists have a few thousand entries.
Comparison Compare(const Lines& docx, const Lines& pdf) {
  const std::size_t n = docx.size(), m = pdf.size();
  std::vector<std::uint32_t> best((n + 1) * (m + 1));
  const auto at = [&](std::size_t i, std::size_t j) -> std::uint32_t& {
    return best[i * (m + 1) + j];
  };
  for (std::size_t i = n; i-- > 0;) {
    for (std::size_t j = m; j-- > 0;) {
      at(i, j) = docx[i] == pdf[j] ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
    }
  }
  Comparison result;
  result.equal = at(0, 0);
  result.total = std::max(n, m);
  std::size_t i = 0, j = 0;
  while (i < n || j < m) {
    if (i < n && j < m && docx[i] == pdf[j]) {
      ++i, ++j;
    } else if (j == m || (i < n && at(i + 1, j) >= at(i, j + 1))) {
      result.only_docx.push_back(docx[i++]);
    } else {
      result.only_pdf.push_back(pdf[j++]);
    }
  }
  return result;
}

Comparison Report(const std::string& name, std::string_view what, const Lines& docx,
                  const Lines& pdf) {
  Comparison result = Compare(docx, pdf);
  BOOST_TEST_MESSAGE(name << ": " << what << " " << result.equal << " of " << result.total
                          << " equal");
  for (const std::string& line : result.only_docx) BOOST_TEST_MESSAGE("  only DOCX: " << line);
  for (const std::string& line : result.only_pdf) BOOST_TEST_MESSAGE("  only PDF:  " << line);
  return result;
}

// LibreOffice, which made the PDF files of the corpus, does not paint a mark that hangs over the right margin:
// they are not in those files.
Lines WithoutMarks(Lines lines) {
  for (std::string& line : lines) {
    for (const std::string_view mark : {"。", "、", ",", ";"}) {
      for (std::size_t at = line.find(mark); at != std::string::npos; at = line.find(mark, at)) line.erase(at, mark.size());
    }
  }
  return lines;
}

// Compares <stem>.docx with <stem>.pdf.
void CompareReports(const std::string& stem, bool marks_hang) {
  const std::string name = std::filesystem::path(stem).filename();
  const Document docx = ReadReport(stem + ".docx");
  const Document pdf = ReadReport(stem + ".pdf");
  Comparison paragraphs = Report(name, "paragraphs", Paragraphs(docx), Paragraphs(pdf));
  if (marks_hang) paragraphs = Compare(WithoutMarks(Paragraphs(docx)), WithoutMarks(Paragraphs(pdf)));
  BOOST_TEST(paragraphs.share() >= kGoal);
  BOOST_TEST(Report(name, "headings", Headings(docx), Headings(pdf)).share() >= kGoal);
  BOOST_TEST(Report(name, "captions and units", Titles(docx), Titles(pdf)).share() >= kGoal);
  BOOST_TEST(Report(name, "cells", Cells(docx), Cells(pdf)).share() >= kGoal);
  BOOST_TEST(Report(name, "numbers", Numbers(docx), Numbers(pdf)).share() >= kGoal);
  BOOST_TEST(Report(name, "footnotes", Footnotes(docx), Footnotes(pdf)).share() >= kGoal);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(same_report)

// The same report as DOCX and as PDF must say the same.
BOOST_AUTO_TEST_CASE(real_reports) {
  if (!std::filesystem::exists(kReports)) {
    BOOST_TEST_MESSAGE("skipped: no ../shared/reports");
    return;
  }
  for (const char* name :
       {"liangzhou-2024", "linzhi-2024", "nanchang-2024", "qingyunpu-2022", "yueyang-2024"}) {
    CompareReports(kReports + name, false);
  }
}

BOOST_AUTO_TEST_CASE(reports_of_the_corpus) {
  for (const auto& entry :
       std::filesystem::directory_iterator(GOUJI_SOURCE_DIR "/corpus/reports")) {
    CompareReports(entry.path() / entry.path().filename(), true);
  }
}

BOOST_AUTO_TEST_SUITE_END()
