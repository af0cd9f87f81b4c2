#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gouji {

/// Writes a PDF of pages that are one picture each, with drawing operators over it.
class PicturePdf {
 public:
  PicturePdf();
  /// `rgb` holds 3 × columns × rows bytes; sizes in points; `operators` in PDF coordinates.
  void AddPage(std::string_view rgb, int columns, int rows, int width, int height, std::string_view operators);
  std::string Finish() &&;

 private:
  std::size_t Add(const std::string& dictionary, std::string_view stream);

  std::string out_;
  std::vector<std::size_t> offsets_;  // of objects 3 and on; 1 is the catalogue, 2 the page tree
  std::vector<std::size_t> pages_;
};

}  // namespace gouji
