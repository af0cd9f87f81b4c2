#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/base/note.h"
#include "extract/docx/properties.h"

namespace gouji::docx {

/// One style with everything it inherits.
struct Style {
  std::string id;
  std::string name;  ///< lower case, e.g. "heading 1", "toc 2"
  std::string based_on;
  RunProperties run;
  ParagraphProperties paragraph;
  bool shades_cells = false;  ///< a table style with a dark background somewhere
  bool contents = false;      ///< a style of the table of contents
};

/// word/styles.xml, resolved. References stay valid as long as the object.
class Styles {
 public:
  /// `notes` receives kDamagedInput for a basedOn cycle.
  static Result<Styles> Parse(std::string_view xml, std::string_view part, const ReadLimits& limits,
                              std::vector<Note>& notes);
  Styles() = default;

  /// nullptr for an unknown id.
  const Style* Find(std::string_view id) const;
  const Style* default_paragraph() const { return Find(default_paragraph_); }

 private:
  friend class StylesHandler;
  void Resolve(std::vector<Note>& notes);

  std::unordered_map<std::string, Style> styles_;
  std::string default_paragraph_;
};

}  // namespace gouji::docx
