// Any bytes, as a sentence and as a cell: tokens stay in order and inside, every digit gets one.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "extract/text/normalized_text.h"
#include "patterns/lexer/number_lexer.h"
#include "tests/patterns/lexer/built_in_units.h"

namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

void Check(std::string_view text, const gouji::LexContext& context) {
  std::uint32_t end = 0;
  std::size_t digits = 0;
  for (const gouji::NumberToken& token : gouji::LexNumbers(text, gouji::BuiltInUnits(), context)) {
    if (token.range.begin < end || token.range.end > text.size()) std::abort();
    if (token.number.begin < token.range.begin || token.number.end > token.range.end) std::abort();
    end = token.range.end;
    for (std::uint32_t i = token.range.begin; i < token.range.end; ++i) digits += IsDigit(text[i]) ? 1U : 0U;
  }
  std::size_t all = 0;
  for (const char c : text) all += IsDigit(c) ? 1U : 0U;
  if (digits != all) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  // Raw bytes too: the lexer must not rely on well-formed UTF-8.
  Check(bytes, {.in_table_cell = false, .paragraph_start = true});
  const std::string normalized = gouji::Normalize(bytes);
  Check(normalized, {.in_table_cell = true, .paragraph_start = true});
  Check(normalized, {.in_table_cell = false, .paragraph_start = false});
  return 0;
}
