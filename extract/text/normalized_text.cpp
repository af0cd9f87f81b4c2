#include "extract/text/normalized_text.h"

#include <unicode/normalizer2.h>

#include <algorithm>
#include <string>

#include "extract/base/utf8.h"

namespace gouji {
namespace {

bool IsZeroWidth(char32_t c) {
  return (c >= 0x200B && c <= 0x200F) || c == 0xFEFF || c == 0x00AD || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2064);
}

// Radicals (U+2E80–2EFF) have no compatibility mapping in Unicode for most; these are the ones that
// PDF producers emit in place of the ideograph.
char32_t FoldRadical(char32_t c) {
  static constexpr struct {
    char32_t from, to;
  } kRadicals[] = {
      {0x2E81, U'厂'}, {0x2E84, U'乙'}, {0x2E85, U'亻'}, {0x2E88, U'刀'}, {0x2E8B, U'卩'}, {0x2E8C, U'小'},
      {0x2E92, U'巳'}, {0x2E95, U'彐'}, {0x2E96, U'忄'}, {0x2E97, U'心'}, {0x2E98, U'扌'}, {0x2E9B, U'旡'},
      {0x2E9F, U'母'}, {0x2EA0, U'民'}, {0x2EA9, U'王'}, {0x2EAA, U'疋'}, {0x2EAC, U'示'}, {0x2EB6, U'羊'},
      {0x2EBC, U'肉'}, {0x2EC1, U'虎'}, {0x2EC4, U'西'}, {0x2EC5, U'见'}, {0x2EC6, U'角'}, {0x2EC9, U'贝'},
      {0x2ECB, U'车'}, {0x2ED3, U'长'}, {0x2ED4, U'门'}, {0x2EDA, U'页'}, {0x2EDB, U'风'}, {0x2EDD, U'食'},
      {0x2EE2, U'马'}, {0x2EE4, U'鬼'}, {0x2EE6, U'鱼'}, {0x2EE8, U'麦'}, {0x2EEC, U'齐'}, {0x2EF0, U'龙'}};
  for (const auto& pair : kRadicals) {
    if (pair.from == c) return pair.to;
  }
  return c;
}

// Kangxi radicals and compatibility ideographs have singleton mappings in Unicode's own data.
char32_t FoldByUnicode(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
  if (U_FAILURE(status)) return c;
  icu::UnicodeString mapped;
  if (!nfkc->getRawDecomposition(static_cast<UChar32>(c), mapped)) return c;
  return mapped.countChar32() == 1 ? static_cast<char32_t>(mapped.char32At(0)) : c;
}

char32_t Fold(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFF01 + '!';
  if (c == 0x2212 || c == 0xFE63 || c == 0x2013) return '-';
  if (c == 0xFFE5) return 0xA5;
  if (c >= 0x2E80 && c <= 0x2EFF) return FoldRadical(c);
  if ((c >= 0x2F00 && c <= 0x2FDF) || (c >= 0xF900 && c <= 0xFAFF)) return FoldByUnicode(c);
  return c;
}

// A space matters only between two letters or digits of the Latin kind.
bool KeepsSpace(char32_t c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == ',';
}

// Appends every character that stays to `out` and calls placed(begin, end) with the bytes of `text` it was made from.
template <typename Placed>
void FoldText(std::string_view text, std::string& out, const Placed& placed) {
  out.reserve(text.size());
  char32_t previous = 0;
  std::size_t space_begin = 0;
  std::size_t space_end = 0;  // of the white space just read; nothing is pending when it is empty
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = DecodeUtf8(text, i);
    const std::size_t at = i;
    i += c.size;
    if (IsZeroWidth(c.value)) continue;
    if (IsSpace(c.value)) {
      if (space_begin == space_end) space_begin = at;
      space_end = i;
      continue;
    }
    const bool plain = c.value < 0x80 || IsUnifiedIdeograph(c.value);
    const char32_t folded = plain ? c.value : Fold(c.value);
    if (space_begin != space_end && KeepsSpace(previous) && KeepsSpace(folded)) {
      out += ' ';
      placed(space_begin, space_end);
    }
    space_begin = space_end = 0;
    if (plain) {
      out.append(text, at, c.size);
    } else {
      AppendUtf8(out, folded);
    }
    placed(at, i);
    previous = folded;
  }
}

}  // namespace

NormalizedText::NormalizedText(std::string_view text, std::uint32_t base)
    : end_(base + static_cast<std::uint32_t>(text.size())) {
  sources_.reserve(text.size());
  FoldText(text, text_, [&](std::size_t begin, std::size_t end) {
    sources_.resize(text_.size(), {base + static_cast<std::uint32_t>(begin), base + static_cast<std::uint32_t>(end)});
  });
}

SourceRange NormalizedText::ToSource(NormRange range) const {
  if (range.begin >= sources_.size()) return {end_, end_};
  if (range.empty()) return {sources_[range.begin].begin, sources_[range.begin].begin};
  return {sources_[range.begin].begin, sources_[range.end - 1].end};
}

NormRange NormalizedText::FromSource(SourceRange range) const {
  const auto begin = std::lower_bound(sources_.begin(), sources_.end(), range.begin,
                                      [](const SourceRange& s, std::uint32_t v) { return s.begin < v; });
  const auto end = std::lower_bound(begin, sources_.end(), range.end,
                                    [](const SourceRange& s, std::uint32_t v) { return s.begin < v; });
  return {static_cast<std::uint32_t>(begin - sources_.begin()), static_cast<std::uint32_t>(end - sources_.begin())};
}

std::string Normalize(std::string_view text) {
  std::string folded;
  FoldText(text, folded, [](std::size_t, std::size_t) {});
  return folded;
}

}  // namespace gouji
