#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/base/decimal.h"
#include "extract/base/result.h"

namespace gouji {

/// A grade and the least score that earns it. Names include aliases: 优, 优秀.
struct Grade {
  std::vector<std::string> names;
  Decimal least;
};

/// Legal and customary numbers of one jurisdiction (patterns/profiles/*.toml): never hard-coded in a check.
struct Profile {
  std::string id;      ///< "national", "guangxi"…
  std::string name;    ///< 中文名
  std::string basis;   ///< the document it follows: 财预〔2020〕10号
  std::vector<std::string> marks;  ///< words in a report that name this jurisdiction's form
  std::vector<Grade> grades;       ///< best first
  Decimal execution_weight{10, 0}; ///< weight of 预算执行率
  Decimal over_fulfilment{13, 1};  ///< an achieved value from this multiple of the target on needs an explanation
  Decimal reason_below_rate{80, 0};///< execution below this per cent needs a reason
};

/// The profiles compiled in, sorted by id. Errors are kBadConfig with file:line.
Result<std::vector<Profile>> BuiltInProfiles();
/// One profile from TOML text.
Result<Profile> ParseProfile(std::string_view name, std::string_view toml);

}  // namespace gouji
