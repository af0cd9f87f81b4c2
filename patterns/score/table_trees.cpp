#include <algorithm>
#include <optional>

#include "patterns/score/score_section.h"
#include "patterns/score/section_reader.h"
#include "patterns/score/tree_builders.h"

namespace gouji {
namespace {

// The scored row of a funds part: 年度资金总额. The 得分 of its detail rows is no part of the
// total.
std::optional<IndicatorNode> ReadFunds(TreeContext& context, const Table& table,
                                       const ScoreSection& section) {
  for (std::uint32_t row = section.begin; row < section.end; ++row) {
    const auto cell_at = [&](ScoreHead head) -> const Cell* {
      const std::uint32_t column = section.Column(head);
      return column == kNone ? nullptr : table.At(row, column);
    };
    const auto number = [&](const Cell* cell) {
      if (cell == nullptr || cell->row != row) return kNone;
      const std::vector<std::uint32_t> found = context.figures.FiguresIn(cell->text);
      return found.empty() ? kNone : found.front();
    };
    IndicatorNode node;
    node.name = "预算执行率";
    node.funds = true;
    node.parent = 0;
    node.depth = 1;
    node.weight = number(cell_at(ScoreHead::kWeight));
    node.score = number(cell_at(ScoreHead::kScore));
    if (node.score == kNone) continue;
    const Cell* beside = table.At(row, 0);  // 预算执行情况（20分）
    if (node.weight == kNone && beside != nullptr) node.weight = WeightIn(context.figures, context.patterns, beside->text);
    for (std::uint32_t column = 0; column < table.columns; ++column) {
      const Cell* cell = table.At(row, column);
      if (cell == nullptr || cell->row != row) continue;
      const std::string label = Normalize(context.document.Slice(cell->text));
      if (IsWord(context.patterns.list("score.row.funds"), WithoutBrackets(label))) {
        node.place = cell->text;
      }
      for (const std::uint32_t figure : context.figures.FiguresIn(cell->text)) {
        const bool percent = context.figures.figures[figure].kind == FigureKind::kPercent;
        if (percent && node.achieved == kNone) node.achieved = figure;
      }
    }
    const Cell* head = cell_at(ScoreHead::kScore);
    if (node.place.empty() && head != nullptr) node.place = head->text;
    return node;
  }
  return std::nullopt;
}

// The project's name beside 项目名称, or the table's caption.
void NameTree(const TreeContext& context, const Table& table, IndicatorTree& tree) {
  for (const Cell& cell : table.cells) {
    if (cell.row > 4) break;
    const std::string label = Normalize(context.document.Slice(cell.text));
    if (!IsWord(context.patterns.list("score.subject"), WithoutBrackets(label))) continue;
    const Cell* value = table.At(cell.row, cell.column + cell.column_span);
    if (value == nullptr) continue;
    tree.subject = Normalize(context.document.Slice(value->text));
    tree.scope.whose = tree.subject;
    tree.scope.level = ScoreScope::Level::kProject;
    return;
  }
  tree.subject = Normalize(context.document.Slice(table.caption));
}

// Whether only a few lines stand between the two tables, none of them a heading.
bool StandsTogether(const Document& document, const Table& above, const Table& below) {
  if (above.block == kNone || below.block == kNone || below.block < above.block) return false;
  std::uint32_t between = 0;
  for (std::uint32_t b = above.block + 1; b < below.block; ++b) {
    if (document.blocks()[b].kind == BlockKind::kHeading) return false;
    ++between;
  }
  return between <= 2;
}

// 自评得分 | 复核得分: the columns of scores, which different people gave.
std::vector<std::uint32_t> ScoreColumns(const ScoreSection& section) {
  std::vector<std::uint32_t> columns;
  for (std::uint32_t column = 0; column < section.columns.size(); ++column) {
    if (section.columns[column] == ScoreHead::kScore) columns.push_back(column);
  }
  return columns;
}

// The head of the column, for the judge that it names.
std::string HeadOf(const TreeContext& context, const Table& table, const ScoreSection& section, std::uint32_t column) {
  std::string head;
  for (std::uint32_t row = section.header_begin; row < section.begin; ++row) {
    const Cell* cell = table.At(row, column);
    if (cell != nullptr) head = Normalize(context.document.Slice(cell->text));
  }
  return head;
}

// 自评得分 | 评价得分 | 评价得分率: a column that tells of scores is of the judge that its head names, else of the nearest
// column of scores before it.
std::uint32_t ScoreColumnOf(const TreeContext& context, const ScopeWords& scopes, const Table& table, const ScoreSection& section,
                            const std::vector<std::uint32_t>& scores, std::uint32_t column) {
  const auto judge = [&](std::uint32_t c) { return scopes.Read(HeadOf(context, table, section, c)).judge; };
  std::uint32_t nearest = scores.front();
  for (const std::uint32_t score : scores) {
    if (score < column) nearest = score;
  }
  const ScoreScope::Judge named = judge(column);
  if (named == ScoreScope::Judge::kUnsaid || judge(nearest) == named) return nearest;
  const auto own = std::find_if(scores.begin(), scores.end(), [&](std::uint32_t score) { return judge(score) == named; });
  return own == scores.end() ? nearest : *own;
}

// Leaves the columns that tell of the scores in `scores[k]`.
void KeepColumnsOf(const TreeContext& context, const ScopeWords& scopes, const Table& table,
                   const std::vector<std::uint32_t>& scores, std::size_t k, ScoreSection& section) {
  const ScoreSection all = section;
  for (std::uint32_t column = 0; column < all.columns.size(); ++column) {
    const ScoreHead head = all.columns[column];
    const bool told = head == ScoreHead::kRate || head == ScoreHead::kDeduction;
    const bool other = head == ScoreHead::kScore && column != scores[k];
    if (other || (told && ScoreColumnOf(context, scopes, table, all, scores, column) != scores[k]))
      section.columns[column] = ScoreHead::kNone;
  }
}

// What stands in the form once is told by the first tree.
void KeepScoresOnly(IndicatorTree& tree) {
  tree.second_marks = true;
  for (IndicatorNode& node : tree.nodes) {
    node.target = node.achieved = kNone;
    node.target_text = node.sign_text = node.achieved_text = node.standard_text = node.reason_text = {};
    node.has_reason_place = false;
  }
}

// The sections of one scheme: a form may repeat its header for every goal and give the total once.
using Sections = std::vector<ScoreSection>;

bool HasTitleAbove(const Table& table, const ScoreSection& section) {
  return section.header_begin > 0 && IsTitleRow(table, section, section.header_begin - 1);
}

// 年度目标2（30分） | 促进融合发展
IndicatorNode ReadTitle(const TreeContext& context, const Table& table, std::uint32_t row) {
  const Cell* label = table.At(row, 0);
  IndicatorNode node;
  node.name = IndicatorName(context.document.Slice(label->text));
  node.place = label->text;
  node.parent = 0;
  node.depth = 1;
  node.weight = WeightIn(context.figures, context.patterns, label->text);
  return node;
}

bool HasTotalRow(const TreeContext& context, const Table& table, const ScoreSection& section) {
  return std::any_of(table.cells.begin(), table.cells.end(), [&](const Cell& cell) {
    if (cell.row < section.begin || cell.row >= section.end) return false;
    const std::string label = WithoutBrackets(Normalize(context.document.Slice(cell.text)));
    return IsWord(context.patterns.list("score.row.total"), label);
  });
}

IndicatorTree ReadTree(TreeContext& context, std::uint32_t index, const Sections& sections,
                       const std::optional<IndicatorNode>& funds) {
  const Table& table = context.document.tables()[index];
  IndicatorTree tree;
  tree.source = IndicatorTree::Source::kTable;
  tree.table = index;
  NameTree(context, table, tree);
  tree.nodes.emplace_back();
  tree.nodes[0].place = table.caption;
  if (funds) tree.nodes.push_back(*funds);
  for (const ScoreSection& section : sections) {
    const bool group = sections.size() > 1 && HasTitleAbove(table, section);
    if (group) tree.nodes.push_back(ReadTitle(context, table, section.header_begin - 1));
    ReadSection(context, table, section, tree, group ? static_cast<std::uint32_t>(tree.nodes.size() - 1) : 0);
  }
  return tree;
}

void AddTrees(TreeContext& context, std::uint32_t index, const Sections& sections,
              std::optional<IndicatorNode>& funds, std::vector<IndicatorTree>& trees) {
  const ScoreSection& section = sections.back();
  const Table& table = context.document.tables()[index];
  const ScopeWords scopes{context.patterns, context.figures.kind, context.figures.year, {}};
  const std::vector<std::uint32_t> columns = ScoreColumns(section);
  const bool several = columns.size() > 1;
  for (std::size_t k = 0; k < std::max<std::size_t>(columns.size(), 1); ++k) {
    Sections own = sections;
    for (ScoreSection& one : own) {
      if (several) KeepColumnsOf(context, scopes, table, columns, k, one);
    }
    IndicatorTree tree = ReadTree(context, index, own, funds);
    if (several) tree.scope.judge = scopes.Read(HeadOf(context, table, section, columns[k])).judge;
    // Of columns that name no judge the first is meant.
    const bool named = tree.scope.judge != ScoreScope::Judge::kUnsaid;
    if (k > 0 && (!named || tree.scope.judge == trees.back().scope.judge)) continue;
    if (tree.nodes.size() < (funds ? 3u : 2u)) return;
    if (k > 0) KeepScoresOnly(tree);
    trees.push_back(std::move(tree));
  }
  funds.reset();
}

// Sections with the same columns, of which only the last has a total row, are one scheme.
std::size_t SchemeEnd(const TreeContext& context, const Table& table, const Sections& sections, std::size_t first) {
  for (std::size_t s = first; s < sections.size(); ++s) {
    if (sections[s].funds || sections[s].columns != sections[first].columns || !HasTitleAbove(table, sections[s])) break;
    if (HasTotalRow(context, table, sections[s])) return s + 1;
  }
  return first + 1;
}

}  // namespace

void AddTableTrees(TreeContext& context, std::vector<IndicatorTree>& trees) {
  std::optional<IndicatorNode> funds;
  std::uint32_t funds_table = kNone;
  const std::vector<Table>& tables = context.document.tables();
  for (std::uint32_t t = 0; t < tables.size(); ++t) {
    if (funds && !StandsTogether(context.document, tables[funds_table], tables[t])) funds.reset();
    const Sections sections = FindScoreSections(context.document, context.patterns, tables[t]);
    for (std::size_t s = 0; s < sections.size(); ++s) {
      if (sections[s].funds) {
        funds = ReadFunds(context, tables[t], sections[s]);
        funds_table = t;
        continue;
      }
      const std::size_t end = SchemeEnd(context, tables[t], sections, s);
      AddTrees(context, t, Sections(sections.begin() + static_cast<std::ptrdiff_t>(s), sections.begin() + static_cast<std::ptrdiff_t>(end)), funds, trees);
      s = end - 1;
    }
  }
}

}  // namespace gouji
