#include "checks/common/derived_columns.h"

namespace gouji {
namespace {

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  for (std::uint32_t t = 0; t < input.figures.tables.size(); ++t) {
    for (const TableSection& section : input.figures.tables[t].sections) {
      for (const TableSide& side : section.sides) {
        for (const std::uint32_t column : side.values) {
          if (HoldsExecutionRates(input, section.columns[column])) continue;  // rate.execution judges them
          for (Relation& relation : ProvenColumn(input, t, section, side, column)) relations.push_back(std::move(relation));
        }
      }
    }
  }
}

}  // namespace

namespace registry {
extern const Check ktable_derived_column;
const Check ktable_derived_column = {"table.derived-column", Run};
}  // namespace registry
}  // namespace gouji
