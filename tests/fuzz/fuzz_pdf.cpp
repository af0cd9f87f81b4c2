// A PDF from bytes.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "extract/read.h"
#include "tests/fuzz/invariants.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const gouji::ReadLimits limits{.input_bytes = 4u << 20, .pages = 20, .text_bytes = 1u << 20, .cells = 20'000};
  const gouji::Result<gouji::Document> document = gouji::ReadPdf({reinterpret_cast<const char*>(data), size}, limits);
  if (document) gouji::fuzz::CheckDocument(document.value());
  return 0;
}
