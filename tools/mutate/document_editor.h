#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "extract/document.h"

namespace gouji {

/// Copies of a document in which one thing differs, as if its author had typed it so: everything else,
/// headings and grids included, stays exactly as it was read.
class DocumentEditor {
 public:
  /// `range` reads `text` instead. The range must lie inside one paragraph or cell.
  static Document WithText(const Document& document, SourceRange range, std::string_view text);

  /// Without one row of a table. nullopt for a header row, a row in which a cell begins that reaches into
  /// the next one, and for tables that hold other tables.
  static std::optional<Document> WithoutRow(const Document& document, std::uint32_t table, std::uint32_t row);
  /// The text that WithoutRow takes out.
  static SourceRange RowText(const Document& document, std::uint32_t table, std::uint32_t row);

  /// Where a place of the original stands after `range` was replaced by `size` bytes.
  static SourceRange Moved(SourceRange place, SourceRange range, std::size_t size);
};

}  // namespace gouji
