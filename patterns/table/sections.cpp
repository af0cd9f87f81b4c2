#include "patterns/table/sections.h"

#include <algorithm>

#include "extract/base/utf8.h"
#include "extract/structure/outline.h"
#include "patterns/table/head_words.h"

namespace gouji {
namespace {

constexpr std::size_t kLeastValues = 3;  // numbers below a word that make it a head

bool IsWords(std::string_view text) {
  return !text.empty() && IsCjk(DecodeUtf8(text, 0).value);
}

bool SpansWholeWidth(const GridView& grid, std::uint32_t index) {
  return grid.columns() > 1 && grid.cell(index).column_span == grid.columns();
}

class SectionFinder {
 public:
  SectionFinder(const PatternSet& patterns, const GridView& grid, std::vector<TableRow>& rows)
      : patterns_(patterns), grid_(grid), rows_(rows) {}

  std::vector<TableSection> Find() {
    for (std::uint32_t r = 0; r < grid_.rows(); ++r) MarkPlain(r);
    std::uint32_t row = 0;
    while (row < grid_.rows() && rows_[row].kind != RowKind::kData) ++row;
    Open(row, StartsHead(row, true) ? HeadEnd(row) : row);
    for (row = sections_.back().body; row < grid_.rows(); ++row) {
      if (rows_[row].kind == RowKind::kData && StandsOverNumbers(row) && StartsHead(row, false)) {
        Open(row, HeadEnd(row));
        row = sections_.back().body - 1;
      } else {
        NoteNumbers(row);
      }
    }
    sections_.back().end = grid_.rows();
    for (std::uint32_t s = 0; s < sections_.size(); ++s) {
      for (std::uint32_t r = sections_[s].first; r < sections_[s].end; ++r) rows_[r].section = s;
    }
    return std::move(sections_);
  }

 private:
  void Open(std::uint32_t first, std::uint32_t body) {
    if (!sections_.empty()) sections_.back().end = first;
    TableSection section;
    section.first = first;
    section.body = body;
    sections_.push_back(section);
    for (std::uint32_t r = first; r < body; ++r) rows_[r].kind = RowKind::kHeader;
    numbers_.assign(grid_.columns(), false);
  }

  void NoteNumbers(std::uint32_t row) {
    for (const std::uint32_t index : grid_.FilledIn(row)) {
      if (grid_.facts(index).value) numbers_[grid_.cell(index).column] = true;
    }
  }

  // A head in the middle stands over columns of numbers; a row that only fills label columns names rows.
  bool StandsOverNumbers(std::uint32_t row) const {
    if (std::find(numbers_.begin(), numbers_.end(), true) == numbers_.end()) return true;
    for (const std::uint32_t index : grid_.FilledIn(row)) {
      const Cell& cell = grid_.cell(index);
      for (std::uint32_t c = cell.column; c < cell.column + cell.column_span; ++c) {
        if (c < numbers_.size() && numbers_[c]) return true;
      }
    }
    return false;
  }

  // Empty rows, titles, unit lines and notes.
  void MarkPlain(std::uint32_t row) {
    const std::vector<std::uint32_t> filled = grid_.FilledIn(row);
    if (filled.empty()) {
      rows_[row].kind = RowKind::kEmpty;
      return;
    }
    const std::string& first = grid_.facts(filled.front()).text;
    const bool alone = filled.size() == 1 && SpansWholeWidth(grid_, filled.front());
    const bool words_only = grid_.CountValues(row) == 0;
    if (StartsWithWord(patterns_, "row.note", first) && (filled.size() <= 3 || alone) && words_only) {
      rows_[row].kind = RowKind::kNote;
    } else if (alone && words_only && (row < 3 || first.size() > 120)) {
      rows_[row].kind = RowKind::kNote;
    } else if (row < 3 && words_only && filled.size() <= 3 && PowerIn(patterns_, grid_.facts(filled.back()).text) != kNoPower &&
               grid_.facts(filled.back()).text.find("单位") != std::string::npos) {
      rows_[row].kind = RowKind::kNote;
    }
  }

  // Whether a row without numbers looks like data all the same: 合计, 一、…, a code.
  bool HasRowLabel(const std::vector<std::uint32_t>& filled) const {
    for (const std::uint32_t index : filled) {
      const std::string& text = grid_.facts(index).text;
      const NumberLabel label = ReadLabel(text);
      if (label.kind != LabelKind::kNoLabel && label.kind != LabelKind::kPart && label.kind != LabelKind::kAppendix) return true;
      if (StartsWithWord(patterns_, "row.among", text) || StartsWithWord(patterns_, "row.minus", text)) return true;
    }
    return false;
  }

  // "部门名称 | 某局": a form's own line, label and content.
  bool IsFormLine(const std::vector<std::uint32_t>& filled) const {
    if (filled.size() != 2 && filled.size() != 4) return false;
    return EndsWithWord(patterns_, "form.label", CleanHead(grid_.facts(filled[0]).text)) &&
           !IsHeadLike(patterns_, grid_.facts(filled[1]).text);
  }

