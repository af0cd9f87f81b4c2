#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gouji {

__extension__ typedef __int128 Int128;

/// An exact decimal number as it was printed: `units` / 10^`scale`. The scale is what was printed, so
/// "2.0" (20, 1) is not "2" (2, 0); `Compare` orders by value, `==` is identity of the printed form.
/// At most 18 significant digits and 9 decimals; anything longer does not parse. No operation rounds.
class Decimal {
 public:
  static constexpr int kMaxScale = 9;

  constexpr Decimal() = default;
  constexpr Decimal(std::int64_t units, int scale) : units_(units), scale_(static_cast<std::uint8_t>(scale)) {}

  /// Reads ASCII digits with an optional leading '-' or '+', ',' between groups of three digits (or no
  /// commas at all), and one '.' with digits after it. Returns nullopt for anything else, including
  /// numbers too long to hold.
  static std::optional<Decimal> Parse(std::string_view text);

  constexpr std::int64_t units() const { return units_; }
  constexpr int scale() const { return scale_; }
  constexpr bool is_negative() const { return units_ < 0; }
  constexpr bool is_zero() const { return units_ == 0; }

  /// Same value at a finer or equal scale. nullopt when `scale` is coarser than scale() or on overflow.
  std::optional<Decimal> Rescaled(int scale) const;
  /// Exact product with 10^power (power may be negative): the unit conversion. The scale follows, so
  /// 5.20 (2 decimals) times 10^4 is 52000 with scale 0. nullopt on overflow.
  std::optional<Decimal> Shifted(int power) const;
  Decimal Negated() const { return Decimal(-units_, scale_); }
  Decimal Abs() const { return units_ < 0 ? Negated() : *this; }

  /// Order by value: 2.0 and 2 compare equal.
  static std::strong_ordering Compare(const Decimal& a, const Decimal& b);

  /// Plain digits, no grouping: "-1234.50".
  std::string ToString() const;

  bool operator==(const Decimal&) const = default;

 private:
  std::int64_t units_ = 0;
  std::uint8_t scale_ = 0;
};

}  // namespace gouji
