#include "tools/overlay/overlay.h"

#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-global.h>
#include <poppler/cpp/poppler-image.h>
#include <poppler/cpp/poppler-page-renderer.h>
#include <poppler/cpp/poppler-page.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <optional>

#include "tools/overlay/pdf_writer.h"

namespace gouji {
namespace {

constexpr double kResolution = 96;
constexpr double kPointsPerInch = 72;

struct Frame {
  float x0, y0, x1, y1;
};
using Frames = std::map<std::uint32_t, Frame>;  // by page

void Extend(Frames& frames, std::uint32_t page, const Frame& by) {
  const auto [at, is_new] = frames.try_emplace(page, by);
  if (is_new) return;
  Frame& frame = at->second;
  frame = {std::min(frame.x0, by.x0), std::min(frame.y0, by.y0), std::max(frame.x1, by.x1), std::max(frame.y1, by.y1)};
}

Frames FramesOf(const Document& document, SourceRange range) {
  Frames frames;
  for (const Origin& origin : document.OriginsOf(range)) {
    if (origin.page != 0) Extend(frames, origin.page, {origin.x0, origin.y0, origin.x1, origin.y1});
  }
  return frames;
}

std::string Tenths(double value) {
  const long tenths = std::lround(value * 10);
  return (tenths < 0 ? "-" : "") + std::to_string(std::labs(tenths) / 10) + "." + std::to_string(std::labs(tenths) % 10);
}

/// Collects the drawing operators of every page.
class Drawing {
 public:
  Drawing(const Document& document) : document_(document) {
    for (const Block& block : document.blocks()) {
      if (block.kind == BlockKind::kTable) {
        DrawTable(document.tables()[block.table]);
      } else {
        Draw(FramesOf(document, block.text), ColourOf(block.kind), 1.0F);
      }
    }
  }

  std::string OperatorsOf(std::uint32_t page, double height) const {
    const auto found = strokes_.find(page);
    if (found == strokes_.end()) return {};
    std::string operators = "0.7 w\n";
    for (const Stroke& stroke : found->second) {
      const Frame& f = stroke.frame;
      operators += std::string(stroke.colour) + " RG " + Tenths(f.x0) + " " + Tenths(height - f.y1) + " " + Tenths(f.x1 - f.x0) +
                   " " + Tenths(f.y1 - f.y0) + " re S\n";
    }
    return operators;
  }

 private:
  struct Stroke {
    const char* colour;
    Frame frame;
  };

  static const char* ColourOf(BlockKind kind) {
    switch (kind) {
      case BlockKind::kHeading: return "0.6 0 0.7";
      case BlockKind::kFootnote: return "0.6 0.4 0.1";
      case BlockKind::kContents: return "0.6 0.6 0.6";
      default: return "0.1 0.3 0.9";
    }
  }

  void DrawTable(const Table& table) {
    Frames outline;
    for (const Cell& cell : table.cells) {
      const Frames frames = FramesOf(document_, cell.text);
      Draw(frames, "0 0.6 0.2", 0.5F);
      for (const auto& [page, frame] : frames) Extend(outline, page, frame);
    }
    Draw(outline, "0.9 0.1 0.1", 3.0F);
  }

  void Draw(const Frames& frames, const char* colour, float margin) {
    for (const auto& [page, f] : frames) {
      strokes_[page].push_back({colour, {f.x0 - margin, f.y0 - margin, f.x1 + margin, f.y1 + margin}});
    }
  }

  const Document& document_;
  std::map<std::uint32_t, std::vector<Stroke>> strokes_;
};

// From Poppler's blue, green, red, alpha to red, green, blue.
std::string RgbOf(const poppler::image& image) {
  std::string rgb;
  rgb.reserve(static_cast<std::size_t>(image.width()) * static_cast<std::size_t>(image.height()) * 3);
  for (int row = 0; row < image.height(); ++row) {
    const char* pixel = image.const_data() + static_cast<std::ptrdiff_t>(row) * image.bytes_per_row();
    for (int column = 0; column < image.width(); ++column, pixel += 4) rgb.append({pixel[2], pixel[1], pixel[0]});
  }
  return rgb;
}

}  // namespace

Result<std::string> OverlayPdf(std::string_view pdf, const Document& document) {
  if (document.info().format != DocumentFormat::kPdf) return Error{ErrorCode::kUnsupported, "overlay: PDF only"};
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  const std::unique_ptr<poppler::document> source(
      poppler::document::load_from_raw_data(pdf.data(), static_cast<int>(pdf.size())));
  if (source == nullptr || source->is_locked()) return Error{ErrorCode::kDamaged, "pdf structure"};
  const Drawing drawing(document);
  poppler::page_renderer renderer;
  renderer.set_render_hint(poppler::page_renderer::antialiasing, true);
  renderer.set_render_hint(poppler::page_renderer::text_antialiasing, true);
  PicturePdf out;
  for (int i = 0; i < source->pages(); ++i) {
    const std::unique_ptr<poppler::page> page(source->create_page(i));
    if (page == nullptr) continue;
    const poppler::image image = renderer.render_page(page.get(), kResolution, kResolution);
    if (!image.is_valid() || image.format() != poppler::image::format_argb32) continue;
    const double height = image.height() * kPointsPerInch / kResolution;
    const double width = image.width() * kPointsPerInch / kResolution;
    out.AddPage(RgbOf(image), image.width(), image.height(), static_cast<int>(std::lround(width)),
                static_cast<int>(std::lround(height)), drawing.OperatorsOf(static_cast<std::uint32_t>(i) + 1, height));
  }
  return std::move(out).Finish();
}

}  // namespace gouji
