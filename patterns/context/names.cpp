#include "patterns/context/names.h"

#include <algorithm>

#include "extract/base/utf8.h"

namespace gouji {
namespace {

constexpr std::size_t kMaxNameChars = 30;
constexpr std::size_t kMinNameChars = 4;
// A second ending further away than this belongs to another name.
constexpr std::size_t kMaxExtensionChars = 12;
constexpr std::size_t kMaxPlaceChars = 8;

bool StartsWith(std::string_view text, std::string_view word) { return text.substr(0, word.size()) == word; }

std::size_t WordAt(const WordIndex& list, std::string_view text) { return list.At(text); }

// A longer word that begins before `at` covers it: 机关事务 covers the stop word 机关.
bool CoveredBy(const WordIndex& list, std::string_view text, std::size_t at) {
  constexpr std::size_t kReach = 24;
  for (std::size_t begin = at > kReach ? at - kReach : 0; begin <= at; ++begin) {
    if ((static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) continue;
    const std::size_t size = WordAt(list, text.substr(begin));
    if (size > 0 && begin + size > at) return true;
  }
  return false;
}

}  // namespace

std::size_t CountChars(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool IsHan(char32_t c) { return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF); }

NameReader::NameReader(const PatternSet& patterns)
    : suffixes_(patterns.list("entity.suffix")),
      not_suffixes_(patterns.list("entity.not-suffix")),
      stops_(patterns.list("entity.stop")),
      not_stops_(patterns.list("entity.not-stop")),
      leads_(patterns.list("entity.lead")),
      places_(patterns.list("entity.place")),
      not_places_(patterns.list("entity.not-place")) {}

std::size_t NameReader::SuffixAt(std::string_view text, std::size_t at) const {
  const std::size_t size = WordAt(suffixes_, text.substr(at));
  if (size == 0) return 0;
  // 局长, 部门, 布局: a longer word takes the suffix in.
  constexpr std::size_t kReach = 6;
  for (std::size_t i = at > kReach ? at - kReach : 0; i < at + size; ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0) == 0x80) continue;
    const std::size_t other = WordAt(not_suffixes_, text.substr(i));
    if (other > 0 && i + other >= at + size && (i < at || i + other > at + size)) return 0;
  }
  return size;
}

bool NameReader::StopAt(std::string_view text, std::size_t at) const {
  return WordAt(stops_, text.substr(at)) > 0 && !CoveredBy(not_stops_, text, at);
}

std::string_view NameReader::Prefix(std::string_view text) const {
  std::size_t best = 0;
  std::size_t chars = 0;
  std::size_t since_best = 0;
  for (std::size_t i = 0; i < text.size() && chars < kMaxNameChars;) {
    const CodePoint c = DecodeUtf8(text, i);
    if (!IsHan(c.value) || StopAt(text, i)) break;
    if (best > 0 && ++since_best > kMaxExtensionChars) break;
    if (const std::size_t size = chars > 0 ? SuffixAt(text, i) : 0; size > 0) {
      best = std::max(best, i + size);
      since_best = 0;
    }
    i += c.size;
    ++chars;
  }
  return text.substr(0, best);
}

bool NameReader::IsName(std::string_view text) const {
  if (CountChars(text) < kMinNameChars || Prefix(text).size() != text.size()) return false;
  return WithoutLead(text).size() == text.size() || StartsWith(text, "中共") || StartsWith(text, "中国共产党");
}

// Bytes of the place that `text` begins with: one to seven Han characters and an ending.
std::size_t NameReader::PlaceAt(std::string_view text) const {
  std::size_t chars = 0;
  for (std::size_t i = 0; i < text.size() && chars < kMaxPlaceChars;) {
    const CodePoint c = DecodeUtf8(text, i);
    if (!IsHan(c.value)) return 0;
    const std::size_t size = chars > 0 ? WordAt(places_, text.substr(i)) : 0;
    // 津市市, 沙市区: an ending character that another ending follows is part of the name.
    if (size > 0 && !(chars == 1 && WordAt(places_, text.substr(i + size)) > 0)) {
      return CoveredBy(not_places_, text, i) ? 0 : i + size;
    }
    i += c.size;
    ++chars;
  }
  return 0;
}

std::vector<std::string_view> NameReader::PlaceChain(std::string_view name) const {
  std::vector<std::string_view> chain;
  std::size_t at = 0;
  for (const std::string_view lead : {"中共", "中国共产党"}) {
    if (StartsWith(name, lead)) at = lead.size();
  }
  while (const std::size_t size = PlaceAt(name.substr(at))) {
    chain.push_back(name.substr(at, size));
    at += size;
  }
  return chain;
}

std::string_view NameReader::Places(std::string_view name) const {
  const std::vector<std::string_view> chain = PlaceChain(name);
  if (chain.empty()) return {};
  const auto end = static_cast<std::size_t>(chain.back().data() + chain.back().size() - name.data());
  return name.substr(0, end);
}

std::string_view NameReader::WithoutLead(std::string_view text) const {
  for (bool again = true; again;) {
    again = false;
    if (const std::size_t size = WordAt(leads_, text); size > 0) {
      text.remove_prefix(size);
      again = true;
    }
    std::size_t digits = 0;
    while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
    if (digits == 4 && StartsWith(text.substr(4), "年")) {
      text.remove_prefix(4 + std::string_view("年").size());
      if (StartsWith(text, "度")) text.remove_prefix(std::string_view("度").size());
      again = true;
    }
    for (const std::string_view mark : {"《", "“", "(", ",", "，", " ", ":", "："}) {
      if (!StartsWith(text, mark)) continue;
      text.remove_prefix(mark.size());
      again = true;
    }
  }
  return text;
}

}  // namespace gouji
