#include "extract/docx/properties.h"

#include <charconv>

namespace gouji::docx {
namespace {

constexpr std::uint32_t kWhiteChannel = 0xF8;  // text this light is white on paper
constexpr std::uint32_t kDarkSum =
    3 * 0xD8;  // a background below this average lets white text show
constexpr std::int32_t kTinyHalfPoints = 2;

std::optional<std::uint32_t> Rgb(std::string_view hex) {
  std::uint32_t value = 0;
  if (hex.size() != 6) return std::nullopt;
  const auto [stop, code] = std::from_chars(hex.data(), hex.data() + hex.size(), value, 16);
  if (code != std::errc() || stop != hex.data() + hex.size()) return std::nullopt;
  return value;
}

bool IsWhite(std::string_view color) {
  const auto rgb = Rgb(color);
  return rgb && (*rgb >> 16) >= kWhiteChannel && ((*rgb >> 8) & 0xFF) >= kWhiteChannel &&
         (*rgb & 0xFF) >= kWhiteChannel;
}

template <typename T>
void Fill(std::optional<T>& mine, const std::optional<T>& base) {
  if (!mine) mine = base;
}

}  // namespace

bool IsDarkShading(const Attributes& shading) {
  const std::string_view pattern = shading.val();
  if (pattern == "solid" || pattern.substr(0, 3) == "pct") return true;
  if (shading.Find("themeFill") && shading.Get("themeFill").substr(0, 10) != "background")
    return true;
  const auto rgb = Rgb(shading.Get("fill"));
  return rgb && (*rgb >> 16) + ((*rgb >> 8) & 0xFF) + (*rgb & 0xFF) < kDarkSum;
}

bool RunProperties::Read(Tag tag, const Attributes& attributes) {
  switch (tag) {
    case Tag::kVanish:
      vanish = attributes.On();
      return true;
    case Tag::kColor:
      white = IsWhite(attributes.val());
      return true;
    case Tag::kShd:
      shaded = IsDarkShading(attributes) || shaded.value_or(false);
      return true;
    case Tag::kHighlight:
      shaded = (attributes.val() != "none" && attributes.val() != "white");
      return true;
    case Tag::kVertAlign:
      superscript = attributes.val() == "superscript";
      return true;
    case Tag::kSz:
      tiny = attributes.Int("val").value_or(kTinyHalfPoints + 1) <= kTinyHalfPoints;
      return true;
    default:
      return false;
  }
}

void RunProperties::Inherit(const RunProperties& base) {
  Fill(vanish, base.vanish);
  Fill(white, base.white);
  Fill(shaded, base.shaded);
  Fill(superscript, base.superscript);
  Fill(tiny, base.tiny);
}

bool ParagraphProperties::Read(Tag tag, const Attributes& attributes) {
  switch (tag) {
    case Tag::kNumId:
      num_id = attributes.Int("val");
      return true;
    case Tag::kIlvl:
      num_level = attributes.Int("val");
      return true;
    case Tag::kOutlineLvl:
      outline = attributes.Int("val");
      return true;
    case Tag::kJc:
      centered = attributes.val() == "center";
      return true;
    case Tag::kShd:
      shaded = IsDarkShading(attributes);
      return true;
    default:
      return false;
  }
}

void ParagraphProperties::Inherit(const ParagraphProperties& base) {
  Fill(num_id, base.num_id);
  Fill(num_level, base.num_level);
  Fill(outline, base.outline);
  Fill(centered, base.centered);
  Fill(shaded, base.shaded);
}

}  // namespace gouji::docx
