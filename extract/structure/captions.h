#pragma once

#include <string_view>
#include <vector>

#include "extract/builder.h"
#include "extract/document.h"

namespace gouji {

/// True for a line such as "单位：万元", "部门：某局 金额单位：元" or "单位：份": it ends with a
/// unit after the word 单位. "填报单位：某局" is none.
bool IsUnitLine(std::string_view text);

/// Ties each table to the title and the 单位： line directly above it, or in its own first rows.
/// `hints` has one entry a block.
void AttachCaptions(std::string_view text, const std::vector<ParagraphHints>& hints,
                    const std::vector<Block>& blocks, std::vector<Table>& tables);

}  // namespace gouji
