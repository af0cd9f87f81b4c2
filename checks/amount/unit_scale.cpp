#include <map>

#include "checks/common/operand.h"
#include "checks/common/part_sum.h"

namespace gouji {
namespace {

constexpr int kFenDigits = 2;

// No amount in 元 has more than two decimals.
bool IsImpossible(const Figure& figure) { return figure.power == 0 && figure.value.scale() > kFenDigits; }

// Which unit slipped: an impossible one; else the one that fewer figures use; in a tie, the smaller.
std::int8_t SlippedPower(const CheckInput& input, const PartList& list) {
  std::map<std::int8_t, int> uses;
  ++uses[input.figures.figures[list.total].power];
  for (const std::uint32_t part : list.parts) {
    ++uses[input.figures.figures[part].power];
    if (IsImpossible(input.figures.figures[part])) return 0;
  }
  if (IsImpossible(input.figures.figures[list.total])) return 0;
  auto least = uses.begin();
  for (auto it = uses.begin(); it != uses.end(); ++it) {
    if (it->second < least->second) least = it;
  }
  return least->first;
}

std::string_view UnitName(std::int8_t power) {
  switch (power) {
    case 0: return "元";
    case 3: return "千元";
    case 4: return "万元";
    case 6: return "百万元";
    case 8: return "亿元";
    default: return "";
  }
}

// One finding for the first figure in the slipped unit; the others are its evidence.
Relation Slip(const CheckInput& input, const PartList& list, PartSum sum) {
  Relation relation = std::move(sum.relation);
  const std::int8_t wrong = SlippedPower(input, list);
  std::int8_t right = wrong;
  std::vector<std::uint32_t> all = {list.total};
  all.insert(all.end(), list.parts.begin(), list.parts.end());
  std::uint32_t first = kNone;
  for (const std::uint32_t index : all) {
    const Figure& figure = input.figures.figures[index];
    if (figure.power != wrong) right = figure.power;
    if (figure.power == wrong && first == kNone) first = index;
  }
  relation.formula = Formula::kNone;
  relation.operands.insert(relation.operands.begin(), relation.stated);
  relation.stated = OperandFor(input, "slip", first);
  relation.verdict = Verdict::kInconsistent;
  relation.diagnosis = "unit-slip";
  relation.stated_text = Printed(input, first);
  relation.expected_text = input.figures.figures[first].value.ToString() + std::string(UnitName(right));
  relation.expected.reset();
  relation.difference.reset();
  return relation;
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  for (const PartList& list : input.figures.part_lists) {
    PartSum sum = JudgePartList(input, list);
    if (sum.unit_slip) relations.push_back(Slip(input, list, std::move(sum)));
  }
}

}  // namespace

namespace registry {
extern const Check kamount_unit_scale;
const Check kamount_unit_scale = {"amount.unit-scale", Run};
}  // namespace registry
}  // namespace gouji
