#include "checks/common/unpaired.h"

#include <algorithm>
#include <array>

#include "extract/base/utf8.h"

namespace gouji {
namespace {

struct Pair {
  char32_t open;
  char32_t close;
  std::string_view open_text;
  std::string_view close_text;
};
constexpr std::array<Pair, 4> kPairs = {{{'(', ')', "(", ")"}, {U'“', U'”', "“", "”"}, {U'《', U'》', "《", "》"}, {U'【', U'】', "【", "】"}}};

// Pieces this near may share a pair that the reader of the file tore apart.
constexpr std::size_t kNearPieces = 3;

bool IsNumberChar(char32_t c) {
  return (c >= '0' && c <= '9') || (c >= 0x2460 && c <= 0x2473) || std::u32string_view(U"一二三四五六七八九十abcdABCDi").find(c) != std::u32string_view::npos;
}

// "1)" "（一）"'s half "一)" at the beginning of a clause: a label.
bool IsLabel(std::string_view text, std::size_t close) {
  std::size_t begin = close;
  std::size_t chars = 0;
  while (begin > 0 && chars < 4) {
    const std::size_t size = CharBytesBefore(text, begin);
    if (!IsNumberChar(DecodeUtf8(text, begin - size).value)) break;
    begin -= size;
    ++chars;
  }
  if (chars == 0) return false;
  if (begin == 0) return true;
  const char32_t before = DecodeUtf8(text, begin - CharBytesBefore(text, begin)).value;
  return std::u32string_view(U"，。；：、,;:( 　”》)").find(before) != std::u32string_view::npos;
}

void OfPiece(const std::vector<TextPiece>& pieces, std::size_t index, const Pair& pair, std::vector<Unpaired>& found) {
  const std::string_view text = pieces[index].text.text();
  if (!Contains(text, pair.open_text) && !Contains(text, pair.close_text)) return;
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = DecodeUtf8(text, i);
    const NormRange range{static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i + c.size)};
    if (c.value == pair.open) {
      open.push_back(i);
    } else if (c.value == pair.close) {
      if (!open.empty()) {
        open.pop_back();
      } else if (pair.close != ')' || !IsLabel(text, i)) {
        found.push_back({index, range, false, std::string(pair.open_text)});
      }
    }
    i += c.size;
  }
  for (const std::size_t at : open) {
    found.push_back({index, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + pair.open_text.size())}, true, std::string(pair.close_text)});
  }
}

// Drops an opening mark and the closing mark of a near later piece.
void Join(std::vector<Unpaired>& found) {
  for (std::size_t i = 0; i + 1 < found.size();) {
    if (found[i].opens && !found[i + 1].opens && found[i + 1].piece > found[i].piece &&
        found[i + 1].piece - found[i].piece <= kNearPieces) {
      found.erase(found.begin() + static_cast<std::ptrdiff_t>(i), found.begin() + static_cast<std::ptrdiff_t>(i) + 2);
      if (i > 0) --i;
    } else {
      ++i;
    }
  }
}

}  // namespace

std::vector<Unpaired> FindUnpaired(const std::vector<TextPiece>& pieces) {
  std::vector<Unpaired> all;
  for (const Pair& pair : kPairs) {
    std::vector<Unpaired> found;
    for (std::size_t i = 0; i < pieces.size(); ++i) OfPiece(pieces, i, pair, found);
    Join(found);
    all.insert(all.end(), found.begin(), found.end());
  }
  std::sort(all.begin(), all.end(), [](const Unpaired& a, const Unpaired& b) {
    return std::make_pair(a.piece, a.range.begin) < std::make_pair(b.piece, b.range.begin);
  });
  return all;
}

}  // namespace gouji
