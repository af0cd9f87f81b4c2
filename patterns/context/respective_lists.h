#pragma once

#include "patterns/figure_table.h"

namespace gouji {

/// Adds the lists of one sentence that are told without 其中: "T，基本支出和项目支出分别为A、B", "T中甲A、乙B" and
/// "T：甲A，占a；乙B，占b".
void FindRespectiveLists(const Document& document, const Sentence& sentence, FigureTable& figures);

}  // namespace gouji
