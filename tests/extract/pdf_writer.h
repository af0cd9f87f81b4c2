#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace gouji {

/// Writes tiny PDFs by hand for tests: objects, a page tree, one CJK font whose codes are UCS-2.
/// Coordinates are PDF user space: origin at the bottom left, page 600 x 800 unless said otherwise.
class PdfWriter {
 public:
  /// Adds a page; `extra` goes into its dictionary ("/Rotate 90 /MediaBox [...]").
  void AddPage(const std::string& content, const std::string& extra = "/MediaBox [0 0 600 800]");
  /// Adds entries to the catalog.
  void AddToCatalog(const std::string& entries) { catalog_ += entries; }
  /// Adds an object and returns its number; pages refer to it by `extra`.
  int AddObject(const std::string& body);
  /// Makes an object a font of every page; the pages' own font is F.
  void AddFont(const std::string& name, int object) { fonts_ += " /" + name + " " + std::to_string(object) + " 0 R"; }
  std::string Finish() const;

  /// Text operators for one string at a place; `utf8` may hold any characters of the basic plane.
  static std::string Text(double x, double y, const std::string& utf8, double size = 12);
  /// The same between BT and ET without font and place.
  static std::string Show(const std::string& utf8);
  static std::string Line(double x0, double y0, double x1, double y1);
  /// A filled rectangle in a colour "r g b".
  static std::string Fill(double x, double y, double w, double h, const std::string& rgb);
  /// A grid of lines at the given positions.
  static std::string Grid(const std::vector<double>& xs, const std::vector<double>& ys);

 private:
  struct PageParts {
    std::string content;
    std::string extra;
  };
  std::vector<PageParts> pages_;
  std::vector<std::string> objects_;
  std::string catalog_;
  std::string fonts_;
};

}  // namespace gouji
