#pragma once

#include <string_view>
#include <vector>

#include "checks/engine/relation.h"
#include "checks/engine/text_piece.h"
#include "extract/document.h"
#include "patterns/figure_table.h"
#include "patterns/profile.h"

namespace gouji {

/// What a check may look at. A check never sees a reader, XML or Poppler.
/// The four it is made of must outlive it.
struct CheckInput {
  CheckInput(const Document& document, const FigureTable& figures, const PatternSet& patterns, const Profile& profile)
      : document(document), figures(figures), patterns(patterns), profile(profile), pieces(TextPieces(document)) {}

  const Document& document;
  const FigureTable& figures;
  const PatternSet& patterns;
  const Profile& profile;
  const std::vector<TextPiece> pieces;  ///< the document's text, normalised once for all checks
};

/// One check: `checks/<family>/<name>.cpp` defines `const Check k<family>_<name>` (declared extern by the
/// registry) in namespace gouji::registry with '-' in the name written '_', and `<name>.md` beside it is its
/// page. CMake collects both; there is nothing else to edit. `run` appends every tie it looked at, whatever the verdict:
/// verified ones are shown to people too, and what could not be judged says why.
struct Check {
  std::string_view id;  ///< "amount.sum-of-parts"
  void (*run)(const CheckInput& input, std::vector<Relation>& relations);
  /// Optional second pass over the relations of all checks: may change verdict, severity, reason or check
  /// of those it explains better. Runs after every check has run, in order of id.
  void (*review)(const CheckInput& input, std::vector<Relation>& relations) = nullptr;
};

/// All checks, sorted by id.
const std::vector<const Check*>& AllChecks();

}  // namespace gouji
