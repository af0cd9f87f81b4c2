#pragma once

#include <compare>
#include <cstdint>

namespace gouji {

/// A half-open range of bytes in `Document::text()`. Every fact about a report stores ranges of this
/// kind, never views, so that it can be traced to its place after the text has been normalised.
struct SourceRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  std::uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool Contains(SourceRange other) const { return begin <= other.begin && other.end <= end; }
  bool Overlaps(SourceRange other) const { return begin < other.end && other.begin < end; }
  auto operator<=>(const SourceRange&) const = default;
};

/// A half-open range of bytes in a `NormalizedText`. A type of its own: mixing it up with a
/// `SourceRange` does not compile.
struct NormRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  std::uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  auto operator<=>(const NormRange&) const = default;
};

/// Index value that means "none" in every stored index (block, table, cell, figure, node).
inline constexpr std::uint32_t kNone = 0xFFFFFFFF;

}  // namespace gouji
