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
constexpr std::string_view kMeasures[] = {"", "expenditure.basic", "expenditure.project"};

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

// The first of the kind; a section that prints one budget only means that one, whatever it calls it.
std::uint32_t FigureUnder(const CheckInput& input, std::uint32_t heading, const Kind& kind) {
  std::vector<std::uint32_t> found = FiguresUnder(input, heading, kind, false);
  if (!found.empty()) return found.front();
  if (!IsBudget(kind.aspect)) return kNone;
  found = FiguresUnder(input, heading, kind, true);
  return found.size() == 1 ? found.front() : kNone;
}

std::optional<Relation> JudgeRollup(const CheckInput& input, const Rollup& rollup, const Kind& kind) {
  const std::vector<std::uint32_t> totals = FiguresUnder(input, rollup.heading, kind, false);
  if (totals.empty()) return std::nullopt;
  Relation relation;
  relation.formula = Formula::kSum;
  relation.stated = OperandFor(input, "department", totals.front());
  for (const std::uint32_t unit : rollup.units) {
    const std::uint32_t figure = FigureUnder(input, unit, kind);
    if (figure != kNone) relation.operands.push_back(OperandFor(input, "unit", figure));
  }
  if (relation.operands.empty()) return std::nullopt;
  if (relation.operands.size() == rollup.units.size()) {
    Judge(input.figures, relation);
  } else if (kind.measure.empty()) {
    relation.reason = "unit-without-figure";
  } else {
    return std::nullopt;
  }
  return relation;
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  for (const Rollup& rollup : FindRollups(input)) {
    for (const std::string_view measure : kMeasures) {
      for (const Aspect aspect : kAspects) {
        if (std::optional<Relation> relation = JudgeRollup(input, rollup, {aspect, measure})) relations.push_back(std::move(*relation));
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
