#pragma once

#include "patterns/context/part_words.h"
#include "patterns/figure_table.h"

namespace gouji {

/// Lists of one sentence that have no 其中 but a total word: "小计10人，行政1人，事业9人" and
/// "法治宣传12场、公益活动8场，共计20次".
void FindListsWithTotalWord(const Document& document, const PartWords& words,
                            const Sentence& sentence, FigureTable& figures);

}  // namespace gouji
