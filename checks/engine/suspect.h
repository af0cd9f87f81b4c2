#pragma once

#include <vector>

#include "checks/engine/finding.h"

namespace gouji {

/// A finding of one broken tie is about the figure that states the result, although any figure of the tie may be the
/// wrong one. Names another as the culprit where the report speaks against it: no verified tie confirms it, and all
/// others of the tie are confirmed or printed again elsewhere, or the value it should have is printed elsewhere, or
/// differs from it by two digits changed round or a shifted point. Nothing is named when two figures are as likely.
void NameSuspects(const FigureTable& figures, const std::vector<Relation>& relations, std::vector<Finding>& findings);

}  // namespace gouji
