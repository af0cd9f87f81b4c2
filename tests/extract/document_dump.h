#pragma once

#include <string>

#include "extract/document.h"

namespace gouji::test {

/// Blocks and grids in one line each, for golden comparisons:
///
///   H1 一、概况
///   P 正文
///   T 2x2
///   0,0 1x2 项目
///   N hidden vanish
std::string Dump(const Document& document);

}  // namespace gouji::test
