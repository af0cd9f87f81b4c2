#include "extract/pdf/poppler_output.h"

#include <Gfx.h>
#include <GfxFont.h>
#include <UTF.h>

#include <algorithm>
#include <cmath>
#include <string_view>

#include "extract/base/utf8.h"
#include "extract/pdf/poppler_structure.h"

namespace gouji {
namespace {

constexpr float kAscent = 0.88F;  // the nominal em box: fonts lie about theirs
constexpr float kDescent = 0.12F;
constexpr float kMaxRule = 2.5F;  // points; a thicker fill is an area
constexpr float kMinRuleLength = 2.0F;
constexpr int kWhite = 250;  // luminance from which a line is not seen on paper
constexpr double kPi = 3.14159265358979323846;
constexpr int kAdobeZero = 17;  // number of the glyph "0" in every Adobe collection

Rgb ToRgb(const GfxRGB& color) {
  return {colToByte(color.r), colToByte(color.g), colToByte(color.b)};
}

std::uint8_t ToByte(double share) {
  return static_cast<std::uint8_t>(std::lround(std::clamp(share, 0.0, 1.0) * 255));
}

float Float(double value) {
  return std::isfinite(value) ? static_cast<float>(std::clamp(value, -1e6, 1e6)) : 0.0F;
}

char32_t DigitOfName(const char* name) {
  static constexpr std::array<std::string_view, 10> kNames = {
      "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"};
  if (name == nullptr) return 0;
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (kNames[i] == name) return U'0' + static_cast<char32_t>(i);
  }
  return 0;
}

// Whether the font takes its glyphs by the numbers of an Adobe character collection: it brings none of its own.
bool HasAdobeOrder(const GfxCIDFont& font) {
  Ref embedded;
  if (font.getEmbeddedFontID(&embedded) || font.getCollection() == nullptr) return false;
  const std::string& collection = font.getCollection()->toStr();
  return collection == "Adobe-GB1" || collection == "Adobe-CNS1" || collection == "Adobe-Japan1" || collection == "Adobe-Korea1";
}

// The outline of a closed path in device space.
struct Outline {
  Box box{1e6F, 1e6F, -1e6F, -1e6F};
  bool straight = false;   // few straight edges: a bar, whatever its ends look like
  bool rectangle = false;  // its corners are those of the box
};

Outline OutlineOf(GfxState* state, const GfxSubpath& part) {
  Outline outline;
  std::array<std::pair<float, float>, 6> points{};
  const int count = part.getNumPoints();
  outline.straight = count <= static_cast<int>(points.size());
  for (int k = 0; k < count; ++k) {
    double dx = 0, dy = 0;
    state->transform(part.getX(k), part.getY(k), &dx, &dy);
    const float x = Float(dx);
    const float y = Float(dy);
    outline.box = Union(outline.box, {x, y, x, y});
    outline.straight = outline.straight && !part.getCurve(k);
    if (outline.straight) points[static_cast<std::size_t>(k)] = {x, y};
  }
  outline.rectangle = outline.straight;
  for (int k = 0; outline.straight && k < count; ++k) {
    const auto [x, y] = points[static_cast<std::size_t>(k)];
    const Box& box = outline.box;
    outline.rectangle = outline.rectangle && std::min(x - box.x0, box.x1 - x) < 0.1F &&
                        std::min(y - box.y0, box.y1 - y) < 0.1F;
  }
  return outline;
}

std::u32string Significant(const std::u32string& text) {
  std::u32string out;
  for (const char32_t c : text) {
    if (!IsSpace(c) && c != 0xAD && c != 0) out.push_back(c);
  }
  return out;
}

}  // namespace

void Device::startPage(int, GfxState* state, XRef* xref) {
  xref_ = xref;
  page_->width = Float(state->getPageWidth());
  page_->height = Float(state->getPageHeight());
}

void Device::LearnColors(GfxState* state) {
  if (colors_known_) return;
  GfxRGB rgb{};
  state->getFillRGB(&rgb);
  fill_color_ = ToRgb(rgb);
  state->getStrokeRGB(&rgb);
  stroke_color_ = ToRgb(rgb);
  colors_known_ = true;
}

