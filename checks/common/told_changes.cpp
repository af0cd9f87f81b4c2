#include "checks/common/told_changes.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "checks/common/operand.h"
#include "checks/common/table_sum.h"
#include "checks/common/text_pieces.h"
#include "checks/engine/diagnosis.h"
#include "checks/engine/evaluate.h"
#include "patterns/pack/word_list.h"

namespace gouji {
namespace {

constexpr std::size_t kLeastDigits = 5;

// A change of the text and the cell that it is compared with.
struct Told {
  std::uint32_t figure = kNone;
  std::uint32_t cell = kNone;
  std::uint32_t table = kNone;
  bool anchored = false;  ///< what changed is a cell of the row
};

class Reader {
 public:
  Reader(const CheckInput& input, const RowsByName& rows, const RowReader& reader)
      : input_(input), rows_(rows), reader_(reader), totals_(TotalRows(input)), changes_(input.patterns.list("text.row.change")), fillers_(input.patterns.list("text.row.filler")) {}

  void Run(std::vector<Relation>& relations) const {
    std::map<std::uint32_t, std::vector<Told>> sections;
    for (std::uint32_t i = 0; i < input_.figures.figures.size(); ++i) {
      const Figure& figure = At(i);
      if (figure.in_table() || figure.exactness != Exactness::kExact || figure.comparator != Comparator::kNone || figure.value.is_zero()) continue;
      if (figure.kind == FigureKind::kAmount ? figure.unit_source != UnitSource::kOwn : figure.kind != FigureKind::kPercent) continue;
      if (std::optional<Relation> relation = AgainstBudget(i)) relations.push_back(std::move(*relation));
      if (!IsChange(figure.aspect)) continue;
      if (const std::optional<Told> told = ReadChange(i)) sections[input_.document.blocks()[figure.block].parent].push_back(*told);
    }
    for (const auto& [heading, told] : sections) JudgeSection(told, relations);
  }

 private:
  using Column = std::pair<std::uint32_t, std::uint32_t>;

  const Figure& At(std::uint32_t figure) const { return input_.figures.figures[figure]; }

  std::string_view WordsBefore(const Figure& figure) const {
    const NormalizedText& sentence = input_.figures.sentences[figure.sentence].text;
    return sentence.text().substr(0, sentence.FromSource(figure.range).begin);
  }

  static std::string_view After(std::string_view words, std::string_view marks) {
    const std::size_t stop = words.find_last_of(marks);
    return stop == std::string_view::npos ? words : words.substr(stop + 1);
  }

  // 教育收入增长, 公用经费比2022年减少: the row that the clause of the change names, or null.
  const std::vector<NamedRow>* Named(std::string_view clause) const {
    std::size_t at = 0;
    const std::string_view label = reader_.LabelIn(clause, 0, clause.size(), at);
    if (label.empty() || !IsFiller(clause.substr(at + label.size()))) return nullptr;
    return &rows_.find(label)->second;
  }

  bool IsFiller(std::string_view words) const {
    while (!words.empty()) {
      std::size_t size = std::max(changes_.At(words), fillers_.At(words));
      if (size == 0) size = std::min(words.find_first_not_of("0123456789"), words.size());
      if (size == 0) return false;
      words.remove_prefix(size);
    }
    return true;
  }

  // The figure before the change in its sentence that is no change, where nothing parts them.
  std::uint32_t ChangedBefore(std::uint32_t change) const {
    for (std::uint32_t i = change; i-- > input_.figures.sentences[At(change).sentence].first_figure;) {
      const std::string_view between = WordsBefore(At(change)).substr(WordsBefore(At(i)).size());
      if (Contains(between, ";") || Contains(between, "其中")) return kNone;
      if (between.find(')') < between.find('(')) continue;  // (含上年结转58.20万元)
      if (!IsChange(At(i).aspect) && At(i).aspect != Aspect::kPrior) return i;
    }
    return kNone;
  }

