#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace gouji::docx {

/// The elements the reader knows, whatever prefix and whichever of the two WordprocessingML
/// namespaces (transitional or strict) the file uses. Everything else is kOther.
enum class Tag : std::uint8_t {
  kOther,
  // WordprocessingML: stories and structure
  kBody,
  kP,
  kR,
  kTbl,
  kTr,
  kTc,
  kTxbxContent,
  kSdt,
  kSdtPr,
  kDocPartGallery,
  kFootnote,
  kEndnote,
  kComment,
  kSectPr,
  kAltChunk,
  kSubDoc,
  kDocument,
  kFootnotes,
  kEndnotes,
  kStyles,
  kNumbering,
  // run content
  kT,
  kTab,
  kBr,
  kCr,
  kNoBreakHyphen,
  kSym,
  kFldChar,
  kFldSimple,
  kInstrText,
  kDelText,
  kFootnoteReference,
  kEndnoteReference,
  kCommentReference,
  kRt,
  // properties
  kPPr,
  kRPr,
  kTblPr,
  kTrPr,
  kTcPr,
  kPStyle,
  kRStyle,
  kTblStyle,
  kNumPr,
  kIlvl,
  kNumId,
  kOutlineLvl,
  kJc,
  kVanish,
  kColor,
  kShd,
  kHighlight,
  kVertAlign,
  kSz,
  kTblGrid,
  kGridCol,
  kTblHeader,
  kGridBefore,
  kGridAfter,
  kGridSpan,
  kVMerge,
  kHMerge,
  kTcW,
  kCellDel,
  // tracked changes
  kIns,
  kDel,
  kMoveFrom,
  kMoveTo,
  kPropertyChange,
  // styles and numbering
  kStyle,
  kBasedOn,
  kName,
  kAbstractNum,
  kNum,
  kAbstractNumId,
  kLvl,
  kStart,
  kNumFmt,
  kLvlText,
  kSuff,
  kIsLgl,
  kLvlRestart,
  kLvlOverride,
  kStartOverride,
  kNumStyleLink,
  kStyleLink,
  // Office math
  kMathR,
  kMathT,
  kMathNum,
  kMathDen,
  kMathSup,
  // markup compatibility
  kAlternateContent,
  kChoice,
  kFallback,
  // packages
  kRelationship,
  kContentTypeOverride,
  kContentTypeDefault,
  kTitle,
  kXInclude,
};

/// Finds the tag of an expanded name.
Tag FindTag(std::string_view name, std::string_view namespace_uri);

/// True for the two WordprocessingML namespaces.
bool IsWordNamespace(std::string_view namespace_uri);

/// Names of one XML parser: its dictionary gives equal names equal pointers, so that each name is
/// looked up by its bytes only once.
class TagCache {
 public:
  Tag Get(const unsigned char* name, const unsigned char* namespace_uri);

 private:
  static constexpr std::size_t kSlots = 1024;  // a power of two; documents use about 100 names
  struct Slot {
    const unsigned char* name = nullptr;
    const unsigned char* namespace_uri = nullptr;
    Tag tag = Tag::kOther;
  };
  std::array<Slot, kSlots> slots_{};
};

}  // namespace gouji::docx