  bool StartsHead(std::uint32_t row, bool top) const {
    if (row >= grid_.rows()) return false;
    const std::vector<std::uint32_t> filled = grid_.FilledIn(row);
    if (IsFormLine(filled)) return false;
    if (top && row < grid_.table().header_rows && grid_.CountValues(row) == 0) return true;
    if (grid_.CountValues(row) > 0 || HasRowLabel(filled)) return false;
    std::size_t heads = 0;
    std::size_t others = 0;
    for (const std::uint32_t index : filled) {
      const std::string& text = grid_.facts(index).text;
      const bool total_word = !top && EndsWithWord(patterns_, "row.subtotal", text);
      if (!total_word && IsHeadLike(patterns_, text)) {
        ++heads;
      } else if (grid_.cell(index).column > 0 || grid_.cell(index).row_span == 1) {
        ++others;
      }
    }
    if (top) return filled.size() >= 2 && ((heads >= 1 && heads + 1 >= others) || NamesValueColumns(row));
    const bool total_row = IsWord(patterns_, "row.total", grid_.facts(filled.front()).text);
    return !total_row && heads >= 2 && heads * 2 >= others + heads;
  }

  // A full row of words, and below some of them nothing but numbers: heads whatever the words are.
  bool NamesValueColumns(std::uint32_t row) const {
    bool any = false;
    for (std::uint32_t c = 0; c < grid_.columns(); ++c) {
      const std::uint32_t head = grid_.StartsAt(row, c);
      if (head == kNone || grid_.cell(head).column_span != 1 || !IsWords(grid_.facts(head).text)) return false;
      std::size_t values = 0;
      std::size_t others = 0;
      for (std::uint32_t r = row + 1; r < grid_.rows(); ++r) {
        const std::uint32_t cell = grid_.StartsAt(r, c);
        if (cell == kNone || grid_.facts(cell).text.empty()) continue;
        ++(grid_.facts(cell).value ? values : others);
      }
      any = any || (values >= kLeastValues && others == 0);
    }
    return any;
  }

  // Whether a row without numbers carries the sub-heads of the head row above it.
  bool ContinuesHead(std::uint32_t first, std::uint32_t row) const {
    if (rows_[row].kind != RowKind::kData) return false;
    const std::vector<std::uint32_t> filled = grid_.FilledIn(row);
    if (IsColumnNumbers(grid_, row)) return true;
    if (grid_.CountValues(row) > 0) return false;
    if (row < grid_.table().header_rows) return true;
    if (HasRowLabel(filled)) return false;
    std::size_t below = 0;
    for (const std::uint32_t index : filled) {
      if (UnderWiderHead(first, row, index)) ++below;
    }
    return below == filled.size() || (below >= 2 && below * 2 >= filled.size()) || NamesLabels(filled);
  }

  // 科目编码 below 功能分类, 类 | 款 | 项: heads of the columns that name the rows, at the left edge.
  bool NamesLabels(const std::vector<std::uint32_t>& filled) const {
    return grid_.cell(filled.front()).column == 0 && std::all_of(filled.begin(), filled.end(), [&](std::uint32_t index) {
      const std::string head = CleanHead(grid_.facts(index).text);
      return IsWord(patterns_, "column.code", head) || IsWord(patterns_, "column.name", head);
    });
  }

  // The cell lies under a head that is wider than itself and shared with a neighbour.
  bool UnderWiderHead(std::uint32_t first, std::uint32_t row, std::uint32_t index) const {
    const Cell& cell = grid_.cell(index);
    for (std::uint32_t above = row; above-- > first;) {
      const std::uint32_t head = grid_.CellAt(above, cell.column);
      if (head == kNone || grid_.facts(head).text.empty()) continue;
      const Cell& wide = grid_.cell(head);
      return wide.column_span > cell.column_span && wide.column + wide.column_span >= cell.column + cell.column_span;
    }
    return false;
  }

  std::uint32_t HeadEnd(std::uint32_t first) const {
    std::uint32_t end = first + 1;
    while (end < grid_.rows() && ContinuesHead(first, end)) ++end;
    return end;
  }

  const PatternSet& patterns_;
  const GridView& grid_;
  std::vector<TableRow>& rows_;
  std::vector<TableSection> sections_;
  std::vector<bool> numbers_;  // columns of the open section that hold a number so far
};

}  // namespace

bool IsColumnNumbers(const GridView& grid, std::uint32_t row) {
  const std::vector<std::uint32_t> filled = grid.FilledIn(row);
  long expected = 1;
  std::size_t numbers = 0;
  for (const std::uint32_t index : filled) {
    const std::string& text = grid.facts(index).text;
    if (!IsDigits(text)) continue;
    if (text.size() > 2 || std::stol(text) != expected) return false;
    ++expected;
    ++numbers;
  }
  return numbers >= 2 && filled.size() - numbers <= 2;
}

std::vector<TableSection> FindSections(const PatternSet& patterns, const GridView& grid, std::vector<TableRow>& rows) {
  return SectionFinder(patterns, grid, rows).Find();
}

}  // namespace gouji
