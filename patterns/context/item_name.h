#pragma once

#include <string>
#include <string_view>

#include "patterns/pack/pattern_set.h"

namespace gouji {

/// A name for a figure, read from words.
struct ItemName {
  std::string item;     ///< the words without year, aspect and filler; or the measure's name
  std::string measure;  ///< canonical id, or empty
  Aspect aspect = Aspect::kNone;
  bool without_aspect = false;  ///< the words say that it stands on no side: 上年结转
};

/// What the words directly before a number, or at the head of its row or column, call it. A name without `measures` is
/// the words alone.
ItemName ReadItemName(const PatternSet& patterns, std::string_view words, bool measures = true);

/// 政府采购授予中小企业合同金额: whether words behind that for the measure make it something else. Those that say on which side,
/// out of which funds or how much do not.
bool NamesMoreThanMeasure(const PatternSet& patterns, std::string_view words);

}  // namespace gouji
