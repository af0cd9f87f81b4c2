#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "checks/common/extreme_claim.h"
#include "checks/common/operand.h"
#include "checks/common/table_sum.h"
#include "checks/common/text_pieces.h"
#include "checks/engine/diagnosis.h"
#include "checks/engine/evaluate.h"
#include "patterns/table/head_words.h"

namespace gouji {
namespace {

constexpr std::string_view kId = "table.extreme";
constexpr std::size_t kLeastLabelBytes = 6;  // 甲县
constexpr std::size_t kLeastHeadBytes = 6;
constexpr std::size_t kLeastRows = 3;
constexpr std::string_view kOthers = "其他";

// The rows of a column that are compared with one another, and the one that the claim names.
struct Column {
  std::uint32_t table = kNone;
  std::uint32_t column = kNone;
  std::vector<std::uint32_t> rows;  // those with a value
  std::uint32_t named = kNone;      // one of them, or kNone
};

// 最高99分 reads like a maximum, and is a mark that was given.
FigureKind KindOf(const Figure& stated) {
  return stated.kind == FigureKind::kWeight || stated.kind == FigureKind::kPoints ? FigureKind::kScore : stated.kind;
}

// What a claim comes to in one column.
enum class Outcome { kHolds, kOtherValue, kOtherRow };
struct Finding {
  Outcome outcome = Outcome::kHolds;
  Column column;
  std::uint32_t row = kNone;  // whose value the claim is compared with
};

class Judgement {
 public:
  Judgement(const CheckInput& input, const RowsByName& rows, const RowReader& reader) : input_(input), rows_(rows), reader_(reader) {}

  void Claims(const std::vector<ExtremeClaim>& claims, std::vector<Relation>& relations) const {
    for (const ExtremeClaim& claim : claims) {
      const std::optional<Finding> finding = claim.label.empty() ? Unnamed(claim, claims) : Named(claim);
      if (finding) relations.push_back(Tie(claim, *finding));
    }
  }

 private:
  const Figure& FigureIn(const Column& column, std::uint32_t row) const {
    return input_.figures.figures[input_.figures.tables[column.table].ValueAt(row, column.column)];
  }

  // The rows beside `like`: part of the same row, no 其他…, with a value of its kind.
  Column RowsOf(std::uint32_t table, const TableSection& section, const TableSide& side, std::uint32_t column, std::uint32_t like,
                FigureKind kind) const {
    Column found{table, column, {}, kNone};
    for (std::uint32_t r = section.body; r < section.end; ++r) {
      const TableRow& row = side.rows[r];
      if (row.kind != RowKind::kData || row.label.empty() || StartsWith(row.label, kOthers)) continue;
      if (like != kNone && row.parent != side.rows[like].parent) continue;
      const std::uint32_t figure = input_.figures.tables[table].ValueAt(r, column);
      if (figure == kNone || input_.figures.figures[figure].kind != kind) continue;
      found.rows.push_back(r);
      if (r == like) found.named = r;
    }
    return found;
  }

  // The first of the rows that hold the most or the least.
  std::uint32_t ExtremeOf(const Column& column, bool most) const {
    return *std::max_element(column.rows.begin(), column.rows.end(), [&](std::uint32_t a, std::uint32_t b) {
      const Rational x = FigureIn(column, a).Scaled();
      const Rational y = FigureIn(column, b).Scaled();
      return most ? x < y : y < x;
    });
  }

  // How surely the words name the column: 支出进度 or 项目支出进度 that of 支出进度; 得分 may be that of 自评得分.
  enum class Naming { kNone, kMaybe, kSurely };
  Naming NamingOf(std::string_view measure, const TableAxis& axis) const {
    Naming naming = Naming::kNone;
    for (const std::string& words : axis.path) {
      const std::string head = CleanHead(words);
      if (head.size() < kLeastHeadBytes || measure.size() < kLeastHeadBytes) continue;
      if (EndsWith(measure, head) && reader_.IsFiller(measure.substr(0, measure.size() - head.size()))) return Naming::kSurely;
      if (EndsWith(measure, head) || EndsWith(head, measure)) naming = Naming::kMaybe;
    }
    return naming;
  }

