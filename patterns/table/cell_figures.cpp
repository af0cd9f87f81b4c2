#include "patterns/table/cell_figures.h"

#include <algorithm>

#include "patterns/table/head_words.h"

namespace gouji {
namespace {

bool IsMoneyAspect(Aspect aspect) {
  switch (aspect) {
    case Aspect::kInitialBudget:
    case Aspect::kAdjustment:
    case Aspect::kRevisedBudget:
    case Aspect::kBudget:
    case Aspect::kActual:
    case Aspect::kPrior:
    case Aspect::kOpening:
    case Aspect::kClosing:
    case Aspect::kIncrease:
    case Aspect::kDecrease:
      return true;
    default:
      return false;
  }
}

struct UnitFound {
  std::int8_t power = kNoPower;
  UnitSource source = UnitSource::kNone;
};

UnitFound FindUnit(const TableModel& model, const TableRow& row, const TableAxis& column) {
  const TableSection& section = model.sections[row.section];
  if (row.power != kNoPower) return {row.power, UnitSource::kRowHead};
  if (column.power != kNoPower) return {column.power, UnitSource::kColumnHead};
  if (section.power != kNoPower) return {section.power, UnitSource::kColumnHead};
  if (model.power != kNoPower) return {model.power, UnitSource::kCaption};
  return {};
}

FigureKind KindOfRole(const std::string& role) {
  if (role == "weight") return FigureKind::kWeight;
  if (role == "score" || role == "marks") return FigureKind::kScore;
  if (role == "deduction") return FigureKind::kDeduction;
  if (role == "headcount") return FigureKind::kHeadcount;
  if (role == "count") return FigureKind::kCount;
  return FigureKind::kNumber;
}

// 0.96 in a 执行率 column is a quotient, 96 a percentage.
bool LooksLikePercentage(const Decimal& value) {
  return value.scale() < 2 || Decimal::Compare(value.Abs(), Decimal(15, 1)) > 0;
}

// Some column of the section is sure to hold money.
bool HoldsMoney(const TableSection& section) {
  return std::any_of(section.columns.begin(), section.columns.end(), [](const TableAxis& column) {
    return column.role == "amount" || column.power != kNoPower || (column.role.empty() && IsMoneyAspect(column.aspect));
  });
}

bool IsAmountColumn(const TableModel& model, const TableRow& row, const TableAxis& column, const Decimal& value) {
  if (column.role == "amount" || column.power != kNoPower) return true;
  // 合计 of a questionnaire counts answers.
  if (column.role == "total") {
    return FindUnit(model, row, column).power != kNoPower || value.scale() > 0 || HoldsMoney(model.sections[row.section]);
  }
  if (!column.role.empty()) return false;
  return FindUnit(model, row, column).power != kNoPower || IsMoneyAspect(column.aspect);
}

void GiveKind(const TableModel& model, const TableRow& row, const TableAxis& column, Figure& figure) {
  if (figure.kind == FigureKind::kPoints || figure.kind == FigureKind::kNumber) {
    const FigureKind by_role = KindOfRole(column.role);
    if (by_role != FigureKind::kNumber) {
      if (figure.unit.empty()) figure.unit = column.unit;
      figure.kind = by_role;
      figure.unit_source = figure.unit.empty() ? UnitSource::kColumnHead : figure.unit_source;
      return;
    }
  }
  if (figure.kind != FigureKind::kNumber) return;
  if (column.unit_kind != FigureKind::kNumber && column.unit_kind != FigureKind::kPoints) {
    figure.kind = column.unit_kind;
    figure.unit = column.unit;
    figure.unit_source = UnitSource::kColumnHead;
  } else if (column.percent) {
    if (!LooksLikePercentage(figure.value)) return;
    figure.kind = FigureKind::kPercent;
    figure.unit_source = UnitSource::kColumnHead;
  } else if (IsAmountColumn(model, row, column, figure.value)) {
    const UnitFound unit = FindUnit(model, row, column);
    figure.kind = FigureKind::kAmount;
    figure.power = unit.power == kNoPower ? std::int8_t{0} : unit.power;
    figure.unit_source = unit.source == UnitSource::kNone ? UnitSource::kGuess : unit.source;
  }
}

// A total row is named by its column, a 金额 column by its row, other cells by both.
std::string ItemOf(const TableRow& row, const TableAxis& column) {
  const std::string head = CleanHead(column.name());
  const bool column_names = !head.empty() && column.role != "total" && column.aspect == Aspect::kNone &&
                            head != "金额" && column.role != "weight" && column.role != "score" && !column.percent;
  if (row.label.empty()) return head;
  if (!column_names) return row.label;
  if (row.kind == RowKind::kTotal) return head;
  return row.label + head;
}

const Measure* FindMeasure(const PatternSet& patterns, const std::string& item) {
  for (const int index : patterns.MeasureWordsIn(item)) {
    const auto& [measure, word] = patterns.measure_words()[static_cast<std::size_t>(index)];
    if (word == item) return &patterns.measures()[measure];
  }
  return nullptr;
}

}  // namespace

namespace {

// "其中：基本支出：1834.72": the cell names its number itself, the unit stands in the head.
bool IsNamedInCell(const FigureTable& figures, const Figure& figure) {
  if (figure.kind != FigureKind::kNumber || figure.value.scale() == 0) return false;
  const NormalizedText& text = figures.sentences[figure.sentence].text;
  const NormRange at = text.FromSource(figure.range);
  return at.end == text.text().size() && at.begin > 0 && text.text()[at.begin - 1] == ':';
}

}  // namespace

void GiveContext(const Document&, const PatternSet& patterns, FigureTable& figures) {
  for (Figure& figure : figures.figures) {
    if (!figure.in_table()) continue;
    const TableModel& model = figures.tables[figure.table];
    if (model.SectionOf(figure.row) == nullptr || model.rows[figure.row].kind == RowKind::kHeader) continue;
    const TableAxis& column = model.ColumnAt(figure.row, figure.column);
    const TableRow& row = model.RowAt(figure.row, figure.column);
    if (model.ValueAt(figure.row, figure.column) == kNone) {
      const UnitFound unit = FindUnit(model, row, column);
      if (unit.power == kNoPower || !IsNamedInCell(figures, figure)) continue;
      figure.kind = FigureKind::kAmount;
      figure.power = unit.power;
      figure.unit_source = unit.source;
      continue;
    }
    GiveKind(model, row, column, figure);
    if (figure.aspect == Aspect::kNone && column.aspect != Aspect::kNone) {
      figure.aspect = column.aspect;
      figure.aspect_source = ContextSource::kColumn;
    }
    if (figure.period == 0 && column.period != 0) {
      figure.period = column.period;
      figure.period_source = ContextSource::kColumn;
    }
    if (!figure.item.empty()) continue;
    figure.item = ItemOf(row, column);
    if (!figure.item.empty()) figure.item_source = row.label.empty() ? ContextSource::kColumn : ContextSource::kRow;
    if (const Measure* measure = FindMeasure(patterns, figure.item)) figure.measure = measure->id;
  }
}

namespace {

bool IsCodeCell(const TableModel& model, const Figure& figure) {
  if (model.SectionOf(figure.row) == nullptr) return false;
  if (model.rows[figure.row].kind == RowKind::kHeader) return figure.value.scale() == 0 && figure.unit.empty() && figure.value.units() < 100;
  if (model.ValueAt(figure.row, figure.column) == kNone) return false;
  const std::string& role = model.ColumnAt(figure.row, figure.column).role;
  return (role == "code" || role == "index") && figure.value.scale() == 0;
}

void Renumber(std::vector<std::uint32_t>& indices, const std::vector<std::uint32_t>& new_index) {
  for (std::uint32_t& index : indices) {
    if (index != kNone) index = new_index[index];
  }
}

}  // namespace

void DropCodes(FigureTable& figures) {
  std::vector<std::uint32_t> new_index(figures.figures.size() + 1, kNone);
  std::vector<std::uint32_t> kept_before(figures.figures.size() + 1, 0);
  std::vector<Figure> kept;
  kept.reserve(figures.figures.size());
  for (std::size_t i = 0; i < figures.figures.size(); ++i) {
    kept_before[i] = static_cast<std::uint32_t>(kept.size());
    Figure& figure = figures.figures[i];
    if (figure.in_table() && IsCodeCell(figures.tables[figure.table], figure)) {
      figures.non_figures.push_back({NonFigureKind::kCode, figure.range});
      continue;
    }
    new_index[i] = static_cast<std::uint32_t>(kept.size());
    kept.push_back(std::move(figure));
  }
  kept_before[figures.figures.size()] = static_cast<std::uint32_t>(kept.size());
  figures.figures = std::move(kept);
  for (Sentence& sentence : figures.sentences) {
    sentence.first_figure = kept_before[sentence.first_figure];
    sentence.end_figure = kept_before[sentence.end_figure];
  }
  for (TableModel& model : figures.tables) {
    Renumber(model.figures, new_index);
    Renumber(model.values, new_index);
  }
  std::stable_sort(figures.non_figures.begin(), figures.non_figures.end(),
                   [](const NonFigure& a, const NonFigure& b) { return a.range.begin < b.range.begin; });
}

}  // namespace gouji
