#include "checks/common/derived_columns.h"
#include "checks/common/table_sum.h"

namespace gouji {
namespace {

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  ForEachSide(input.figures, [&](std::uint32_t table, const TableSection& section, const TableSide& side) {
    for (const std::uint32_t column : side.values) {
      if (HoldsExecutionRates(input, section.columns[column])) continue;  // rate.execution judges them
      for (Relation& relation : ProvenColumn(input, table, section, side, column)) relations.push_back(std::move(relation));
    }
  });
}

}  // namespace

namespace registry {
extern const Check ktable_derived_column;
const Check ktable_derived_column = {"table.derived-column", Run};
}  // namespace registry
}  // namespace gouji