const FontFacts& Device::FactsOf(GfxState* state) {
  if (font_ != nullptr) return *font_;
  const GfxFont* const font = state->getFont().get();
  static const FontFacts kNoFont;
  if (font == nullptr) return kNoFont;
  const auto [at, added] = fonts_.try_emplace({font->getID()->num, font->getID()->gen});
  FontFacts& facts = at->second;
  if (added) {
    facts.number = static_cast<std::uint16_t>(std::min<std::size_t>(fonts_.size(), 0xFFFF));
    const std::string name = font->getName().value_or("");
    facts.bold = font->isBold() || name.find("Bold") != std::string::npos ||
                 name.find("SimHei") != std::string::npos;
    Ref program;
    if (xref_ != nullptr && font->getEmbeddedFontID(&program) && !IsFontProgram(*xref_, program))
      AddNote(sink_.notes, {.code = NoteCode::kFontProblem, .detail = "font program unreadable: " + name, .page = page_->number, .place = {}});
    // The Adobe collections begin with the characters of ASCII: what is drawn does not hang on the file's own code map.
    if (const auto* composite = dynamic_cast<const GfxCIDFont*>(font); composite != nullptr && HasAdobeOrder(*composite)) {
      for (int digit = 0; digit < 10; ++digit)
        facts.standard[static_cast<std::size_t>(kAdobeZero + digit)] = U'0' + static_cast<char32_t>(digit);
    }
    const auto* simple = dynamic_cast<const Gfx8BitFont*>(font);
    // Without an encoding of their own, subset fonts give their codes no meaning.
    if (simple != nullptr && simple->getHasEncoding() && font->getType() != fontType3) {
      for (int code = 0; code < 256; ++code) {
        facts.standard[static_cast<std::size_t>(code)] = DigitOfName(simple->getCharName(code));
      }
    }
  }
  font_ = &facts;
  return facts;
}

Box Device::ClipBox(GfxState* state) const {
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  state->getClipBBox(&x0, &y0, &x1, &y1);
  return Intersection({Float(x0), Float(y0), Float(x1), Float(y1)},
                      {0, 0, page_->width, page_->height});
}

void Device::AddRule(GfxState* state, const Box& box, bool horizontal, float thickness) {
  const Box clip = ClipBox(state);
  const float at = horizontal ? box.center_y() : box.center_x();
  const float from = horizontal ? std::max(box.x0, clip.x0) : std::max(box.y0, clip.y0);
  const float to = horizontal ? std::min(box.x1, clip.x1) : std::min(box.y1, clip.y1);
  const float low = horizontal ? clip.y0 : clip.x0;
  const float high = horizontal ? clip.y1 : clip.x1;
  if (to - from < 0.2F || at < low - 1 || at > high + 1) return;
  page_->rules.push_back({horizontal, at, from, to, thickness});
}

void Device::stroke(GfxState* state) {
  CountOperation();
  LearnColors(state);
  if (stroke_color_.luminance() >= kWhite || state->getStrokeOpacity() < 0.05 || soft_mask_ > 0)
    return;
  const float width = Float(state->getTransformedLineWidth());
  if (width > 4 * kMaxRule) return;
  const GfxPath* const path = state->getPath();
  for (int i = 0; i < path->getNumSubpaths(); ++i) {
    const GfxSubpath* const part = path->getSubpath(i);
    for (int k = 1; k < part->getNumPoints(); ++k) {
      if (part->getCurve(k) || part->getCurve(k - 1)) continue;
      double ax = 0, ay = 0, bx = 0, by = 0;
      state->transform(part->getX(k - 1), part->getY(k - 1), &ax, &ay);
      state->transform(part->getX(k), part->getY(k), &bx, &by);
      const Box box{Float(std::min(ax, bx)), Float(std::min(ay, by)), Float(std::max(ax, bx)),
                    Float(std::max(ay, by))};
      if (box.height() <= 0.6F && box.width() > box.height()) AddRule(state, box, true, width);
      if (box.width() <= 0.6F && box.height() > box.width()) AddRule(state, box, false, width);
    }
  }
}

