#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "extract/base/result.h"
#include "patterns/pack/pack_file.h"

namespace gouji {

/// Replaces {name} by the macro of that name, in patterns and in the macros themselves.
class Macros {
 public:
  /// A macro may use macros of any pack, but not itself.
  static Result<Macros> Of(const std::vector<PackFile>& packs);

  /// `place` and `id` are those of the pattern, for the error.
  Result<std::string> Expand(const PackPlace& place, std::string_view id, std::string_view pattern) const;

 private:
  std::map<std::string, std::string, std::less<>> expanded_;
};

/// Names of the capture groups of a pattern by index - 1, "" for unnamed ones.
std::vector<std::string> GroupNames(std::string_view pattern);

}  // namespace gouji
