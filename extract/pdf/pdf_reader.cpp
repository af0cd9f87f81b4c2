#include <algorithm>
#include <cmath>
#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

#include "extract/builder.h"
#include "extract/pdf/continuation.h"
#include "extract/pdf/flow.h"
#include "extract/pdf/footnotes.h"
#include "extract/pdf/margins.h"
#include "extract/pdf/paragraphs.h"
#include "extract/pdf/poppler_device.h"
#include "extract/read.h"

namespace gouji {
namespace {

constexpr float kScanShare = 0.3F;  // of the page under images: a page of pictures, not a blank one
constexpr std::uint32_t kOcrGlyphs = 20;  // hidden glyphs that make an OCR layer, not a trick

// Lines and cells into the builder.
class Writer {
 public:
  Writer(const std::vector<PageLayout>& pages, DocumentBuilder& builder)
      : pages_(pages), builder_(builder) {}

  void AddLine(const TextLine& line, bool space) {
    const PageLayout& page = pages_[line.page - 1];
    for (std::size_t i = 0; i < line.pieces.size(); ++i) {
      const LinePiece& piece = line.pieces[i];
      const bool last = i + 1 == line.pieces.size();
      const std::size_t end = last ? line.text.size() : line.pieces[i + 1].begin;
      std::string text = line.text.substr(piece.begin, end - piece.begin);
      if (last && space) text.push_back(' ');
      const Box box = OnPage(page, piece.box);
      builder_.Append(
          text,
          {.range = {}, .page = line.page, .x0 = box.x0, .y0 = box.y0, .x1 = box.x1, .y1 = box.y1});
    }
  }
  void AddLines(const std::vector<const TextLine*>& lines) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      AddLine(*lines[i], i + 1 < lines.size() && NeedsSpace(*lines[i], *lines[i + 1]));
    }
  }
  void AddTable(const PageTable& table) {
    builder_.BeginTable();
    const float padding = CellPadding(table);
    for (const TableCell& cell : table.cells) {
      const LatticeCell& place = cell.place;
      builder_.BeginCell(place.row, place.column, place.row_span, place.column_span);
      std::vector<const TextLine*> lines;
      const auto starts = CellParagraphs(cell.lines, place.box.width() - 2 * padding);
      for (std::size_t i = 0; i < cell.lines.size(); ++i) {
        if (i > 0 && std::find(starts.begin(), starts.end(), i) != starts.end()) {
          AddLines(lines);
          builder_.EndCellParagraph();
          lines.clear();
        }
        lines.push_back(&cell.lines[i]);
      }
      AddLines(lines);
      builder_.EndCell();
    }
    builder_.EndTable(table.header_rows);
  }

 private:
  const std::vector<PageLayout>& pages_;
  DocumentBuilder& builder_;
};

// Says page by page what was not read.
void NotePages(const std::vector<PageLayout>& pages, DocumentBuilder& builder) {
  for (const PageLayout& page : pages) {
    for (const Note& note : page.notes) builder.AddNote(note);
    if (page.glyphs == 0 && page.image_share > kScanShare) {
      const bool ocr = page.hidden >= kOcrGlyphs;
      builder.AddNote({.code = ocr ? NoteCode::kOcrLayer : NoteCode::kScannedPage,
                       .detail = {},
                       .page = page.number,
                       .place = {}});
    }
  }
}

bool IsScan(const std::vector<PageLayout>& pages) {
  bool images = false;
  for (const PageLayout& page : pages) {
    if (page.glyphs > 0) return false;
    images = images || page.images > 0;
  }
  return images;
}

void WriteFlow(const Flow& flow, const std::vector<PageLayout>& pages, DocumentBuilder& builder) {
  Writer writer(pages, builder);
  for (const FlowItem& item : flow.items) {
    if (item.table != kNone) {
      writer.AddTable(flow.tables[item.table]);
      continue;
    }
    ParagraphHints hints;
    hints.footnote = item.footnote;
    hints.contents = HasLeaders(*item.lines.front());
    hints.centered = item.centered;
    builder.BeginParagraph(hints);
    writer.AddLines(item.lines);
    builder.EndParagraph();
  }
}

}  // namespace

Result<Document> ReadPdf(std::string_view bytes, const ReadLimits& limits) {
  auto opened = PdfSource::Open(bytes, limits);
  if (!opened) return opened.error();
  PdfSource& source = *opened.value();
  DocumentBuilder builder(DocumentFormat::kPdf);
  builder.set_pages(source.pages());
  builder.set_title(source.title());
  std::vector<PageLayout> pages;
  PageContent content;
  std::uint64_t text = 0;
  for (std::uint32_t number = 1; number <= source.pages(); ++number) {
    const Result<bool> read = source.ReadPage(number, content);
    if (!read) return read.error();
    pages.push_back(LayOutPage(content));
    text += 3ull * pages.back().glyphs;
    if (text > limits.text_bytes) return Error{ErrorCode::kLimit, "text_bytes"};
  }
  if (IsScan(pages)) return Error{ErrorCode::kNoText, {}};
  for (Note& note : source.TakeNotes()) builder.AddNote(std::move(note));
  NotePages(pages, builder);
  RemoveMargins(pages);
  for (PageLayout& page : pages) TakeFootnotes(page);
  const Flow flow = MakeFlow(pages);
  WriteFlow(flow, pages, builder);
  return std::move(builder).Finish();
}

}  // namespace gouji
