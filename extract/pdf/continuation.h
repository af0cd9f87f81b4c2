#pragma once

#include "extract/pdf/page_layout.h"

namespace gouji {

/// Whether `next`, the first thing on its page, goes on with the table `above`, the last thing on
/// the page before: same outer edges, and columns that agree.
bool ContinuesTable(const PageTable& above, const PageTable& next);

/// Whether `next` repeats the head rows of `above` and `above` has not been summed up: with the
/// same title above both, they are parts of one table.
bool RepeatsHead(const PageTable& above, const PageTable& next);

/// Appends `next` to `above`: repeated head rows are dropped once, a row that the page end cut in
/// two becomes one row again, merged cells are merged over the page end.
void AppendTable(PageTable& above, PageTable next);

}  // namespace gouji
