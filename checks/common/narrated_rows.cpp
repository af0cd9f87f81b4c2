#include "checks/common/narrated_rows.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "checks/common/operand.h"
#include "checks/common/row_words.h"
#include "checks/common/table_sum.h"
#include "checks/engine/diagnosis.h"
#include "checks/engine/evaluate.h"
#include "patterns/context/item_name.h"
#include "patterns/table/head_words.h"

namespace gouji {
namespace {

constexpr std::size_t kLeastAnchors = 2;

// A column of a table, as a paragraph may go through it.
using Column = std::pair<std::uint32_t, std::uint32_t>;

struct Cell {
  Column column;
  std::uint32_t row = kNone;
  std::uint32_t figure = kNone;
};

// A figure of the text with the cells of the rows that it names.
struct Mention {
  std::uint32_t figure = kNone;
  std::string_view head;  ///< the column, where the words name it: 甲县执行率97.7%
  bool above = false;     ///< the row is named by a sentence or heading above
  std::vector<Cell> cells;
  std::vector<Cell> equal;
};

bool IsTold(FigureKind kind) {
  switch (kind) {
    case FigureKind::kAmount:
    case FigureKind::kPercent:
    case FigureKind::kCount:
    case FigureKind::kHeadcount:
    case FigureKind::kScore:
      return true;
    default:
      return false;
  }
}

bool StatesValue(const CheckInput& input, const Figure& figure) {
  if (figure.in_table() || !IsTold(figure.kind) || figure.exactness != Exactness::kExact) return false;
  if (figure.comparator != Comparator::kNone || figure.value.is_zero()) return false;
  if (figure.kind == FigureKind::kAmount && figure.unit_source != UnitSource::kOwn) return false;
  if (figure.period != 0 && input.figures.year != 0 && figure.period != input.figures.year)
    return false;
  switch (figure.aspect) {
    case Aspect::kIncrease:
    case Aspect::kDecrease:
    case Aspect::kPrior:
    case Aspect::kAdjustment:
      return false;
    default:
      return true;
  }
}

// 年初预算 is not what a table of final accounts holds, whatever its heads say.
bool FitsTable(const CheckInput& input, Aspect text, std::uint32_t table) {
  return !IsBudget(text) || TableName(input, table).find("决算") == std::string::npos;
}

bool FitsAspect(Aspect text, Aspect column) {
  if (text == Aspect::kNone || column == Aspect::kNone || text == column) return true;
  return IsBudget(text) && IsBudget(column);
}

void AddCells(const CheckInput& input, const NamedRow& row, Mention& mention) {
  const Figure& stated = input.figures.figures[mention.figure];
  for (const std::uint32_t column : row.side->values) {
    const TableAxis& axis = row.section->columns[column];
    if (!HoldsKind(axis, stated.kind) || !FitsAspect(stated.aspect, axis.aspect)) continue;
    if (!mention.head.empty() && CleanHead(axis.name()) != mention.head) continue;
    if (axis.aspect == Aspect::kNone && !FitsTable(input, stated.aspect, row.table)) continue;
    if (axis.period != 0 && input.figures.year != 0 && axis.period != input.figures.year) continue;
    const std::uint32_t figure = input.figures.tables[row.table].ValueAt(row.row, column);
    if (figure == kNone || !SameKind(stated.kind, input.figures.figures[figure].kind)) continue;
    const Cell cell{{row.table, column}, row.row, figure};
    mention.cells.push_back(cell);
    if (PrintedInterval(stated).Intersects(PrintedInterval(input.figures.figures[figure])))
      mention.equal.push_back(cell);
  }
}

Relation Tie(const CheckInput& input, std::uint32_t figure, const Cell& cell) {
  Relation relation;
  relation.formula = Formula::kEqual;
  relation.stated = OperandFor(input, "text", figure);
  relation.operands.push_back(OperandFor(input, "table", cell.figure));
  const CellPlace place{cell.row, cell.column.second};
  relation.args.emplace_back("subject", NameInText(input, figure, CellName(input, cell.column.first, {cell.row, cell.column.second})));
  relation.args.emplace_back("table", TableName(input, cell.column.first));
  relation.args.emplace_back("other_subject", CellName(input, cell.column.first, place));
  Judge(input.figures, relation);
  ExpectAsPrinted(input.figures, relation);
  return relation;
}

// The cell in the column that the paragraph goes through, or nullptr when it goes through none.
const Cell* NarratedCell(const Mention& mention, const std::map<Column, std::size_t>& anchors) {
  const Cell* best = nullptr;
  std::size_t most = 0;
  for (const Cell& cell : mention.cells) {
    const auto found = anchors.find(cell.column);
    if (found == anchors.end() || found->second < kLeastAnchors || found->second <= most) continue;
    most = found->second;
    best = &cell;
  }
  return best;
}

// The money that words speak of: of all sources where none is named.
std::string_view FundsIn(const CheckInput& input, std::string_view words) {
  for (const std::string& source : input.patterns.list("fiscal.source").words) {
    if (words.find(source) != std::string_view::npos) return source;
  }
  static constexpr std::string_view kFiscal = "财政拨款";
  return words.find(kFiscal) != std::string_view::npos ? kFiscal : std::string_view();
}

// 一般公共预算当年拨款情况说明 tells other amounts than 部门收支总表 holds under the same names.
bool IsOfOtherFunds(const CheckInput& input, const Figure& figure, std::uint32_t table) {
  const std::vector<Block>& blocks = input.document.blocks();
  for (std::uint32_t b = blocks[figure.block].parent; b != kNone; b = blocks[b].parent) {
    const std::string_view told = FundsIn(input, Normalize(input.document.Slice(blocks[b].text)));
    if (!told.empty()) return told != FundsIn(input, TableName(input, table));
  }
  return false;
}

// 甲中心支出9663.99万元 and one cell of the row 9636.99: two digits of a long number changed round, or nullptr.
const Cell* MistypedCell(const CheckInput& input, const Mention& mention) {
  const Cell* only = nullptr;
  for (const Cell& cell : mention.cells) {
    const Figure& stated = input.figures.figures[mention.figure];
    const Figure& there = input.figures.figures[cell.figure];
    if (stated.power != there.power || !IsTransposed(stated.value, there.value) || !IsTellingSlip(stated.value, there.value)) continue;
    if (only != nullptr) return nullptr;
    only = &cell;
  }
  return only;
}

void JudgeBlock(const CheckInput& input, const std::vector<Mention>& mentions,
                std::vector<Relation>& relations) {
  std::map<Column, std::size_t> anchors;
  for (const Mention& mention : mentions) {
    std::set<Column> columns;
    for (const Cell& cell : mention.equal) columns.insert(cell.column);
    for (const Column& column : columns) ++anchors[column];
  }
  for (const Mention& mention : mentions) {
    if (!mention.equal.empty()) {
      relations.push_back(Tie(input, mention.figure, mention.equal.front()));
      continue;
    }
    const Cell* cell = NarratedCell(mention, anchors);
    const bool named = !mention.head.empty() && mention.cells.size() == 1;
    if (cell == nullptr && named) cell = &mention.cells.front();
    if (cell == nullptr && !mention.above) cell = MistypedCell(input, mention);
    if (cell == nullptr) continue;
    Relation relation = Tie(input, mention.figure, *cell);
    if (mention.above) relation.variant = kNamedAbove;
    const Decimal& stated = input.figures.figures[mention.figure].value;
    if (!IsTellingSlip(stated, relation.expected)) relation.severity = Severity::kWarning;
    relation.diagnosis = DiagnoseSlip(stated, relation.expected);
    const bool broken = relation.verdict == Verdict::kInconsistent && relation.diagnosis.empty();
    // A name from above may be of another body, year or fund; only a slip of the hand says that the same is meant.
    const bool unsure = mention.above && !IsTellingSlip(stated, relation.expected);
    if (relation.verdict == Verdict::kInconsistent && unsure) SetAside(relation, "other-scope");
    if (broken && IsOfOtherFunds(input, input.figures.figures[mention.figure], cell->column.first)) SetAside(relation, "other-scope");
    relations.push_back(std::move(relation));
  }
}

// 4.…(款)检察监督(项)。年初预算145万元，支出决算152万元: the row stands in a sentence or heading above.
bool ReadAbove(const CheckInput& input, const RowReader& reader, std::uint32_t figure, RowWords& words) {
  if (!reader.IsFiller(ClauseLead(input, figure), &words.head)) return false;
  words.label = input.figures.figures[figure].item;
  return true;
}

}  // namespace

void CompareNarratedRows(const CheckInput& input, const RowsByName& rows, const RowReader& reader, std::vector<Relation>& relations) {
  std::map<std::uint32_t, std::vector<Mention>> blocks;
  for (std::uint32_t i = 0; i < input.figures.figures.size(); ++i) {
    const Figure& figure = input.figures.figures[i];
    if (!StatesValue(input, figure)) continue;
    RowWords words = reader.Read(figure);
    bool above = false;
    const bool may = words.label.empty() && !figure.item.empty() && figure.kind != FigureKind::kScore;  // marks have trees of their own
    if (may) above = ReadAbove(input, reader, i, words);
    const auto named = rows.find(words.label);
    if (named == rows.end()) continue;
    // 调整后预算 names a side of planning and doing, whose is for the words before to say: 项目支出…，调整后预算.
    const ItemName label = ReadItemName(input.patterns, words.label);
    const bool only_side = label.item.empty() && (IsBudget(label.aspect) || label.aspect == Aspect::kActual);
    if (only_side && !figure.item.empty()) continue;
    Mention mention;
    mention.figure = i;
    mention.head = words.head;
    mention.above = above;
    for (const NamedRow& row : named->second) AddCells(input, row, mention);
    // Paragraphs under one heading go through one table: 1.… 2.… 3.…
    const std::uint32_t heading = input.document.blocks()[figure.block].parent;
    if (!mention.cells.empty()) blocks[heading].push_back(std::move(mention));
  }
  for (const auto& [heading, mentions] : blocks) JudgeBlock(input, mentions, relations);
}

}  // namespace gouji
