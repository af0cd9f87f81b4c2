#pragma once

#include <string>
#include <string_view>

#include "extract/base/result.h"
#include "extract/document.h"

namespace gouji {

/// Named caps of the readers; see docs/limits.md. Reaching one is Error kLimit with the cap's name.
struct ReadLimits {
  std::uint64_t input_bytes = 512ull << 20;  ///< kTooLarge above
  std::uint32_t pages = 5000;
  std::uint64_t text_bytes = 64ull << 20;
  std::uint64_t part_bytes = 128ull << 20;   ///< one inflated DOCX part
  std::uint32_t nesting = 200;               ///< XML depth, forms within forms
  std::uint32_t table_columns = 1024;
  std::uint32_t cells = 500'000;             ///< of a whole document
};

/// Reads a report from memory. The format is told by the first bytes, never by the name; `name` only
/// serves the kExtensionMismatch note and plain text kinds (.md, .txt, .html).
Result<Document> ReadDocument(std::string_view bytes, std::string_view name, const ReadLimits& limits = {});

/// The readers behind it. Bytes must outlive the call only.
Result<Document> ReadPdf(std::string_view bytes, const ReadLimits& limits);
Result<Document> ReadDocx(std::string_view bytes, const ReadLimits& limits);
Result<Document> ReadHtml(std::string_view bytes, const ReadLimits& limits);
/// Plain text and Markdown: lines are paragraphs, `#` headings are levels, pipe tables are tables.
Result<Document> ReadPlainText(std::string_view bytes, const ReadLimits& limits);

/// Reads a regular file into memory: no pipes, devices or directories, at most limits.input_bytes.
Result<std::string> ReadFileBytes(const std::string& path, const ReadLimits& limits = {});

}  // namespace gouji
