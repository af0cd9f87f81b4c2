#include "patterns/pack/literal_index.h"

#include <algorithm>
#include <utility>

#include "extract/base/utf8.h"

namespace gouji {
namespace {

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// Ideographs, ASCII and the common punctuation and mathematical blocks have no case beyond ASCII's.
bool HasNoCase(std::string_view literal) {
  for (std::size_t i = 0; i < literal.size();) {
    const CodePoint c = DecodeUtf8(literal, i);
    i += c.size;
    const bool plain = c.value < 0x80 || (c.value >= 0x2010 && c.value <= 0x20FF) ||
                       (c.value >= 0x2190 && c.value <= 0x22FF) || (c.value >= 0x2E80 && c.value <= 0xA000);
    if (!plain) return false;
  }
  return true;
}

// Hash of the character that starts at `at`: an ASCII byte alone, else up to three bytes.
std::size_t Bucket(std::string_view text, std::size_t at, std::size_t buckets) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<std::size_t>(static_cast<unsigned char>(text[i])) : 0;
  };
  if (byte(at) < 0x80) return static_cast<std::size_t>(static_cast<unsigned char>(Lower(text[at])));
  return (byte(at) * 5 + byte(at + 1) * 67 + byte(at + 2) * 31) % buckets;
}

// No literal starts with a later byte of a character.
bool IsInsideCharacter(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

bool StartsWithoutCase(std::string_view text, std::string_view literal) {
  return text.size() >= literal.size() &&
         std::equal(literal.begin(), literal.end(), text.begin(), [](char a, char b) { return a == Lower(b); });
}

}  // namespace

LiteralIndex::LiteralIndex(std::vector<std::string> literals) : literals_(std::move(literals)) {
  std::vector<std::pair<std::size_t, int>> by_bucket;
  for (std::size_t i = 0; i < literals_.size(); ++i) {
    if (literals_[i].empty() || !HasNoCase(literals_[i])) {
      always_.push_back(static_cast<int>(i));
    } else {
      by_bucket.emplace_back(Bucket(literals_[i], 0, kBuckets), static_cast<int>(i));
    }
  }
  std::sort(by_bucket.begin(), by_bucket.end());
  for (const auto& [bucket, literal] : by_bucket) {
    ++begin_[bucket + 1];
    order_.push_back(literal);
  }
  for (std::size_t b = 0; b < kBuckets; ++b) begin_[b + 1] += begin_[b];
}

std::vector<int> LiteralIndex::Occurring(std::string_view text) const {
  std::vector<int> found = always_;
  std::vector<bool> seen(literals_.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (IsInsideCharacter(text[i])) continue;
    const std::size_t bucket = Bucket(text, i, kBuckets);
    for (std::uint32_t k = begin_[bucket]; k < begin_[bucket + 1]; ++k) {
      const auto literal = static_cast<std::size_t>(order_[k]);
      if (seen[literal] || !StartsWithoutCase(text.substr(i), literals_[literal])) continue;
      seen[literal] = true;
      found.push_back(order_[k]);
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace gouji
