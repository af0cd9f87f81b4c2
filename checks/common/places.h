#pragma once

#include <map>
#include <string_view>

#include "patterns/pack/pattern_set.h"

namespace gouji {

/// Which cities there are and which belong together, from the pack list place.cities. Lives no longer than
/// the pattern set.
class Gazetteer {
 public:
  explicit Gazetteer(const PatternSet& patterns);

  bool Knows(std::string_view city) const { return cities_.count(city) > 0; }
  /// The longest known city whose name ends at byte `end` of the text; empty when there is none.
  std::string_view CityEndingAt(std::string_view text, std::size_t end) const;
  /// One is the other, its prefecture or a city of it, or its provincial unit itself.
  bool Near(std::string_view city, std::string_view home) const;

 private:
  struct Home {
    std::string_view province;
    std::string_view prefecture;
  };
  std::map<std::string_view, Home> cities_;
};

}  // namespace gouji
