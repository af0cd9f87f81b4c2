#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "checks/common/operand.h"
#include "checks/common/table_sum.h"
#include "checks/common/text_pieces.h"
#include "checks/engine/diagnosis.h"
#include "checks/engine/evaluate.h"
#include "patterns/pack/word_list.h"
#include "patterns/table/head_words.h"

namespace gouji {
namespace {

constexpr std::size_t kCharBytes = 3;  // of a Chinese character; names hold little else
constexpr std::size_t kLeastCoreBytes = 4 * kCharBytes;
constexpr std::size_t kLeastTailBytes = 3 * kCharBytes;
constexpr std::size_t kMaxLeadBytes = 90;
constexpr std::size_t kLeastAnchors = 2;

// A row of a form: the indicator's name and what was achieved.
struct Row {
  std::string name;             ///< without 数量, 人数 and the like
  std::size_t pairs = 0;        ///< different pairs of neighbouring characters in it
  std::uint32_t cell = kNone;   ///< the only figure of the 完成值
  std::uint32_t target = kNone;
};

// A figure of the text that names a row.
struct Told {
  std::uint32_t figure = kNone;
  std::uint32_t row = kNone;
  bool holds = false;
  bool tail = false;  ///< by the end of the row's name only
};

class Reader {
 public:
  explicit Reader(const CheckInput& input) : input_(input) {
    ForEachSide(input.figures, [&](std::uint32_t table, const TableSection& section, const TableSide& side) { ReadRows(table, section, side); });
    for (std::uint32_t r = 0; r < rows_.size(); ++r) {
      std::set<std::string_view> pairs;
      ForEachPair(rows_[r].name, [&](std::string_view pair) { pairs.insert(pair); });
      for (const std::string_view pair : pairs) by_pair_[pair].push_back(r);
      rows_[r].pairs = pairs.size();
    }
  }

  void Run(std::vector<Relation>& relations) const {
    if (rows_.empty()) return;
    std::vector<Told> all;
    for (std::uint32_t i = 0; i < input_.figures.figures.size(); ++i) {
      if (!IsTold(At(i))) continue;
      if (const std::optional<Told> told = Find(i)) all.push_back(*told);
    }
    for (const Told& told : all) {
      if (told.holds || IsMistake(told, all)) relations.push_back(Tie(told));
    }
  }

 private:
  const Figure& At(std::uint32_t figure) const { return input_.figures.figures[figure]; }

  template <typename Visit>
  static void ForEachPair(std::string_view words, const Visit& visit) {
    for (std::size_t at = 0; at + 2 * kCharBytes <= words.size(); ++at) {
      const auto leads = [&](std::size_t i) { return (static_cast<unsigned char>(words[i]) & 0xF0) == 0xE0; };
      if (leads(at) && leads(at + kCharBytes)) visit(words.substr(at, 2 * kCharBytes));
    }
  }

  // 城市低保对象救助人数 is about 城市低保对象救助.
  std::string CoreOf(const TableRow& row) const {
    std::string name = CleanHead(row.label);
    for (const std::string& tail : input_.patterns.list("told.tail").words) {
      if (!EndsWith(name, tail) || name.size() < tail.size() + kLeastCoreBytes) continue;
      name.resize(name.size() - tail.size());
      break;
    }
    return name;
  }

  void ReadRows(std::uint32_t table, const TableSection& section, const TableSide& side) {
    const TableModel& model = input_.figures.tables[table];
    const auto column = [&](std::string_view role) {
      const auto found = std::find_if(section.columns.begin(), section.columns.end(), [&](const TableAxis& axis) { return axis.role == role; });
      return found == section.columns.end() ? kNone : static_cast<std::uint32_t>(found - section.columns.begin());
    };
    const std::uint32_t achieved = column("achieved");
    const std::uint32_t target = column("target");
    if (achieved == kNone) return;
    for (std::uint32_t r = section.body; r < section.end; ++r) {
      if (side.rows[r].kind != RowKind::kData) continue;
      Row row{CoreOf(side.rows[r]), 0, model.FigureAt(r, achieved), target == kNone ? kNone : model.FigureAt(r, target)};
      if (row.cell == kNone || row.name.size() < kLeastCoreBytes || !IsPlain(At(row.cell))) continue;
      rows_.push_back(std::move(row));
    }
  }

  static bool IsPlain(const Figure& figure) {
    return figure.exactness == Exactness::kExact && figure.comparator == Comparator::kNone && !figure.value.is_zero();
  }

  bool IsTold(const Figure& figure) const {
    if (figure.in_table() || !IsPlain(figure) || IsChange(figure.aspect)) return false;
    if (figure.aspect == Aspect::kTarget || figure.aspect == Aspect::kPrior) return false;
    if (figure.kind == FigureKind::kAmount && figure.unit_source != UnitSource::kOwn) return false;
    return figure.period == 0 || input_.figures.year == 0 || figure.period == input_.figures.year;
  }

  bool SameUnit(const Figure& a, const Figure& b) const {
    if (a.kind != b.kind && !(IsCount(a.kind) && IsCount(b.kind))) return false;
    if (a.kind == FigureKind::kPercent || a.kind == FigureKind::kAmount) return true;
    return !a.unit.empty() && Normalize(input_.document.Slice(a.unit)) == Normalize(input_.document.Slice(b.unit));
  }

