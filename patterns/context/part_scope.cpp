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

// One list a measure, each under the last figure before it that is told in that measure.
void AddMeasuredLists(FigureTable& figures, const PartScope& scope) {
  std::vector<std::string> words;
  for (const PartScope::Measure& part : scope.measured) {
    if (std::find(words.begin(), words.end(), part.word) == words.end()) words.push_back(part.word);
  }
  for (const std::string& word : words) {
    PartList list;
    list.form = scope.form;
    for (const PartScope::Measure& head : scope.heads) {
      if (head.word == word) list.total = head.figure;
    }
    for (const PartScope::Measure& part : scope.measured) {
      if (part.word == word) list.parts.push_back(part.figure);
    }
    if (list.total != kNone && !word.empty()) AddPartList(figures, std::move(list));
  }
}

// Money comes in, is planned or goes out.
bool IsFlow(std::string_view word) {
  return word == "收入" || word == "支出" || word == "执行" || word == "决算" || word == "预算";
}

// What things cost, and what they are worth now.
bool IsWorth(std::string_view word) { return word == "原值" || word == "净值"; }

// "总收入3亿元，总支出2亿元。其中财政收入…、事业收入…": parts that are all told in one measure belong to
// the last total told in it.
void TakeTotalOfMeasure(const FigureTable& figures, PartScope& scope) {
  if (scope.totals.empty() || scope.measured.empty() || scope.heads.empty()) return;
  const std::string& word = scope.measured.front().word;
  const bool worth = IsWorth(word);  // 其中房屋原值486万元、家具39万元: said once
  const bool one = std::all_of(scope.measured.begin(), scope.measured.end(), [&](const PartScope::Measure& part) {
    return part.word == word || (worth && part.word.empty());
  });
  if (!one || !(worth || IsFlow(word))) return;
  const auto told_in = [&](std::uint32_t total) {
    return std::any_of(scope.heads.begin(), scope.heads.end(), [&](const PartScope::Measure& h) {
      return h.figure == total && h.word == word;
    });
  };
  // Planned and spent, and parts that say which: 预算320万元，执行296万元，其中货物执行…
  const auto named = std::find_if(scope.totals.begin(), scope.totals.end(), told_in);
  if (scope.totals.size() > 1) {
    if (named != scope.totals.end()) scope.totals = {*named};
    return;
  }
  const auto head = std::find_if(scope.heads.begin(), scope.heads.end(), [&](const PartScope::Measure& h) {
    return h.figure == scope.totals.front();
  });
  if (head == scope.heads.end() || head->word == word || !(worth ? IsWorth(head->word) : IsFlow(head->word))) return;
  // "追加480万元，其中基本支出…、项目支出400万元；全年预算3680万元，其中基本支出…": a part of another list is no total.
  const auto is_part = [&](std::uint32_t figure) {
    return std::any_of(figures.part_lists.begin(), figures.part_lists.end(), [&](const PartList& list) {
      return std::find(list.parts.begin(), list.parts.end(), figure) != list.parts.end();
    });
  };
  for (const PartScope::Measure& other : scope.heads) {
    if (other.word == word && !is_part(other.figure)) scope.totals.front() = other.figure;
  }
}

// Of several totals the one that the parts make; none where they make none.
bool TakeTotalThatFits(const FigureTable& figures, PartScope& scope) {
  if (scope.or_of.empty() || IsComplete(figures, scope)) return true;
  Rational sum;
  for (const std::uint32_t part : scope.parts) sum = sum + figures.figures[part].Scaled();
  for (const std::uint32_t total : scope.or_of) {
    if (figures.figures[total].Scaled() != sum) continue;
    scope.totals = {total};
    return true;
  }
  return false;
}

}  // namespace

bool InMeasures(const PartScope& scope) {
  return std::any_of(scope.measured.begin(), scope.measured.end(), [&](const PartScope::Measure& part) {
    return part.nameless && part.word != scope.measured.front().word;
  });
}

bool AspectsAgree(Aspect total, Aspect part) {
  return total == part || part == Aspect::kNone || total == Aspect::kNone ||
         (IsBudget(total) && IsBudget(part));
}

Aspect SideAsPart(const Figure& total, const Figure& part) {
  const bool inherited = part.aspect_source == ContextSource::kSentence && total.aspect_source == ContextSource::kWords;
  return inherited && total.sentence == part.sentence ? Aspect::kNone : part.aspect;
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
  // 台（套） are 台.
  const auto unit_of = [&](const Figure& figure) {
    const std::string_view unit = document.Slice(figure.unit);
    return unit.substr(0, std::min(unit.find('('), unit.find("（")));
  };
  const std::string_view first = unit_of(a);
  const std::string_view second = unit_of(b);
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

bool HasRoom(const FigureTable& figures, const PartScope& scope, std::uint32_t figure) {
  Rational sum = figures.figures[figure].Scaled();
  for (const std::uint32_t part : scope.parts) sum = sum + figures.figures[part].Scaled();
  return sum <= figures.figures[scope.totals.front()].Scaled();
}

bool EndsBefore(const FigureTable& figures, const PartScope& scope, std::uint32_t figure) {
  if (IsComplete(figures, scope)) return true;
  const bool among = scope.form == PartList::Form::kAmong && !scope.parts.empty();
  return (scope.loose || among) && figures.figures[figure].kind == FigureKind::kAmount && !HasRoom(figures, scope, figure);
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
  if (!TakeTotalThatFits(figures, scope)) return;
  if (scope.counts_off && scope.parts.size() < 2) return;  // one of them is mentioned
  if (InMeasures(scope)) return AddMeasuredLists(figures, scope);
  TakeTotalOfMeasure(figures, scope);
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
                               ? AspectsAgree(figures.figures[total].aspect, SideAsPart(figures.figures[total], figures.figures[part]))
                               : aspect == figures.figures[total].aspect ||
                                     (IsBudget(aspect) && IsBudget(figures.figures[total].aspect));
      if (matches) list.parts.push_back(part);
    }
    AddPartList(figures, std::move(list));
  }
}

}  // namespace gouji
