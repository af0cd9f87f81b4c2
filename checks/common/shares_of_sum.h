#pragma once

#include <vector>

#include "checks/common/share_claim.h"

namespace gouji {

/// "构成为：A a，占x%；B b，占y%": shares of one statement whose whole is printed nowhere are of what the parts make.
/// One relation a claim, in their order; empty where neither the shares nor most of them speak for that.
std::vector<Relation> SharesOfSum(const CheckInput& input, const std::vector<ShareClaim*>& claims);

}  // namespace gouji
