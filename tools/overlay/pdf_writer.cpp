#include "tools/overlay/pdf_writer.h"

#include <zlib.h>

namespace gouji {
namespace {

constexpr std::size_t kFirstObject = 3;

std::string Deflated(std::string_view bytes) {
  uLongf size = ::compressBound(static_cast<uLong>(bytes.size()));
  std::string out(size, '\0');
  ::compress2(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<const Bytef*>(bytes.data()),
              static_cast<uLong>(bytes.size()), Z_BEST_SPEED);
  out.resize(size);
  return out;
}

std::string Reference(std::size_t number) { return std::to_string(number) + " 0 R"; }

std::string TenDigits(std::size_t value) {
  std::string digits = std::to_string(value);
  return std::string(10 - digits.size(), '0') + digits;
}

}  // namespace

PicturePdf::PicturePdf() : out_("%PDF-1.4\n") {}

std::size_t PicturePdf::Add(const std::string& dictionary, std::string_view stream) {
  const std::size_t number = kFirstObject + offsets_.size();
  offsets_.push_back(out_.size());
  out_ += std::to_string(number) + " 0 obj\n<<" + dictionary;
  if (stream.empty()) {
    out_ += ">>\nendobj\n";
  } else {
    out_ += "/Length " + std::to_string(stream.size()) + ">>\nstream\n";
    out_.append(stream).append("\nendstream\nendobj\n");
  }
  return number;
}

void PicturePdf::AddPage(std::string_view rgb, int columns, int rows, int width, int height, std::string_view operators) {
  const auto n = [](int value) { return std::to_string(value); };
  const std::size_t picture = Add("/Type/XObject/Subtype/Image/ColorSpace/DeviceRGB/BitsPerComponent 8/Width " + n(columns) +
                                      "/Height " + n(rows) + "/Filter/FlateDecode", Deflated(rgb));
  std::string content = "q " + n(width) + " 0 0 " + n(height) + " 0 0 cm /P Do Q\n";
  content.append(operators);
  const std::size_t contents = Add("/Filter/FlateDecode", Deflated(content));
  pages_.push_back(Add("/Type/Page/Parent 2 0 R/MediaBox[0 0 " + n(width) + " " + n(height) + "]/Contents " + Reference(contents) +
                           "/Resources<</XObject<</P " + Reference(picture) + ">>/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>", {}));
}

std::string PicturePdf::Finish() && {
  const std::size_t catalogue = out_.size();
  out_ += "1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n";
  const std::size_t tree = out_.size();
  out_ += "2 0 obj\n<</Type/Pages/Count " + std::to_string(pages_.size()) + "/Kids[";
  for (const std::size_t page : pages_) out_ += Reference(page) + " ";
  out_ += "]>>\nendobj\n";
  const std::size_t table = out_.size();
  const std::string size = std::to_string(kFirstObject + offsets_.size());
  out_ += "xref\n0 " + size + "\n0000000000 65535 f \n" + TenDigits(catalogue) + " 00000 n \n" + TenDigits(tree) + " 00000 n \n";
  for (const std::size_t offset : offsets_) out_ += TenDigits(offset) + " 00000 n \n";
  out_ += "trailer\n<</Size " + size + "/Root 1 0 R>>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
  return std::move(out_);
}

}  // namespace gouji
