#pragma once

#include <GfxState.h>
#include <OutputDev.h>

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "extract/pdf/message_sink.h"
#include "extract/pdf/page_content.h"
#include "extract/pdf/poppler_device.h"

// Private to the files that know Poppler: poppler_*.cpp.
namespace gouji {

/// Thrown out of the library's callbacks when a page is over a cap; ends the document.
struct LimitReached {
  const char* name;
};

/// What is known of a font, once.
struct FontFacts {
  std::uint16_t number = 0;
  bool bold = false;
  std::array<char32_t, 256> standard{};  // code point of a standard digit name, 0 = not one
};

/// Writes down what a page paints.
class Device final : public OutputDev {
 public:
  explicit Device(MessageSink& sink) : sink_(sink) {}

  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }
  bool useTilingPatternFill() override { return true; }
  bool useShadedFills(int type) override { return type < 4; }

  void Begin(PageContent& page) {
    page_ = &page;
    operations_ = 0;
    forms_ = 0;
    groups_.clear();
    actual_.clear();
    soft_mask_ = 0;
    colors_known_ = false;
  }
  std::uint64_t glyphs() const { return glyphs_; }

  void startPage(int, GfxState* state, XRef*) override;
  void saveState(GfxState*) override {}
  void restoreState(GfxState*) override { colors_known_ = false, font_ = nullptr; }
  void updateFillColorSpace(GfxState*) override { colors_known_ = false; }
  void updateStrokeColorSpace(GfxState*) override { colors_known_ = false; }
  void updateFillColor(GfxState*) override { colors_known_ = false; }
  void updateStrokeColor(GfxState*) override { colors_known_ = false; }
  void updateFont(GfxState*) override { font_ = nullptr; }

  void stroke(GfxState* state) override;
  void fill(GfxState* state) override { FillPath(state); }
  void eoFill(GfxState* state) override { FillPath(state); }
  bool tilingPatternFill(GfxState*, Gfx*, Catalog*, GfxTilingPattern*, const double*, int, int, int,
                         int, double, double) override {
    return true;
  }
  bool functionShadedFill(GfxState*, GfxFunctionShading*) override { return true; }
  bool axialShadedFill(GfxState*, GfxAxialShading*, double, double) override { return true; }
  bool radialShadedFill(GfxState*, GfxRadialShading*, double, double) override { return true; }

  void drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x,
                double origin_y, CharCode code, int bytes, const Unicode* unicode,
                int length) override;
  void beginActualText(GfxState*, const GooString* text) override;
  void endActualText(GfxState*) override;

  void drawImageMask(GfxState* state, Object* ref, Stream* stream, int width, int height,
                     bool invert, bool smooth, bool in_line) override {
    AddImage(state, false);
    OutputDev::drawImageMask(state, ref, stream, width, height, invert, smooth, in_line);
  }
  void drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height,
                 GfxImageColorMap* map, bool smooth, const int* mask, bool in_line) override {
    AddImage(state, mask == nullptr);
    OutputDev::drawImage(state, ref, stream, width, height, map, smooth, mask, in_line);
  }
  void drawMaskedImage(GfxState* state, Object*, Stream*, int, int, GfxImageColorMap*, bool,
                       Stream*, int, int, bool, bool) override {
    AddImage(state, false);
  }
  void drawSoftMaskedImage(GfxState* state, Object*, Stream*, int, int, GfxImageColorMap*, bool,
                           Stream*, int, int, GfxImageColorMap*, bool) override {
    AddImage(state, false);
  }
  void beginTransparencyGroup(GfxState*, const double*, GfxColorSpace*, bool, bool,
                              bool for_soft_mask) override {
    groups_.push_back(for_soft_mask);
    soft_mask_ += for_soft_mask ? 1 : 0;
  }
  void endTransparencyGroup(GfxState*) override {
    if (groups_.empty()) return;
    soft_mask_ -= groups_.back() ? 1 : 0;
    groups_.pop_back();
  }
  void beginForm(Ref) override {
    if (++forms_ > PdfSource::kMaxPageForms) throw LimitReached{"page forms"};
  }

 private:
  struct ActualText {
    std::u32string text;
    std::u32string drawn;
    std::size_t first_glyph = 0;
  };

  void CountOperation() {
    if (++operations_ > PdfSource::kMaxPageOperations) throw LimitReached{"page operations"};
  }
  void LearnColors(GfxState* state);
  const FontFacts& FactsOf(GfxState* state);
  struct Frame;
  static Frame FrameOf(GfxState* state, double x, double y, double dx, double dy, bool blank);
  static void PlaceGlyph(const Frame& frame, const Box& clip, Glyph& glyph);
  void PaintGlyph(GfxState* state, Glyph& glyph);
  void ReadGlyph(const FontFacts& font, CharCode code, const Unicode* unicode, int length,
                 Glyph& glyph);
  void FillPath(GfxState* state);
  void AddRule(GfxState* state, const Box& box, bool horizontal, float thickness);
  void AddImage(GfxState* state, bool opaque);
  Box ClipBox(GfxState* state) const;

  MessageSink& sink_;
  XRef* xref_ = nullptr;
  PageContent* page_ = nullptr;
  std::uint64_t glyphs_ = 0;
  std::uint64_t operations_ = 0;
  std::uint32_t forms_ = 0;
  int soft_mask_ = 0;
  std::vector<bool> groups_;
  bool colors_known_ = false;
  Rgb fill_color_;
  Rgb stroke_color_;
  const FontFacts* font_ = nullptr;
  std::map<std::pair<int, int>, FontFacts> fonts_;
  std::vector<ActualText> actual_;
};

}  // namespace gouji
