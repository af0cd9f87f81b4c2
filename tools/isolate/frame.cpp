#include "tools/isolate/frame.h"

#include <cstring>

namespace gouji {
namespace {

constexpr std::string_view kMagic = "gouji-r1";

void AppendU64(std::string& out, std::uint64_t value) {
  for (int i = 0; i < 8; ++i) out += static_cast<char>((value >> (8 * i)) & 0xFFU);
}

std::uint64_t ReadU64(std::string_view bytes) {
  std::uint64_t value = 0;
  for (int i = 7; i >= 0; --i) value = value << 8 | static_cast<unsigned char>(bytes[static_cast<std::size_t>(i)]);
  return value;
}

}  // namespace

// FNV-1a over words of eight bytes, then over the rest: fast, and only meant to notice accidents.
std::uint64_t FrameChecksum(std::string_view payload) {
  constexpr std::uint64_t kPrime = 1099511628211ULL;
  std::uint64_t hash = 14695981039346656037ULL;
  while (payload.size() >= 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, payload.data(), 8);
    hash = (hash ^ word) * kPrime;
    hash ^= hash >> 29;
    payload.remove_prefix(8);
  }
  for (const char c : payload) hash = (hash ^ static_cast<unsigned char>(c)) * kPrime;
  return hash;
}

std::string EncodeHeader(FrameKind kind, std::string_view payload) {
  std::string header(kMagic);
  AppendU64(header, static_cast<std::uint64_t>(kind));
  AppendU64(header, payload.size());
  AppendU64(header, FrameChecksum(payload));
  return header;
}

std::optional<FrameHeader> DecodeHeader(std::string_view bytes) {
  if (bytes.size() < FrameHeader::kSize || bytes.substr(0, 8) != kMagic) return std::nullopt;
  const std::uint64_t kind = ReadU64(bytes.substr(8));
  if (kind < 1 || kind > 2) return std::nullopt;
  return FrameHeader{static_cast<FrameKind>(kind), ReadU64(bytes.substr(16)), ReadU64(bytes.substr(24))};
}

}  // namespace gouji
