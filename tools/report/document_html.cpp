#include "tools/report/document_report.h"
#include "tools/report/html_text.h"
#include "tools/report/place.h"
#include "tools/report/words.h"

namespace gouji {
namespace {

constexpr std::string_view kStyle =
    "body{font:15px/1.7 'Noto Sans CJK SC','Microsoft YaHei',sans-serif;max-width:70em;margin:2em auto;padding:0 1em 0 9em}"
    ".b{position:relative;margin:.5em 0}.p{position:absolute;left:-9em;width:8em;color:#8a8f98;font-size:11px;text-align:right}"
    "h1,h2,h3,h4,h5,h6{margin:.6em 0 .2em;line-height:1.4}table{border-collapse:collapse}"
    "td,th{border:1px solid #999;padding:.15em .5em;vertical-align:top}th{background:#eef2f7}"
    ".hole{background:repeating-linear-gradient(45deg,#eee 0 4px,#fff 4px 8px)}"
    ".c{color:#555;font-size:13px}.n{background:#fff6dd;padding:.2em .6em}.toc{color:#8a8f98}";

std::string PlaceMark(const Document& document, SourceRange range, std::size_t number) {
  std::string mark = "<span class=p>¶" + std::to_string(number);
  const Place place = PlaceOf(document, range);
  if (place.page != 0) mark += " · p" + std::to_string(place.page);
  if (place.box) {
    const auto whole = [](float value) { return std::to_string(static_cast<int>(value)); };
    mark += "<br>" + whole(place.box->x0) + "," + whole(place.box->y0) + " – " + whole(place.box->x1) + "," + whole(place.box->y1);
  }
  return mark + "</span>";
}

void AppendCell(std::string& out, const Document& document, std::uint32_t table, const Cell& cell, bool header) {
  const char* const tag = header ? "th" : "td";
  out.append("<").append(tag);
  if (cell.row_span > 1) out += " rowspan=" + std::to_string(cell.row_span);
  if (cell.column_span > 1) out += " colspan=" + std::to_string(cell.column_span);
  Place place;
  const std::vector<Origin> origins = document.OriginsOf({cell.text.begin, cell.text.begin + 1});
  if (!origins.empty() && !cell.text.empty()) place.page = origins.front().page;
  place.table = table + 1;
  place.row = cell.row + 1;
  place.column = cell.column + 1;
  out += " title=\"" + PlaceLine(place, Language::kZh) + "\">";
  out += HtmlEscaped(document.Slice(cell.text));
  out.append("</").append(tag).append(">");
}

void AppendTable(std::string& out, const Document& document, std::uint32_t index) {
  const Table& table = document.tables()[index];
  out += "<div class=c>T" + std::to_string(index + 1) + " " + std::to_string(table.rows) + "×" + std::to_string(table.columns);
  if (!table.caption.empty()) out += " · " + HtmlEscaped(document.Slice(table.caption), false);
  if (!table.unit_line.empty()) out += " · " + HtmlEscaped(document.Slice(table.unit_line), false);
  out += "</div><table>";
  for (std::uint32_t row = 0; row < table.rows; ++row) {
    out += "<tr>";
    for (std::uint32_t column = 0; column < table.columns; ++column) {
      const Cell* cell = table.At(row, column);
      if (cell == nullptr) {
        out += "<td class=hole></td>";
      } else if (cell->row == row && cell->column == column) {
        AppendCell(out, document, index, *cell, row < table.header_rows);
      }
    }
    out += "</tr>\n";
  }
  out += "</table>";
}

void AppendBlock(std::string& out, const Document& document, std::size_t index) {
  const Block& block = document.blocks()[index];
  out += "<div class=b>" + PlaceMark(document, block.text, index + 1);
  const std::string text = block.table == kNone ? HtmlEscaped(document.Slice(block.text)) : std::string();
  if (block.kind == BlockKind::kTable) {
    AppendTable(out, document, block.table);
  } else if (block.kind == BlockKind::kHeading) {
    const std::string level = std::to_string(block.level > 6 ? 6 : block.level);
    out += "<h" + level + ">" + text + "</h" + level + ">";
  } else if (block.kind == BlockKind::kContents) {
    out += "<div class=toc>" + text + "</div>";
  } else {
    out += (block.kind == BlockKind::kFootnote ? "<div class=c>" : "<div>") + text + "</div>";
  }
  out += "</div>\n";
}

}  // namespace

std::string DocumentHtml(const Document& document, std::string_view shown_name, Language language) {
  const std::string title = HtmlEscaped(shown_name, false);
  std::string out = "<!doctype html>\n<html lang=zh-CN><meta charset=utf-8>"
                    "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; style-src 'unsafe-inline'\">"
                    "<title>" + title + "</title><style>" + std::string(kStyle) + "</style>\n<body><div class=c>" + title + "</div>\n";
  for (const Note& note : document.notes()) out += "<div class=n>" + HtmlEscaped(NoteLine(note, language)) + "</div>\n";
  for (std::size_t i = 0; i < document.blocks().size(); ++i) AppendBlock(out, document, i);
  return out + "</body></html>\n";
}

}  // namespace gouji
