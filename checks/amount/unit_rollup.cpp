#include <algorithm>
#include <map>

#include "checks/common/named_figures.h"
#include "checks/common/operand.h"
#include "checks/engine/evaluate.h"

namespace gouji {
namespace {

// A section that states the whole department, and sub-sections headed by the names of its units.
struct Rollup {
  std::uint32_t heading = kNone;
  std::vector<std::uint32_t> units;  // heading blocks
};

// What is compared: totals of one side (budget, actual), never parts of them.
enum class Side { kBudget, kActual };
constexpr Side kSides[] = {Side::kBudget, Side::kActual};

bool OnSide(Aspect aspect, Side side) {
  return side == Side::kBudget ? IsBudget(aspect) : aspect == Aspect::kActual;
}

bool NamesUnit(const CheckInput& input, const Block& heading) {
  const std::string body = Normalize(input.document.Slice({heading.label.end, heading.text.end}));
  const std::vector<std::string>& suffixes = input.patterns.list("entity.suffix").words;
  return std::any_of(suffixes.begin(), suffixes.end(), [&](const std::string& suffix) {
    return body.size() > suffix.size() && body.compare(body.size() - suffix.size(), suffix.size(), suffix) == 0;
  });
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

// The first total of the side in the paragraphs directly under a heading.
std::uint32_t TotalUnder(const CheckInput& input, std::uint32_t heading, Side side) {
  const std::vector<Figure>& figures = input.figures.figures;
  for (std::uint32_t i = 0; i < figures.size(); ++i) {
    const Figure& figure = figures[i];
    if (figure.in_table() || figure.kind != FigureKind::kAmount || !OnSide(figure.aspect, side)) continue;
    if (input.document.blocks()[figure.block].parent == heading && !IsPart(input, i)) return i;
  }
  return kNone;
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  for (const Rollup& rollup : FindRollups(input)) {
    for (const Side side : kSides) {
      const std::uint32_t total = TotalUnder(input, rollup.heading, side);
      if (total == kNone) continue;
      Relation relation;
      relation.formula = Formula::kSum;
      relation.stated = OperandFor(input, "department", total);
      bool whole = true;
      for (const std::uint32_t unit : rollup.units) {
        const std::uint32_t figure = TotalUnder(input, unit, side);
        whole = whole && figure != kNone;
        if (figure != kNone) relation.operands.push_back(OperandFor(input, "unit", figure));
      }
      if (relation.operands.empty()) continue;
      if (whole) {
        Judge(input.figures, relation);
      } else {
        relation.reason = "unit-without-figure";
      }
      relations.push_back(std::move(relation));
    }
  }
}

}  // namespace

namespace registry {
extern const Check kamount_unit_rollup;
const Check kamount_unit_rollup = {"amount.unit-rollup", Run};
}  // namespace registry
}  // namespace gouji
