#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "patterns/figure_table.h"

namespace gouji {

/// Fills the report's own body, year and kind, the organisations it speaks of, and each figure's entity.
/// Runs after the figures are lexed and before their context is read.
///
/// entities[0] is the report's own body as a department (its units included), when the report names it.
/// Where the report sets the body's own level beside its units, that is an entity of its own, named
/// "…(本级)". Only bodies that the report names in a clean place (title, field, heading, list of units,
/// 以下简称) become entities; a body that is merely mentioned does not.
void RecognizeEntities(const Document& document, const PatternSet& patterns, FigureTable& figures);

/// A name or alias of an entity in a sentence.
struct EntityMention {
  NormRange range;
  std::uint32_t entity = kNone;
};

/// Finds the mentions of all entities; made once for a report. The entities must outlive it.
class EntityFinder {
 public:
  explicit EntityFinder(const std::vector<Entity>& entities);

  /// All mentions in a normalised text, in order, without overlap, the longest name at each place.
  std::vector<EntityMention> Find(std::string_view normalized) const;

 private:
  struct Name {
    std::string_view text;
    std::uint32_t entity = kNone;
  };
  std::vector<Name> names_;  // by first character, longest first
  std::uint32_t own_level_ = kNone;
};

/// The same for a single text.
std::vector<EntityMention> FindEntityMentions(std::string_view normalized, const std::vector<Entity>& entities);

/// The entity that a heading is wholly the name of (“3.市职工服务中心”, “（1）某局（本级）”), or kNone.
std::uint32_t EntityOfHeading(const Document& document, std::uint32_t block, const std::vector<Entity>& entities);

}  // namespace gouji
