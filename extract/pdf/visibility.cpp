#include "extract/pdf/visibility.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <string>
#include <utility>

#include "extract/base/utf8.h"

namespace gouji {
namespace {

constexpr float kTiny = 1.0F;     // points; print below this is not readable
constexpr float kHalf = 0.5F;     // share of a glyph that must be inside its clip
constexpr float kCutLow = 0.25F;  // between these shares the reader sees a part of the glyph
constexpr float kCutHigh = 0.75F;
constexpr int kFaint = 24;       // luminance steps between text and ground that the eye needs
constexpr int kPale = 150;       // luminance from which large or slanted text is a watermark
constexpr float kLarge = 26.0F;  // points
constexpr std::uint8_t kFaintOpacity = 13;
constexpr std::uint8_t kPaleOpacity = 140;
constexpr float kBand = 24.0F;  // points; height of the buckets of the search for covering fills
constexpr std::size_t kMaxQuote = 40;  // characters of hidden text quoted in a note

enum class Why : std::uint8_t {
  kVisible,
  kInvisible,
  kColor,
  kCovered,
  kClipped,
  kOffPage,
  kTiny,
  kWatermark
};
constexpr std::array<const char*, 8> kWhy = {"",        "invisible", "color", "covered",
                                             "clipped", "off-page",  "tiny",  ""};

bool IsSlanted(const Glyph& glyph) {
  return std::abs(glyph.angle) % 90 > 3 && std::abs(glyph.angle) % 90 < 87;
}

bool IsWatermark(const Glyph& glyph) {
  const bool pale = glyph.color.luminance() >= kPale || glyph.opacity <= kPaleOpacity;
  if (IsSlanted(glyph)) return pale || glyph.size >= kLarge;
  return pale && glyph.size >= kLarge && glyph.color.r == glyph.color.g &&
         glyph.color.g == glyph.color.b;
}

// The colour the glyph stands on: the last area painted below it, else paper.
Rgb Ground(const PageContent& page, const Glyph& glyph, bool& image) {
  const float x = glyph.box.center_x();
  const float y = glyph.box.center_y();
  for (std::size_t i = std::min<std::size_t>(glyph.fills, page.fills.size()); i-- > 0;) {
    const Fill& fill = page.fills[i];
    if (!fill.box.Contains(x, y)) continue;
    image = fill.image || !fill.rectangle;
    return fill.color;
  }
  return {255, 255, 255};
}

bool BlendsIn(const PageContent& page, const Glyph& glyph) {
  const Rgb paper{255, 255, 255};
  if (page.fills.empty() && glyph.color.luminance() <= 255 - kFaint) return false;
  bool unknown = false;
  const Rgb ground = page.fills.empty() ? paper : Ground(page, glyph, unknown);
  if (unknown) return false;
  return std::abs(ground.r - glyph.color.r) < kFaint &&
         std::abs(ground.g - glyph.color.g) < kFaint && std::abs(ground.b - glyph.color.b) < kFaint;
}

Why Judge(const PageContent& page, const Glyph& glyph) {
  if (glyph.invisible || glyph.opacity < kFaintOpacity) return Why::kInvisible;
  if (!Box{0, 0, page.width, page.height}.Contains(glyph.box.center_x(), glyph.box.center_y()))
    return Why::kOffPage;
  if (glyph.visible < kHalf) return Why::kClipped;
  if (glyph.size < kTiny) return Why::kTiny;
  if (IsWatermark(glyph)) return Why::kWatermark;
  return BlendsIn(page, glyph) ? Why::kColor : Why::kVisible;
}

// Areas painted later hide the glyphs below them.
void MarkCovered(const PageContent& page, std::vector<Why>& why) {
  std::vector<std::vector<std::uint32_t>> bands;
  for (const Fill& fill : page.fills) {
    if (!fill.opaque || fill.glyphs == 0 || fill.box.width() < 2 || fill.box.height() < 2) continue;
    if (bands.empty()) {
      bands.resize(static_cast<std::size_t>(std::max(page.height, 1.0F) / kBand) + 1);
      for (std::size_t i = 0; i < page.glyphs.size(); ++i) {
        const float y =
            std::clamp(page.glyphs[i].box.center_y(), 0.0F, std::max(page.height, 1.0F));
        bands[static_cast<std::size_t>(y / kBand)].push_back(static_cast<std::uint32_t>(i));
      }
    }
    const auto last =
        std::min(static_cast<std::size_t>(std::max(fill.box.y1, 0.0F) / kBand), bands.size() - 1);
    for (auto band = static_cast<std::size_t>(std::max(fill.box.y0, 0.0F) / kBand); band <= last;
         ++band) {
      for (const std::uint32_t i : bands[band]) {
        if (i >= fill.glyphs) break;
        const Box& box = page.glyphs[i].box;
        if (why[i] == Why::kVisible && box.area() > 0 &&
            Intersection(box, fill.box).area() > 0.8F * box.area() &&
            fill.box.Contains(box.center_x(), box.center_y())) {
          why[i] = Why::kCovered;
        }
      }
    }
  }
}

// One note a cause, with the beginning of the text that was left out.
void AddHiddenNotes(const PageContent& page, const std::vector<Why>& why, VisibleText& result) {
  std::array<std::string, 8> quotes;
  std::array<std::uint32_t, 8> counts{};
  for (std::size_t i = 0; i < why.size(); ++i) {
    const auto cause = static_cast<std::size_t>(why[i]);
    if (cause == 0 || IsSpace(page.glyphs[i].unicode)) continue;
    if (++counts[cause] <= kMaxQuote) AppendUtf8(quotes[cause], page.glyphs[i].unicode);
  }
  for (std::size_t cause = 1; cause < counts.size(); ++cause) {
    if (counts[cause] == 0) continue;
    const bool watermark = cause == static_cast<std::size_t>(Why::kWatermark);
    Note note{.code = watermark ? NoteCode::kWatermark : NoteCode::kHiddenText,
              .detail = {},
              .page = page.number,
              .place = {}};
    note.detail = watermark ? quotes[cause] : std::string(kWhy[cause]) + ": " + quotes[cause];
    note.count = counts[cause];
    if (!watermark) result.hidden += counts[cause];
    result.notes.push_back(std::move(note));
  }
}

}  // namespace

VisibleText SelectVisible(const PageContent& page) {
  VisibleText result;
  std::vector<Why> why(page.glyphs.size(), Why::kVisible);
  std::uint32_t cut = 0;
  bool all_visible = true;
  for (std::size_t i = 0; i < page.glyphs.size(); ++i) {
    why[i] = Judge(page, page.glyphs[i]);
    all_visible = all_visible && why[i] == Why::kVisible;
    const bool partly = page.glyphs[i].visible > kCutLow && page.glyphs[i].visible < kCutHigh;
    if (partly && !IsSpace(page.glyphs[i].unicode)) ++cut;
  }
  MarkCovered(page, why);
  result.glyphs.reserve(page.glyphs.size());
  for (std::size_t i = 0; i < why.size(); ++i) {
    if (why[i] == Why::kVisible) result.glyphs.push_back(static_cast<std::uint32_t>(i));
  }
  if (!all_visible || result.glyphs.size() != why.size()) AddHiddenNotes(page, why, result);
  if (cut > 0) {
    result.notes.push_back({.code = NoteCode::kClippedText,
                            .detail = {},
                            .page = page.number,
                            .place = {},
                            .count = cut});
  }
  return result;
}

}  // namespace gouji
