#include "extract/pdf/margins.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <string>
#include <utility>

#include "extract/base/utf8.h"

namespace gouji {
namespace {

constexpr float kEdge = 0.12F;            // share of the page height in which heads and feet stand
constexpr float kHeightBucket = 4.0F;     // points
constexpr std::size_t kMaxEdgeLines = 3;  // lines of a head or foot
constexpr std::size_t kLeastRepeats = 3;
constexpr long kLargestNumber = 100'000'000;
constexpr float kRepeatShare = 0.4F;  // of the pages

// The words of a line, digits made alike and white space dropped.
std::string Pattern(std::string_view line) {
  std::string out;
  for (std::size_t i = 0; i < line.size();) {
    const CodePoint c = DecodeUtf8(line, i);
    const bool digit =
        (c.value >= '0' && c.value <= '9') || (c.value >= 0xFF10 && c.value <= 0xFF19);
    if (digit) {
      if (out.empty() || out.back() != '0') out.push_back('0');
    } else if (!IsSpace(c.value)) {
      out.append(line.substr(i, c.size));
    }
    i += c.size;
  }
  return out;
}

// The numbers of a line, in order.
std::vector<long> NumbersOf(std::string_view line) {
  std::vector<long> numbers;
  bool inside = false;
  for (std::size_t i = 0; i < line.size();) {
    const CodePoint c = DecodeUtf8(line, i);
    i += c.size;
    const bool wide = c.value >= 0xFF10 && c.value <= 0xFF19;
    const bool digit = wide || (c.value >= '0' && c.value <= '9');
    if (digit && !inside) numbers.push_back(0);
    if (digit && numbers.back() < kLargestNumber) numbers.back() = numbers.back() * 10 + static_cast<long>(c.value - (wide ? 0xFF10U : U'0'));
    inside = digit;
  }
  return numbers;
}

struct EdgeLine {
  std::size_t page = 0;
  std::size_t line = 0;
};

bool AtEdge(const PageLayout& page, const TextLine& line) {
  return line.box.y1 < kEdge * page.height || line.box.y0 > (1 - kEdge) * page.height;
}

// The outermost lines of a page; a table beyond them ends the search.
std::vector<std::size_t> EdgeLines(const PageLayout& page) {
  float top = 1e6F;
  float bottom = -1e6F;
  for (const PageTable& table : page.tables) {
    top = std::min(top, table.ys.front());
    bottom = std::max(bottom, table.ys.back());
  }
  std::vector<std::size_t> found;
  const std::size_t count = page.lines.size();
  for (std::size_t i = 0; i < std::min(count, kMaxEdgeLines); ++i) {
    if (AtEdge(page, page.lines[i]) && page.lines[i].box.center_y() < top &&
        page.lines[i].box.y1 < page.height / 2)
      found.push_back(i);
  }
  for (std::size_t back = 1; back <= std::min(count, kMaxEdgeLines); ++back) {
    const std::size_t i = count - back;
    const TextLine& line = page.lines[i];
    if (AtEdge(page, line) && line.box.center_y() > bottom && line.box.y0 > page.height / 2 &&
        std::find(found.begin(), found.end(), i) == found.end()) {
      found.push_back(i);
    }
  }
  return found;
}

// Numbers of a running head stay the same, or count the pages and say so; 附件1, 附件2 at the top of their pages are
// no head.
bool RunsOn(const std::vector<PageLayout>& pages, const std::vector<EdgeLine>& lines) {
  const auto numbers_at = [&](const EdgeLine& at) { return NumbersOf(pages[at.page].lines[at.line].text); };
  const std::vector<long> first = numbers_at(lines.front());
  for (const EdgeLine& at : lines) {
    const std::vector<long> numbers = numbers_at(at);
    if (numbers.size() != first.size()) return false;
    const bool says_page = pages[at.page].lines[at.line].text.find("页") != std::string::npos;
    const long passed = static_cast<long>(at.page) - static_cast<long>(lines.front().page);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      if (numbers[i] != first[i] && (!says_page || numbers[i] != first[i] + passed)) return false;
    }
  }
  return true;
}

}  // namespace

bool IsPageNumber(std::string_view line) {
  std::string rest = Pattern(line);
  bool digits = rest.find('0') != std::string::npos;
  for (const std::string_view word : {"第", "页", "共", "－", "—", "–", "―", "-", "/", "·", "•",
                                      "~", "～", "|", "Page", "page", "of", "0"}) {
    for (std::size_t at = rest.find(word); at != std::string::npos; at = rest.find(word))
      rest.erase(at, word.size());
  }
  if (rest.empty()) return digits;
  for (std::size_t i = 0; i < rest.size();) {  // roman numerals, as letters or as single characters
    const CodePoint c = DecodeUtf8(rest, i);
    const bool roman = (c.value >= 0x2160 && c.value <= 0x217B) ||
                       std::string_view("IVXivx").find(rest[i]) != std::string_view::npos;
    if (!roman) return false;
    i += c.size;
  }
  return line.size() <= 12;
}

void RemoveMargins(std::vector<PageLayout>& pages) {
  std::map<std::pair<std::string, int>, std::vector<EdgeLine>> repeats;
  std::vector<std::vector<bool>> drop(pages.size());
  for (std::size_t p = 0; p < pages.size(); ++p) {
    drop[p].assign(pages[p].lines.size(), false);
    for (const std::size_t i : EdgeLines(pages[p])) {
      const TextLine& line = pages[p].lines[i];
      if (IsPageNumber(line.text)) {
        drop[p][i] = true;
        continue;
      }
      // From the nearer edge: pages of mixed sizes keep their margins.
      const bool upper = line.box.center_y() < pages[p].height / 2;
      const float distance = upper ? line.box.center_y() : line.box.center_y() - pages[p].height;
      repeats[{Pattern(line.text), static_cast<int>(std::lround(distance / kHeightBucket))}]
          .push_back({p, i});
    }
  }
  const auto least = std::max(
      kLeastRepeats,
      static_cast<std::size_t>(std::lround(kRepeatShare * static_cast<float>(pages.size()))));
  for (const auto& [key, lines] : repeats) {
    if (lines.size() < least || !RunsOn(pages, lines)) continue;
    for (const EdgeLine& at : lines) drop[at.page][at.line] = true;
  }
  for (std::size_t p = 0; p < pages.size(); ++p) {
    std::vector<TextLine> kept;
    for (std::size_t i = 0; i < pages[p].lines.size(); ++i) {
      if (!drop[p][i]) kept.push_back(std::move(pages[p].lines[i]));
    }
    pages[p].lines = std::move(kept);
  }
}

}  // namespace gouji
