// Every run of digits of a report lies in exactly one token; tokens stand in order without overlap.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <random>

#include "extract/read.h"
#include "extract/text/normalized_text.h"
#include "patterns/lexer/number_lexer.h"
#include "tests/patterns/lexer/built_in_units.h"

using namespace gouji;

namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// Empty when the property holds, else what is wrong.
std::string Broken(std::string_view text, const LexContext& context) {
  const std::vector<NumberToken> tokens = LexNumbers(text, BuiltInUnits(), context);
  std::vector<int> covered(text.size());
  std::uint32_t end = 0;
  for (const NumberToken& token : tokens) {
    const bool inside = token.range.begin <= token.number.begin && token.number.end <= token.range.end;
    if (token.range.begin < end || token.range.end > text.size() || token.range.empty()) return "overlap or outside";
    if (!inside || token.number.empty()) return "number outside of its token";
    end = token.range.end;
    for (std::uint32_t i = token.range.begin; i < token.range.end; ++i) ++covered[i];
  }
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!IsDigit(text[i])) continue;
    if (covered[i] != 1) return "digit without token";
    const bool run_goes_on = i + 1 < text.size() && IsDigit(text[i + 1]);
    const bool token_ends = std::any_of(tokens.begin(), tokens.end(), [&](const NumberToken& t) { return t.range.end == i + 1; });
    if (run_goes_on && token_ends) return "a run of digits is split";
  }
  return {};
}

void CheckText(std::string_view text, const LexContext& context) {
  const NormalizedText normalized(text, 0);
  const std::string problem = Broken(normalized.text(), context);
  BOOST_TEST(problem == "", problem << " in: " << normalized.text());
}

void CheckReport(const std::filesystem::path& path) {
  const Result<std::string> bytes = ReadFileBytes(path.string());
  BOOST_REQUIRE(bytes.ok());
  const Result<Document> document = ReadDocument(bytes.value(), path.filename().string());
  if (!document) return;  // a scan, or a reader that is not built in
  for (const Block& block : document.value().blocks()) {
    if (block.kind != BlockKind::kTable) CheckText(document.value().Slice(block.text), {});
  }
  for (const Table& table : document.value().tables()) {
    for (const Cell& cell : table.cells) CheckText(document.value().Slice(cell.text), {.in_table_cell = true});
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(every_digit)

BOOST_AUTO_TEST_CASE(of_the_corpus) {
  for (const auto& entry : std::filesystem::recursive_directory_iterator(GOUJI_SOURCE_DIR "/corpus/reports")) {
    const std::string extension = entry.path().extension().string();
    if (extension == ".docx" || extension == ".md") CheckReport(entry.path());
  }
}

BOOST_AUTO_TEST_CASE(of_real_reports) {
  const std::filesystem::path reports = GOUJI_SOURCE_DIR "/../shared/reports";
  if (!std::filesystem::exists(reports)) {
    BOOST_TEST_MESSAGE("skipped: no ../shared/reports");
    return;
  }
  for (const auto& entry : std::filesystem::recursive_directory_iterator(reports)) {
    if (entry.is_regular_file()) CheckReport(entry.path());
  }
}

// Random strings of the pieces that readers look at.
BOOST_AUTO_TEST_CASE(of_random_text) {
  constexpr std::string_view kPieces[] = {
      "0", "1", "2", "12", "30", "2024", "100", "2,874.36", "1234567890123456789", ".", ",", "-", "~", "—", "年", "月", "日",
      "号", "第", "表", "(", ")", "〔", "〕", "“", "”", "《", "》", "%", "‰", "万", "亿", "元", "分", "个", "人次", "多", "余", "约",
      "以上", "(含)", "×", "/", ":", "=", "≥", "至", "到", "A", "x", "W", " ", "十", "一", "十四五", "四个意识", "百分之", "三", "点", "①", "电话:", "扣", "得",
      "权重", "、", ";", "。", "季度", "页", "共", "时", "公开", "二", "届", "大", "成", "从", "附件", "\xE9\x9B\xB6"};
  std::mt19937 random(20240601);
  for (int i = 0; i < 60000; ++i) {
    std::string text;
    const std::size_t pieces = 1 + random() % 12;
    for (std::size_t k = 0; k < pieces; ++k) text += kPieces[random() % std::size(kPieces)];
    const std::string problem = Broken(text, {.in_table_cell = random() % 2 == 0, .paragraph_start = random() % 2 == 0});
    BOOST_TEST(problem == "", problem << " in: " << text);
    if (!problem.empty()) return;
  }
}

BOOST_AUTO_TEST_SUITE_END()
