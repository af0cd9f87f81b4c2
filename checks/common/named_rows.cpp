#include "checks/common/named_rows.h"

#include "checks/common/table_sum.h"
#include "checks/common/text_pieces.h"

namespace gouji {
namespace {

std::string_view WithoutKind(std::string_view label) {
  constexpr std::string_view kKind = "支出";
  return EndsWith(label, kKind) ? label.substr(0, label.size() - kKind.size()) : label;
}

}  // namespace

RowsByName NamedRows(const CheckInput& input, std::size_t least_bytes) {
  const auto is_named = [&](const TableRow& row) {
    return row.kind == RowKind::kData && !row.blank && row.label.size() >= least_bytes;
  };
  RowsByName rows;
  ForEachSide(input.figures, [&](std::uint32_t table, const TableSection& section, const TableSide& side) {
    std::map<std::string_view, int> times;
    for (std::uint32_t r = section.body; r < section.end; ++r) {
      if (is_named(side.rows[r])) ++times[side.rows[r].label];
    }
    for (std::uint32_t r = section.body; r < section.end; ++r) {
      const std::string_view label = side.rows[r].label;
      if (!is_named(side.rows[r]) || times[label] != 1) continue;
      rows[label].push_back({table, &section, &side, r});
      const std::string_view bare = WithoutKind(label);
      const bool free = bare != label && bare.size() >= least_bytes && times.count(bare) == 0;
      if (free) rows[bare].push_back({table, &section, &side, r});
    }
  });
  return rows;
}

bool HoldsKind(const TableAxis& column, FigureKind kind) {
  if (kind == FigureKind::kPercent) return column.percent || column.aspect == Aspect::kRate || column.role.empty();
  if (kind == FigureKind::kScore) return column.role == "score" || column.role == "marks";
  return IsAdditive(column);
}

bool SameKind(FigureKind text, FigureKind cell) {
  return text == cell || (IsCount(text) && (cell == FigureKind::kNumber || IsCount(cell)));
}

}  // namespace gouji
