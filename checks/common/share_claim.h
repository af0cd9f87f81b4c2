#pragma once

#include <vector>

#include "checks/engine/check.h"

namespace gouji {

/// One "A，占 B 的 x%": its figures and the figures that B may mean, most likely first.
struct ShareClaim {
  std::uint32_t rate = kNone;
  std::uint32_t part = kNone;
  std::vector<std::uint32_t> bases;
  bool part_is_sure = true;   ///< not one of several amounts that the words may mean
  bool base_is_sure = false;  ///< the first base is what the words name
  bool base_is_named = false;   ///< the words before 占 or behind it say what the share is of
  bool base_is_near = true;   ///< it stands in the same section, not elsewhere in the report
  bool settled = false;         ///< judged already
  std::uint32_t group = kNone;  ///< total of the list that holds the part: its shares are judged together
};

/// Reads the claims of a cue "share". Several for "分别为A元和B元，占C的x%和y%".
std::vector<ShareClaim> ReadShares(const CheckInput& input, const Cue& cue);

/// "应筹集400万元，其中中央承担60%、省级承担20%、县级承担20%，分别为240万元、80万元、80万元": the portions of a total, and what they come to.
std::vector<ShareClaim> ReadPortions(const CheckInput& input);

}  // namespace gouji
