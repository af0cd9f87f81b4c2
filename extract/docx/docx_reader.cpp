#include <utility>

#include "extract/docx/body_reader.h"
#include "extract/docx/emitter.h"
#include "extract/docx/package.h"
#include "extract/read.h"

namespace gouji {
namespace docx {
namespace {

constexpr std::string_view kMainType = "wordprocessingml.document.main+xml";
constexpr std::string_view kTemplateType = "wordprocessingml.template.main+xml";

/// Makes sure that a part is what its relationship says: its root element is in a Word namespace.
bool IsWordPart(std::string_view content_type) {
  return content_type.empty() || content_type.find("word") != std::string_view::npos ||
         content_type == "application/xml" || content_type == "text/xml";
}

std::string_view ForeignKind(std::string_view content_type) {
  if (content_type.find("spreadsheetml") != std::string_view::npos) return "xlsx";
  if (content_type.find("presentationml") != std::string_view::npos) return "pptx";
  return IsWordPart(content_type) ? "" : "zip";
}

class NotesSink : public ItemSink {
 public:
  explicit NotesSink(std::string_view prefix) : prefix_(prefix) {}
  void BeginStory(std::string_view id) override { id_ = prefix_ + std::string(id); }
  void Take(ItemDraft item) override { notes[id_].push_back(std::move(item)); }

  FootnoteMap notes;

 private:
  std::string prefix_;
  std::string id_;
};

class TitleHandler : public XmlHandler {
 public:
  void Start(Tag tag, const Attributes&) override { inside_ = tag == Tag::kTitle; }
  void End(Tag) override { inside_ = false; }
  void Text(std::string_view text) override {
    if (inside_ && title.size() + text.size() < 1000) title.append(text);
  }
  std::string title;

 private:
  bool inside_ = false;
};

/// Knows whether the root element was one of Word's.
class RootCheck : public BodyReader {
 public:
  using BodyReader::BodyReader;
  void Start(Tag tag, const Attributes& attributes) override {
    if (!seen_root_ && tag != Tag::kDocument)
      return Fail(ErrorCode::kDamaged, "document namespace");
    seen_root_ = true;
    BodyReader::Start(tag, attributes);
  }

 private:
  bool seen_root_ = false;
};

class Reader {
 public:
  Reader(Package& package, const ReadLimits& limits)
      : package_(package), limits_(limits), builder_(DocumentFormat::kDocx) {}

  Result<Document> Read() {
    for (const auto step : {&Reader::FindMain, &Reader::ReadTitle, &Reader::ReadStyles,
                            &Reader::ReadNumbering, &Reader::ReadExternals, &Reader::ReadBody}) {
      if (const auto done = (this->*step)(); !done.ok()) return done.error();
    }
    for (const Note& note : package_.notes()) builder_.AddNote(note);
    return std::move(builder_).Finish();
  }

 private:
  using Step = Result<bool>;

  Step FindMain() {
    auto relationships = package_.RelationshipsOf("");
    if (!relationships.ok()) return relationships.error();
    root_ = std::move(relationships).value();
    if (const Relationship* main = Find(root_, "officeDocument")) {
      main_ = main->target;
    } else {
      std::optional<std::string> part = package_.PartWithContentType(kMainType);
      if (!part) part = package_.PartWithContentType(kTemplateType);
      if (!part && package_.Has("word/document.xml")) part = "word/document.xml";
      if (!part) return Error{ErrorCode::kUnsupported, "zip"};
      main_ = *part;
      AddNote(NoteCode::kMissingRelationship, main_);
    }
    if (!package_.Has(main_)) return Error{ErrorCode::kDamaged, main_};
    if (const std::string_view kind = ForeignKind(package_.ContentTypeOf(main_)); !kind.empty()) {
      return Error{ErrorCode::kUnsupported, std::string(kind)};
    }
    auto of_main = package_.RelationshipsOf(main_);
    if (!of_main.ok()) return of_main.error();
    relationships_ = std::move(of_main).value();
    return true;
  }

  Step ReadTitle() {
    const Relationship* core = Find(root_, "core-properties");
    if (core == nullptr || !package_.Has(core->target)) return true;
    const auto xml = package_.Read(core->target);
    TitleHandler handler;
    if (!xml.ok() || !ParseXml(xml.value(), core->target, limits_, handler).ok()) {
      AddNote(NoteCode::kDamagedInput, core->target);
      return true;
    }
    builder_.set_title(handler.title);
    return true;
  }

