#include "patterns/context/part_scope.h"

#include <algorithm>

namespace gouji {
namespace {

// "出国费支出1万元，年初预算为2万元；接待费支出3万元，年初预算为4万元": an amount without a name
// of its own is the item before it on another side. Of each item the side that the total stands
// on is its part.
std::vector<std::uint32_t> OneSide(const FigureTable& figures, const PartScope& scope,
                                   std::uint32_t total) {
  const Aspect wanted = figures.figures[total].aspect;
  std::vector<std::uint32_t> parts;
  for (const std::uint32_t part : scope.parts) {
    const Figure& figure = figures.figures[part];
    const bool same_item = !parts.empty() && figure.item_source != ContextSource::kWords &&
                           scope.totals.size() == 1 &&
                           AreTwoSides(figures.figures[parts.back()], figure);
    if (!same_item) {
      parts.push_back(part);
    } else if (figure.aspect == wanted) {
      parts.back() = part;
    }
  }
  return parts;
}

}  // namespace

bool AspectsAgree(Aspect total, Aspect part) {
  return total == part || part == Aspect::kNone || total == Aspect::kNone ||
         (IsBudget(total) && IsBudget(part));
}

bool IsOtherTime(Aspect aspect) {
  return aspect == Aspect::kOpening || aspect == Aspect::kClosing || aspect == Aspect::kPrior;
}

bool AreTwoSides(const Figure& a, const Figure& b) {
  return a.sentence == b.sentence && a.aspect != b.aspect && a.aspect != Aspect::kAdjustment &&
         b.aspect != Aspect::kAdjustment;
}

bool SameKind(const Document& document, const Figure& a, const Figure& b) {
  if (a.kind != b.kind) return false;
  const std::string_view first = document.Slice(a.unit);
  const std::string_view second = document.Slice(b.unit);
  const auto is_event = [](std::string_view unit) {
    return unit == "次" || unit == "场" || unit == "场次" || unit == "期";
  };
  const bool same_unit = first == second || (is_event(first) && is_event(second));
  if (a.kind == FigureKind::kCount) return same_unit;
  if (a.kind == FigureKind::kMeasure) return same_unit && a.power == b.power;
  return a.kind == FigureKind::kAmount || a.kind == FigureKind::kHeadcount;
}

bool IsComplete(const FigureTable& figures, const PartScope& scope) {
  if (scope.totals.size() != 1 || scope.parts.size() < 2) return false;
  Rational sum;
  for (const std::uint32_t part : scope.parts) sum = sum + figures.figures[part].Scaled();
  return sum == figures.figures[scope.totals.front()].Scaled();
}

void AddPartList(FigureTable& figures, PartList list) {
  const bool weak =
      list.form == PartList::Form::kBracket || list.form == PartList::Form::kIncludes;
  if (list.parts.empty() || (weak && list.parts.size() < 2)) return;
  list.range = figures.figures[list.total].range;
  for (const std::uint32_t part : list.parts) {
    list.range.begin = std::min(list.range.begin, figures.figures[part].range.begin);
    list.range.end = std::max(list.range.end, figures.figures[part].range.end);
    Figure& figure = figures.figures[part];
    if (figure.aspect == Aspect::kNone && figures.figures[list.total].aspect != Aspect::kNone) {
      figure.aspect = figures.figures[list.total].aspect;
      figure.aspect_source = ContextSource::kSentence;
    }
  }
  figures.part_lists.push_back(std::move(list));
}

void AddPartLists(FigureTable& figures, PartScope scope) {
  // Parts that say nothing of budget or spending belong to the total that stands next to them.
  const bool plain = std::all_of(scope.parts.begin(), scope.parts.end(), [&](std::uint32_t part) {
    return figures.figures[part].aspect == Aspect::kNone;
  });
  if (plain && scope.totals.size() > 1) scope.totals.resize(1);
  for (const std::uint32_t total : scope.totals) {
    PartList list;
    list.form = scope.form;
    list.total = total;
    for (const std::uint32_t part : OneSide(figures, scope, total)) {
      const Aspect aspect = figures.figures[part].aspect;
      const bool matches = scope.totals.size() == 1
                               ? AspectsAgree(figures.figures[total].aspect, aspect)
                               : aspect == figures.figures[total].aspect ||
                                     (IsBudget(aspect) && IsBudget(figures.figures[total].aspect));
      if (matches) list.parts.push_back(part);
    }
    AddPartList(figures, std::move(list));
  }
}

}  // namespace gouji
