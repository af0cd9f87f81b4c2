#include "checks/common/told_rows.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "checks/common/named_rows.h"
#include "checks/common/operand.h"
#include "checks/common/table_sum.h"
#include "checks/common/text_pieces.h"
#include "checks/engine/diagnosis.h"
#include "checks/engine/evaluate.h"
#include "patterns/context/word_index.h"
#include "patterns/table/head_words.h"

namespace gouji {
namespace {

constexpr std::size_t kLeastHeadBytes = 6;
constexpr std::size_t kLeastTold = 2;  // figures of a sentence that may go through a row
constexpr std::size_t kLeastAnchors = 2;
constexpr std::size_t kLeastDigits = 3;
constexpr std::size_t kMaxLeadBytes = 60;

struct Column {
  std::uint32_t table = kNone;
  std::uint32_t column = kNone;
  const TableSection* section = nullptr;
  const TableSide* side = nullptr;
};

// Columns by head, and by the head without 数 or 额: 支出 for 支出数.
class Columns {
 public:
  explicit Columns(const CheckInput& input) {
    ForEachSide(input.figures, [&](std::uint32_t table, const TableSection& section, const TableSide& side) {
      for (const std::uint32_t c : side.values) {
        const TableAxis& axis = section.columns[c];
        if (axis.period != 0 && input.figures.year != 0 && axis.period != input.figures.year) continue;
        const std::string head = CleanHead(axis.name());
        Add(head, {table, c, &section, &side});
        for (const std::string_view tail : {"数", "额"}) {
          if (EndsWith(head, tail)) Add(head.substr(0, head.size() - tail.size()), {table, c, &section, &side});
        }
      }
    });
    std::vector<std::string_view> heads;
    for (const auto& [head, columns] : by_head_) heads.push_back(head);
    index_ = WordIndex(std::move(heads));
  }

  bool empty() const { return by_head_.empty(); }
  std::size_t At(std::string_view text) const { return index_.At(text); }
  const std::vector<Column>& Of(std::string_view head) const { return by_head_.find(head)->second; }

 private:
  void Add(std::string head, Column column) {
    if (head.size() >= kLeastHeadBytes) by_head_[std::move(head)].push_back(column);
  }

  std::map<std::string, std::vector<Column>, std::less<>> by_head_;
  WordIndex index_{std::vector<std::string_view>{}};
};

// A figure with the columns that its words name.
struct Told {
  std::uint32_t figure = kNone;
  std::vector<Column> columns;
  bool exact = false;  ///< the words are the head and no more: 支出进度, 总体支出进度
};

struct Row {
  std::uint32_t table = kNone;
  std::uint32_t row = kNone;
  auto operator<=>(const Row&) const = default;
};

class Reader {
 public:
  explicit Reader(const CheckInput& input)
      : input_(input), columns_(input), fillers_(input.patterns.list("text.row.filler")), leads_(input.patterns.list("text.row.lead")) {}

  void Run(std::vector<Relation>& relations) const {
    if (columns_.empty()) return;
    for (const Sentence& sentence : input_.figures.sentences) {
      if (sentence.table != kNone || sentence.end_figure - sentence.first_figure < kLeastTold) continue;
      // The figures between two of ; and 其中 speak of one thing.
      std::vector<Told> part;
      std::size_t begin = 0;
      for (std::uint32_t i = sentence.first_figure; i < sentence.end_figure; ++i) {
        const std::size_t at = sentence.text.FromSource(input_.figures.figures[i].range).begin;
        if (Parts(sentence.text.text().substr(begin, at - begin))) {
          JudgePart(part, relations);
          part.clear();
        }
        begin = at;
        Told told = Read(sentence, i);
        if (!told.columns.empty()) part.push_back(std::move(told));
      }
      JudgePart(part, relations);
    }
  }

 private:
  const Figure& At(std::uint32_t figure) const { return input_.figures.figures[figure]; }

  static bool Parts(std::string_view between) {
    return Contains(between, ";") || Contains(between, "其中") || Contains(between, "除");
  }

  bool MayBeTold(const Figure& figure) const {
    if (figure.exactness != Exactness::kExact || figure.comparator != Comparator::kNone || figure.value.is_zero()) return false;
    if (figure.kind == FigureKind::kAmount && figure.unit_source != UnitSource::kOwn) return false;
    if (figure.period != 0 && input_.figures.year != 0 && figure.period != input_.figures.year) return false;
    if (IsChange(figure.aspect) || figure.aspect == Aspect::kPrior || figure.aspect == Aspect::kTarget) return false;
    return figure.kind == FigureKind::kAmount || figure.kind == FigureKind::kPercent || IsCount(figure.kind);
  }

