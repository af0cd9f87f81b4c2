#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gouji::docx {

/// Nested fields of one story. Between "begin" and "separate" stands the instruction, which nobody
/// sees; after it the result, which is text.
class FieldStack {
 public:
  void Begin() { fields_.emplace_back(); }
  void Separate();
  void End();
  /// w:fldSimple: the instruction is an attribute, the content is the result.
  void BeginSimple(std::string_view instruction);
  void AddInstruction(std::string_view text);

  /// True when text at this place is shown.
  bool shows_text() const;
  /// True inside the result of a TOC field.
  bool in_contents() const;
  /// True when the innermost field gives the page number of a heading.
  bool is_page_reference() const;

 private:
  struct Field {
    std::string instruction;
    bool result = false;
    bool contents = false;
  };
  std::vector<Field> fields_;
};

}  // namespace gouji::docx
