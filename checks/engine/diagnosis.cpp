#include "checks/engine/diagnosis.h"

#include <algorithm>
#include <string>

namespace gouji {
namespace {

// Digits without the point, both numbers brought to one scale, zero-padded to one length.
struct Pair {
  std::string stated;
  std::string expected;
};

std::optional<Pair> Align(const Decimal& stated, const Decimal& expected) {
  const int scale = std::max(stated.scale(), expected.scale());
  const auto a = stated.Abs().Rescaled(scale);
  const auto b = expected.Abs().Rescaled(scale);
  if (!a || !b) return std::nullopt;
  return Pair{std::to_string(a->units()), std::to_string(b->units())};
}

bool OneDigitDiffers(const std::string& a, const std::string& b) {
  if (a.size() != b.size()) return false;
  std::size_t differing = 0;
  for (std::size_t i = 0; i < a.size(); ++i) differing += a[i] != b[i] ? 1u : 0u;
  return differing == 1;
}

bool NeighboursSwapped(const std::string& a, const std::string& b) {
  if (a.size() != b.size()) return false;
  const auto [left, right] = std::mismatch(a.begin(), a.end(), b.begin());
  if (left == a.end() || left + 1 == a.end()) return false;
  return *left == *(right + 1) && *(left + 1) == *right && std::equal(left + 2, a.end(), right + 2);
}

bool OneDigitDropped(const std::string& longer, const std::string& shorter) {
  if (longer.size() != shorter.size() + 1) return false;
  const auto at = std::mismatch(shorter.begin(), shorter.end(), longer.begin());
  return std::equal(at.first, shorter.end(), at.second + 1);
}

std::string WithoutTrailingZeros(std::string digits) {
  while (digits.size() > 1 && digits.back() == '0') digits.pop_back();
  return digits;
}

}  // namespace

std::string_view DiagnoseSlip(const Decimal& stated, const std::optional<Decimal>& expected) {
  if (!expected || stated.is_zero() || expected->is_zero()) return {};
  if (Decimal::Compare(stated, expected->Negated()) == 0) return "sign";
  if (stated.is_negative() != expected->is_negative()) return {};
  const auto pair = Align(stated, *expected);
  if (!pair) return {};
  // Very short numbers differ in one digit by chance.
  if (pair->expected.size() < 3 && pair->stated.size() < 3) return {};
  if (NeighboursSwapped(pair->stated, pair->expected)) return "transposed";
  if (WithoutTrailingZeros(pair->stated) == WithoutTrailingZeros(pair->expected)) {
    const std::size_t shift = pair->stated.size() > pair->expected.size() ? pair->stated.size() - pair->expected.size()
                                                                          : pair->expected.size() - pair->stated.size();
    return shift == 4 ? "scale-10000" : shift >= 1 && shift <= 3 ? "point" : std::string_view();
  }
  if (OneDigitDiffers(pair->stated, pair->expected)) return "digit";
  if (OneDigitDropped(pair->stated, pair->expected) || OneDigitDropped(pair->expected, pair->stated)) return "dropped-digit";
  return {};
}

bool IsTellingSlip(const Decimal& stated, const std::optional<Decimal>& expected) {
  constexpr std::size_t kLeastDigits = 4;
  const std::string_view slip = DiagnoseSlip(stated, expected);
  if (slip.empty()) return false;
  // 90.00 and 98.00 are two round numbers.
  if (slip == "digit" && std::max(SignificantDigits(stated), SignificantDigits(*expected)) < 3) return false;
  const auto pair = Align(stated, *expected);
  return pair && std::max(pair->stated.size(), pair->expected.size()) >= kLeastDigits;
}

bool IsTransposed(const Decimal& stated, const Decimal& expected) {
  const auto pair = Align(stated, expected);
  return pair && stated.is_negative() == expected.is_negative() && NeighboursSwapped(pair->stated, pair->expected);
}

int SignificantDigits(const Decimal& value) {
  std::int64_t units = value.Abs().units();
  while (units != 0 && units % 10 == 0) units /= 10;
  int digits = 0;
  for (; units != 0; units /= 10) ++digits;
  return digits;
}

}  // namespace gouji
