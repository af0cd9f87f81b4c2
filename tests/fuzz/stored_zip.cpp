#include "tests/fuzz/stored_zip.h"

#include <cstdint>

namespace gouji::fuzz {
namespace {

constexpr std::string_view kContentTypes =
    R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" )"
    R"(ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" )"
    R"(ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>)";
constexpr std::string_view kRelationships =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" )"
    R"(Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>)";

std::uint32_t Crc32(std::string_view bytes) {
  std::uint32_t crc = 0xFFFFFFFFu;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1u) != 0 ? 0xEDB88320u : 0u);
  }
  return ~crc;
}

void Put(std::string& out, std::size_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out.push_back(static_cast<char>((value >> (8 * i)) & 0xFF));
}

// The fields that the local and the central header share, from "version needed" to "extra length".
void PutEntry(std::string& out, std::string_view name, std::string_view bytes) {
  Put(out, 20, 2);
  out.append(8, '\0');  // flags, stored, no time
  Put(out, Crc32(bytes), 4);
  Put(out, bytes.size(), 4);
  Put(out, bytes.size(), 4);
  Put(out, name.size(), 2);
  Put(out, 0, 2);
}

}  // namespace

std::string StoredZip(const std::vector<std::pair<std::string_view, std::string_view>>& entries) {
  std::string out;
  std::string directory;
  for (const auto& [name, bytes] : entries) {
    const std::size_t offset = out.size();
    out += "PK\x03\x04";
    PutEntry(out, name, bytes);
    out += name;
    out += bytes;
    directory += "PK\x01\x02";
    Put(directory, 20, 2);
    PutEntry(directory, name, bytes);
    directory.append(2 + 2 + 2 + 4, '\0');  // no comment, disk, attributes
    Put(directory, offset, 4);
    directory += name;
  }
  const std::size_t begin = out.size();
  out += directory;
  out += "PK\x05\x06";
  Put(out, 0, 4);
  Put(out, entries.size(), 2);
  Put(out, entries.size(), 2);
  Put(out, directory.size(), 4);
  Put(out, begin, 4);
  Put(out, 0, 2);
  return out;
}

std::string DocxOf(std::string_view xml) {
  return StoredZip({{"[Content_Types].xml", kContentTypes}, {"_rels/.rels", kRelationships}, {"word/document.xml", xml}});
}

}  // namespace gouji::fuzz
