#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gouji::fuzz {

/// A zip archive of uncompressed entries with right checksums: what a mutated part needs to be read at all.
std::string StoredZip(const std::vector<std::pair<std::string_view, std::string_view>>& entries);

/// A DOCX whose word/document.xml is `xml`.
std::string DocxOf(std::string_view xml);

}  // namespace gouji::fuzz
