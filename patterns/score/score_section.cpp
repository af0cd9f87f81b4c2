#include "patterns/score/score_section.h"

#include <algorithm>

namespace gouji {
namespace {

ScoreHead HeadOf(const Document& document, const PatternSet& patterns, const Cell& cell) {
  if (cell.text.empty() || cell.text.size() > 400) return ScoreHead::kNone;
  return ReadHead(patterns, Normalize(document.Slice(cell.text)));
}

struct RowHeads {
  std::vector<ScoreHead> heads;  // one a column; merged cells count once, at their left end
  std::uint32_t depth = 1;       // rows of the header, by its number columns
  int texts = 0;
  bool numbers = false;  // some cell is a bare number: a row of data

  int Count(ScoreHead head) const {
    return static_cast<int>(std::count(heads.begin(), heads.end(), head));
  }
  bool Has(ScoreHead head) const { return Count(head) > 0; }
};

RowHeads ReadRow(const Document& document, const PatternSet& patterns, const Table& table,
                 std::uint32_t row) {
  RowHeads read;
  read.heads.assign(table.columns, ScoreHead::kNone);
  for (std::uint32_t column = 0; column < table.columns; ++column) {
    const Cell* cell = table.At(row, column);
    if (cell == nullptr || cell->row != row || cell->column != column) continue;
    if (!cell->text.empty()) ++read.texts;
    const std::string_view text = document.Slice(cell->text);
    const bool number =
        !text.empty() && text.find_first_not_of("0123456789.,% ") == std::string_view::npos;
    read.numbers = read.numbers || number;
    const ScoreHead head = HeadOf(document, patterns, *cell);
    read.heads[column] = head;
    if (head == ScoreHead::kWeight || head == ScoreHead::kScore || head == ScoreHead::kStandard) {
      read.depth = std::max(read.depth, cell->row_span);
    }
  }
  return read;
}

bool IsIndicatorHeader(const RowHeads& row) {
  const bool numbers = row.Has(ScoreHead::kWeight) || row.Has(ScoreHead::kScore);
  const bool rules = row.Has(ScoreHead::kStandard) && row.Count(ScoreHead::kIndicator) >= 2;
  return row.Has(ScoreHead::kIndicator) && (numbers || rules);
}

bool IsFundsHeader(const RowHeads& row) {
  return row.Has(ScoreHead::kScore) && row.Count(ScoreHead::kFunds) >= 2 &&
         !row.Has(ScoreHead::kIndicator);
}

// A second header row that only names levels: 一级指标 | 二级指标 | 三级指标.
bool IsLevelRow(const RowHeads& row) {
  return row.texts >= 2 && row.Count(ScoreHead::kIndicator) == row.texts;
}

// 一级指标 | 分值 | 二级指标 | 分值 | 三级指标 | 分值: every level has its own weights. The last are the leaves'.
void ReadLevelWeights(ScoreSection& section) {
  std::vector<std::uint32_t> weights;
  for (std::uint32_t column = 0; column < section.columns.size(); ++column) {
    if (section.columns[column] != ScoreHead::kWeight) continue;
    if (column == 0 || section.columns[column - 1] != ScoreHead::kIndicator) return;
    weights.push_back(column);
  }
  if (weights.size() < 2) return;
  for (const std::uint32_t column : weights) {
    if (column != weights.back()) section.columns[column] = ScoreHead::kNone;
  }
  section.level_weights.assign(weights.begin(), weights.end() - 1);
}

void FillColumns(const Document& document, const PatternSet& patterns, const Table& table,
                 ScoreSection& section) {
  section.columns.assign(table.columns, ScoreHead::kNone);
  for (std::uint32_t column = 0; column < table.columns; ++column) {
    for (std::uint32_t row = section.header_begin; row < section.begin; ++row) {
      const Cell* cell = table.At(row, column);
      // A label beside the whole section (绩效指标) is no head of a column.
      if (cell == nullptr || cell->row + cell->row_span > section.begin) continue;
      const ScoreHead head = HeadOf(document, patterns, *cell);
      if (head != ScoreHead::kNone) section.columns[column] = head;
    }
  }
  ReadLevelWeights(section);
  for (std::uint32_t column = 0; column < table.columns; ++column) {
    const bool later =
        section.Column(ScoreHead::kWeight) < column || section.Column(ScoreHead::kScore) < column;
    if (section.columns[column] == ScoreHead::kIndicator && !later) {
      section.indicators.push_back(column);
    }
  }
  section.level_weights.resize(section.indicators.size(), kNone);
}

}  // namespace

std::uint32_t ScoreSection::Column(ScoreHead head) const {
  const auto found = std::find(columns.begin(), columns.end(), head);
  return found == columns.end() ? kNone : static_cast<std::uint32_t>(found - columns.begin());
}

std::vector<ScoreSection> FindScoreSections(const Document& document, const PatternSet& patterns,
                                            const Table& table) {
  std::vector<ScoreSection> sections;
  for (std::uint32_t row = 0; row < table.rows; ++row) {
    const RowHeads heads = ReadRow(document, patterns, table, row);
    if (heads.numbers) continue;
    const bool indicators = IsIndicatorHeader(heads);
    if (!indicators && !IsFundsHeader(heads)) continue;
    ScoreSection section;
    section.funds = !indicators;
    section.header_begin = row;
    section.begin = std::min(row + heads.depth, table.rows);
    while (indicators && section.begin < table.rows &&
           IsLevelRow(ReadRow(document, patterns, table, section.begin))) {
      ++section.begin;
    }
    section.end = table.rows;
    FillColumns(document, patterns, table, section);
    if (!sections.empty()) sections.back().end = row;
    row = section.begin - 1;
    sections.push_back(std::move(section));
  }
  return sections;
}

}  // namespace gouji
