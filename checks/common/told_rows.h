#pragma once

#include <vector>

#include "checks/engine/check.h"

namespace gouji {

/// Sentences that go through one row of a table, its total row above all: 全市支出5599.59万元，支出率96.54%，结余200.41万元.
/// Two of its figures must be what the row holds in columns that the words name;
/// then the others that bear the very heads of columns are compared with their cells. One relation a figure compared.
void CompareToldRows(const CheckInput& input, std::vector<Relation>& relations);

}  // namespace gouji
