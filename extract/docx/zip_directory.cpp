#include "extract/docx/zip_directory.h"

namespace gouji::docx {
namespace {

constexpr std::size_t kEndSize = 22;
constexpr std::size_t kDirectoryHeaderSize = 46;
constexpr std::size_t kLocalHeaderSize = 30;
constexpr std::size_t kMaxComment = 65535;

std::uint32_t Little(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint32_t value = 0;
  for (std::size_t i = size; i-- > 0;)
    value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

std::optional<std::size_t> FindEnd(std::string_view bytes) {
  if (bytes.size() < kEndSize) return std::nullopt;
  const std::size_t lowest =
      bytes.size() > kEndSize + kMaxComment ? bytes.size() - kEndSize - kMaxComment : 0;
  const std::size_t at = bytes.rfind("PK\x05\x06", bytes.size() - kEndSize);
  if (at == std::string_view::npos || at < lowest) return std::nullopt;
  return at;
}

bool IsSound(std::string_view bytes, std::size_t offset, std::size_t data_size,
             std::string_view name) {
  if (offset + kLocalHeaderSize > bytes.size() || bytes.substr(offset, 4) != "PK\x03\x04")
    return false;
  const std::size_t name_size = Little(bytes, offset + 26, 2);
  const std::size_t data = offset + kLocalHeaderSize + name_size + Little(bytes, offset + 28, 2);
  return bytes.substr(offset + kLocalHeaderSize, name_size) == name &&
         data + data_size <= bytes.size();
}

}  // namespace

std::optional<ZipDirectory> ReadZipDirectory(std::string_view bytes) {
  const auto end = FindEnd(bytes);
  if (!end) return std::nullopt;
  ZipDirectory directory;
  directory.trailing_bytes = *end + kEndSize + Little(bytes, *end + 20, 2) != bytes.size();
  const std::size_t size = Little(bytes, *end + 12, 4);
  std::size_t at = Little(bytes, *end + 16, 4);
  if (at + size > *end) return std::nullopt;
  const std::size_t shift = *end - at - size;  // bytes before the archive move every offset
  at += shift;
  for (std::uint32_t left = Little(bytes, *end + 10, 2); left > 0; --left) {
    if (at + kDirectoryHeaderSize > *end || bytes.substr(at, 4) != "PK\x01\x02")
      return std::nullopt;
    const std::size_t name_size = Little(bytes, at + 28, 2);
    const std::string_view name = bytes.substr(at + kDirectoryHeaderSize, name_size);
    const std::size_t local = Little(bytes, at + 42, 4) + shift;
    directory.entries.push_back(
        {std::string(name), IsSound(bytes, local, Little(bytes, at + 20, 4), name)});
    at += kDirectoryHeaderSize + name_size + Little(bytes, at + 30, 2) + Little(bytes, at + 32, 2);
  }
  return directory;
}

}  // namespace gouji::docx
