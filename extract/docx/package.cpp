#include "extract/docx/package.h"

#include <zip.h>

#include <algorithm>

#include "extract/docx/xml.h"
#include "extract/docx/zip_directory.h"

namespace gouji::docx {
namespace {

constexpr std::size_t kMaxEntries = 20'000;
constexpr std::uint64_t kMaxDeflateRatio = 1032;
constexpr std::size_t kMaxRelationships = 100'000;

// Part names are ASCII and compare without case; some zip tools write backslashes.
std::string Fold(std::string_view name) {
  if (!name.empty() && name.front() == '/') name.remove_prefix(1);
  std::string folded(name);
  for (char& c : folded) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == '\\') c = '/';
  }
  return folded;
}

bool EndsWith(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

class RelationshipHandler : public XmlHandler {
 public:
  explicit RelationshipHandler(std::string_view source) : source_(source) {}

  void Start(Tag tag, const Attributes& attributes) override {
    if (tag != Tag::kRelationship) return;
    if (relationships.size() >= kMaxRelationships) return Fail(ErrorCode::kLimit, "relationships");
    Relationship relationship;
    relationship.id = std::string(attributes.Get("Id"));
    const std::string_view type = attributes.Get("Type");
    relationship.type = std::string(type.substr(type.rfind('/') + 1));
    relationship.external = attributes.Get("TargetMode") == "External";
    const std::string_view target = attributes.Get("Target");
    if (relationship.external) {
      relationship.target = std::string(target);
    } else if (const auto part = ResolveTarget(source_, target)) {
      relationship.target = *part;
    } else if (relationship.type == "officeDocument") {
      return Fail(ErrorCode::kDamaged, "relationship target");
    } else {
      return;
    }
    relationships.push_back(std::move(relationship));
  }
  void End(Tag) override {}

  std::vector<Relationship> relationships;

 private:
  std::string_view source_;
};

class ContentTypeHandler : public XmlHandler {
 public:
  void Start(Tag tag, const Attributes& attributes) override {
    if (overrides.size() + defaults.size() > kMaxEntries)
      return Fail(ErrorCode::kLimit, "content_types");
    if (tag == Tag::kContentTypeOverride) {
      overrides.emplace_back(Fold(attributes.Get("PartName")), attributes.Get("ContentType"));
    } else if (tag == Tag::kContentTypeDefault) {
      defaults.emplace_back(Fold(attributes.Get("Extension")), attributes.Get("ContentType"));
    }
  }
  void End(Tag) override {}

  std::vector<std::pair<std::string, std::string>> overrides;
  std::vector<std::pair<std::string, std::string>> defaults;
};

Error ZipError(int code, std::string_view part) {
  if (code == ZIP_ER_NOPASSWD || code == ZIP_ER_WRONGPASSWD) return {ErrorCode::kEncrypted, {}};
  if (code == ZIP_ER_COMPNOTSUPP || code == ZIP_ER_ENCRNOTSUPP)
    return {ErrorCode::kUnsupported, "zip method"};
  return {ErrorCode::kDamaged, std::string(part)};
}

}  // namespace

void Package::CloseZip::operator()(zip* archive) const { zip_discard(archive); }
Package::Package(Package&&) noexcept = default;
Package& Package::operator=(Package&&) noexcept = default;
Package::~Package() = default;

Result<Package> Package::Open(std::string_view bytes, const ReadLimits& limits) {
  Package package;
  package.limits_ = limits;
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source != nullptr) package.archive_.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
  if (!package.archive_ && source != nullptr) zip_source_free(source);
  zip_error_fini(&error);
  if (!package.archive_) return Error{ErrorCode::kDamaged, "zip"};
  if (auto indexed = package.Index(bytes); !indexed.ok()) return indexed.error();
  if (auto types = package.ReadContentTypes(); !types.ok()) return types.error();
  return package;
}

Result<bool> Package::Index(std::string_view bytes) {
  const zip_int64_t count = zip_get_num_entries(archive_.get(), 0);
  if (count <= 0) return Error{ErrorCode::kDamaged, "zip"};
  if (static_cast<std::size_t>(count) > kMaxEntries) return Error{ErrorCode::kLimit, "zip_entries"};
  const auto directory = ReadZipDirectory(bytes);
  const bool aligned = directory && directory->entries.size() == static_cast<std::size_t>(count);
  if (directory && directory->trailing_bytes) {
    AddNote(notes_, {.code = NoteCode::kDamagedInput, .detail = "zip trailing bytes", .place = {}});
  }
  std::unordered_map<std::string, std::string> exact;
  for (std::uint64_t i = 0; i < static_cast<std::uint64_t>(count); ++i) {
    const char* raw = zip_get_name(archive_.get(), i, ZIP_FL_ENC_RAW);
    if (raw == nullptr) continue;
    const std::string name(raw);
    const bool sound = !aligned || directory->entries[i].sound;
    const auto [entry, added] = entries_.emplace(Fold(name), Entry{i, sound});
    if (added) {
      exact.emplace(entry->first, name);
    } else if (exact[entry->first] == name) {
      AddNote(notes_, {.code = NoteCode::kDuplicateEntry, .detail = name, .place = {}});
    } else {  // Word and other readers would not agree on which one is the part
      return Error{ErrorCode::kDamaged, "duplicate part " + name};
    }
  }
  return true;
}

