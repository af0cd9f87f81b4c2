#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "patterns/context/names.h"
#include "patterns/figure_table.h"

namespace gouji {

/// The project that an evaluation is about, from the lines of its title without year, place and body: 农村公路养护项目
/// of “某市2024年度农村公路养护项目绩效评价报告”. Empty for a report about a whole body.
std::string ProjectOfTitle(const std::vector<std::string>& title, const PatternSet& patterns, const NameReader& reader);

/// A form about one project: from `row` down, to the next one.
struct ProjectForm {
  std::uint32_t row = 0;
  std::string name;
};
/// The 项目名称 fields of a table, top down; none where 项目名称 heads a column.
std::vector<ProjectForm> ProjectForms(const Document& document, const PatternSet& patterns, const Table& table);

}  // namespace gouji
