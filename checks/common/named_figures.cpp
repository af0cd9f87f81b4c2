#include "checks/common/named_figures.h"

#include <algorithm>

namespace gouji {
namespace {

bool Named(const Figure& figure, const ItemName& name) {
  if (!name.measure.empty()) return figure.measure == name.measure;
  return !name.item.empty() && figure.item == name.item;
}

bool SameScope(const Figure& a, const Figure& b) {
  if (a.period != 0 && b.period != 0 && a.period != b.period) return false;
  return a.entity == kNone || b.entity == kNone || a.entity == b.entity;
}

bool IsMoneyLike(FigureKind kind) {
  return kind == FigureKind::kAmount || kind == FigureKind::kHeadcount || kind == FigureKind::kCount;
}

}  // namespace

std::vector<std::uint32_t> FindByName(const CheckInput& input, const ItemName& name, std::uint32_t near) {
  const std::vector<Figure>& figures = input.figures.figures;
  std::vector<std::uint32_t> found;
  const auto consider = [&](std::uint32_t i) {
    if (i != near && figures[i].kind == figures[near].kind && Named(figures[i], name) && SameScope(figures[i], figures[near])) {
      found.push_back(i);
    }
  };
  for (std::uint32_t i = near; i-- > 0;) consider(i);
  for (std::uint32_t i = near + 1; i < figures.size(); ++i) consider(i);
  return found;
}

const PartList* ListOf(const CheckInput& input, std::uint32_t figure) {
  for (const PartList& list : input.figures.part_lists) {
    if (std::find(list.parts.begin(), list.parts.end(), figure) != list.parts.end()) return &list;
  }
  return nullptr;
}

bool IsPart(const CheckInput& input, std::uint32_t figure) { return ListOf(input, figure) != nullptr; }

std::vector<std::uint32_t> FiguresBefore(const CheckInput& input, std::uint32_t figure) {
  const std::vector<Figure>& figures = input.figures.figures;
  std::vector<std::uint32_t> found;
  for (std::uint32_t i = figure; i-- > 0;) {
    if (figures[i].block != figures[figure].block || figures[i].cell != figures[figure].cell) break;
    if (IsMoneyLike(figures[i].kind)) found.push_back(i);
  }
  return found;
}

bool IsBudgetAspect(Aspect aspect) {
  return aspect == Aspect::kBudget || aspect == Aspect::kInitialBudget || aspect == Aspect::kRevisedBudget;
}

}  // namespace gouji
