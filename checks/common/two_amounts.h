#pragma once

#include "checks/engine/check.h"

namespace gouji {

/// Whether the percentage follows from the amounts before it in its paragraph when two of them are
/// taken together on one side: 年初预算 and 追加, 本年预算 and 上年结转, 基本支出 and 项目支出. The
/// words do not say so, so such a rate is neither verified nor wrong. Parts of a total are not
/// taken: they only make it again.
bool FollowsFromTwo(const CheckInput& input, std::uint32_t rate);

}  // namespace gouji
