#pragma once

#include <string>
#include <utility>
#include <vector>

namespace gouji::test {

/// Builds tiny DOCX packages in memory for one-feature tests.
///
///   DocxWriter docx("<w:p><w:r><w:t>一、概况</w:t></w:r></w:p>");
///   docx.set_styles("<w:style …/>");
///   Result<Document> document = ReadDocx(docx.Bytes(), {});
class DocxWriter {
 public:
  /// `body` is the content of w:body; the prefixes w, r, mc, wps, wp, a, m, v and w14 are declared.
  explicit DocxWriter(std::string body) : body_(std::move(body)) {}

  void set_styles(std::string styles) {
    Add("styles", std::move(styles));
  }  ///< content of w:styles
  void set_numbering(std::string numbering) {
    Add("numbering", std::move(numbering));
  }  ///< of w:numbering
  void set_footnotes(std::string footnotes) {
    Add("footnotes", std::move(footnotes));
  }  ///< of w:footnotes
  void set_endnotes(std::string endnotes) { Add("endnotes", std::move(endnotes)); }
  /// The ISO strict namespaces instead of the transitional ones.
  void set_strict(bool strict) { strict_ = strict; }
  /// Name of the main part.
  void set_main(std::string main) { main_ = std::move(main); }
  /// A further relationship of the main part.
  void AddRelationship(std::string xml) { extra_relationships_ += xml; }
  /// A further entry of the zip.
  void AddEntry(std::string name, std::string bytes) {
    entries_.emplace_back(std::move(name), std::move(bytes));
  }

  std::string Bytes() const;

 private:
  struct Part {
    std::string kind;
    std::string content;
  };
  void Add(std::string kind, std::string content) {
    parts_.push_back({std::move(kind), std::move(content)});
  }

  std::string body_;
  std::vector<Part> parts_;
  std::string extra_relationships_;
  std::vector<std::pair<std::string, std::string>> entries_;
  std::string main_ = "word/document.xml";
  bool strict_ = false;
};

/// A paragraph of one run.
std::string P(const std::string& text);
/// A paragraph with w:pPr content and one run.
std::string P(const std::string& properties, const std::string& text);
/// A run with w:rPr content.
std::string R(const std::string& text, const std::string& properties = "");
/// A table cell of one paragraph, with w:tcPr content.
std::string Tc(const std::string& text, const std::string& properties = "");
std::string Tr(const std::string& cells);
std::string Tbl(const std::string& rows);

/// What ReadDocx makes of it, as Dump() lines; "error <code> <detail>" when it refuses.
std::string Read(const DocxWriter& docx);
std::string ReadBody(const std::string& body);

}  // namespace gouji::test
