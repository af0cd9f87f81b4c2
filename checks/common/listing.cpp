#include "checks/common/listing.h"

#include <algorithm>
#include <array>
#include <string>

#include "extract/base/utf8.h"

namespace gouji {
namespace {

bool IsOpen(char32_t c) { return c == '(' || c == U'“' || c == U'《' || c == U'【'; }
bool IsClose(char32_t c) { return c == ')' || c == U'”' || c == U'》' || c == U'】'; }

// Calls visit(position, character, depth) for each character of [begin, end) until it returns false.
template <typename Visit>
void Walk(std::string_view text, std::size_t begin, std::size_t end, const Visit& visit) {
  int depth = 0;
  for (std::size_t i = begin; i < end;) {
    const CodePoint c = DecodeUtf8(text, i);
    if (IsClose(c.value) && depth > 0) --depth;
    if (!visit(i, c, depth)) return;
    if (IsOpen(c.value)) ++depth;
    i += c.size;
  }
}

std::string_view WithoutBrackets(std::string_view item) { return item.substr(0, item.find('(')); }

bool IsClassifier(std::string_view text) {
  for (const std::string_view word : {"个", "家", "名", "人", "项", "所"}) {
    if (StartsWith(text, word)) return true;
  }
  return false;
}

struct Item {
  std::uint32_t inner = 0;     // 驻会工会两个（…）: 2
  bool number_first = false;   // 3个文化站: counts, does not name
  bool digits = false;
  std::uint32_t joined = 0;    // 和, 及, 以及, 与 inside
};

Item ReadItem(std::string_view item) {
  Item read;
  const std::string_view bare = WithoutBrackets(item);
  for (std::size_t i = 0; i < bare.size(); i += DecodeUtf8(bare, i).size) {
    const SmallNumber number = ReadSmallNumber(bare.substr(i));
    if (number.size == 0) continue;
    const bool classified = IsClassifier(bare.substr(i + number.size));
    read.digits = read.digits || (bare[i] >= '0' && bare[i] <= '9');
    if (classified && bare.size() < item.size() && number.value > 1 && i > 0) read.inner = number.value;
    if (classified && i == 0) read.number_first = true;
    i += number.size - DecodeUtf8(bare, i + number.size - CharBytesBefore(bare, i + number.size)).size;
  }
  for (const std::string_view word : {"以及", "和", "及", "与"}) {
    if (!FindAll(bare, word).empty()) {
      read.joined += static_cast<std::uint32_t>(FindAll(bare, word).size());
      break;
    }
  }
  return read;
}

}  // namespace

std::size_t ListEnd(std::string_view text, std::size_t begin) {
  std::size_t end = text.size();
  Walk(text, begin, text.size(), [&](std::size_t i, CodePoint c, int depth) {
    if (depth > 0 || (c.value != U'。' && c.value != ';')) return true;
    end = i;
    return false;
  });
  return end;
}

std::size_t ClauseBegin(std::string_view text, std::size_t end) {
  std::size_t begin = 0;
  Walk(text, 0, end, [&](std::size_t i, CodePoint c, int depth) {
    if (depth == 0 && (c.value == ',' || c.value == U'。' || c.value == ';' || c.value == ':')) begin = i + c.size;
    return true;
  });
  return begin;
}

ListCount CountList(std::string_view text, std::size_t begin, std::size_t end) {
  std::vector<std::string_view> items;
  std::size_t from = begin;
  Walk(text, begin, end, [&](std::size_t i, CodePoint c, int depth) {
    if (depth > 0 || (c.value != U'、' && c.value != ',')) return true;
    items.push_back(text.substr(from, i - from));
    from = i + c.size;
    if (c.value != ',') return true;
    from = end;
    return false;
  });
  if (from < end) items.push_back(text.substr(from, end - from));
  ListCount count;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Item item = ReadItem(items[i]);
    if (item.digits && item.inner == 0 && i > 0 && !Contains(items[i], "(")) {
      count.has_figures = i + 1 < items.size();
      break;  // 核定行政编制27个 is no office
    }
    if (items[i].empty()) continue;
    const bool etc = EndsWith(WithoutBrackets(items[i]), "等") || Contains(items[i], "等)");
    count.open_ended = count.open_ended || etc;
    count.has_figures = count.has_figures || item.number_first;
    count.named += std::max(item.inner, 1u);
    count.least += 1;
    count.most += std::max(item.inner, 1u) + item.joined;
  }
  return count;
}

std::uint32_t CountMarkers(std::string_view text, std::size_t begin) {
  static constexpr std::array<std::string_view, 11> kDigits = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
  const auto run = [&](const auto& marker) {
    std::size_t at = begin;
    std::uint32_t n = 0;
    while (n < 10) {
      const std::string next = marker(n + 1);
      const std::size_t found = text.find(next, at);
      if (found == std::string_view::npos) break;
      at = found + next.size();
      ++n;
    }
    return n;
  };
  const std::array<std::uint32_t, 5> runs = {
      run([](std::uint32_t n) { return std::string(kDigits.at(n)) + "是"; }),
      run([](std::uint32_t n) { return "第" + std::string(kDigits.at(n)) + ","; }),
      run([](std::uint32_t n) { return "(" + std::string(kDigits.at(n)) + ")"; }),
      run([](std::uint32_t n) { return "(" + std::to_string(n) + ")"; }),
      run([](std::uint32_t n) {
        std::string circled;
        AppendUtf8(circled, static_cast<char32_t>(0x2460 + n - 1));
        return circled;
      })};
  return *std::max_element(runs.begin(), runs.end());
}

}  // namespace gouji
