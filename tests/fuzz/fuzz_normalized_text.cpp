// Any text: the map from normalised to original bytes goes there and back.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "extract/base/utf8.h"
#include "extract/text/normalized_text.h"

namespace {

void Require(bool holds) {
  if (!holds) std::abort();
}

bool IsBoundary(std::string_view text, std::size_t at) { return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80; }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::uint32_t kBase = 1000;
  const std::string text = gouji::SanitizeUtf8({reinterpret_cast<const char*>(data), size});
  const gouji::NormalizedText normalized(text, kBase);
  const std::string_view folded = normalized.text();
  Require(folded == gouji::Normalize(text));
  Require(gouji::Normalize(folded) == folded);
  std::uint32_t begin = kBase;
  for (std::uint32_t i = 0; i < folded.size();) {
    std::uint32_t end = i + 1;
    while (!IsBoundary(folded, end)) ++end;
    const gouji::SourceRange source = normalized.ToSource({i, end});
    Require(!source.empty() && begin <= source.begin && source.end <= kBase + text.size());
    Require(IsBoundary(text, source.begin - kBase) && IsBoundary(text, source.end - kBase));
    const gouji::NormRange back = normalized.FromSource(source);
    Require(back.begin <= i && end <= back.end);
    begin = source.begin;
    i = end;
  }
  return 0;
}
