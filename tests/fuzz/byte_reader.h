#pragma once

#include <cstdint>
#include <string_view>

namespace gouji::fuzz {

/// Numbers from bytes; zeros after the end.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

  bool empty() const { return bytes_.empty(); }
  unsigned Byte() {
    if (bytes_.empty()) return 0;
    const auto byte = static_cast<unsigned char>(bytes_.front());
    bytes_.remove_prefix(1);
    return byte;
  }
  /// 0 … bound - 1.
  unsigned Below(unsigned bound) { return Byte() % bound; }
  bool Flag() { return (Byte() & 1U) != 0; }
  /// A whole number of one to eight bytes: small ones are as frequent as large ones.
  std::int64_t Whole() {
    std::uint64_t value = 0;
    for (unsigned left = 1 + Below(8); left > 0; --left) value = value << 8 | Byte();
    return static_cast<std::int64_t>(value);
  }

 private:
  std::string_view bytes_;
};

}  // namespace gouji::fuzz
