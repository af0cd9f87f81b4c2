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
#include <string>

#include "extract/pdf/inspect.h"
#include "tools/overlay/pdf_writer.h"

namespace gouji {
namespace {

constexpr double kResolution = 96;
constexpr double kPointsPerInch = 72;

using Frames = std::map<std::uint32_t, Box>;  // by page

Frames FramesOf(const Document& document, SourceRange range) {
  Frames frames;
  for (const Origin& origin : document.OriginsOf(range)) {
    if (origin.page == 0) continue;
    const Box box{origin.x0, origin.y0, origin.x1, origin.y1};
    const auto [at, is_new] = frames.try_emplace(origin.page, box);
    if (!is_new) at->second = Union(at->second, box);
  }
  return frames;
}

std::string Tenths(float value) {
  const long tenths = std::lround(value * 10);
  return (tenths < 0 ? "-" : "") + std::to_string(std::labs(tenths) / 10) + "." + std::to_string(std::labs(tenths) % 10);
}

struct Pen {
  const char* colour;
  const char* width;
  bool dashed = false;
};

constexpr Pen kParagraphPen{"0.1 0.3 0.9", "0.7"};
constexpr Pen kHeadingPen{"0.6 0 0.7", "0.7"};
constexpr Pen kFootnotePen{"0.6 0.4 0.1", "0.7"};
constexpr Pen kContentsPen{"0.6 0.6 0.6", "0.7"};
constexpr Pen kMarginPen{"0.6 0.6 0.6", "0.5", true};
constexpr Pen kCellTextPen{"0.1 0.6 0.9", "0.4"};
constexpr Pen kCellPen{"0 0.7 0.2", "0.8"};
constexpr Pen kAlignedCellPen{"0 0.7 0.2", "0.8", true};
constexpr Pen kTablePen{"0.9 0.1 0.1", "1.4"};

Pen PenOf(BlockKind kind) {
  switch (kind) {
    case BlockKind::kHeading: return kHeadingPen;
    case BlockKind::kFootnote: return kFootnotePen;
    case BlockKind::kContents: return kContentsPen;
    default: return kParagraphPen;
  }
}

/// Collects the drawing operators of every page: the text as the document has it, the cells as the layout has them.
class Drawing {
 public:
  Drawing(const Document& document, const PdfLayout& layout) : document_(document) {
    for (const InspectedPage& page : layout.pages) heights_[page.number] = page.height;
    for (const Block& block : document.blocks()) {
      if (block.kind != BlockKind::kTable) DrawText(block.text, PenOf(block.kind), 1.0F);
    }
    for (const InspectedPage& page : layout.pages) {
      for (const InspectedLine& margin : page.margins) Draw(page.number, margin.box, kMarginPen, 1.0F);
      for (const InspectedTable& table : page.tables) {
        for (const LatticeCell& cell : table.cells) Draw(page.number, cell.box, table.ruled ? kCellPen : kAlignedCellPen, 0);
        Draw(page.number, table.box, kTablePen, 1.5F);
      }
    }
    for (std::size_t i = 0; i < document.tables().size(); ++i) DrawCells(document.tables()[i], i + 1);
  }

  std::string OperatorsOf(std::uint32_t page) const {
    const auto found = operators_.find(page);
    return found == operators_.end() ? std::string() : found->second;
  }

 private:
  void DrawText(SourceRange text, const Pen& pen, float margin) {
    for (const auto& [page, box] : FramesOf(document_, text)) Draw(page, box, pen, margin);
  }

  // The number of the table stands beside its first words on every page: one number, one table.
  void DrawCells(const Table& table, std::size_t number) {
    Frames first;
    for (const Cell& cell : table.cells) {
      for (const auto& [page, box] : FramesOf(document_, cell.text)) {
        Draw(page, box, kCellTextPen, 0.3F);
        first.try_emplace(page, box);
      }
    }
    for (const auto& [page, box] : first) {
      operators_[page] += "BT /F 8 Tf 0.9 0.1 0.1 rg " + Tenths(std::max(box.x0 - 14, 2.0F)) + " " +
                          Tenths(heights_[page] - box.y0) + " Td (T" + std::to_string(number) + ") Tj ET\n";
    }
  }

  void Draw(std::uint32_t page, const Box& box, const Pen& pen, float margin) {
    operators_[page] += std::string(pen.colour) + " RG " + pen.width + " w " + (pen.dashed ? "[3 2]" : "[]") + " 0 d " +
                        Tenths(box.x0 - margin) + " " + Tenths(heights_[page] - box.y1 - margin) + " " +
                        Tenths(box.width() + 2 * margin) + " " + Tenths(box.height() + 2 * margin) + " re S\n";
  }

  const Document& document_;
  std::map<std::uint32_t, float> heights_;
  std::map<std::uint32_t, std::string> operators_;
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
  const Result<PdfLayout> layout = InspectPdf(pdf);
  if (!layout) return layout.error();
  const Drawing drawing(document, layout.value());
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
                static_cast<int>(std::lround(height)), drawing.OperatorsOf(static_cast<std::uint32_t>(i) + 1));
  }
  return std::move(out).Finish();
}

}  // namespace gouji
