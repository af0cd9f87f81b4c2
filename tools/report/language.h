#pragma once

#include <cstdint>

namespace gouji {

/// The language of sentences made for people. Ids, keys and quotations are the same in both.
enum class Language : std::uint8_t { kZh, kEn };

}  // namespace gouji
