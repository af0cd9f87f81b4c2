#pragma once

#include <map>
#include <string>

#include "patterns/score/score_scope.h"
#include "patterns/score/tree_builders.h"

namespace gouji {

/// The departments or projects that a report goes through one after the other, by the block that names them: headings
/// and numbered paragraphs that begin （二）城乡供水项目。 Empty where there are fewer than two.
std::map<std::uint32_t, std::string> FindScoreObjects(const TreeContext& context);

/// Whose section a block stands in: the object that its own first words or a heading above name; empty for none.
std::string WhoseSection(const TreeContext& context, const ScopeWords& scopes,
                         const std::map<std::uint32_t, std::string>& objects, std::uint32_t block);

}  // namespace gouji
