#pragma once

#include <vector>

#include "checks/engine/check.h"

namespace gouji {

/// What a statement of its own takes apart: "按供餐方式分，甲……、乙……", "支出构成为：……", "收入包括：……；支出包括：……",
/// "基本支出包含……". The total stands before it; which figure it is, the words do not say surely.
struct Division {
  PartList list;                       ///< its total is the first of `totals`
  std::vector<std::uint32_t> totals;   ///< figures that may be the total, the nearest first; never empty
  bool whole = false;                  ///< income or expenditure of a total of both: names all of it
};

/// The divisions that running text tells and that no part list holds already.
std::vector<Division> FindDivisions(const CheckInput& input);

}  // namespace gouji
