#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/base/note.h"
#include "extract/base/result.h"
#include "extract/read.h"

struct zip;

namespace gouji::docx {

/// One entry of a .rels part.
struct Relationship {
  std::string id;
  std::string type;    ///< the last segment of the type URI, e.g. "styles"; equal for strict files
  std::string target;  ///< part name in the package; the raw target when external
  bool external = false;
};

/// An Open Packaging container in memory: parts by name (case-insensitive, as the standard says)
/// and the relationships between them. Reads no part that nobody asks for. `bytes` must outlive it.
class Package {
 public:
  static Result<Package> Open(std::string_view bytes, const ReadLimits& limits);
  Package(Package&&) noexcept;
  Package& operator=(Package&&) noexcept;
  ~Package();

  bool Has(std::string_view part) const;
  /// The inflated part. kLimit over limits.part_bytes of really inflated bytes, kDamaged for a
  /// checksum or a header that does not fit, kEncrypted for an encrypted entry.
  Result<std::string> Read(std::string_view part);
  /// Relationships of a part ("" = of the package); an empty list when it has none.
  Result<std::vector<Relationship>> RelationshipsOf(std::string_view part);
  /// The declared content type of a part, or empty.
  std::string ContentTypeOf(std::string_view part) const;
  /// The first part with a content type that ends so, in the order of [Content_Types].xml.
  std::optional<std::string> PartWithContentType(std::string_view suffix) const;

  /// What is odd about the container itself.
  const std::vector<Note>& notes() const { return notes_; }

 private:
  struct Entry {
    std::uint64_t index = 0;
    bool sound = true;
  };
  struct CloseZip {
    void operator()(zip* archive) const;
  };

  Package() = default;
  Result<bool> Index(std::string_view bytes);
  Result<bool> ReadContentTypes();

  ReadLimits limits_;
  std::unique_ptr<zip, CloseZip> archive_;
  std::unordered_map<std::string, Entry> entries_;  // keyed by folded part name
  std::vector<std::pair<std::string, std::string>> overrides_;
  std::vector<std::pair<std::string, std::string>> defaults_;
  std::vector<Note> notes_;
};

/// Resolves a relationship target against the part that holds it. nullopt when it leaves the
/// package.
std::optional<std::string> ResolveTarget(std::string_view source_part, std::string_view target);

}  // namespace gouji::docx
