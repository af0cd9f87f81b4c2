// A DOCX from bytes: zip bytes as they are, anything else as the main part of a sound package.
#include <cstddef>
#include <cstdint>
#include <string>

#include "extract/read.h"
#include "tests/fuzz/invariants.h"
#include "tests/fuzz/stored_zip.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // Small caps: reaching one is an error like any other, and slow inputs find nothing.
  const gouji::ReadLimits limits{.input_bytes = 4u << 20, .text_bytes = 1u << 20, .part_bytes = 4u << 20, .cells = 20'000};
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const bool zip = bytes.starts_with("PK");
  const std::string package = zip ? std::string(bytes) : gouji::fuzz::DocxOf(bytes);
  const gouji::Result<gouji::Document> document = gouji::ReadDocx(package, limits);
  if (document) gouji::fuzz::CheckDocument(document.value());
  return 0;
}
