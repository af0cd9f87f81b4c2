// Any bytes as a tie of figures, as intervals and as numbers: the engine agrees with an independent library.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "tests/fuzz/claims.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const auto violation : {gouji::fuzz::ClaimViolation, gouji::fuzz::IntervalViolation, gouji::fuzz::DecimalViolation}) {
    const std::string found = violation(bytes);
    if (found.empty()) continue;
    std::fprintf(stderr, "does not hold: %s\n", found.c_str());
    std::abort();
  }
  return 0;
}
