#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "patterns/context/names.h"
#include "patterns/figure_table.h"

namespace gouji {

/// A body that the report names somewhere where nothing but a name can stand, with what speaks for its
/// being the report's own.
struct NameCandidate {
  std::string name;
  std::vector<std::string> aliases;  ///< 以下简称
  int own = 0;                       ///< weight of title, field and frequency
  bool unit = false;                 ///< stands in a list of units
};

/// Collects names from the title, from fields and columns that hold names, from headings that are names,
/// from lists of units, from 以下简称, and from the beginnings of sentences. In order of first appearance.
std::vector<NameCandidate> CollectNames(const Document& document, const PatternSet& patterns, const NameReader& reader,
                                        const FigureTable& figures, const std::vector<std::string>& title);

/// The text of a heading without label, brackets at its end and spaces.
std::string HeadingName(const Document& document, const Block& block);

}  // namespace gouji