  bool HoldsCell(const NamedRow& row, std::uint32_t figure) const {
    return std::any_of(row.side->values.begin(), row.side->values.end(), [&](std::uint32_t c) {
      const std::uint32_t cell = input_.figures.tables[row.table].ValueAt(row.row, c);
      return cell != kNone && SameKind(At(figure).kind, At(cell).kind) && PrintedInterval(At(figure)).Intersects(PrintedInterval(At(cell)));
    });
  }

  // Which columns hold changes is said by their heads; with the year before, by these or by a column of that year.
  bool ChangedSince(const TableSection& section, const TableAxis& axis, std::string_view words) const {
    const std::string before = std::to_string(input_.figures.year - 1) + "年";
    const bool prior = Contains(words, before) || Contains(words, "上年") || Contains(words, "去年") || Contains(words, "同比");
    if (input_.figures.year == 0 || !prior) return false;
    return std::any_of(axis.path.begin(), axis.path.end(),
                       [&](const std::string& head) { return Contains(head, before) || Contains(head, "上年") || Contains(head, "同比"); }) ||
           std::any_of(section.columns.begin(), section.columns.end(), [&](const TableAxis& other) { return other.period == input_.figures.year - 1; });
  }

  std::optional<Told> InRow(std::uint32_t figure, const NamedRow& row, bool anchored) const {
    std::optional<Told> told;
    const std::string_view part = After(WordsBefore(At(figure)), ";");
    for (const std::uint32_t c : row.side->values) {
      const TableAxis& axis = row.section->columns[c];
      const bool change = std::any_of(axis.path.begin(), axis.path.end(),
                                      [&](const std::string& head) { return gouji::Contains(input_.patterns.list("column.change"), head); });
      if (!change || !ChangedSince(*row.section, axis, part)) continue;
      const std::uint32_t cell = input_.figures.tables[row.table].ValueAt(row.row, c);
      if (cell == kNone || At(cell).kind != At(figure).kind) continue;
      if (told) return std::nullopt;  // two such columns
      told = {figure, cell, row.table, anchored};
    }
    return told;
  }

  std::optional<Told> ReadChange(std::uint32_t figure) const {
    const std::vector<NamedRow>* named = Named(After(WordsBefore(At(figure)), ",;:"));
    const std::uint32_t changed = named == nullptr ? ChangedBefore(figure) : kNone;
    if (changed != kNone) {
      const RowWords words = reader_.Read(At(changed));
      const auto found = rows_.find(words.label.empty() ? std::string_view(At(changed).item) : words.label);
      if (found == rows_.end()) return InTotal(figure, changed);
      named = &found->second;
    }
    if (named == nullptr) return std::nullopt;
    for (const NamedRow& row : *named) {
      const bool anchored = changed != kNone && HoldsCell(row, changed);
      if (changed != kNone && !anchored) continue;
      if (std::optional<Told> told = InRow(figure, row, anchored)) return told;
    }
    return std::nullopt;
  }

  // 一般公共预算支出3195.36万元，比2024年增加202.20万元: what changed is printed in the total row of one table.
  std::optional<Told> InTotal(std::uint32_t figure, std::uint32_t changed) const {
    if (At(changed).kind != FigureKind::kAmount || Digits(At(changed).value) < kLeastDigits) return std::nullopt;
    std::optional<Told> only;
    for (const NamedRow& row : totals_) {
      if (!HoldsCell(row, changed)) continue;
      const std::optional<Told> told = InRow(figure, row, true);
      if (told && only && At(told->cell).Scaled() != At(only->cell).Scaled()) return std::nullopt;
      if (told) only = told;
    }
    return only;
  }

