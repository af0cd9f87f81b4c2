#include <algorithm>
#include <map>
#include <optional>
#include <string_view>

#include "checks/common/named_figures.h"
#include "checks/common/operand.h"
#include "checks/engine/evaluate.h"
#include "patterns/pack/word_list.h"

namespace gouji {
namespace {

// A section that states the whole department, and sub-sections headed by the names of its units.
struct Rollup {
  std::uint32_t heading = kNone;
  std::vector<std::uint32_t> units;  // heading blocks
};

// What is compared: the totals of one side (年初预算, 决算), or one of the parts that they all name.
struct Kind {
  Aspect aspect = Aspect::kNone;
  std::string_view measure;  ///< empty for the total
};
constexpr Aspect kAspects[] = {Aspect::kInitialBudget, Aspect::kRevisedBudget, Aspect::kBudget, Aspect::kActual};
constexpr std::string_view kBasic = "expenditure.basic";
constexpr std::string_view kProject = "expenditure.project";
constexpr std::string_view kMeasures[] = {"", kBasic, kProject};

bool NamesUnit(const CheckInput& input, const Block& heading) {
  const std::string body = Normalize(input.document.Slice({heading.label.end, heading.text.end}));
  return EndsWithWord(input.patterns.list("entity.suffix"), body) || EndsWithWord(input.patterns.list("entity.own-level"), body);
}

std::vector<Rollup> FindRollups(const CheckInput& input) {
  std::map<std::uint32_t, std::vector<std::uint32_t>> children;
  const std::vector<Block>& blocks = input.document.blocks();
  for (std::uint32_t b = 0; b < blocks.size(); ++b) {
    if (blocks[b].kind == BlockKind::kHeading && blocks[b].parent != kNone) children[blocks[b].parent].push_back(b);
  }
  std::vector<Rollup> rollups;
  for (const auto& [heading, units] : children) {
    const bool all_units = units.size() >= 2 && std::all_of(units.begin(), units.end(), [&](std::uint32_t unit) {
      return NamesUnit(input, blocks[unit]);
    });
    if (all_units) rollups.push_back({heading, units});
  }
  return rollups;
}

// The figures of a section that may be of the kind; parts are asked for by name, totals are no parts.
std::vector<std::uint32_t> FiguresUnder(const CheckInput& input, std::uint32_t heading, const Kind& kind, bool any_budget) {
  const std::vector<Figure>& figures = input.figures.figures;
  std::vector<std::uint32_t> found;
  for (std::uint32_t i = 0; i < figures.size(); ++i) {
    const Figure& figure = figures[i];
    if (figure.in_table() || figure.kind != FigureKind::kAmount) continue;
    if (input.document.blocks()[figure.block].parent != heading) continue;
    if (any_budget ? !IsBudget(figure.aspect) : figure.aspect != kind.aspect) continue;
    if (kind.measure.empty() ? !IsPart(input, i) : figure.measure == kind.measure) found.push_back(i);
  }
  return found;
}

// The first of the kind; of units whose department prints one budget (`one_budget`), a section that prints one means
// that one, whatever it calls it.
std::uint32_t FigureUnder(const CheckInput& input, std::uint32_t heading, const Kind& kind, bool one_budget) {
  std::vector<std::uint32_t> found = FiguresUnder(input, heading, kind, false);
  if (!found.empty()) return found.front();
  if (!IsBudget(kind.aspect) || !one_budget) return kNone;
  found = FiguresUnder(input, heading, kind, true);
  return found.size() == 1 ? found.front() : kNone;
}

// 年初预算 and 调整后预算 beside each other are two.
bool HasOneBudget(const CheckInput& input, std::uint32_t heading, const Kind& kind) {
  const std::vector<std::uint32_t> found = FiguresUnder(input, heading, kind, true);
  return std::all_of(found.begin(), found.end(), [&](std::uint32_t figure) {
    return input.figures.figures[figure].Scaled() == input.figures.figures[found.front()].Scaled();
  });
}

// 均为基本支出: the unit has no projects.
bool IsAllBasic(const CheckInput& input, std::uint32_t heading) {
  const WordList& words = input.patterns.list("rollup.all-basic");
  return std::any_of(input.figures.sentences.begin(), input.figures.sentences.end(), [&](const Sentence& sentence) {
    return sentence.table == kNone && input.document.blocks()[sentence.block].parent == heading && Contains(words, sentence.text.text());
  });
}

std::optional<Relation> JudgeRollup(const CheckInput& input, const Rollup& rollup, const Kind& kind) {
  const std::vector<std::uint32_t> totals = FiguresUnder(input, rollup.heading, kind, false);
  if (totals.empty()) return std::nullopt;
  Relation relation;
  relation.formula = Formula::kSum;
  relation.stated = OperandFor(input, "department", totals.front());
  const bool one_budget = HasOneBudget(input, rollup.heading, kind);
  std::size_t known = 0;
  for (const std::uint32_t unit : rollup.units) {
    std::uint32_t figure = FigureUnder(input, unit, kind, one_budget);
    if (figure == kNone && !kind.measure.empty() && IsAllBasic(input, unit)) {
      if (kind.measure == kBasic) figure = FigureUnder(input, unit, {kind.aspect, ""}, one_budget);
      if (kind.measure == kProject) ++known;
    }
    if (figure == kNone) continue;
    ++known;
    relation.operands.push_back(OperandFor(input, "unit", figure));
  }
  if (relation.operands.empty()) return std::nullopt;
  if (known == rollup.units.size()) {
    Judge(input.figures, relation);
  } else if (kind.measure.empty()) {
    relation.reason = "unit-without-figure";
  } else {
    return std::nullopt;
  }
  return relation;
}

// Basic and project expenditure of a section make its total: so the three were read on one side.
bool PartsMakeTotal(const CheckInput& input, std::uint32_t heading, Aspect aspect) {
  if (IsAllBasic(input, heading)) return true;
  Rational sum;
  for (const std::string_view part : {kBasic, kProject}) {
    const std::uint32_t figure = FigureUnder(input, heading, {aspect, part}, true);
    if (figure == kNone) return false;
    sum = sum + input.figures.figures[figure].Scaled();
  }
  const std::uint32_t total = FigureUnder(input, heading, {aspect, ""}, true);
  return total != kNone && input.figures.figures[total].Scaled() == sum;
}

// A part's sum that does not come out says something only where the totals' does, and where every unit's parts
// were read on the side that is compared; a wrong part of one unit breaks that unit's own total.
bool IsProven(const CheckInput& input, const Rollup& rollup, Aspect aspect) {
  const std::optional<Relation> totals = JudgeRollup(input, rollup, {aspect, ""});
  return totals && totals->verdict == Verdict::kConsistent &&
         std::all_of(rollup.units.begin(), rollup.units.end(),
                     [&](std::uint32_t unit) { return PartsMakeTotal(input, unit, aspect); });
}

// What was taken for the totals is told as such: with its parts, or as the only amount of its side in its section.
bool AreTotals(const CheckInput& input, const Relation& relation) {
  const auto is_total = [&](const Operand& operand) {
    const std::vector<PartList>& lists = input.figures.part_lists;
    const bool told = std::any_of(lists.begin(), lists.end(), [&](const PartList& list) { return list.total == operand.figure; });
    const Figure& figure = input.figures.figures[operand.figure];
    const std::uint32_t heading = input.document.blocks()[figure.block].parent;
    return told || FiguresUnder(input, heading, {figure.aspect, ""}, IsBudget(figure.aspect)).size() == 1;
  };
  return is_total(relation.stated) && std::all_of(relation.operands.begin(), relation.operands.end(), is_total);
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  for (const Rollup& rollup : FindRollups(input)) {
    for (const std::string_view measure : kMeasures) {
      for (const Aspect aspect : kAspects) {
        std::optional<Relation> relation = JudgeRollup(input, rollup, {aspect, measure});
        if (!relation) continue;
        const bool broken = relation->verdict == Verdict::kInconsistent;
        const bool proven = !broken || (measure.empty() ? AreTotals(input, *relation) : IsProven(input, rollup, aspect));
        if (proven) relations.push_back(std::move(*relation));
      }
    }
  }
}

}  // namespace

namespace registry {
extern const Check kamount_unit_rollup;
const Check kamount_unit_rollup = {"amount.unit-rollup", Run};
}  // namespace registry
}  // namespace gouji