  Step ReadStyles() {
    const auto xml = ReadRelated("styles");
    if (!xml.ok()) return xml.error();
    if (xml.value().empty()) return true;
    std::vector<Note> notes;
    auto styles = Styles::Parse(xml.value(), "styles", limits_, notes);
    if (!styles.ok()) return styles.error();
    styles_ = std::move(styles).value();
    for (Note& note : notes) builder_.AddNote(std::move(note));
    return true;
  }

  Step ReadNumbering() {
    const auto xml = ReadRelated("numbering");
    if (!xml.ok()) return xml.error();
    if (xml.value().empty()) return true;
    auto numbering = Numbering::Parse(xml.value(), "numbering", limits_);
    if (!numbering.ok()) return numbering.error();
    numbering_ = std::move(numbering).value();
    return true;
  }

  // What the file would fetch from elsewhere when opened in Word. Nothing is fetched here.
  Step ReadExternals() {
    std::vector<Relationship> all = relationships_;
    if (const Relationship* settings = Find(relationships_, "settings")) {
      auto more = package_.RelationshipsOf(settings->target);
      if (!more.ok()) return more.error();
      all.insert(all.end(), more.value().begin(), more.value().end());
    }
    for (const Relationship& relationship : all) {
      if (relationship.external && relationship.type != "hyperlink")
        AddNote(NoteCode::kExternalReference, relationship.type);
    }
    return true;
  }

  Step ReadBody() {
    const std::uint32_t part = builder_.AddPart(main_);
    FootnoteMap notes;
    const auto footnotes = ReadNotes("footnotes", "f", notes);
    if (!footnotes.ok()) return footnotes.error();
    const auto endnotes = ReadNotes("endnotes", "e", notes);
    if (!endnotes.ok()) return endnotes.error();
    Emitter emitter(builder_, part, std::move(notes));
    emitter.set_note_parts(footnotes.value(), endnotes.value());
    const auto xml = package_.Read(main_);
    if (!xml.ok()) return xml.error();
    RootCheck reader(styles_, numbering_, builder_, limits_, emitter);
    return Parse(xml.value(), main_, reader);
  }

  // Returns the part number.
  Result<std::uint32_t> ReadNotes(std::string_view type, std::string_view prefix,
                                  FootnoteMap& notes) {
    const Relationship* relationship = Find(relationships_, type);
    if (relationship == nullptr || relationship->external) return 0u;
    if (relationship->target == main_) {
      AddNote(NoteCode::kDamagedInput, "relationship loop");
      return 0u;
    }
    const auto xml = ReadRelated(type);
    if (!xml.ok()) return xml.error();
    if (xml.value().empty()) return 0u;
    const std::uint32_t part = builder_.AddPart(relationship->target);
    NotesSink sink(prefix);
    BodyReader reader(styles_, numbering_, builder_, limits_, sink);
    const auto parsed = Parse(xml.value(), relationship->target, reader);
    if (!parsed.ok()) return parsed.error();
    notes.merge(sink.notes);
    return part;
  }

  Step Parse(std::string_view xml, std::string_view part, XmlHandler& handler) {
    const auto parsed = ParseXml(xml, part, limits_, handler);
    if (!parsed.ok()) return parsed.error();
    if (parsed.value().version_1_1) AddNote(NoteCode::kIgnoredMarkup, "XML 1.1");
    if (parsed.value().recovered) AddNote(NoteCode::kDamagedInput, std::string(part));
    return true;
  }

  // The bytes of the part behind the main part's relationship of this type; empty when there is
  // none.
  Result<std::string> ReadRelated(std::string_view type) {
    const Relationship* relationship = Find(relationships_, type);
    if (relationship == nullptr || relationship->external) return std::string();
    if (!package_.Has(relationship->target)) {
      AddNote(NoteCode::kDamagedInput, "missing " + relationship->target);
      return std::string();
    }
    return package_.Read(relationship->target);
  }

  static const Relationship* Find(const std::vector<Relationship>& list, std::string_view type) {
    for (const Relationship& relationship : list) {
      if (relationship.type == type) return &relationship;
    }
    return nullptr;
  }

  void AddNote(NoteCode code, std::string detail) {
    builder_.AddNote({.code = code, .detail = std::move(detail), .place = {}});
  }

  Package& package_;
  const ReadLimits& limits_;
  DocumentBuilder builder_;
  std::vector<Relationship> root_;
  std::vector<Relationship> relationships_;
  std::string main_;
  Styles styles_;
  Numbering numbering_;
};

}  // namespace
}  // namespace docx

Result<Document> ReadDocx(std::string_view bytes, const ReadLimits& limits) {
  auto package = docx::Package::Open(bytes, limits);
  if (!package.ok()) return package.error();
  docx::Package opened = std::move(package).value();
  return docx::Reader(opened, limits).Read();
}

}  // namespace gouji
