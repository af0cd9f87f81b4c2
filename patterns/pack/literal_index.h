#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gouji {

/// Finds which of a set of short strings occur in a text, in one pass.
class LiteralIndex {
 public:
  LiteralIndex() = default;
  /// `literals` are in lower case, as RE2's prefilter gives them.
  explicit LiteralIndex(std::vector<std::string> literals);

  /// Indices of the literals that occur, ascending. ASCII letters compare without case. A literal with
  /// letters of other scripts that have case always counts as occurring.
  std::vector<int> Occurring(std::string_view text) const;

 private:
  static constexpr std::size_t kBuckets = 1024;

  std::vector<std::string> literals_;
  std::vector<int> always_;
  // Literals by a hash of their first character: bucket b is order_[begin_[b], begin_[b + 1]).
  std::array<std::uint32_t, kBuckets + 1> begin_{};
  std::vector<int> order_;
};

}  // namespace gouji
