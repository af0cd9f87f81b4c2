#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "patterns/context/aligned_lists.h"
#include "patterns/context/entities.h"
#include "patterns/context/item_name.h"
#include "patterns/figure_table.h"

namespace gouji {

/// A name, and where it was read.
struct Named {
  ItemName name;
  ContextSource source = ContextSource::kNone;
};

/// Where a number stands in its sentence, and what is known of the one before it.
struct NumberPlace {
  std::size_t floor = 0;  ///< words before belong to something else
  std::size_t begin = 0;
  std::size_t end = 0;
  bool after_figure = false;  ///< the fields below tell of the figure before
  bool after_count = false;
  std::size_t last_end = 0;
  FigureKind last_kind = FigureKind::kNumber;
  Aspect last_side = Aspect::kNone;
};

/// Reads what the words around a number call it, one sentence after the other.
class FigureWords {
 public:
  FigureWords(const PatternSet& patterns, const FigureTable& figures) : patterns_(patterns), figures_(figures) {}

  /// `mentions` are the bodies that the sentence names.
  void Enter(const Sentence& sentence, std::vector<EntityMention> mentions);
  /// Figures are asked for in their order. The name is empty where only the figures before or the heading say it.
  Named NameOf(std::uint32_t figure, const NumberPlace& place);
  /// The side it stands on by its own words, or by the figure before that its words go on with.
  Aspect SideOf(std::uint32_t figure, const NumberPlace& place, const ItemName& own) const;
  /// The clause before the number, of a rate without the words for its base.
  std::string_view Clause(std::uint32_t figure, const NumberPlace& place) const;

 private:
  std::string WithoutBodies(std::string_view clause) const;
  bool StartsWithMeasure(std::string_view clause) const;
  ItemName WordsOnly(std::string_view clause, Aspect aspect) const;
  bool IsOfOther(const std::string& measure, std::string_view clause, const Figure& figure) const;
  std::string_view WholeList(const NumberPlace& place, std::string_view clause) const;
  std::size_t BaseIn(std::string_view clause) const;
  std::string_view AfterAmong(std::string_view clause) const;
  std::string_view NamingWords(const NumberPlace& place, const Figure& figure) const;
  ItemName NameIn(std::string_view clause, const NumberPlace& place, const Figure& figure) const;
  Named NamedBeforeBracket(std::string_view clause, const NumberPlace& place, const ItemName& name) const;
  Named NamedBefore(std::string_view clause, const NumberPlace& place, const ItemName& name) const;
  Aspect SideOfList(const NumberPlace& place);

  const PatternSet& patterns_;
  const FigureTable& figures_;
  std::string_view text_;
  std::vector<EntityMention> mentions_;
  std::vector<Alignment> alignments_;
  std::size_t next_alignment_ = 0;
  const Alignment* aligned_ = nullptr;  // of the figure asked for last
  Aspect list_side_ = Aspect::kNone;
};

}  // namespace gouji
