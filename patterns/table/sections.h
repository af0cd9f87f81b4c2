#pragma once

#include <vector>

#include "patterns/table/grid_view.h"
#include "patterns/table/table_model.h"

namespace gouji {

/// Splits a grid into logical tables: heads at the top, and heads that come again (or others) further
/// down. Marks title, unit and note rows. Fills first, body and end of the sections, and the kind and
/// section of `rows`; columns and sides are still empty.
std::vector<TableSection> FindSections(const PatternSet& patterns, const GridView& grid, std::vector<TableRow>& rows);

/// A row that only numbers the columns: 栏次 | 1 | 2 | 3. Its words are no heads.
bool IsColumnNumbers(const GridView& grid, std::uint32_t row);

/// Gives every column of a section its head path, role, aspect, unit and period.
void ReadColumns(const PatternSet& patterns, const GridView& grid, const std::vector<TableRow>& rows, TableSection& section);

/// Finds the groups of columns that have row labels of their own, and which columns name rows or hold
/// numbers.
void FindSides(const GridView& grid, const std::vector<TableRow>& rows, TableSection& section);

/// Names the rows of one side and ties each to the row it is part of.
void ReadRows(const PatternSet& patterns, const GridView& grid, const std::vector<TableRow>& rows,
              const TableSection& section, TableSide& side);

}  // namespace gouji
