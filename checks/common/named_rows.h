#pragma once

#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "checks/engine/check.h"

namespace gouji {

/// A row of a table that words of running text may name. Refers to the figure table.
struct NamedRow {
  std::uint32_t table = kNone;
  const TableSection* section = nullptr;
  const TableSide* side = nullptr;
  std::uint32_t row = kNone;
};

/// Rows by their names, and by the names without 支出: 住房保障支出 is also named 住房保障(类)支出. A name that stands
/// twice on one side of a table says nothing there, nor does one of fewer than `least_bytes`.
using RowsByName = std::map<std::string_view, std::vector<NamedRow>>;
RowsByName NamedRows(const CheckInput& input, std::size_t least_bytes);

/// Whether a column may hold what the text tells as a figure of this kind.
bool HoldsKind(const TableAxis& column, FigureKind kind);

/// Whether a figure of the text and one of a cell count the same sort of thing; heads often do not say.
bool SameKind(FigureKind text, FigureKind cell);

}  // namespace gouji
