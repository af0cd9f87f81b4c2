#pragma once

#include <cstdint>

#include "checks/engine/check.h"

namespace gouji {

/// The paragraph above a table that says “…如下表所示”, “见表1”, or kNone.
std::uint32_t AnnouncementOf(const CheckInput& input, std::uint32_t table);

}  // namespace gouji
