#include "patterns/context/report_identity.h"

#include <algorithm>
#include <map>

#include "patterns/context/names.h"

namespace gouji {
namespace {

constexpr std::size_t kMaxTitleLines = 8;
constexpr std::size_t kMaxTitleChars = 60;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool Has(std::string_view text, std::string_view word) { return text.find(word) != std::string_view::npos; }

ReportKind KindFromWords(std::string_view text) {
  if (Has(text, "自评")) return ReportKind::kSelfEvaluation;
  if (Has(text, "绩效评价") || Has(text, "绩效评估")) return ReportKind::kEvaluation;
  if (Has(text, "决算")) return ReportKind::kFinalAccounts;
  if (Has(text, "预算")) return ReportKind::kBudget;
  return ReportKind::kUnknown;
}

}  // namespace

std::vector<std::string> TitleLines(const Document& document) {
  std::vector<std::string> lines;
  for (const Block& block : document.blocks()) {
    if (lines.size() == kMaxTitleLines || block.kind == BlockKind::kContents || block.kind == BlockKind::kTable) break;
    if (!block.label.empty()) break;
    std::string line = Normalize(document.Slice(block.text));
    if (CountChars(line) > kMaxTitleChars || Has(line, "。")) break;
    lines.push_back(std::move(line));
  }
  return lines;
}

std::int16_t YearAt(std::string_view text, std::size_t i) {
  if (i + 4 > text.size() || text.substr(i, 2) != "20" || !IsDigit(text[i + 2]) || !IsDigit(text[i + 3])) return 0;
  if (i > 0 && (IsDigit(text[i - 1]) || text[i - 1] == '-' || text[i - 1] == '.')) return 0;
  const std::string_view rest = text.substr(i + 4);
  if (rest.substr(0, 3) != "年" || (rest.size() > 3 && IsDigit(rest[3]))) return 0;
  return static_cast<std::int16_t>(2000 + (text[i + 2] - '0') * 10 + (text[i + 3] - '0'));
}

std::int16_t ReportYear(const FigureTable& figures, const std::vector<std::string>& title) {
  for (const std::string& line : title) {
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (const std::int16_t year = YearAt(line, i); year != 0) return year;
    }
  }
  std::map<std::int16_t, std::size_t> votes;
  for (const Sentence& sentence : figures.sentences) {
    const std::string_view text = sentence.text.text();
    for (std::size_t i = text.find("20"); i != std::string_view::npos; i = text.find("20", i + 1)) {
      const std::int16_t year = YearAt(text, i);
      // 2024年度 says what period is spoken of; a bare 2024年 may be any mention.
      if (year != 0) votes[year] += text.substr(i + 7, 3) == "度" ? 3u : 1u;
    }
  }
  std::int16_t best = 0;
  for (const auto& [year, count] : votes) {
    if (best == 0 || count >= votes[best]) best = year;
  }
  return best;
}

ReportKind KindOfReport(const Document& document, const std::vector<std::string>& title) {
  std::string all;
  for (const std::string& line : title) all += line;
  if (const ReportKind kind = KindFromWords(all); kind != ReportKind::kUnknown) return kind;
  for (const Block& block : document.blocks()) {
    if (block.kind != BlockKind::kHeading && block.kind != BlockKind::kContents) continue;
    const ReportKind kind = KindFromWords(Normalize(document.Slice(block.text)));
    if (kind == ReportKind::kSelfEvaluation || kind == ReportKind::kEvaluation) return kind;
  }
  for (const Block& block : document.blocks()) {
    if (block.kind != BlockKind::kHeading) continue;
    if (const ReportKind kind = KindFromWords(Normalize(document.Slice(block.text))); kind != ReportKind::kUnknown) {
      return kind;
    }
  }
  return ReportKind::kUnknown;
}

}  // namespace gouji