  // The words of the figure's clause before it.
  std::string_view LeadOf(const Figure& figure) const {
    const NormalizedText& sentence = input_.figures.sentences[figure.sentence].text;
    std::string_view lead = sentence.text().substr(0, sentence.FromSource(figure.range).begin);
    const std::size_t stop = lead.find_last_of(",;:()");
    if (stop != std::string_view::npos) lead.remove_prefix(stop + 1);
    for (const std::string_view mark : {"、", "。"}) {
      const std::size_t at = lead.rfind(mark);
      if (at != std::string_view::npos) lead.remove_prefix(at + mark.size());
    }
    return lead;
  }

  // 其中, 计划, 比上年: the number is of a part, or of something else.
  bool SpeaksOfOther(std::string_view lead, const Row& row) const {
    const std::vector<std::string>& words = input_.patterns.list("told.other").words;
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return gouji::Contains(lead, word) && !gouji::Contains(row.name, word); });
  }

  // The rows whose names the words hold, but for one place where the order differs: 累计救助城市低保对象. Else the only row whose
  // name ends with the words: 建档率.
  std::vector<std::uint32_t> RowsIn(std::string_view lead) const {
    std::map<std::uint32_t, std::set<std::string_view>> hits;
    ForEachPair(lead, [&](std::string_view pair) {
      const auto found = by_pair_.find(pair);
      if (found == by_pair_.end()) return;
      for (const std::uint32_t row : found->second) hits[row].insert(pair);
    });
    std::vector<std::uint32_t> rows;
    for (const auto& [row, pairs] : hits) {
      if (pairs.size() + 1 >= rows_[row].pairs) rows.push_back(row);
    }
    if (!rows.empty() || lead.size() < kLeastTailBytes) return rows;
    for (const auto& [row, pairs] : hits) {
      if (EndsWith(rows_[row].name, lead)) rows.push_back(row);
    }
    return rows.size() == 1 ? rows : std::vector<std::uint32_t>();
  }

  std::optional<Told> Find(std::uint32_t figure) const {
    const std::string_view lead = LeadOf(At(figure));
    if (lead.size() < kLeastTailBytes || lead.size() > kMaxLeadBytes) return std::nullopt;
    std::vector<std::uint32_t> rows;
    for (const std::uint32_t row : RowsIn(lead)) {
      if (!SameUnit(At(figure), At(rows_[row].cell)) || SpeaksOfOther(lead, rows_[row])) continue;
      if (Equal(figure, rows_[row].cell)) return Told{figure, row, true, false};
      if (rows_[row].target != kNone && At(rows_[row].target).kind == At(figure).kind && At(rows_[row].target).value == At(figure).value) return std::nullopt;
      rows.push_back(row);
    }
    if (rows.size() != 1) return std::nullopt;
    return Told{figure, rows.front(), false, EndsWith(rows_[rows.front()].name, lead) && lead.size() < rows_[rows.front()].name.size()};
  }

  bool Equal(std::uint32_t a, std::uint32_t b) const { return PrintedInterval(At(a)).Intersects(PrintedInterval(At(b))); }

  // A slip of the hand; or the section tells two other rows as they are. A row that the text tells rightly elsewhere is another thing.
  bool IsMistake(const Told& told, const std::vector<Told>& all) const {
    const Decimal& stated = At(told.figure).value;
    const Decimal& cell = At(rows_[told.row].cell).value;
    const bool elsewhere = std::any_of(all.begin(), all.end(), [&](const Told& other) { return other.row == told.row && other.holds; });
    if (At(told.figure).power == At(rows_[told.row].cell).power && IsTellingSlip(stated, cell)) return !elsewhere || IsTransposed(stated, cell);
    if (told.tail) return false;
    const auto section = [&](const Told& one) { return input_.document.blocks()[At(one.figure).block].parent; };
    const auto anchors = static_cast<std::size_t>(
        std::count_if(all.begin(), all.end(), [&](const Told& other) { return other.holds && section(other) == section(told); }));
    return !elsewhere && anchors >= kLeastAnchors;
  }

  Relation Tie(const Told& told) const {
    const std::uint32_t cell = rows_[told.row].cell;
    Relation relation;
    relation.formula = Formula::kEqual;
    relation.severity = Severity::kWarning;
    relation.stated = OperandFor(input_, "text", told.figure);
    relation.operands.push_back(OperandFor(input_, "table", cell));
    relation.args.emplace_back("subject", CellName(input_, At(cell).table, {At(cell).row, At(cell).column}));
    Judge(input_.figures, relation);
    ExpectAsPrinted(input_.figures, relation);
    relation.diagnosis = DiagnoseSlip(At(told.figure).value, relation.expected);
    return relation;
  }

  const CheckInput& input_;
  std::vector<Row> rows_;
  std::map<std::string_view, std::vector<std::uint32_t>> by_pair_;
};

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  if (!input.figures.tables.empty()) Reader(input).Run(relations);
}

}  // namespace

namespace registry {
extern const Check kscore_told;
const Check kscore_told = {"score.told", Run};
}  // namespace registry
}  // namespace gouji
