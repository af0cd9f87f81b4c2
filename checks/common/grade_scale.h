#pragma once

#include <cstddef>
#include <map>
#include <string_view>

#include "checks/engine/check.h"

namespace gouji {

/// The least score of each grade, by the grade's place in the profile (0 = best).
struct GradeScale {
  std::map<std::size_t, Decimal> least;
  bool own = false;  ///< printed in the report: the limits of grades that follow one another
};

/// For a name that is no grade of the profile.
constexpr std::size_t kUnknownGrade = 99;

/// The place of a grade in the profile, or kUnknownGrade.
std::size_t GradeOf(const CheckInput& input, std::string_view name);

/// The scale that the report prints, where it can be read; else the profile's.
GradeScale ReadGradeScale(const CheckInput& input);

}  // namespace gouji
