#include <boost/test/unit_test.hpp>

#include "extract/read.h"
#include "patterns/figure_table.h"

using namespace gouji;

BOOST_AUTO_TEST_SUITE(indicator_tree)

namespace {

struct Report {
  Document document;
  FigureTable figures;
};

Report Read(std::string_view text) {
  static const Result<PatternSet> patterns = PatternSet::BuiltIn();
  BOOST_REQUIRE(patterns.ok());
  Result<Document> document = ReadPlainText(text, {});
  BOOST_REQUIRE(document.ok());
  Report report{std::move(document).value(), {}};
  report.figures = Recognize(report.document, patterns.value());
  return report;
}

std::string Value(const Report& report, std::uint32_t figure) {
  return figure == kNone ? "-" : report.figures.figures[figure].value.ToString();
}

// "name weight/score" of every node, two spaces a level.
std::string Show(const Report& report, const IndicatorTree& tree) {
  std::string out = "(" + Value(report, tree.stated_weight) + "/" + Value(report, tree.stated_score) + ")\n";
  for (std::size_t i = 1; i < tree.nodes.size(); ++i) {
    const IndicatorNode& node = tree.nodes[i];
    out += std::string(2u * (node.depth - 1u), ' ') + node.name + " " + Value(report, node.weight) + "/" +
           (node.no_award ? "0" : Value(report, node.score)) + "\n";
  }
  return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(nested_headings_with_the_score_below) {
  const Report report = Read(
      "本部门自评92.5分。\n二、绩效实现情况\n（一）执行情况(10分)\n执行率96%，扣0.5分，该指标得9.5分。\n"
      "（二）履职情况（90分）\n1)举办讲座12场（50分）\n实际举办12场。该指标得50分。\n"
      "2)印发资料（40分）\n得33分，完成较好，得33分。\n");
  BOOST_REQUIRE_EQUAL(report.figures.trees.size(), 1u);
  BOOST_TEST(Show(report, report.figures.trees[0]) ==
             "(-/92.5)\n执行情况 10/9.5\n履职情况 90/-\n  举办讲座12场 50/50\n  印发资料 40/33\n");
}

BOOST_AUTO_TEST_CASE(merged_cells_with_the_funds_part_above) {
  const Report report = Read(
      "| 项目资金 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |\n"
      "| 年度资金总额 | 80 | 76 | 10 | 95% | 9.5 |\n| 其中：财政拨款 | 60 | 60 | | 100% | 10 |\n"
      "| 一级指标 | 二级指标 | 三级指标 | 分值 | 得分 | 偏差原因 |\n"
      "| 产出指标（50分） | 数量指标 | 修缮校舍 | 30 | 30 | |\n| ^ | 质量指标 | 验收合格 | 20 | 18 | 返工 |\n"
      "| 效益指标（40分） | 经济效益 | 无 | | | |\n| ^ | 社会效益 | 师生受益 | 40 | 40 | |\n"
      "| 总分 | < | < | 100 | 97.5 | |\n");
  BOOST_REQUIRE_EQUAL(report.figures.trees.size(), 1u);
  BOOST_TEST(Show(report, report.figures.trees[0]) ==
             "(100/97.5)\n预算执行率 10/9.5\n产出指标 50/-\n  数量指标 -/-\n    修缮校舍 30/30\n"
             "  质量指标 -/-\n    验收合格 20/18\n效益指标 40/-\n  社会效益 -/-\n    师生受益 40/40\n");
}

BOOST_AUTO_TEST_CASE(numbered_paragraphs_with_weight_and_score_at_the_end) {
  const Report report = Read(
      "四、指标分析\n1.项目立项（5分，得4.5分）\n（1）依据充分性。依据充分。该指标满分2分，得2分。\n"
      "（2）程序规范性。缺一份论证材料。该指标满分3分，得2.5分。\n2.项目管理（95分，得95分）\n（1）制度健全性。该项95分，评价得分95分。\n");
  BOOST_REQUIRE_EQUAL(report.figures.trees.size(), 1u);
  BOOST_TEST(Show(report, report.figures.trees[0]) ==
             "(-/-)\n项目立项 5/4.5\n  依据充分性 2/2\n  程序规范性 3/2.5\n项目管理 95/95\n  制度健全性 95/95\n");
}

BOOST_AUTO_TEST_CASE(targets_and_achieved_values) {
  const Report report = Read(
      "二、绩效实现情况\n1.演出场次≥220场（60分）\n计划演出220场，全年实际演出231场，其中进乡村148场。该指标得60分。\n"
      "2.办结率100%（40分）\n办结率98.5%，较上年提高1个百分点，扣1分，得39分。\n");
  const IndicatorTree& tree = report.figures.trees.at(0);
  BOOST_TEST(Value(report, tree.nodes[1].target) == "220");
  BOOST_TEST(Value(report, tree.nodes[1].achieved) == "231");
  BOOST_TEST(Value(report, tree.nodes[2].achieved) == "98.5");
  BOOST_TEST(Value(report, tree.nodes[2].deduction) == "1");
}

BOOST_AUTO_TEST_CASE(several_indicators_in_one_paragraph) {
  const Report report = Read(
      "三、绩效分析\n（一）部门过程（20分，得17分）\n预算执行12分，得10分。其中预算完成率8分，得7分；采购执行率4分，采购预算60万元，得3分。\n"
      "资产管理8分，得7分，盘亏1台，扣1分。\n（二）部门产出（80分，得79分）\n"
      "1.清扫面积（30分）。计划9万平方米，全部完成，得30分。2.处理量（50分）。处理率98%，扣1分，得49分。\n");
  BOOST_REQUIRE_EQUAL(report.figures.trees.size(), 1u);
  BOOST_TEST(Show(report, report.figures.trees[0]) ==
             "(-/-)\n部门过程 20/17\n  预算执行 12/10\n    预算完成率 8/7\n    采购执行率 4/3\n  资产管理 8/7\n"
             "部门产出 80/79\n  清扫面积 30/30\n  处理量 50/49\n");
}

BOOST_AUTO_TEST_CASE(scores_of_a_form_by_judge) {
  const Report report = Read(
      "某市扶持资金绩效评价报告\n| 一级指标 | 权重 | 自评得分 | 评价得分 |\n|---|\n| 决策 | 40 | 39 | 36 |\n"
      "| 效益 | 60 | 56 | 51 |\n| 合计 | 100 | 95 | 87 |\n");
  BOOST_REQUIRE_EQUAL(report.figures.trees.size(), 2u);
  BOOST_TEST(Show(report, report.figures.trees[0]) == "(100/95)\n决策 40/39\n效益 60/56\n");
  BOOST_TEST(Show(report, report.figures.trees[1]) == "(100/87)\n决策 40/36\n效益 60/51\n");
  BOOST_TEST(Fit(report.figures.trees[0].scope, report.figures.trees[1].scope) < 0);
}

BOOST_AUTO_TEST_SUITE_END()