  Told Read(const Sentence& sentence, std::uint32_t index) const {
    Told told{index, {}, false};
    const Figure& figure = At(index);
    if (!MayBeTold(figure)) return told;
    const std::string_view text = sentence.text.text();
    const std::size_t end = sentence.text.FromSource(figure.range).begin;
    const std::size_t mark = text.substr(0, end).find_last_of(",;:()");
    std::size_t begin = mark == std::string_view::npos ? 0 : mark + 1;
    const std::size_t stop = text.substr(begin, end - begin).rfind("、");
    if (stop != std::string_view::npos) begin += stop + std::string_view("、").size();
    if (end - begin > kMaxLeadBytes) return told;
    const std::string_view lead = text.substr(begin, end - begin);
    for (std::size_t at = 0; at < lead.size();) {
      const std::size_t size = columns_.At(lead.substr(at));
      if (size == 0) {
        ++at;
        continue;
      }
      for (const Column& column : columns_.Of(lead.substr(at, size))) {
        if (HoldsKind(column.section->columns[column.column], figure.kind)) told.columns.push_back(column);
      }
      told.exact = Holds(fillers_, lead.substr(at + size)) && Holds(leads_, lead.substr(0, at));
      at += size;
    }
    return told;
  }

  // Whether the words are words of the list, and numbers: 2024年, 全市, 6个项目, 总体.
  static bool Holds(const WordIndex& list, std::string_view words) {
    while (!words.empty()) {
      std::size_t size = list.At(words);
      if (size == 0) size = std::min(words.find_first_not_of("0123456789"), words.size());
      if (size == 0) return false;
      words.remove_prefix(size);
    }
    return true;
  }

  bool Equal(std::uint32_t figure, std::uint32_t cell) const {
    return SameKind(At(figure).kind, At(cell).kind) && PrintedInterval(At(figure)).Intersects(PrintedInterval(At(cell)));
  }

  static bool IsLong(const Decimal& value) {
    const std::string digits = value.ToString();
    return static_cast<std::size_t>(std::count_if(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; })) >= kLeastDigits;
  }

  // The row that most of the figures stand in, two at least in columns of their own, or kNone.
  Row RowOf(const std::vector<Told>& part) const {
    std::map<Row, std::set<std::pair<std::uint32_t, std::uint32_t>>> found;
    for (const Told& told : part) {
      if (!IsLong(At(told.figure).value)) continue;
      for (const Column& column : told.columns) {
        for (std::uint32_t r = column.section->body; r < column.section->end; ++r) {
          const std::uint32_t cell = input_.figures.tables[column.table].ValueAt(r, column.column);
          if (cell != kNone && Equal(told.figure, cell)) found[{column.table, r}].insert({told.figure, column.column});
        }
      }
    }
    Row best;
    std::size_t most = kLeastAnchors - 1;
    for (const auto& [row, pairs] : found) {
      std::set<std::uint32_t> figures;
      std::set<std::uint32_t> columns;
      for (const auto& [figure, column] : pairs) {
        figures.insert(figure);
        columns.insert(column);
      }
      const std::size_t anchors = std::min(figures.size(), columns.size());
      if (anchors <= most) continue;
      most = anchors;
      best = row;
    }
    return best;
  }

  // The cell of the row in the only column that the figure's words name there, or kNone.
  std::uint32_t CellOf(const Told& told, Row row) const {
    std::uint32_t cell = kNone;
    for (const Column& column : told.columns) {
      if (column.table != row.table || row.row < column.section->body || row.row >= column.section->end) continue;
      const std::uint32_t figure = input_.figures.tables[row.table].ValueAt(row.row, column.column);
      if (figure == kNone || !SameKind(At(told.figure).kind, At(figure).kind)) continue;
      if (cell != kNone && cell != figure) return kNone;
      cell = figure;
    }
    return cell;
  }

  void JudgePart(const std::vector<Told>& part, std::vector<Relation>& relations) const {
    if (part.size() < kLeastTold) return;
    const Row row = RowOf(part);
    if (row.table == kNone) return;
    std::vector<Relation> found;
    std::size_t broken = 0;
    for (const Told& told : part) {
      const std::uint32_t cell = told.exact ? CellOf(told, row) : kNone;
      if (cell == kNone) continue;
      found.push_back(Tie(told.figure, cell));
      if (!gouji::Holds(found.back())) ++broken;
    }
    if (broken > 1) return;  // another scope
    for (Relation& relation : found) relations.push_back(std::move(relation));
  }

  Relation Tie(std::uint32_t figure, std::uint32_t cell) const {
    Relation relation;
    relation.formula = Formula::kEqual;
    relation.stated = OperandFor(input_, "text", figure);
    relation.operands.push_back(OperandFor(input_, "table", cell));
    const Figure& there = At(cell);
    relation.args.emplace_back("subject", At(figure).item);
    relation.args.emplace_back("table", TableName(input_, there.table));
    relation.args.emplace_back("other_subject", CellName(input_, there.table, {there.row, there.column}));
    Judge(input_.figures, relation);
    ExpectAsPrinted(input_.figures, relation);
    if (!IsTellingSlip(At(figure).value, relation.expected)) relation.severity = Severity::kWarning;
    relation.diagnosis = DiagnoseSlip(At(figure).value, relation.expected);
    return relation;
  }

  const CheckInput& input_;
  const Columns columns_;
  const WordIndex fillers_;
  const WordIndex leads_;
};

}  // namespace

void CompareToldRows(const CheckInput& input, std::vector<Relation>& relations) {
  Reader(input).Run(relations);
}

}  // namespace gouji
