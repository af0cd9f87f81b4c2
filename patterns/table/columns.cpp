#include <algorithm>
#include <optional>

#include "extract/structure/outline.h"
#include "patterns/table/head_words.h"
#include "patterns/table/sections.h"

namespace gouji {
namespace {

// Roles whose numbers are no amounts and are never added up.
bool IsLabelRole(const std::string& role) { return role == "name" || role == "code" || role == "index"; }

// What the body of a column is made of.
struct ColumnContent {
  std::size_t words = 0;
  std::size_t numbers = 0;
  std::size_t codes = 0;   // digits only, without a decimal point
  std::size_t labels = 0;  // words that only name rows: 一、…, 合计
  std::size_t cells = 0;   // cells that start in the column, empty ones included
};

ColumnContent ContentOf(const PatternSet& patterns, const GridView& grid, const std::vector<TableRow>& rows, const TableSection& section, std::uint32_t column) {
  ColumnContent content;
  for (std::uint32_t r = section.body; r < section.end; ++r) {
    if (rows[r].kind != RowKind::kData) continue;
    const std::uint32_t index = grid.StartsAt(r, column);
    if (index == kNone) continue;
    ++content.cells;
    const CellFacts& facts = grid.facts(index);
    if (facts.text.empty()) continue;
    if (IsDigits(facts.text)) ++content.codes;
    (facts.value || IsDigits(facts.text) ? content.numbers : content.words)++;
    if (ReadLabel(facts.text).kind != LabelKind::kNoLabel || EndsWithWord(patterns, "row.subtotal", facts.text)) ++content.labels;
  }
  return content;
}

void ReadPath(const GridView& grid, const TableSection& section, std::uint32_t column, TableAxis& axis) {
  std::uint32_t last = kNone;
  for (std::uint32_t r = section.first; r < section.body; ++r) {
    const std::uint32_t index = grid.CellAt(r, column);
    if (index == kNone || index == last || grid.facts(index).text.empty() || IsDigits(grid.facts(index).text)) continue;
    if (r > section.first && IsColumnNumbers(grid, r)) continue;
    last = index;
    axis.path.push_back(grid.facts(index).text);
    axis.head = grid.cell(index).text;
  }
}

// 户数(户), 面积(平方米): the head says that things are counted, whatever it calls them.
bool CountsThings(const PatternSet& patterns, std::string_view head) {
  const std::optional<UnitReading> unit = UnitOfHead(patterns.units(), head);
  return unit && (unit->kind == FigureKind::kCount || unit->kind == FigureKind::kHeadcount || unit->kind == FigureKind::kMeasure ||
                  unit->kind == FigureKind::kDuration);
}

// 总分, 决策(15分): marks of the row's body, whatever else the table is about.
bool HoldsMarks(const PatternSet& patterns, std::string_view head) {
  if (EndsWithWord(patterns, "column.marks", CleanHead(head))) return true;
  const std::size_t open = head.rfind('(');
  if (open == std::string_view::npos || !head.ends_with("分)")) return false;
  const std::string_view points = head.substr(open + 1, head.size() - open - std::string_view("分)").size() - 1);
  return !points.empty() && points.find_first_not_of("0123456789.") == std::string_view::npos;
}

// Role, aspect, unit and year come from the innermost head that says so.
void ReadWords(const PatternSet& patterns, TableAxis& axis) {
  for (auto head = axis.path.rbegin(); head != axis.path.rend(); ++head) {
    const std::string clean = CleanHead(*head);
    const std::string role = RoleOf(patterns, clean);
    // 支出 over 政府性基金预算 does not make the column one of names.
    const bool says = head == axis.path.rbegin() || !IsLabelRole(role);
    if (axis.role.empty() && says) axis.role = role;
    if (axis.aspect == Aspect::kNone) axis.aspect = AspectOfHead(patterns, clean);
    if (axis.power == kNoPower) axis.power = PowerIn(patterns, *head);
    if (axis.period == 0) axis.period = YearIn(*head);
  }
  if (axis.path.empty()) return;
  const std::string& innermost = axis.path.back();
  // 受益人数, 帮扶户数: no money, though the table's unit is 元.
  for (const std::string_view role : {"headcount", "count"}) {
    if (axis.role.empty() && EndsWithWord(patterns, "column." + std::string(role), CleanHead(innermost))) axis.role = role;
  }
  const bool amount = axis.role.empty() || axis.role == "amount" || axis.role == "total";
  if (amount && CountsThings(patterns, innermost)) axis.role = "count";
  if ((amount || axis.role == "count") && HasWord(patterns, "column.average", innermost)) axis.role = "not-summed";
  if ((amount || axis.role == "not-summed") && HoldsMarks(patterns, innermost)) axis.role = "marks";
  axis.among = StartsWithWord(patterns, "row.among", innermost);
  axis.percent = axis.role == "rate" || innermost == "%" || innermost.find("(%)") != std::string::npos;
  if (axis.percent && axis.role != "weight" && axis.role != "score") axis.aspect = Aspect::kRate;
}

// A column head may be missing or unknown; its content then decides.
void GuessRole(const ColumnContent& content, std::uint32_t column, TableAxis& axis) {
  const bool words_only = content.words > 0 && content.numbers == 0;
  const bool amounts = axis.role == "total" || axis.role == "amount" || axis.role == "count" || axis.role == "headcount" ||
                       axis.role == "not-summed";
  if (words_only && amounts) axis.role = column == 0 ? "name" : "text";
  if (axis.role == "text" || (axis.role.empty() && content.words > content.numbers)) {
    axis.role = axis.path.empty() || column == 0 || content.labels > 1 ? "name" : "text";
  }
}

// Most cells are digits of the length that account codes, or their 类, 款 and 项, have.
bool IsCodeColumn(const GridView& grid, const std::vector<TableRow>& rows, const TableSection& section, std::uint32_t column) {
  std::size_t codes = 0;
  std::size_t others = 0;
  for (std::uint32_t r = section.body; r < section.end; ++r) {
    const std::uint32_t index = grid.StartsAt(r, column);
    if (rows[r].kind != RowKind::kData || index == kNone || grid.facts(index).text.empty()) continue;
    const std::string& text = grid.facts(index).text;
    const bool length = text.size() <= 3 || text.size() == 5 || text.size() == 7;
    (IsDigits(text) && length ? codes : others)++;
  }
  return codes >= 2 && codes >= others * 3;
}

}  // namespace

void ReadColumns(const PatternSet& patterns, const GridView& grid, const std::vector<TableRow>& rows, TableSection& section) {
  section.columns.assign(grid.columns(), {});
  for (std::uint32_t c = 0; c < grid.columns(); ++c) {
    TableAxis& axis = section.columns[c];
    ReadPath(grid, section, c, axis);
    ReadWords(patterns, axis);
    const ColumnContent content = ContentOf(patterns, grid, rows, section, c);
    GuessRole(content, c, axis);
    if (content.cells == 0 && section.end > section.body) axis.role = "covered";
    const bool names_rows = axis.role == "name" || (axis.role.empty() && (c == 0 || section.columns[c - 1].role == "code"));
    if (names_rows && c + 1 < grid.columns() && IsCodeColumn(grid, rows, section, c)) axis.role = "code";
    if (axis.role == "name" && content.numbers > content.words && content.codes < content.numbers) axis.role = "amount";
    if (axis.role == "code" && content.numbers > content.codes) axis.role = "amount";
    if (axis.role == "index" && content.numbers > content.codes) axis.role.clear();
  }
}

namespace {

bool HoldsNumbers(const TableAxis& axis) {
  return !IsLabelRole(axis.role) && axis.role != "text" && axis.role != "indicator" && axis.role != "standard" &&
         axis.role != "explanation" && axis.role != "covered" && axis.role != "reason" && axis.role != "note" && axis.role != "unit";
}

// A side ends before a label column that follows number columns.
std::vector<std::uint32_t> SideStarts(const TableSection& section) {
  std::vector<std::uint32_t> starts = {0};
  bool numbers = false;
  for (std::uint32_t c = 0; c < section.columns.size(); ++c) {
    const std::string& role = section.columns[c].role;
    if (numbers && (role == "name" || role == "code")) {
      starts.push_back(c);
      numbers = false;
    }
    if (HoldsNumbers(section.columns[c])) numbers = true;
  }
  return starts;
}

}  // namespace

void FindSides(const GridView& grid, const std::vector<TableRow>& rows, TableSection& section) {
  std::vector<std::uint32_t> starts = SideStarts(section);
  starts.push_back(grid.columns());
  for (std::size_t s = 0; s + 1 < starts.size(); ++s) {
    TableSide side;
    side.begin = starts[s];
    side.end = starts[s + 1];
    for (std::uint32_t c = side.begin; c < side.end; ++c) {
      const TableAxis& axis = section.columns[c];
      const bool before_numbers = side.values.empty();
      if (HoldsNumbers(axis)) {
        side.values.push_back(c);
      } else if (before_numbers && axis.role != "index" && axis.role != "note" && axis.role != "covered") {
        side.labels.push_back(c);
      }
    }
    side.rows.assign(rows.size(), {});
    section.sides.push_back(std::move(side));
  }
  for (const TableAxis& axis : section.columns) {
    if (!HoldsNumbers(axis) && axis.power != kNoPower && section.power == kNoPower) section.power = axis.power;
  }
}

}  // namespace gouji
