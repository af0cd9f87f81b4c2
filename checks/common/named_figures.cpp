#include "checks/common/named_figures.h"

#include <algorithm>

namespace gouji {
namespace {

bool Named(const Figure& figure, const ItemName& name) {
  if (!name.measure.empty()) return figure.measure == name.measure;
  return !name.item.empty() && figure.item == name.item;
}

// The money of a project is also that of its body.
bool SameScope(const FigureTable& figures, const Figure& a, const Figure& b) {
  if (a.period != 0 && b.period != 0 && a.period != b.period) return false;
  if (a.entity == kNone || b.entity == kNone || a.entity == b.entity) return true;
  const auto is_project = [&](const Figure& f) { return figures.entities[f.entity].scope == Entity::Scope::kProject; };
  return is_project(a) != is_project(b);
}

bool IsQuantity(FigureKind kind) {
  return kind == FigureKind::kAmount || kind == FigureKind::kMeasure || IsCount(kind);
}

}  // namespace

std::vector<std::uint32_t> FindByName(const CheckInput& input, const ItemName& name, std::uint32_t near) {
  const std::vector<Figure>& figures = input.figures.figures;
  std::vector<std::uint32_t> found;
  const auto consider = [&](std::uint32_t i) {
    if (i != near && figures[i].kind == figures[near].kind && Named(figures[i], name) && SameScope(input.figures, figures[i], figures[near])) {
      found.push_back(i);
    }
  };
  for (std::uint32_t i = near; i-- > 0;) consider(i);
  for (std::uint32_t i = near + 1; i < figures.size(); ++i) consider(i);
  return found;
}

bool SameItem(const Figure& a, const Figure& b) {
  if (!a.measure.empty() && a.measure == b.measure) return true;
  return !a.item.empty() && a.item == b.item;
}

bool IsPart(const CheckInput& input, std::uint32_t figure) { return input.figures.ListOf(figure) != nullptr; }

std::vector<std::uint32_t> FiguresBefore(const CheckInput& input, std::uint32_t figure) {
  const std::vector<Figure>& figures = input.figures.figures;
  std::vector<std::uint32_t> found;
  for (std::uint32_t i = figure; i-- > 0;) {
    if (figures[i].block != figures[figure].block || figures[i].cell != figures[figure].cell) break;
    if (IsQuantity(figures[i].kind)) found.push_back(i);
  }
  return found;
}

}  // namespace gouji