  bool OfThisYear(const TableAxis& axis) const {
    return axis.period == 0 || input_.figures.year == 0 || axis.period == input_.figures.year;
  }

  bool FitsNumber(const ExtremeClaim& claim, const Column& column) const {
    if (claim.among == kNone) return true;
    return input_.figures.figures[claim.among].Scaled() == Rational::Of(static_cast<std::int64_t>(column.rows.size()));
  }

  bool SameValue(const ExtremeClaim& claim, const Column& column, std::uint32_t row) const {
    return PrintedInterval(input_.figures.figures[claim.figure]).Intersects(PrintedInterval(FigureIn(column, row)));
  }

  std::optional<Finding> InColumn(const ExtremeClaim& claim, const Column& column) const {
    if (column.named == kNone || column.rows.size() < 2 || !FitsNumber(claim, column)) return std::nullopt;
    const std::uint32_t extreme = ExtremeOf(column, claim.most);
    const bool is_extreme = FigureIn(column, extreme).Scaled() == FigureIn(column, column.named).Scaled();
    const bool same = claim.figure == kNone || SameValue(claim, column, column.named);
    if (same && is_extreme) return Finding{Outcome::kHolds, column, column.named};
    if (same || SameValue(claim, column, extreme)) return Finding{Outcome::kOtherRow, column, extreme};
    return Finding{Outcome::kOtherValue, column, column.named};
  }

  // Of the columns that the words may mean: the one in which the claim holds, else the only one.
  static std::optional<Finding> Choose(const std::vector<Finding>& findings) {
    const auto holds = std::find_if(findings.begin(), findings.end(), [](const Finding& f) { return f.outcome == Outcome::kHolds; });
    if (holds != findings.end()) return *holds;
    return findings.size() == 1 ? std::optional<Finding>(findings.front()) : std::nullopt;
  }

  std::optional<Finding> Named(const ExtremeClaim& claim) const {
    const auto named = rows_.find(claim.label);
    if (named == rows_.end()) return std::nullopt;
    std::vector<Finding> findings;
    for (const NamedRow& row : named->second) {
      for (const std::uint32_t c : row.side->values) {
        const TableAxis& axis = row.section->columns[c];
        const Naming naming = claim.measure.empty() ? Naming::kSurely : NamingOf(claim.measure, axis);
        if (!OfThisYear(axis) || naming == Naming::kNone) continue;
        const std::uint32_t cell = input_.figures.tables[row.table].ValueAt(row.row, c);
        if (cell == kNone) continue;
        const FigureKind kind = input_.figures.figures[cell].kind;
        if (claim.figure != kNone && !SameKind(KindOf(input_.figures.figures[claim.figure]), kind)) continue;
        const std::optional<Finding> finding = InColumn(claim, RowsOf(row.table, *row.section, *row.side, c, row.row, kind));
        if (finding && (naming == Naming::kSurely || finding->outcome == Outcome::kHolds)) findings.push_back(*finding);
      }
    }
    return Choose(findings);
  }

  // 最高98.6分，最低85分: the columns in which one of the claims of the sentence holds.
  std::optional<Finding> Unnamed(const ExtremeClaim& claim, const std::vector<ExtremeClaim>& claims) const {
    const Figure& stated = input_.figures.figures[claim.figure];
    if (stated.exactness != Exactness::kExact || stated.comparator != Comparator::kNone) return std::nullopt;
    std::vector<Finding> findings;
    ForEachSide(input_.figures, [&](std::uint32_t table, const TableSection& section, const TableSide& side) {
      for (const std::uint32_t c : side.values) {
        if (!HoldsKind(section.columns[c], KindOf(stated)) || !OfThisYear(section.columns[c])) continue;
        const Column column = RowsOf(table, section, side, c, kNone, KindOf(stated));
        if (column.rows.size() < kLeastRows) continue;
        const std::uint32_t row = ExtremeOf(column, claim.most);
        const bool meant = std::any_of(claims.begin(), claims.end(), [&](const ExtremeClaim& other) {
          return other.label.empty() && other.most != claim.most && KindOf(input_.figures.figures[other.figure]) == KindOf(stated) &&
                 SameValue(other, column, ExtremeOf(column, other.most));
        });
        if (SameValue(claim, column, row)) {
          findings.push_back({Outcome::kHolds, column, row});
        } else if (meant) {
          findings.push_back({Outcome::kOtherValue, column, row});
        }
      }
    });
    return Choose(findings);
  }

