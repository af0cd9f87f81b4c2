#pragma once

#include "patterns/figure_table.h"

namespace gouji {

/// Gives points outside of every tree their kind: “产出类指标35分，得33.45分”, “执行率20分、产出40分、效益40分”.
void ClassifyLoosePoints(const PatternSet& patterns, FigureTable& figures);

/// Names weights, scores and deductions by the indicator whose they are: the words before them say only 得 or 扣.
void NameByIndicator(FigureTable& figures);

}  // namespace gouji
