#include "extract/docx/tags.h"

namespace gouji::docx {
namespace {

enum class Space : std::uint8_t {
  kNone,
  kWord,
  kMath,
  kCompatibility,
  kRelationships,
  kContentTypes,
  kDublinCore,
  kXInclude
};

struct SpaceRow {
  std::string_view uri;
  Space space;
};
constexpr SpaceRow kSpaces[] = {
    {"http://schemas.openxmlformats.org/wordprocessingml/2006/main", Space::kWord},
    {"http://purl.oclc.org/ooxml/wordprocessingml/main", Space::kWord},
    {"http://schemas.openxmlformats.org/officeDocument/2006/math", Space::kMath},
    {"http://purl.oclc.org/ooxml/officeDocument/math", Space::kMath},
    {"http://schemas.openxmlformats.org/markup-compatibility/2006", Space::kCompatibility},
    {"http://schemas.openxmlformats.org/package/2006/relationships", Space::kRelationships},
    {"http://schemas.openxmlformats.org/package/2006/content-types", Space::kContentTypes},
    {"http://purl.org/dc/elements/1.1/", Space::kDublinCore},
    {"http://www.w3.org/2001/XInclude", Space::kXInclude},
};

Space FindSpace(std::string_view uri) {
  for (const SpaceRow& row : kSpaces) {
    if (row.uri == uri) return row.space;
  }
  return Space::kNone;
}

struct TagRow {
  std::string_view name;
  Tag tag;
};

constexpr TagRow kWordTags[] = {
    {"p", Tag::kP},
    {"r", Tag::kR},
    {"t", Tag::kT},
    {"rPr", Tag::kRPr},
    {"pPr", Tag::kPPr},
    {"body", Tag::kBody},
    {"tbl", Tag::kTbl},
    {"tr", Tag::kTr},
    {"tc", Tag::kTc},
    {"txbxContent", Tag::kTxbxContent},
    {"sdt", Tag::kSdt},
    {"sdtPr", Tag::kSdtPr},
    {"docPartGallery", Tag::kDocPartGallery},
    {"footnote", Tag::kFootnote},
    {"endnote", Tag::kEndnote},
    {"comment", Tag::kComment},
    {"sectPr", Tag::kSectPr},
    {"altChunk", Tag::kAltChunk},
    {"subDoc", Tag::kSubDoc},
    {"document", Tag::kDocument},
    {"footnotes", Tag::kFootnotes},
    {"endnotes", Tag::kEndnotes},
    {"styles", Tag::kStyles},
    {"numbering", Tag::kNumbering},
    {"tab", Tag::kTab},
    {"ptab", Tag::kTab},
    {"br", Tag::kBr},
    {"cr", Tag::kCr},
    {"noBreakHyphen", Tag::kNoBreakHyphen},
    {"sym", Tag::kSym},
    {"fldChar", Tag::kFldChar},
    {"fldSimple", Tag::kFldSimple},
    {"instrText", Tag::kInstrText},
    {"delInstrText", Tag::kDelText},
    {"delText", Tag::kDelText},
    {"footnoteReference", Tag::kFootnoteReference},
    {"endnoteReference", Tag::kEndnoteReference},
    {"commentReference", Tag::kCommentReference},
    {"rt", Tag::kRt},
    {"tblPr", Tag::kTblPr},
    {"trPr", Tag::kTrPr},
    {"tcPr", Tag::kTcPr},
    {"pStyle", Tag::kPStyle},
    {"rStyle", Tag::kRStyle},
    {"tblStyle", Tag::kTblStyle},
    {"numPr", Tag::kNumPr},
    {"ilvl", Tag::kIlvl},
    {"numId", Tag::kNumId},
    {"outlineLvl", Tag::kOutlineLvl},
    {"jc", Tag::kJc},
    {"vanish", Tag::kVanish},
    {"color", Tag::kColor},
    {"shd", Tag::kShd},
    {"highlight", Tag::kHighlight},
    {"vertAlign", Tag::kVertAlign},
    {"sz", Tag::kSz},
    {"tblGrid", Tag::kTblGrid},
    {"gridCol", Tag::kGridCol},
    {"tblHeader", Tag::kTblHeader},
    {"gridBefore", Tag::kGridBefore},
    {"gridAfter", Tag::kGridAfter},
    {"gridSpan", Tag::kGridSpan},
    {"vMerge", Tag::kVMerge},
    {"hMerge", Tag::kHMerge},
    {"tcW", Tag::kTcW},
    {"cellDel", Tag::kCellDel},
    {"ins", Tag::kIns},
    {"del", Tag::kDel},
    {"moveFrom", Tag::kMoveFrom},
    {"moveTo", Tag::kMoveTo},
    {"rPrChange", Tag::kPropertyChange},
    {"pPrChange", Tag::kPropertyChange},
    {"tblPrChange", Tag::kPropertyChange},
    {"tblGridChange", Tag::kPropertyChange},
    {"trPrChange", Tag::kPropertyChange},
    {"tcPrChange", Tag::kPropertyChange},
    {"sectPrChange", Tag::kPropertyChange},
    {"numberingChange", Tag::kPropertyChange},
    {"tblPrExChange", Tag::kPropertyChange},
    {"style", Tag::kStyle},
    {"basedOn", Tag::kBasedOn},
    {"name", Tag::kName},
    {"abstractNum", Tag::kAbstractNum},
    {"num", Tag::kNum},
    {"abstractNumId", Tag::kAbstractNumId},
    {"lvl", Tag::kLvl},
    {"start", Tag::kStart},
    {"numFmt", Tag::kNumFmt},
    {"lvlText", Tag::kLvlText},
    {"suff", Tag::kSuff},
    {"isLgl", Tag::kIsLgl},
    {"lvlRestart", Tag::kLvlRestart},
    {"lvlOverride", Tag::kLvlOverride},
    {"startOverride", Tag::kStartOverride},
    {"numStyleLink", Tag::kNumStyleLink},
    {"styleLink", Tag::kStyleLink},
};
constexpr TagRow kMathTags[] = {{"r", Tag::kMathR},
                                {"t", Tag::kMathT},
                                {"num", Tag::kMathNum},
                                {"den", Tag::kMathDen},
                                {"sup", Tag::kMathSup}};
constexpr TagRow kCompatibilityTags[] = {{"AlternateContent", Tag::kAlternateContent},
                                         {"Choice", Tag::kChoice},
                                         {"Fallback", Tag::kFallback}};
constexpr TagRow kRelationshipTags[] = {{"Relationship", Tag::kRelationship}};
constexpr TagRow kContentTypeTags[] = {{"Override", Tag::kContentTypeOverride},
                                       {"Default", Tag::kContentTypeDefault}};
constexpr TagRow kDublinCoreTags[] = {{"title", Tag::kTitle}};

template <std::size_t N>
Tag Lookup(const TagRow (&rows)[N], std::string_view name) {
  for (const TagRow& row : rows) {
    if (row.name == name) return row.tag;
  }
  return Tag::kOther;
}

std::string_view View(const unsigned char* text) {
  return text == nullptr ? std::string_view()
                         : std::string_view(reinterpret_cast<const char*>(text));
}

}  // namespace

Tag FindTag(std::string_view name, std::string_view namespace_uri) {
  switch (FindSpace(namespace_uri)) {
    case Space::kWord:
      return Lookup(kWordTags, name);
    case Space::kMath:
      return Lookup(kMathTags, name);
    case Space::kCompatibility:
      return Lookup(kCompatibilityTags, name);
    case Space::kRelationships:
      return Lookup(kRelationshipTags, name);
    case Space::kContentTypes:
      return Lookup(kContentTypeTags, name);
    case Space::kDublinCore:
      return Lookup(kDublinCoreTags, name);
    case Space::kXInclude:
      return Tag::kXInclude;
    case Space::kNone:
      break;
  }
  return Tag::kOther;
}

bool IsWordNamespace(std::string_view namespace_uri) {
  return FindSpace(namespace_uri) == Space::kWord;
}

Tag TagCache::Get(const unsigned char* name, const unsigned char* namespace_uri) {
  const std::size_t hash = (reinterpret_cast<std::uintptr_t>(name) >> 1) * 0x9E3779B97F4A7C15u;
  std::size_t at = (hash >> 20) & (kSlots - 1);
  for (std::size_t tries = 0; tries < 8; ++tries, at = (at + 1) & (kSlots - 1)) {
    Slot& slot = slots_[at];
    if (slot.name == name && slot.namespace_uri == namespace_uri) return slot.tag;
    if (slot.name == nullptr) {
      slot = {name, namespace_uri, FindTag(View(name), View(namespace_uri))};
      return slot.tag;
    }
  }
  return FindTag(View(name), View(namespace_uri));  // a crowded table: only slower
}

}  // namespace gouji::docx
