#pragma once

#include <cstdint>
#include <vector>

#include "patterns/figure_table.h"

namespace gouji {

/// What a figure of a list behind 分别 is of: words of its sentence, or what another figure is of.
struct Alignment {
  std::uint32_t figure = kNone;
  NormRange name;                ///< in the sentence; empty when `like` says it
  std::uint32_t like = kNone;
};

/// "A、B、C分别为x、y、z" and "A a万元、B b万元，占比分别为x、y": as many names, or figures before, as figures behind. In
/// the order of the figures.
std::vector<Alignment> AlignedLists(const Sentence& sentence, const FigureTable& figures);

/// Whether nothing but marks and words of a list stands between two figures: 、 和 及.
bool IsListGap(std::string_view between);

}  // namespace gouji
