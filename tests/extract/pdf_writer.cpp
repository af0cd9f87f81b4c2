#include "tests/extract/pdf_writer.h"

#include <cstdio>

#include "extract/base/utf8.h"

namespace gouji {
namespace {

// 1 catalog, 2 page tree, 3 font, 4 descendant, 5 code map; objects of the test and pages follow.
constexpr int kFirstFree = 6;

std::string Number(double value) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.2f", value);
  return buffer;
}

std::string Stream(const std::string& entries, const std::string& data) {
  return "<< " + entries + " /Length " + std::to_string(data.size()) + " >>\nstream\n" + data +
         "\nendstream";
}

}  // namespace

void PdfWriter::AddPage(const std::string& content, const std::string& extra) {
  pages_.push_back({content, extra});
}

int PdfWriter::AddObject(const std::string& body) {
  objects_.push_back(body);
  return kFirstFree + static_cast<int>(objects_.size()) - 1;
}

std::string PdfWriter::Show(const std::string& utf8) {
  std::string hex = "<";
  for (std::size_t i = 0; i < utf8.size();) {
    const CodePoint c = DecodeUtf8(utf8, i);
    char buffer[8];
    std::snprintf(buffer, sizeof buffer, "%04X", static_cast<unsigned>(c.value));
    hex += buffer;
    i += c.size;
  }
  return hex + "> Tj ";
}

std::string PdfWriter::Text(double x, double y, const std::string& utf8, double size) {
  return "BT /F " + Number(size) + " Tf " + Number(x) + " " + Number(y) + " Td " + Show(utf8) +
         "ET\n";
}

std::string PdfWriter::Line(double x0, double y0, double x1, double y1) {
  return Number(x0) + " " + Number(y0) + " m " + Number(x1) + " " + Number(y1) + " l S\n";
}

std::string PdfWriter::Fill(double x, double y, double w, double h, const std::string& rgb) {
  return "q " + rgb + " rg " + Number(x) + " " + Number(y) + " " + Number(w) + " " + Number(h) +
         " re f Q\n";
}

std::string PdfWriter::Grid(const std::vector<double>& xs, const std::vector<double>& ys) {
  std::string out = "0.5 w ";
  for (const double x : xs) out += Line(x, ys.front(), x, ys.back());
  for (const double y : ys) out += Line(xs.front(), y, xs.back(), y);
  return out;
}

std::string PdfWriter::Finish() const {
  // Identity codes are UCS-2; half width for ASCII, full width for the rest.
  const std::string map =
      "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def\n"
      "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
      "1 beginbfrange <0000> <FFFF> <0000> endbfrange\nendcmap end end";
  std::vector<std::string> bodies;
  const int first_page = kFirstFree + static_cast<int>(objects_.size());
  std::string kids;
  for (std::size_t i = 0; i < pages_.size(); ++i)
    kids += std::to_string(first_page + 2 * static_cast<int>(i)) + " 0 R ";
  bodies.push_back("<< /Type /Catalog /Pages 2 0 R " + catalog_ + " >>");
  bodies.push_back("<< /Type /Pages /Kids [" + kids + "] /Count " + std::to_string(pages_.size()) +
                   " >>");
  bodies.push_back(
      "<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [4 0 "
      "R] /ToUnicode 5 0 R >>");
  bodies.push_back(
      "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) "
      "/Ordering (Identity) "
      "/Supplement 0 >> /DW 1000 /W [32 126 500] >>");
  bodies.push_back(Stream("", map));
  for (const std::string& object : objects_) bodies.push_back(object);
  for (std::size_t i = 0; i < pages_.size(); ++i) {
    const int content = first_page + 2 * static_cast<int>(i) + 1;
    bodies.push_back("<< /Type /Page /Parent 2 0 R " + pages_[i].extra +
                     " /Resources << /Font << /F 3 0 R" + fonts_ + " >> >> /Contents " + std::to_string(content) +
                     " 0 R >>");
    bodies.push_back(Stream("", pages_[i].content));
  }
  std::string out = "%PDF-1.7\n";
  std::string table = "xref\n0 " + std::to_string(bodies.size() + 1) + "\n0000000000 65535 f \n";
  for (std::size_t i = 0; i < bodies.size(); ++i) {
    char entry[32];
    std::snprintf(entry, sizeof entry, "%010zu 00000 n \n", out.size());
    table += entry;
    out += std::to_string(i + 1) + " 0 obj\n" + bodies[i] + "\nendobj\n";
  }
  const std::size_t start = out.size();
  return out + table + "trailer << /Size " + std::to_string(bodies.size() + 1) +
         " /Root 1 0 R >>\nstartxref\n" + std::to_string(start) + "\n%%EOF\n";
}

}  // namespace gouji
