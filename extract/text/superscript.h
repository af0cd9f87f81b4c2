#pragma once

#include <string>
#include <string_view>

namespace gouji {

/// Digits and signs raised: 10² must not read as 102. Other characters stay.
std::string Superscript(std::string_view text);

}  // namespace gouji