Result<bool> Package::ReadContentTypes() {
  constexpr std::string_view kPart = "[Content_Types].xml";
  if (!Has(kPart)) {
    if (Has("mimetype")) return Error{ErrorCode::kUnsupported, "odt"};
    if (Has("OFD.xml")) return Error{ErrorCode::kUnsupported, "ofd"};
    return Error{ErrorCode::kUnsupported, "zip"};
  }
  const Result<std::string> xml = Read(kPart);
  if (!xml.ok()) return xml.error();
  ContentTypeHandler handler;
  const auto parsed = ParseXml(xml.value(), kPart, limits_, handler);
  if (!parsed.ok()) return parsed.error();
  overrides_ = std::move(handler.overrides);
  defaults_ = std::move(handler.defaults);
  return true;
}

bool Package::Has(std::string_view part) const { return entries_.count(Fold(part)) != 0; }

Result<std::string> Package::Read(std::string_view part) {
  const Error damaged{ErrorCode::kDamaged, std::string(part)};
  const auto entry = entries_.find(Fold(part));
  if (entry == entries_.end() || !entry->second.sound) return damaged;
  zip_stat_t stat;
  if (zip_stat_index(archive_.get(), entry->second.index, 0, &stat) != 0) return damaged;
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) {
    return Error{ErrorCode::kEncrypted, {}};
  }
  if (stat.comp_method != ZIP_CM_STORE && stat.comp_method != ZIP_CM_DEFLATE) {
    AddNote(notes_, {.code = NoteCode::kFreeText,
                     .detail = "zip method " + std::to_string(stat.comp_method),
                     .place = {}});
  }
  const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(
      zip_fopen_index(archive_.get(), entry->second.index, 0), zip_fclose);
  if (!file) return ZipError(zip_error_code_zip(zip_get_error(archive_.get())), part);
  std::string bytes;
  // The declared size is only a hint, and only as far as deflate can reach it; what is really
  // inflated decides.
  const std::uint64_t cap = limits_.part_bytes;
  const std::uint64_t reachable = stat.comp_size * kMaxDeflateRatio + 1024;
  bytes.resize(static_cast<std::size_t>(std::min({stat.size, reachable, cap})) + 1);
  std::size_t done = 0;
  for (;;) {
    const zip_int64_t got = zip_fread(file.get(), bytes.data() + done, bytes.size() - done);
    if (got < 0) return ZipError(zip_error_code_zip(zip_file_get_error(file.get())), part);
    if (got == 0) break;
    done += static_cast<std::size_t>(got);
    if (done > cap) return Error{ErrorCode::kLimit, "part_bytes"};
    if (done == bytes.size()) bytes.resize(bytes.size() * 2);
  }
  bytes.resize(done);
  return bytes;
}

Result<std::vector<Relationship>> Package::RelationshipsOf(std::string_view part) {
  const std::size_t slash = part.rfind('/');
  const std::string folder(part.substr(0, slash == std::string_view::npos ? 0 : slash + 1));
  const std::string name = folder + "_rels/" + std::string(part.substr(folder.size())) + ".rels";
  if (!Has(name)) return std::vector<Relationship>();
  const Result<std::string> xml = Read(name);
  if (!xml.ok()) return xml.error();
  RelationshipHandler handler(part);
  const auto parsed = ParseXml(xml.value(), name, limits_, handler);
  if (!parsed.ok()) return parsed.error();
  std::vector<std::string_view> ids;
  for (const Relationship& relationship : handler.relationships) ids.push_back(relationship.id);
  std::sort(ids.begin(), ids.end());
  if (std::adjacent_find(ids.begin(), ids.end()) != ids.end()) {
    AddNote(notes_,
            {.code = NoteCode::kDamagedInput, .detail = "duplicate relationship id", .place = {}});
  }
  return std::move(handler.relationships);
}

std::string Package::ContentTypeOf(std::string_view part) const {
  const std::string folded = Fold(part);
  for (const auto& [name, type] : overrides_) {
    if (name == folded) return type;
  }
  const std::string extension = folded.substr(folded.rfind('.') + 1);
  for (const auto& [name, type] : defaults_) {
    if (name == extension) return type;
  }
  return {};
}

std::optional<std::string> Package::PartWithContentType(std::string_view suffix) const {
  for (const auto& [name, type] : overrides_) {
    if (EndsWith(type, suffix)) return name;
  }
  return std::nullopt;
}

std::optional<std::string> ResolveTarget(std::string_view source_part, std::string_view target) {
  std::vector<std::string_view> segments;
  const auto add = [&](std::string_view path) {
    while (!path.empty()) {
      const std::size_t slash = path.find('/');
      const std::string_view segment = path.substr(0, slash);
      path.remove_prefix(slash == std::string_view::npos ? path.size() : slash + 1);
      if (segment.empty() || segment == ".") continue;
      if (segment != "..") {
        segments.push_back(segment);
      } else if (segments.empty()) {
        return false;
      } else {
        segments.pop_back();
      }
    }
    return true;
  };
  const std::size_t slash = source_part.rfind('/');
  const bool absolute = !target.empty() && target.front() == '/';
  if (!absolute && slash != std::string_view::npos && !add(source_part.substr(0, slash)))
    return std::nullopt;
  if (!add(target) || segments.empty()) return std::nullopt;
  std::string part;
  for (const std::string_view segment : segments) {
    if (!part.empty()) part.push_back('/');
    part.append(segment);
  }
  return part;
}

}  // namespace gouji::docx