void Device::FillPath(GfxState* state) {
  CountOperation();
  LearnColors(state);
  if (soft_mask_ > 0 || state->getFillOpacity() < 0.05) return;
  const GfxPath* const path = state->getPath();
  const bool pattern = state->getFillColorSpace()->getMode() == csPattern;
  const bool solid =
      !pattern && state->getFillOpacity() > 0.9 && state->getBlendMode() == gfxBlendNormal;
  for (int i = 0; i < path->getNumSubpaths(); ++i) {
    if (path->getSubpath(i)->getNumPoints() < 2) continue;
    const Outline outline = OutlineOf(state, *path->getSubpath(i));
    const float width = outline.box.width();
    const float height = outline.box.height();
    const bool flat = height <= kMaxRule && width > std::max(height, kMinRuleLength);
    const bool tall = width <= kMaxRule && height > std::max(width, kMinRuleLength);
    if (flat || tall) {
      const bool line = outline.straight && !pattern && fill_color_.luminance() < kWhite;
      if (line) AddRule(state, outline.box, flat, std::min(width, height));
      continue;
    }
    const Box seen = Intersection(outline.box, ClipBox(state));
    if (seen.width() < 1 || seen.height() < 1) continue;
    page_->fills.push_back({seen, fill_color_, solid && outline.rectangle, outline.rectangle, false,
                            static_cast<std::uint32_t>(page_->glyphs.size())});
  }
}

void Device::AddImage(GfxState* state, bool opaque) {
  CountOperation();
  if (soft_mask_ > 0) return;
  const double* const m = state->getCTM();
  Box box{Float(m[4]), Float(m[5]), Float(m[4]), Float(m[5])};
  for (const auto& [x, y] : {std::pair{1.0, 0.0}, {0.0, 1.0}, {1.0, 1.0}}) {
    const float px = Float(m[0] * x + m[2] * y + m[4]);
    const float py = Float(m[1] * x + m[3] * y + m[5]);
    box = Union(box, {px, py, px, py});
  }
  box = Intersection(box, ClipBox(state));
  if (box.width() <= 0 || box.height() <= 0) return;
  ++page_->images;
  page_->image_area += box.area();
  const bool covers =
      opaque && state->getFillOpacity() > 0.9 && state->getBlendMode() == gfxBlendNormal;
  page_->fills.push_back(
      {box, {128, 128, 128}, covers, true, true, static_cast<std::uint32_t>(page_->glyphs.size())});
}

// Where a glyph stands and how large it is, in device space.
struct Device::Frame {
  double px = 0, py = 0;  // origin on the baseline
  double ax = 0, ay = 0;  // advance without character and word spacing
  double ux = 0, uy = 0;  // one em up
  double rx = 0, ry = 0;  // one em along the line
};

Device::Frame Device::FrameOf(GfxState* state, double x, double y, double dx, double dy,
                              bool blank) {
  Frame frame;
  const double spacing = state->getCharSpace() + (blank ? state->getWordSpace() : 0);
  const double size = state->getFontSize();
  const double wide = state->getHorizScaling();
  double sx = 0, sy = 0;
  state->textTransformDelta(spacing * wide, 0, &sx, &sy);
  state->transform(x, y, &frame.px, &frame.py);
  state->transformDelta(dx - sx, dy - sy, &frame.ax, &frame.ay);
  state->textTransformDelta(0, size, &sx, &sy);
  state->transformDelta(sx, sy, &frame.ux, &frame.uy);
  state->textTransformDelta(size * wide, 0, &sx, &sy);
  state->transformDelta(sx, sy, &frame.rx, &frame.ry);
  if (state->getFont() != nullptr && state->getFont()->getWMode() != 0) {
    frame.ax = frame.rx;  // vertical writing: the glyph's upright em box
    frame.ay = frame.ry;
  }
  return frame;
}

void Device::PlaceGlyph(const Frame& frame, const Box& clip, Glyph& glyph) {
  const auto corner = [&](double up, double along) {
    const float x = Float(frame.px + frame.ux * up + frame.ax * along);
    const float y = Float(frame.py + frame.uy * up + frame.ay * along);
    return Box{x, y, x, y};
  };
  glyph.box = Union(Union(corner(kAscent, 0), corner(kAscent, 1)),
                    Union(corner(-kDescent, 0), corner(-kDescent, 1)));
  glyph.size = Float(std::hypot(frame.ux, frame.uy));
  glyph.angle = static_cast<std::int16_t>(std::lround(std::atan2(frame.ry, frame.rx) * 180 / kPi));
  const float x = Float(frame.px);
  const float y = Float(frame.py);
  glyph.baseline = std::abs(frame.rx) < std::abs(frame.ry) ? x : y;
  const float area = glyph.box.area();
  glyph.visible =
      area > 0 ? Intersection(glyph.box, clip).area() / area : (clip.Contains(x, y) ? 1.0F : 0.0F);
}