  Relation Tie(const ExtremeClaim& claim, const Finding& finding) const {
    const TableModel& model = input_.figures.tables[finding.column.table];
    const auto label = [&](std::uint32_t row) { return model.RowAt(row, finding.column.column).label; };
    const std::uint32_t cell = model.ValueAt(finding.row, finding.column.column);
    Relation relation;
    if (claim.figure != kNone && finding.outcome != Outcome::kOtherRow) {
      relation.formula = Formula::kEqual;
      relation.stated = OperandFor(input_, "text", claim.figure);
      relation.stated.text = claim.range;
      if (claim.label.empty()) relation.variant = "value";
      relation.operands.push_back(OperandFor(input_, "table", cell));
      Judge(input_.figures, relation);
      ExpectAsPrinted(input_.figures, relation);
      relation.diagnosis = DiagnoseSlip(input_.figures.figures[claim.figure].value, relation.expected);
    } else {
      relation = finding.outcome == Outcome::kHolds ? Agrees("text", claim.range, std::string(claim.label), label(finding.row))
                                                    : Differs(Severity::kError, "row", claim.range, std::string(claim.label), label(finding.row));
      relation.operands.push_back(OperandFor(input_, "table", cell));
      if (finding.column.named != kNone && finding.column.named != finding.row) {
        relation.operands.push_back(OperandFor(input_, "table", model.ValueAt(finding.column.named, finding.column.column)));
      }
    }
    relation.args.emplace_back("word", std::string(claim.word));
    relation.args.emplace_back("subject", std::string(claim.label));
    relation.args.emplace_back("table", TableName(input_, finding.column.table));
    relation.args.emplace_back("other_subject", CellName(input_, finding.column.table, {finding.row, finding.column.column}));
    return relation;
  }

  const CheckInput& input_;
  const RowsByName& rows_;
  const RowReader& reader_;
};

bool SpeaksOfExtremes(const Sentence& sentence) {
  return sentence.table == kNone && Contains(sentence.text.text(), std::string_view("最"));
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  const std::vector<Sentence>& sentences = input.figures.sentences;
  if (input.figures.tables.empty() || std::none_of(sentences.begin(), sentences.end(), SpeaksOfExtremes)) return;
  const RowsByName rows = NamedRows(input, kLeastLabelBytes);
  if (rows.empty()) return;
  const RowReader reader(input, rows);
  const Judgement judgement(input, rows, reader);
  for (const Sentence& sentence : sentences) {
    if (SpeaksOfExtremes(sentence)) judgement.Claims(ReadExtremes(input, sentence, reader), relations);
  }
}

// A cell that breaks another tie may be the reason why its row is no longer the first or the last.
void Review(const CheckInput&, std::vector<Relation>& relations) {
  const auto stands_in = [](const Relation& relation, std::uint32_t figure) {
    return relation.stated.figure == figure ||
           std::any_of(relation.operands.begin(), relation.operands.end(), [&](const Operand& o) { return o.figure == figure; });
  };
  for (Relation& own : relations) {
    if (own.check != kId || own.variant != "row" || own.verdict != Verdict::kInconsistent) continue;
    const auto cause = std::find_if(relations.begin(), relations.end(), [&](const Relation& other) {
      return other.check != kId && other.verdict == Verdict::kInconsistent && other.stated.figure != kNone &&
             std::any_of(own.operands.begin(), own.operands.end(), [&](const Operand& o) { return stands_in(other, o.figure); });
    });
    if (cause != relations.end()) own.follows = cause->stated.figure;
  }
}

}  // namespace

namespace registry {
extern const Check ktable_extreme;
const Check ktable_extreme = {kId, Run, Review};
}  // namespace registry
}  // namespace gouji
