#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "patterns/figure_table.h"

namespace gouji {

/// A list of parts that is being read. Totals of different aspects (budget and actual) share one list of
/// items.
struct PartScope {
  PartList::Form form = PartList::Form::kAmong;
  bool bracket = false;
  bool semicolon = false;  ///< one stood behind a part
  bool announced = false;  ///< opened with 其中：
  bool counts_off = false;  ///< 32个小区中，…: what is counted of a whole
  bool nested = false;     ///< tells what a part of the list around it is made of
  bool loose = false;      ///< nested, and semicolons may stand within: 主要为A；B；C
  bool labelled = false;  ///< its parts bear labels: 一、…，二、…
  bool of_another_kind = false;  ///< a figure that cannot be a part of the total was met
  std::vector<std::uint32_t> totals;
  std::vector<std::uint32_t> or_of;  ///< other totals that the parts may be of
  std::vector<std::uint32_t> parts;
  /// What the clauses of figures say beside their names, where parts are told in two measures: 发放300份，收回292份.
  struct Measure {
    std::uint32_t figure = kNone;
    std::string word;       ///< 发放, 收回; may be empty
    bool nameless = false;  ///< nothing else is said: the same thing as the figure before it
  };
  std::vector<Measure> heads;  ///< of the figures before the list
  std::vector<Measure> measured;  ///< of the parts, in order
};

/// Whether a part on one side of planning and doing can belong to a total on the other.
bool AspectsAgree(Aspect total, Aspect part);

/// The side that a part states; none where it only inherited one from earlier words and its total, in the same
/// sentence, states another: 预算100万元。…执行数90万元，由基本支出…组成.
Aspect SideAsPart(const Figure& total, const Figure& part);

/// "原值100万元，其中年初数80万元": the same at another time, no part.
bool IsOtherTime(Aspect aspect);

/// Whether parts are told in several measures.
bool InMeasures(const PartScope& scope);

/// Planned and done, of one item. 追加 is no side: it adds to what stands before it.
bool AreTwoSides(const Figure& a, const Figure& b);

/// Whether one figure can be a part of the other by kind and unit. 项 and 个 count different things; 12场
/// and 20次 are one.
bool SameKind(const Document& document, const Figure& a, const Figure& b);

/// The parts make the total already: what follows is something else.
bool IsComplete(const FigureTable& figures, const PartScope& scope);

/// Whether the figure cannot go on with the nested list: its parts make the total already, or would exceed it where only
/// the sum tells how far it goes.
bool EndsBefore(const FigureTable& figures, const PartScope& scope, std::uint32_t figure);

/// Whether the total is not exceeded when the figure is one more part.
bool HasRoom(const FigureTable& figures, const PartScope& scope, std::uint32_t figure);

/// Adds the list to the figures, unless it is too short to be one. Parts without an aspect get that of the total.
void AddPartList(FigureTable& figures, PartList list);

/// Adds one list a total of the scope, each with the parts that stand on its side.
void AddPartLists(FigureTable& figures, PartScope scope);

}  // namespace gouji
