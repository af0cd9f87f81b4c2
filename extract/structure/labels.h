#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace gouji {

/// The kinds of number label that Chinese reports use, from the highest to the lowest by custom
/// (GB/T 9704: 一、 → （一） → 1. → （1）; reports add 1) and ①).
enum class LabelKind : std::uint8_t {
  kNoLabel,
  kPart,          ///< 第一部分, 第一章
  kAppendix,      ///< 附件1, 附表2
  kChinese,       ///< 一、
  kChineseParen,  ///< （一）
  kDecimal,       ///< 1.1 1.1.1, never from ReadLabel
  kArabic,        ///< 1. 1、 1．
  kArabicParen,   ///< （1）
  kArabicHalf,    ///< 1) 1）
  kCircled,       ///< ①
};

/// A label as read; kNoLabel with size 0 where there is none.
struct NumberLabel {
  LabelKind kind = LabelKind::kNoLabel;
  std::uint32_t number = 0;  ///< its ordinal: 三 -> 3
  std::uint32_t size = 0;    ///< bytes of the label, including the punctuation after it
};

/// Reads the label at the start of a paragraph. "1.2024年度" is label "1." and text 2024年度;
/// "2024年" and "3.80万元" carry no label.
NumberLabel ReadLabel(std::string_view paragraph);

/// "2.3.1 项目产出": the numbers of a decimal heading, two to four of them.
struct DecimalLabel {
  static constexpr std::size_t kMost = 4;
  std::array<std::uint32_t, kMost> numbers{};
  std::size_t depth = 0;   ///< how many numbers; 0 = no such label
  std::uint32_t size = 0;  ///< bytes of the label

  std::uint32_t last() const { return depth == 0 ? 0 : numbers[depth - 1]; }
  /// Whether `other` stands below this one: 2.3 above 2.3.1.
  bool IsAbove(const DecimalLabel& other) const {
    return depth < other.depth && std::equal(numbers.begin(), numbers.begin() + static_cast<std::ptrdiff_t>(depth), other.numbers.begin());
  }
};

/// The decimal label at the start of a paragraph. It may as well be a number ("1.5倍"): only its neighbours tell.
DecimalLabel ReadDecimalLabel(std::string_view paragraph);

}  // namespace gouji
