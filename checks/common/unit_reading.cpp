#include "checks/common/unit_reading.h"

#include <algorithm>

#include "checks/engine/evaluate.h"

namespace gouji {
namespace {

constexpr std::int8_t kYuan = 0;
constexpr std::int8_t kWan = 4;

// How many amounts of the report are printed in the unit.
std::ptrdiff_t Printed(const CheckInput& input, std::int8_t power) {
  return std::count_if(input.figures.figures.begin(), input.figures.figures.end(), [&](const Figure& figure) {
    return figure.kind == FigureKind::kAmount && figure.power == power;
  });
}

std::int8_t PrintedPower(const CheckInput& input, const OtherUnit& reading) {
  return input.figures.figures[reading.relation.operands[reading.operand].figure].power;
}

}  // namespace

std::optional<OtherUnit> HoldsInOtherUnit(const CheckInput& input, const Relation& relation) {
  std::optional<OtherUnit> best;
  for (std::size_t k = 0; k < relation.operands.size(); ++k) {
    const Figure& figure = input.figures.figures[relation.operands[k].figure];
    if (figure.kind != FigureKind::kAmount || (figure.power != kYuan && figure.power != kWan)) continue;
    OtherUnit reading{k, figure.power == kYuan ? kWan : kYuan, relation};
    reading.relation.operands[k].assumed_power = reading.power;
    Judge(input.figures, reading.relation);
    if (!Holds(reading.relation)) continue;
    // Either of two may have slipped: the one in the unit that the report uses less.
    if (!best || Printed(input, figure.power) < Printed(input, PrintedPower(input, *best))) best = std::move(reading);
  }
  return best;
}

}  // namespace gouji
