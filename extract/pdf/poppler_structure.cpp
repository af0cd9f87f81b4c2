#include "extract/pdf/poppler_structure.h"

#include <Catalog.h>
#include <Page.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <utility>

namespace gouji {
namespace {

constexpr int kMaxCMapObjects = 200'000;
constexpr std::size_t kMaxTreeNodes = 256;  // looked at in search of a circle; real trees have thousands
constexpr int kMaxPageTreeDepth = 64;
constexpr int kMaxFontTables = 100;

// Whether a tree comes back to a node it has seen. `links` are the keys that lead on.
bool GoesRound(XRef& xref, const Object& root, const std::vector<const char*>& links) {
  std::set<std::pair<int, int>> seen;
  std::vector<Object> open;
  const auto follow = [&](const Object& link) {
    if (!link.isRef()) return true;
    if (!seen.insert({link.getRefNum(), link.getRefGen()}).second) return false;
    open.push_back(link.copy());
    return true;
  };
  if (!follow(root)) return true;
  while (!open.empty() && seen.size() < kMaxTreeNodes) {
    const Object node = open.back().fetch(&xref);
    open.pop_back();
    if (!node.isDict()) continue;
    for (const char* const key : links) {
      const Object& link = node.dictLookupNF(key);
      if (!follow(link)) return true;
      for (int i = 0; link.isArray() && i < std::min(link.arrayGetLength(), static_cast<int>(kMaxTreeNodes)); ++i) {
        if (!follow(link.arrayGetNF(i))) return true;
      }
    }
  }
  return false;
}

std::size_t CountRevisions(std::string_view bytes) {
  std::size_t count = 0;
  for (std::size_t at = bytes.find("%%EOF"); at != std::string_view::npos; at = bytes.find("%%EOF", at + 5)) ++count;
  return count;
}

// The reference after a key, "7 0 R", or nothing.
std::string_view ReferenceAfter(std::string_view bytes, std::string_view key) {
  const std::size_t at = bytes.rfind(key);
  if (at == std::string_view::npos) return {};
  const std::string_view rest = bytes.substr(at + key.size(), 24);
  const std::size_t end = rest.find('R');
  const bool reference = end != std::string_view::npos && rest.substr(0, end).find_first_not_of(" 0123456789") == std::string_view::npos;
  return reference ? rest.substr(0, end + 1) : std::string_view();
}

}  // namespace

// Output intents cost four colour transforms a page and change no text.
void DropOutputIntents(PDFDoc& document) {
  XRef* const xref = document.getXRef();
  Object catalog = xref->getCatalog();
  if (!catalog.isDict() || catalog.dictLookupNF("OutputIntents").isNull()) return;
  catalog.dictRemove("OutputIntents");
  xref->setModifiedObject(&catalog, {xref->getRootNum(), xref->getRootGen()});
}

// A code map that builds on itself sends the library round in circles until the stack ends.
void BreakCMapLoops(PDFDoc& document, std::string_view bytes, std::vector<Note>& notes) {
  if (bytes.find("/UseCMap") == std::string_view::npos) return;
  XRef* const xref = document.getXRef();
  for (int number = 0; number < std::min(xref->getNumObjects(), kMaxCMapObjects); ++number) {
    Object object = xref->fetch(number, 0);
    std::vector<int> chain = {number};
    for (Object at = object.copy();
         at.isStream() && at.streamGetDict()->lookupNF("UseCMap").isRef();) {
      const Ref next = at.streamGetDict()->lookupNF("UseCMap").getRef();
      if (std::find(chain.begin(), chain.end(), next.num) != chain.end()) {
        object.streamGetDict()->remove("UseCMap");
        xref->setModifiedObject(&object, {number, 0});
        AddNote(notes,
                {.code = NoteCode::kFontProblem, .detail = "code map uses itself", .place = {}});
        break;
      }
      chain.push_back(next.num);
      at = xref->fetch(next);
    }
  }
}

void NoteStructure(PDFDoc& document, std::string_view bytes, std::vector<Note>& notes) {
  if (document.isEncrypted() && !document.okToCopy()) {
    AddNote(notes, {.code = NoteCode::kExtractionForbidden, .detail = {}, .place = {}});
  }
  const std::size_t revisions = CountRevisions(bytes);
  if (revisions > (document.isLinearized() ? 2U : 1U)) {
    AddNote(notes,
            {.code = NoteCode::kTwoRevisions, .detail = std::to_string(revisions), .place = {}});
  }
  if (bytes.substr(0, 5) != "%PDF-") {
    AddNote(notes,
            {.code = NoteCode::kDamagedInput, .detail = "bytes before the header", .place = {}});
  }
  XRef& xref = *document.getXRef();
  const Object catalog = xref.getCatalog();
  if (!catalog.isDict()) return;
  const auto note_circle = [&](const char* tree, const std::vector<const char*>& links, const char* detail) {
    if (GoesRound(xref, catalog.dictLookupNF(tree), links))
      AddNote(notes, {.code = NoteCode::kDamagedInput, .detail = detail, .place = {}});
  };
  note_circle("Outlines", {"First", "Next"}, "bookmarks go round in a circle");
  note_circle("StructTreeRoot", {"K"}, "structure tree goes round in a circle");
}

void NotePageSize(PDFDoc& document, std::uint32_t number, std::vector<Note>& notes) {
  Object node = document.getXRef()->fetch(document.getPage(static_cast<int>(number))->getRef());
  for (int depth = 0; node.isDict() && depth < kMaxPageTreeDepth; ++depth) {
    const Object box = node.dictLookup("MediaBox");
    if (box.isArray() && box.arrayGetLength() == 4) {
      std::array<double, 4> edges{};
      for (int i = 0; i < 4; ++i) edges[static_cast<std::size_t>(i)] = box.arrayGet(i).isNum() ? box.arrayGet(i).getNum() : 0;
      if (std::abs(edges[2] - edges[0]) >= 1 && std::abs(edges[3] - edges[1]) >= 1) return;
      break;
    }
    node = node.dictLookup("Parent");
  }
  AddNote(notes, {.code = NoteCode::kDamagedInput, .detail = "page size missing", .page = number, .place = {}});
}

bool IsFontProgram(XRef& xref, Ref program) {
  Object object = xref.fetch(program);
  if (!object.isStream()) return false;
  Stream* const stream = object.getStream();
  std::array<unsigned char, 6> bytes{};
  stream->reset();
  const int got = stream->doGetChars(static_cast<int>(bytes.size()), bytes.data());
  stream->close();
  if (got < static_cast<int>(bytes.size())) return false;
  const std::string_view start(reinterpret_cast<const char*>(bytes.data()), 4);
  constexpr std::string_view kTrueType("\0\1\0\0", 4);
  if (start == kTrueType || start == "true" || start == "OTTO" || start == "typ1") {
    const int tables = bytes[4] * 256 + bytes[5];
    return tables > 0 && tables <= kMaxFontTables;
  }
  const bool type1 = start.substr(0, 2) == "%!" || bytes[0] == 0x80;
  const bool compact = bytes[0] == 1 && bytes[3] >= 1 && bytes[3] <= 4;  // CFF: version, minor, header size, offset size
  return type1 || compact || start == "ttcf";
}

std::string WithoutCrossReferences(std::string_view bytes) {
  constexpr std::string_view kStart = "startxref";
  const std::string_view root = ReferenceAfter(bytes, "/Root");
  if (root.empty() || bytes.find("/XRef") == std::string_view::npos || bytes.find("/Encrypt") != std::string_view::npos)
    return {};
  std::string changed(bytes);
  for (std::size_t at = changed.find(kStart); at != std::string::npos; at = changed.find(kStart, at)) {
    changed.replace(at, kStart.size(), kStart.size(), ' ');
  }
  return changed.append("\ntrailer\n<</Root ").append(root).append(">>\n");
}

}  // namespace gouji
