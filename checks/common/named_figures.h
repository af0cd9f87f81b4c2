#pragma once

#include <vector>

#include "checks/engine/check.h"
#include "patterns/context/item_name.h"

namespace gouji {

/// Figures that bear the name, nearest before `near` first, then those after it: of the same kind as the
/// figure `near`, of its period where both have one, of its entity where both have one.
std::vector<std::uint32_t> FindByName(const CheckInput& input, const ItemName& name, std::uint32_t near);

/// Whether both bear one name: the same measure, or the same words.
bool SameItem(const Figure& a, const Figure& b);

/// Whether the figure is named as a part of some total (it stands in a part list's parts).
bool IsPart(const CheckInput& input, std::uint32_t figure);

/// Figures before `figure` that speak of the same thing, nearest first: those in its sentence, then in
/// its paragraph or cell.
std::vector<std::uint32_t> FiguresBefore(const CheckInput& input, std::uint32_t figure);

}  // namespace gouji
