#include "patterns/context/defaults.h"

#include <algorithm>
#include <string>
#include <vector>

#include "patterns/context/item_name.h"
#include "patterns/context/periods.h"
#include "patterns/pack/word_list.h"
#include "patterns/table/head_words.h"

namespace gouji {
namespace {

// 合计, and a share right of it: 占比.
bool IsOfTotal(const TableSection& section, std::uint32_t at) {
  const auto is_total = [](const TableAxis& column) { return column.role == "total"; };
  const auto begin = section.columns.begin();
  if (is_total(section.columns[at])) return true;
  return section.columns[at].percent && section.columns[at].period == 0 && std::any_of(begin, begin + at, is_total);
}

// 2022年 | 2023年 | 2024年 | 合计: the total column speaks of all the years.
void DateTotalColumn(const TableModel& model, Figure& figure) {
  const TableSection* section = model.SectionOf(figure.row);
  if (section == nullptr || !IsOfTotal(*section, figure.column)) return;
  std::int16_t from = 0;
  std::int16_t to = 0;
  for (const TableAxis& column : section->columns) {
    if (column.period == 0) continue;
    from = from == 0 ? column.period : std::min(from, column.period);
    to = std::max(to, column.period);
  }
  if (from == to) return;
  figure.period = to;
  figure.period_from = from;
  figure.period_source = ContextSource::kColumn;
}

// Money of a table is what its title says.
Aspect AspectOfTitle(const PatternSet& patterns, const std::string& caption) {
  if (caption.empty()) return Aspect::kNone;
  const Aspect aspect = ReadItemName(patterns, caption).aspect;
  if (IsBudget(aspect) || aspect == Aspect::kActual) return aspect;
  return Contains(patterns.list("context.spending"), caption) ? Aspect::kActual : Aspect::kNone;
}

// An amount of income or expenditure that says nothing else is planned in a budget, done in final accounts.
Aspect AspectInReport(const PatternSet& patterns, ReportKind kind, const Figure& figure) {
  const bool money = figure.measure.rfind("expenditure.", 0) == 0 || figure.measure.rfind("income.", 0) == 0 ||
                     figure.measure.rfind("three-public", 0) == 0;
  if (!money && !Contains(patterns.list("context.money"), figure.item)) return Aspect::kNone;
  if (kind == ReportKind::kBudget) return Aspect::kBudget;
  if (kind == ReportKind::kFinalAccounts) return Aspect::kActual;
  const bool spent = figure.measure.rfind("expenditure.", 0) == 0 || figure.item.find("支出") != std::string::npos;
  return spent ? Aspect::kActual : Aspect::kNone;
}

// Parts of what was spent were spent, where none of them says anything else.
void GiveToParts(FigureTable& figures) {
  for (const PartList& list : figures.part_lists) {
    const Aspect side = figures.figures[list.total].aspect;
    const bool plain = std::all_of(list.parts.begin(), list.parts.end(), [&](std::uint32_t part) {
      return figures.figures[part].kind == FigureKind::kAmount && figures.figures[part].aspect == Aspect::kNone;
    });
    if (!plain || side == Aspect::kNone) continue;
    for (const std::uint32_t part : list.parts) {
      Figure& figure = figures.figures[part];
      figure.aspect = side;
      figure.aspect_source = ContextSource::kSentence;
    }
  }
}

}  // namespace

void GiveDefaultPeriods(FigureTable& figures) {
  std::vector<std::int16_t> captions;
  for (const TableModel& model : figures.tables) captions.push_back(YearIn(model.caption));
  for (Figure& figure : figures.figures) {
    if (figure.period == 0 && figure.in_table()) DateTotalColumn(figures.tables[figure.table], figure);
    if (figure.period != 0) continue;
    figure.period = figures.year;
    figure.period_source = figures.year == 0 ? ContextSource::kNone : ContextSource::kReport;
    if (figure.in_table() && captions[figure.table] != 0) {
      figure.period = captions[figure.table];
      figure.period_source = ContextSource::kCaption;
    }
    if (figure.aspect == Aspect::kPrior && figure.period != 0) --figure.period;
  }
}

void GiveDefaultAspects(const PatternSet& patterns, FigureTable& figures) {
  std::vector<Aspect> titles;
  for (const TableModel& model : figures.tables) titles.push_back(AspectOfTitle(patterns, model.caption));
  for (Figure& figure : figures.figures) {
    if (figure.kind != FigureKind::kAmount || figure.aspect != Aspect::kNone || figure.measure.rfind("carry", 0) == 0) continue;
    if (figure.in_table()) figure.aspect = titles[figure.table];
    if (figure.aspect == Aspect::kNone) figure.aspect = AspectInReport(patterns, figures.kind, figure);
    if (figure.aspect != Aspect::kNone) figure.aspect_source = figure.in_table() ? ContextSource::kCaption : ContextSource::kReport;
  }
  GiveToParts(figures);
}

}  // namespace gouji
