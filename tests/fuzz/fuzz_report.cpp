// Any text as a report: recognition and all checks.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "extract/read.h"
#include "tests/fuzz/invariants.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const gouji::ReadLimits limits{.text_bytes = 1u << 18, .cells = 5'000};
  const gouji::Result<gouji::Document> document = gouji::ReadPlainText({reinterpret_cast<const char*>(data), size}, limits);
  if (!document) return 0;
  gouji::fuzz::CheckDocument(document.value());
  gouji::fuzz::CheckReport(document.value());
  return 0;
}
