#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gouji {

/// The one record a child sends: magic, kind, length and checksum before the payload. Anything else on
/// the pipe is a crash.
enum class FrameKind : std::uint8_t { kAnswer = 1, kTooLong = 2 };

/// The first kSize bytes of a record.
struct FrameHeader {
  static constexpr std::size_t kSize = 32;
  FrameKind kind = FrameKind::kAnswer;
  std::uint64_t length = 0;
  std::uint64_t checksum = 0;
};

/// A fast hash of the payload: finds what was cut or overwritten, not what was forged.
std::uint64_t FrameChecksum(std::string_view payload);
std::string EncodeHeader(FrameKind kind, std::string_view payload);
/// nullopt for bytes that are not a header.
std::optional<FrameHeader> DecodeHeader(std::string_view bytes);

}  // namespace gouji
