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

// 一级指标 | 分值 | 得分 | 二级指标 | 分值 | 得分: every level has its own columns of a kind, right after the
// names. Those of the last level stay in `columns`, the others are returned by level.
std::vector<std::uint32_t> TakeLevelColumns(ScoreSection& section, ScoreHead head) {
  std::vector<std::uint32_t> own;  // by level: the column of that kind before the next level's names
  std::uint32_t found = 0;
  for (std::uint32_t column = 0; column < section.columns.size(); ++column) {
    if (section.columns[column] == ScoreHead::kIndicator) own.push_back(kNone);
    if (section.columns[column] != head || own.empty() || own.back() != kNone) continue;
    own.back() = column;
    ++found;
  }
  if (found < 2 || own.back() == kNone) return {};
  own.pop_back();
  return own;
}

void ReadLevelColumns(ScoreSection& section) {
  section.level_weights = TakeLevelColumns(section, ScoreHead::kWeight);
  section.level_scores = TakeLevelColumns(section, ScoreHead::kScore);
  for (const auto* levels : {&section.level_weights, &section.level_scores}) {
    for (const std::uint32_t column : *levels) {
      if (column != kNone) section.columns[column] = ScoreHead::kNone;
    }
  }
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
  ReadLevelColumns(section);
  for (std::uint32_t column = 0; column < table.columns; ++column) {
    const bool later =
        section.Column(ScoreHead::kWeight) < column || section.Column(ScoreHead::kScore) < column;
    if (section.columns[column] == ScoreHead::kIndicator && !later) {
      section.indicators.push_back(column);
    }
  }
  section.level_weights.resize(section.indicators.size(), kNone);
  section.level_scores.resize(section.indicators.size(), kNone);
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
