#include "extract/text/encoding.h"

#include <unicode/ucnv.h>

#include <memory>

#include "extract/base/utf8.h"

namespace gouji {
namespace {

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter Open(const std::string& name) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(name.c_str(), &status));
  return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

std::string Convert(UConverter* from, std::string_view bytes) {
  const Converter to = Open("UTF-8");
  if (!to) return std::string(bytes);
  std::string out;
  char buffer[16384];
  UChar pivot[4096];
  UChar* pivot_source = pivot;
  UChar* pivot_target = pivot;
  const char* source = bytes.data();
  const char* const end = source + bytes.size();
  UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
  for (bool reset = true; status == U_BUFFER_OVERFLOW_ERROR; reset = false) {
    status = U_ZERO_ERROR;
    char* target = buffer;
    ucnv_convertEx(to.get(), from, &target, buffer + sizeof(buffer), &source, end, pivot,
                   &pivot_source, &pivot_target, pivot + 4096, reset, true, &status);
    out.append(buffer, static_cast<std::size_t>(target - buffer));
  }
  return out;
}

// Chinese in UTF-8 has three bytes a character. Text of nothing but two-byte characters is rather
// short GBK that happens to be valid.
bool IsUtf8(std::string_view bytes, bool says_utf8) {
  bool two = false, three = false;
  for (std::size_t i = 0; i < bytes.size();) {
    const CodePoint c = DecodeUtf8(bytes, i);
    if (c.value == 0xFFFD && c.size == 1) return false;
    two = two || c.size == 2;
    three = three || c.size > 2;
    i += c.size;
  }
  return says_utf8 || three || !two;
}

}  // namespace

std::string ToUtf8(std::string_view bytes, std::string_view declared) {
  std::string name;
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") {
    bytes.remove_prefix(3);
  } else if (bytes.substr(0, 2) == "\xFF\xFE" || bytes.substr(0, 2) == "\xFE\xFF") {
    name = "UTF-16";
  }
  if (name.empty()) {
    for (const char c : declared.substr(0, 40))
      name.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    if (IsUtf8(bytes, name.empty() || name.substr(0, 3) == "utf")) return std::string(bytes);
    if (name.empty() || name.substr(0, 2) == "gb" || name.substr(0, 3) == "utf") name = "GB18030";
  }
  Converter from = Open(name);
  if (!from) from = Open("GB18030");
  return from ? Convert(from.get(), bytes) : std::string(bytes);
}

}  // namespace gouji
