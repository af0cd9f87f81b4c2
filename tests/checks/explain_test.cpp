#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>

#include "checks/engine/finding.h"
#include "extract/read.h"
#include "patterns/profile.h"

using namespace gouji;

namespace {

struct Explained {
  std::string diagnosis;
  std::string figure;  ///< the printed figure that it speaks of
  Verdict verdict = Verdict::kNotAssessable;
};

// What is said of the first tie of the check that is not consistent, or of the last tie of it.
Explained Explain(const std::string& report, std::string_view check) {
  static const auto patterns = PatternSet::BuiltIn();
  static const auto profiles = BuiltInProfiles();
  const auto document = ReadPlainText(report, {});
  BOOST_REQUIRE(document.ok());
  const FigureTable figures = Recognize(document.value(), patterns.value());
  const CheckResult result = RunChecks({document.value(), figures, patterns.value(), profiles.value().front()});
  Explained explained;
  for (const Relation& relation : result.relations) {
    if (relation.check != check) continue;
    explained.verdict = relation.verdict;
    explained.diagnosis = relation.diagnosis;
    if (relation.diagnosed != kNone) explained.figure = document.value().Slice(figures.figures[relation.diagnosed].range);
    if (relation.verdict == Verdict::kInconsistent) break;
  }
  return explained;
}

std::string Costs(const std::string& meeting, const std::string& total) {
  return "# 2024年度支出情况\n\n| 项目 | 2023年 | 2024年 |\n|---|---|---|\n| 办公费 | 12.36 | 14.58 |\n| 印刷费 | 3.47 | 3.47 |\n"
         "| 差旅费 | 8.25 | 9.13 |\n| 会议费 | 5.64 | " + meeting + " |\n| 合计 | 29.72 | " + total + " |\n";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(explain)

BOOST_AUTO_TEST_CASE(a_row_left_out_of_the_total) {
  const Explained explained = Explain(Costs("5.91", "23.96"), "table.column-total");
  BOOST_TEST(explained.diagnosis == "left-out");
  BOOST_TEST(explained.figure == "9.13");
}

BOOST_AUTO_TEST_CASE(a_row_added_twice) {
  const Explained explained = Explain(Costs("5.91", "42.22"), "table.column-total");
  BOOST_TEST(explained.diagnosis == "added-twice");
  BOOST_TEST(explained.figure == "9.13");
}

BOOST_AUTO_TEST_CASE(short_figures_explain_nothing) {
  const Explained explained = Explain(Costs("9.00", "27.18"), "table.column-total");
  BOOST_TEST((explained.verdict == Verdict::kInconsistent));
  BOOST_TEST(explained.diagnosis == "");
}

BOOST_AUTO_TEST_CASE(last_years_total_copied) {
  const Explained explained = Explain(Costs("5.91", "29.72"), "table.column-total");
  BOOST_TEST(explained.diagnosis == "last-year");
  BOOST_TEST(explained.figure == "29.72");
}

BOOST_AUTO_TEST_CASE(an_unread_part_completes_the_list) {
  const Explained explained = Explain("2024年收入合计1634.75万元，其中：财政拨款收入1428.64万元，其他收入12.37万元，上年结转193.74万元。\n", "amount.sum-of-parts");
  BOOST_TEST((explained.verdict == Verdict::kConsistent));
}

BOOST_AUTO_TEST_SUITE_END()
