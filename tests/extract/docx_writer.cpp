#include "tests/extract/docx_writer.h"

#include <zip.h>

#include <stdexcept>

#include "extract/read.h"
#include "tests/extract/document_dump.h"

namespace gouji::test {
namespace {

const std::string kHead = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

std::string Namespaces(bool strict) {
  const std::string word = strict ? "http://purl.oclc.org/ooxml/wordprocessingml/main"
                                  : "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  return " xmlns:w=\"" + word +
         "\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
         " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
         " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\""
         " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""
         " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
         " xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\""
         " xmlns:v=\"urn:schemas-microsoft-com:vml\""
         " xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\"";
}

std::string Element(const std::string& name, const std::string& content, bool strict) {
  return kHead + "<w:" + name + Namespaces(strict) + ">" + content + "</w:" + name + ">";
}

std::string Relationship(const std::string& id, const std::string& type, const std::string& target,
                         bool strict) {
  const std::string base =
      strict ? "http://purl.oclc.org/ooxml/officeDocument/relationships/"
             : "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  return "<Relationship Id=\"" + id + "\" Type=\"" + base + type + "\" Target=\"" + target + "\"/>";
}

std::string Relationships(const std::string& content) {
  return kHead +
         "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
         content + "</Relationships>";
}

void AddFile(zip_t* archive, const std::string& name, const std::string& bytes) {
  zip_source_t* source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
  if (source == nullptr || zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8) < 0) {
    throw std::runtime_error("zip_file_add " + name);
  }
}

std::string Zip(const std::vector<std::pair<std::string, std::string>>& files) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
  if (archive == nullptr) throw std::runtime_error("zip_open_from_source");
  zip_source_keep(target);
  for (const auto& [name, bytes] : files) AddFile(archive, name, bytes);
  if (zip_close(archive) != 0) throw std::runtime_error("zip_close");
  zip_source_open(target);
  zip_stat_t stat;
  zip_source_stat(target, &stat);
  std::string out(static_cast<std::size_t>(stat.size), '\0');
  zip_source_read(target, out.data(), out.size());
  zip_source_close(target);
  zip_source_free(target);
  return out;
}

}  // namespace

std::string DocxWriter::Bytes() const {
  const std::size_t slash = main_.rfind('/') + 1;
  const std::string folder = main_.substr(0, slash);
  const std::string type = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
  std::string types =
      "<Default Extension=\"rels\" "
      "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/" +
      main_ + "\" ContentType=\"" + type + "document.main+xml\"/>";
  std::string relationships = extra_relationships_;
  std::vector<std::pair<std::string, std::string>> files;
  for (const Part& part : parts_) {
    relationships += Relationship("r" + part.kind, part.kind, part.kind + ".xml", strict_);
    types += "<Override PartName=\"/" + folder + part.kind + ".xml\" ContentType=\"" + type +
             part.kind + "+xml\"/>";
    files.emplace_back(folder + part.kind + ".xml", Element(part.kind, part.content, strict_));
  }
  files.emplace_back(
      "[Content_Types].xml",
      kHead + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">" +
          types + "</Types>");
  files.emplace_back("_rels/.rels",
                     Relationships(Relationship("r1", "officeDocument", main_, strict_)));
  files.emplace_back(folder + "_rels/" + main_.substr(slash) + ".rels",
                     Relationships(relationships));
  files.emplace_back(main_,
                     Element("document", "<w:body>" + body_ + "<w:sectPr/></w:body>", strict_));
  files.insert(files.end(), entries_.begin(), entries_.end());
  return Zip(files);
}

std::string P(const std::string& text) { return P("", text); }
std::string P(const std::string& properties, const std::string& text) {
  return "<w:p><w:pPr>" + properties + "</w:pPr>" + R(text) + "</w:p>";
}
std::string R(const std::string& text, const std::string& properties) {
  return "<w:r><w:rPr>" + properties + "</w:rPr><w:t xml:space=\"preserve\">" + text +
         "</w:t></w:r>";
}
std::string Tc(const std::string& text, const std::string& properties) {
  return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + P(text) + "</w:tc>";
}
std::string Tr(const std::string& cells) { return "<w:tr>" + cells + "</w:tr>"; }
std::string Tbl(const std::string& rows) {
  return "<w:tbl><w:tblPr/><w:tblGrid/>" + rows + "</w:tbl>";
}

std::string Read(const DocxWriter& docx) {
  const std::string bytes = docx.Bytes();
  const Result<Document> document = ReadDocx(bytes, {});
  if (document.ok()) return Dump(document.value());
  return "error " + std::to_string(static_cast<int>(document.error().code)) + " " +
         document.error().detail;
}
std::string ReadBody(const std::string& body) { return Read(DocxWriter(body)); }

}  // namespace gouji::test
