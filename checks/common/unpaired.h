#pragma once

#include <string>
#include <vector>

#include "checks/common/text_pieces.h"

namespace gouji {

/// A bracket, quotation mark or title mark without its partner.
struct Unpaired {
  std::size_t piece = 0;  ///< index into the pieces
  NormRange range;
  bool opens = false;     ///< an opening mark that is never closed
  std::string missing;    ///< the partner
};

/// Marks that stay without partner. List labels such as 1) and ①） have none; a pair that a paragraph
/// break (or a page end) tears apart is a pair.
std::vector<Unpaired> FindUnpaired(const std::vector<TextPiece>& pieces);

}  // namespace gouji
