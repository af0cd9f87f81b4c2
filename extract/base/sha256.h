#pragma once

#include <string>
#include <string_view>

namespace gouji {

/// SHA-256 (FIPS 180-4) of the bytes, as 64 lower-case hexadecimal digits. Names documents and pattern
/// packs in results; not used for anything secret.
std::string Sha256Hex(std::string_view bytes);

}  // namespace gouji
