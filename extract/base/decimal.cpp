#include "extract/base/decimal.h"

#include <array>

namespace gouji {
namespace {

constexpr int kMaxDigits = 18;

constexpr std::array<std::int64_t, 19> kPowers = [] {
  std::array<std::int64_t, 19> powers{};
  std::int64_t power = 1;
  for (std::size_t i = 0; i < powers.size(); ++i) {
    powers[i] = power;
    if (i + 1 < powers.size()) power *= 10;
  }
  return powers;
}();

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// True when the commas of an integer part stand between groups of three digits, or there are none.
bool GroupingIsRegular(std::string_view integer) {
  const std::size_t first = integer.find(',');
  if (first == std::string_view::npos) return true;
  if (first == 0 || first > 3) return false;
  for (std::size_t i = first; i < integer.size(); i += 4) {
    if (integer[i] != ',' || integer.size() - i < 4) return false;
    for (std::size_t k = 1; k <= 3; ++k) {
      if (!IsDigit(integer[i + k])) return false;
    }
  }
  return true;
}

}  // namespace

std::optional<Decimal> Decimal::Parse(std::string_view text) {
  bool negative = false;
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
    negative = text.front() == '-';
    text.remove_prefix(1);
  }
  const std::size_t dot = text.find('.');
  const std::string_view integer = text.substr(0, dot);
  const std::string_view fraction =
      dot == std::string_view::npos ? std::string_view() : text.substr(dot + 1);
  if (integer.empty() || (dot != std::string_view::npos && fraction.empty())) return std::nullopt;
  if (fraction.size() > kMaxScale || !GroupingIsRegular(integer)) return std::nullopt;

  std::int64_t units = 0;
  int digits = 0;
  for (const std::string_view part : {integer, fraction}) {
    for (const char c : part) {
      if (c == ',' && part.data() == integer.data()) continue;
      if (!IsDigit(c)) return std::nullopt;
      if (digits == kMaxDigits) return std::nullopt;
      units = units * 10 + (c - '0');
      if (units != 0) ++digits;
    }
  }
  return Decimal(negative ? -units : units, static_cast<int>(fraction.size()));
}

std::optional<Decimal> Decimal::Rescaled(int scale) const {
  if (scale < scale_ || scale > kMaxScale) return std::nullopt;
  std::int64_t units = 0;
  if (__builtin_mul_overflow(units_, kPowers[static_cast<std::size_t>(scale - scale_)], &units)) {
    return std::nullopt;
  }
  return Decimal(units, scale);
}

std::optional<Decimal> Decimal::Shifted(int power) const {
  const int scale = scale_ - power;
  if (scale >= 0) {
    if (scale > kMaxScale) return std::nullopt;
    return Decimal(units_, scale);
  }
  if (-scale >= static_cast<int>(kPowers.size())) return std::nullopt;
  std::int64_t units = 0;
  if (__builtin_mul_overflow(units_, kPowers[static_cast<std::size_t>(-scale)], &units)) {
    return std::nullopt;
  }
  return Decimal(units, 0);
}

std::strong_ordering Decimal::Compare(const Decimal& a, const Decimal& b) {
  const int scale = a.scale_ > b.scale_ ? a.scale_ : b.scale_;
  const Int128 left = static_cast<Int128>(a.units_) * kPowers[static_cast<std::size_t>(scale - a.scale_)];
  const Int128 right = static_cast<Int128>(b.units_) * kPowers[static_cast<std::size_t>(scale - b.scale_)];
  return left < right ? std::strong_ordering::less
                      : left > right ? std::strong_ordering::greater : std::strong_ordering::equal;
}

std::string Decimal::ToString() const {
  const bool negative = units_ < 0;
  std::uint64_t magnitude = static_cast<std::uint64_t>(units_);
  if (negative) magnitude = 0 - magnitude;
  std::string digits = std::to_string(magnitude);
  const std::size_t scale = scale_;
  if (digits.size() <= scale) digits.insert(0, scale + 1 - digits.size(), '0');
  if (scale > 0) digits.insert(digits.size() - scale, ".");
  return negative ? "-" + digits : digits;
}

}  // namespace gouji