void Device::PaintGlyph(GfxState* state, Glyph& glyph) {
  LearnColors(state);
  const int mode = state->getRender();
  glyph.color = mode == 1 ? stroke_color_ : fill_color_;
  glyph.opacity = ToByte(mode == 1 ? state->getStrokeOpacity() : state->getFillOpacity());
  glyph.invisible = (mode & 3) == 3 || soft_mask_ > 0;
  glyph.bold = mode == 2;
  glyph.fills = static_cast<std::uint32_t>(page_->fills.size());
}

void Device::ReadGlyph(const FontFacts& font, CharCode code, const Unicode* unicode, int length,
                       Glyph& glyph) {
  glyph.font = font.number;
  glyph.bold = glyph.bold || font.bold;
  glyph.unicode = length > 0 ? static_cast<char32_t>(unicode[0]) : 0xFFFD;
  const bool digit = glyph.unicode >= U'0' && glyph.unicode <= U'9';
  if (digit && code < 256 && font.standard[code] != 0 && font.standard[code] != glyph.unicode) {
    std::string detail = "drawn ";
    AppendUtf8(detail, font.standard[code]);
    detail += ", mapped ";
    AppendUtf8(detail, glyph.unicode);
    AddNote(sink_.notes, {.code = NoteCode::kUnicodeMismatch,
                          .detail = std::move(detail),
                          .page = page_->number,
                          .place = {}});
    glyph.unicode = font.standard[code];  // what the reader of the page sees
    return;
  }
  if (length > 1) {
    page_->more.emplace_back(unicode + 1, unicode + length);
    glyph.more = static_cast<std::uint32_t>(page_->more.size());
  }
}

void Device::drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x,
                      double origin_y, CharCode code, int, const Unicode* unicode, int length) {
  if (++glyphs_ > PdfSource::kMaxGlyphs) throw LimitReached{"glyphs"};
  if (page_->glyphs.size() >= PdfSource::kMaxPageGlyphs) throw LimitReached{"page glyphs"};
  Glyph glyph;
  PaintGlyph(state, glyph);
  PlaceGlyph(FrameOf(state, x - origin_x, y - origin_y, dx, dy, code == 0x20), ClipBox(state),
             glyph);
  ReadGlyph(FactsOf(state), code, unicode, length, glyph);
  for (ActualText& actual : actual_) actual.drawn.push_back(glyph.unicode);
  page_->glyphs.push_back(glyph);
}

void Device::beginActualText(GfxState*, const GooString* text) {
  ActualText actual;
  if (text != nullptr) {
    Unicode* unicode = nullptr;
    const int length = TextStringToUCS4(text->toStr(), &unicode);
    actual.text.assign(unicode, unicode + std::max(length, 0));
    gfree(unicode);
  }
  actual.first_glyph = page_->glyphs.size();
  actual_.push_back(std::move(actual));
}

void Device::endActualText(GfxState*) {
  if (actual_.empty()) return;
  const ActualText actual = std::move(actual_.back());
  actual_.pop_back();
  const std::u32string said = Significant(actual.text);
  const std::u32string drawn = Significant(actual.drawn);
  if (said == drawn) return;
  const bool unknown =
      std::all_of(drawn.begin(), drawn.end(), [](char32_t c) { return c == 0xFFFD; });
  if (unknown) {  // the font does not say what it draws, the replacement text does
    for (std::size_t i = 0; i < said.size() && actual.first_glyph + i < page_->glyphs.size(); ++i) {
      page_->glyphs[actual.first_glyph + i].unicode = said[i];
    }
    return;
  }
  std::string detail;
  for (const char32_t c : said) AppendUtf8(detail, c);
  AddNote(sink_.notes, {.code = NoteCode::kActualText,
                        .detail = std::move(detail),
                        .page = page_->number,
                        .place = {}});
}

}  // namespace gouji