  static std::size_t Digits(const Decimal& value) {
    const std::string text = value.ToString();
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }));
  }

  // Total rows of tables with columns of changes.
  static std::vector<NamedRow> TotalRows(const CheckInput& input) {
    std::vector<NamedRow> rows;
    ForEachSide(input.figures, [&](std::uint32_t table, const TableSection& section, const TableSide& side) {
      const bool changes = std::any_of(side.values.begin(), side.values.end(), [&](std::uint32_t c) {
        return gouji::Contains(input.patterns.list("column.change"), section.columns[c].name());
      });
      for (std::uint32_t r = section.body; changes && r < section.end; ++r) {
        if (side.rows[r].kind == RowKind::kTotal) rows.push_back({table, &section, &side, r});
      }
    });
    return rows;
  }

  Relation Tie(const Told& told) const {
    Relation relation;
    const bool fall = At(told.cell).value.is_negative();  // printed with a sign in the table and without in the text
    relation.formula = fall ? Formula::kSum : Formula::kEqual;
    relation.stated = OperandFor(input_, "text", told.figure);
    relation.operands.push_back(OperandFor(input_, "table", told.cell, fall ? -1 : 1));
    Finish(told.figure, told.cell, relation);
    return relation;
  }

  void Finish(std::uint32_t figure, std::uint32_t cell, Relation& relation) const {
    relation.args.emplace_back("subject", At(figure).item);
    relation.args.emplace_back("table", TableName(input_, At(cell).table));
    relation.args.emplace_back("other_subject", CellName(input_, At(cell).table, {At(cell).row, At(cell).column}));
    Judge(input_.figures, relation);
    ExpectAsPrinted(input_.figures, relation);
    if (!IsTellingSlip(At(figure).value, relation.expected)) relation.severity = Severity::kWarning;
    relation.diagnosis = DiagnoseSlip(At(figure).value, relation.expected);
  }

  void JudgeSection(const std::vector<Told>& section, std::vector<Relation>& relations) const {
    std::map<Column, std::size_t> holding;
    std::vector<Relation> found;
    for (const Told& told : section) {
      found.push_back(Tie(told));
      if (Holds(found.back())) ++holding[{told.table, At(told.cell).column}];
    }
    for (std::size_t i = 0; i < section.size(); ++i) {
      const std::size_t others = holding[{section[i].table, At(section[i].cell).column}];
      if (Holds(found[i]) || section[i].anchored || others > 0) relations.push_back(std::move(found[i]));
    }
  }

  // 农林水支出超年初预算57.17万元: the actual column less the budget column.
  std::optional<Relation> AgainstBudget(std::uint32_t figure) const {
    if (At(figure).kind != FigureKind::kAmount) return std::nullopt;
    const std::string_view clause = After(WordsBefore(At(figure)), ",;:");
    for (const int sign : {1, -1}) {
      for (const std::string& word : input_.patterns.list(sign > 0 ? "text.row.over" : "text.row.under").words) {
        if (!EndsWith(clause, word)) continue;
        const std::vector<NamedRow>* named = Named(clause.substr(0, clause.size() - word.size()));
        if (named == nullptr || named->size() != 1) return std::nullopt;
        return Difference(figure, named->front(), sign);
      }
    }
    return std::nullopt;
  }

  std::optional<Relation> Difference(std::uint32_t figure, const NamedRow& row, int sign) const {
    std::uint32_t sides[2] = {kNone, kNone};  // actual, budget
    for (const std::uint32_t c : row.side->values) {
      const TableAxis& axis = row.section->columns[c];
      const std::uint32_t cell = input_.figures.tables[row.table].ValueAt(row.row, c);
      const bool actual = axis.aspect == Aspect::kActual;
      if (cell == kNone || At(cell).kind != FigureKind::kAmount || (!actual && !IsBudget(axis.aspect))) continue;
      if (sides[actual ? 0 : 1] != kNone) return std::nullopt;
      sides[actual ? 0 : 1] = cell;
    }
    if (sides[0] == kNone || sides[1] == kNone) return std::nullopt;
    Relation relation;
    relation.formula = Formula::kSum;
    relation.stated = OperandFor(input_, "text", figure);
    relation.operands = {OperandFor(input_, "table", sides[0], sign), OperandFor(input_, "table", sides[1], -sign)};
    Finish(figure, sides[0], relation);
    return relation;
  }

  const CheckInput& input_;
  const RowsByName& rows_;
  const RowReader& reader_;
  const std::vector<NamedRow> totals_;
  const WordIndex changes_;
  const WordIndex fillers_;
};

}  // namespace

void CompareToldChanges(const CheckInput& input, const RowsByName& rows, const RowReader& reader, std::vector<Relation>& relations) {
  Reader(input, rows, reader).Run(relations);
}

}  // namespace gouji
