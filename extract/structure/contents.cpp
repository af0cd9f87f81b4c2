#include "extract/structure/contents.h"

#include <algorithm>
#include <string>

#include "extract/base/utf8.h"
#include "extract/structure/labels.h"

namespace gouji {
namespace {

constexpr std::size_t kMaxLines = 300;
constexpr std::size_t kMaxLineChars = 120;
constexpr std::size_t kMaxTitleBytes = 60;
constexpr std::size_t kLeastPageLines = 3;
constexpr std::size_t kTriedLines =
    3;  // first lines of the contents that are looked for in the text

// A contents line without its leaders and its page number, for comparing with the heading it means.
std::string Key(std::string_view line) {
  std::string key;
  for (std::size_t i = 0; i < line.size();) {
    const CodePoint c = DecodeUtf8(line, i);
    if (!IsSpace(c.value) && c.value != '.' && c.value != U'…' && c.value != U'·' &&
        c.value != U'．') {
      key.append(line.substr(i, c.size));
    }
    i += c.size;
  }
  while (!key.empty() && key.back() >= '0' && key.back() <= '9') key.pop_back();
  return key;
}

std::string_view Words(std::string_view text, const Block& block) {
  return text.substr(block.text.begin, block.text.size());
}

bool MayBeLine(std::string_view text, const Block& block) {
  return block.kind != BlockKind::kTable && CountCodePoints(Words(text, block)) <= kMaxLineChars;
}

bool EndsWithDigit(std::string_view line) {
  return !line.empty() && line.back() >= '0' && line.back() <= '9';
}

// One past the last line of a page of its own that holds numbered titles only; `title` where it does not.
std::size_t EndOfPage(std::string_view text, const std::vector<Block>& blocks, std::size_t title) {
  if (blocks[title].page == 0) return title;
  std::size_t end = title + 1;
  std::size_t numbered = 0;
  for (; end < blocks.size() && blocks[end].page == blocks[title].page; ++end) {
    const std::string_view words = Words(text, blocks[end]);
    if (!MayBeLine(text, blocks[end]) || words.find("。") != std::string_view::npos) return title;
    numbered += ReadLabel(words).kind != LabelKind::kNoLabel ? 1U : 0U;
  }
  const std::size_t lines = end - title - 1;
  return lines >= kLeastPageLines && 2 * numbered >= lines ? end : title;
}

// One past the last line of the contents whose title is block `title`.
std::size_t EndOfContents(std::string_view text, const std::vector<Block>& blocks,
                          std::size_t title) {
  std::size_t last = title + 1;  // one past the last block that may be a line
  while (last < blocks.size() && last - title <= kMaxLines && MayBeLine(text, blocks[last])) ++last;
  for (std::size_t first = title + 1; first < std::min(last, title + 1 + kTriedLines); ++first) {
    const std::string key = Key(Words(text, blocks[first]));
    for (std::size_t k = first + 1; k < last; ++k) {
      if (Key(Words(text, blocks[k])) == key) return k - (first - title - 1);
    }
  }
  std::size_t end = title + 1;  // no line comes again: trust page numbers
  while (end < last && EndsWithDigit(Words(text, blocks[end]))) ++end;
  return std::max(end, EndOfPage(text, blocks, title));
}

}  // namespace

void MarkContents(std::string_view text, std::vector<Block>& blocks) {
  for (std::size_t i = 0; i + 1 < blocks.size(); ++i) {
    if (blocks[i].kind == BlockKind::kTable || blocks[i].text.size() > kMaxTitleBytes) continue;
    const std::string title = Key(Words(text, blocks[i]));
    if (title != "目录" && title != "目次") continue;
    const std::size_t end = EndOfContents(text, blocks, i);
    for (std::size_t k = i; k < end; ++k) {
      if (blocks[k].kind == BlockKind::kParagraph) blocks[k].kind = BlockKind::kContents;
    }
    return;
  }
}

}  // namespace gouji
