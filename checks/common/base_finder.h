#pragma once

#include <string_view>
#include <vector>

#include "checks/engine/check.h"

namespace gouji {

/// Figures that the words of a base (占…的, 完成…的) may mean, most likely first.
struct Bases {
  std::vector<std::uint32_t> figures;
  /// How sure the first is what the words mean. A base that is not sure may explain a printed rate, but a
  /// rate that does not fit it is no error.
  enum class Certainty {
    kGuess,   ///< the name fits in part, or several values bear it
    kReport,  ///< the only value of that name in the report
    kNear,    ///< the only value of that name in the section, before the rate
  } certainty = Certainty::kGuess;
};

/// Finds what the words name, for a rate of `part`: of its kind, its period and its entity.
Bases FindBases(const CheckInput& input, std::string_view words, std::uint32_t part, std::uint32_t rate);

}  // namespace gouji
