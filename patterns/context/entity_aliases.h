#pragma once

#include <vector>

#include "patterns/context/names.h"
#include "patterns/figure_table.h"

namespace gouji {

/// Adds the short forms under which the report speaks of its entities: 区财政局, 市总职工服务中心, 工人文化宫.
/// Only forms that occur in the text, and that no two entities share, are kept.
void AddAliases(const PatternSet& patterns, const NameReader& reader, FigureTable& figures);

/// For a report that nowhere gives the full name of its body in a clean place: the short name with which
/// most sentences begin (市总工会), completed with the place that stands before it elsewhere (霁川市总工会).
/// Empty when there is none.
std::string BodyFromSentences(const NameReader& reader, const FigureTable& figures);

}  // namespace gouji
