// What a figure is, when and whose: each case was once read wrongly.
#include <boost/test/unit_test.hpp>

#include "extract/read.h"
#include "patterns/figure_table.h"

using namespace gouji;

namespace {

struct Read {
  Document document;
  FigureTable figures;

  const Figure& At(std::string_view text) const {
    for (const Figure& figure : figures.figures) {
      if (document.Slice(figure.range) == text) return figure;
    }
    BOOST_FAIL("no figure " << text);
    return figures.figures.front();
  }
  std::string EntityOf(std::string_view text) const {
    const Figure& figure = At(text);
    return figure.entity == kNone ? "-" : figures.entities[figure.entity].name;
  }
};

Read ReadReport(std::string_view text) {
  static const Result<PatternSet> patterns = PatternSet::BuiltIn();
  BOOST_REQUIRE(patterns.ok());
  Result<Document> document = ReadPlainText(text, {});
  BOOST_REQUIRE(document.ok());
  FigureTable figures = Recognize(document.value(), patterns.value());
  return {std::move(document).value(), std::move(figures)};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(context)

BOOST_AUTO_TEST_CASE(what_follows_a_list_of_parts_is_the_whole_again) {
  const Read read = ReadReport(
      "清河市水务局2024年度绩效自评报告\n年初预算80.00万元，其中基本支出50.00万元、项目支出30.00万元。年中追加5.00万元（基本支出追加"
      "2.00万元，项目支出追加3.00万元），调整后全年预算为85.00万元。\n");
  BOOST_TEST(read.At("85.00万元").measure == "");
  BOOST_CHECK(read.At("85.00万元").aspect == Aspect::kRevisedBudget);
  BOOST_TEST(read.At("30.00万元").measure == "expenditure.project");
  BOOST_CHECK(read.At("30.00万元").aspect == Aspect::kInitialBudget);
}

BOOST_AUTO_TEST_CASE(a_date_holds_in_its_sentence_only) {
  const Read read = ReadReport(
      "清河市水务局2024年度绩效自评报告\n清河市水务局2019年3月组建。内设8个科室。办结24件，比2023年的31件减少7件。\n");
  BOOST_TEST(read.At("8个").period == 2024);
  BOOST_TEST(read.At("31件").period == 2023);
  BOOST_TEST(read.At("7件").period == 2024);
  BOOST_TEST(read.At("8个").item == "内设科室");
}

BOOST_AUTO_TEST_CASE(several_years_have_a_first_and_a_last) {
  const Read read = ReadReport("清河市水务局2024年度绩效自评报告\n2022—2024年累计安排资金300.00万元。\n");
  BOOST_TEST(read.At("300.00万元").period == 2024);
  BOOST_TEST(read.At("300.00万元").period_from == 2022);
}

BOOST_AUTO_TEST_CASE(the_evaluation_of_a_project_is_about_the_project) {
  const Read read = ReadReport("清河市2024年度堤防养护项目绩效评价报告\n清河市水务局下达资金60.00万元。\n");
  BOOST_TEST(read.EntityOf("60.00万元") == "堤防养护项目");
}

BOOST_AUTO_TEST_CASE(a_list_of_units_owns_nothing) {
  const Read read = ReadReport(
      "清河市水务局2024年度绩效自评报告\n所属单位2个，分别为清河市水质监测中心、清河市水文服务中心。核定编制62名。\n");
  BOOST_TEST(read.EntityOf("62名") == "清河市水务局");
}

BOOST_AUTO_TEST_CASE(the_base_of_a_share_is_not_its_name) {
  const Read read = ReadReport("清河市水务局2024年度绩效自评报告\n公务接待费2.00万元，占“三公”经费的20.00%。\n");
  BOOST_TEST(read.At("20.00%").measure == "three-public.reception");
}

BOOST_AUTO_TEST_CASE(points_with_an_award_behind_them_are_a_weight) {
  const Read read = ReadReport("清河市水务局2024年度绩效自评报告\n决策类指标16分，得15.5分；过程类指标24分，得22分。\n");
  BOOST_CHECK(read.At("16分").kind == FigureKind::kWeight);
  BOOST_CHECK(read.At("15.5分").kind == FigureKind::kScore);
}

BOOST_AUTO_TEST_CASE(numbers_of_a_scoring_standard_are_limits) {
  const Read read = ReadReport(
      "清河市水务局2024年度绩效自评报告\n评分标准为满意度100%得10分，≥90%得8分，≥80%得6分，每低1个百分点扣0.3分，实际满意度87.6%，得7.3分。\n");
  BOOST_TEST(read.figures.figures.size() == 2u);
  BOOST_CHECK(read.At("87.6%").aspect == Aspect::kAchieved);
  BOOST_CHECK(read.At("7.3分").kind == FigureKind::kScore);
}

BOOST_AUTO_TEST_CASE(a_single_award_is_no_standard) {
  const Read read = ReadReport("清河市水务局2024年度绩效自评报告\n满意度87.6%，低于90%，得8分。\n");
  BOOST_CHECK(read.At("8分").kind == FigureKind::kScore);
}

BOOST_AUTO_TEST_CASE(a_limit_is_no_part_of_the_name_behind_it) {
  const Read read = ReadReport("清河市水务局2024年度绩效自评报告\n完成年度预算及金额20万元以上的12个项目的自评。\n");
  BOOST_TEST(read.At("12个").item == "项目");
}

BOOST_AUTO_TEST_CASE(a_list_that_shares_one_number_is_its_name) {
  const Read read = ReadReport(
      "清河市水务局2024年度绩效自评报告\n慰问巡河员、护坝员和外业人员3000人。设置指标为官网、公众号发布及时率为98%，实际及时率为97%。\n");
  BOOST_TEST(read.At("3000人").item == "慰问巡河员、护坝员和外业人员");
  BOOST_TEST(read.At("98%").item == "官网、公众号发布及时率");
  BOOST_CHECK(read.At("98%").aspect == Aspect::kTarget);
  BOOST_CHECK(read.At("97%").aspect == Aspect::kAchieved);
}

BOOST_AUTO_TEST_CASE(what_a_number_counts_does_not_name_the_next) {
  const Read read = ReadReport("清河市水务局2024年度绩效自评报告\n组织1批次巡河员疗养和7批次职工疗养活动。\n");
  BOOST_TEST(read.At("1批次").item == "组织巡河员疗养");
  BOOST_TEST(read.At("7批次").item == "职工疗养活动");
}

BOOST_AUTO_TEST_CASE(what_is_paid_for_a_head_stands_behind_the_amount) {
  const Read read = ReadReport("清河市水务局2024年度绩效自评报告\n为一线职工按500元/人发放高温补贴，发放人数120人。\n");
  BOOST_TEST(read.At("500元").item == "发放高温补贴");
}

BOOST_AUTO_TEST_CASE(a_change_to_another_amount_keeps_the_name) {
  const Read read = ReadReport("清河市水务局2024年度绩效自评报告\n将该工程2025年经费从130万元下调至91万元。\n");
  BOOST_TEST(read.At("91万元").item == read.At("130万元").item);
  BOOST_TEST(read.At("91万元").item == "该工程经费");
}

BOOST_AUTO_TEST_CASE(points_stand_on_no_side) {
  const Read read = ReadReport("清河市水务局2024年度绩效自评报告\n预决算公开合规性得分为2分，完成年初预算数的98.5%。\n");
  BOOST_CHECK(read.At("2分").aspect == Aspect::kNone);
  BOOST_CHECK(read.At("98.5%").aspect == Aspect::kRate);
}

BOOST_AUTO_TEST_CASE(the_number_in_an_indicators_heading_is_its_target) {
  const Read read = ReadReport(
      "清河市水务局2024年度绩效自评报告\n二、绩效实现情况\n（一）产出（50分）\n1.巡河率=100%（20分）\n全年按计划巡河，该指标得20分。\n"
      "2.发布信息80条（30分）\n发布信息人数不计，实际发布信息96条，该指标得30分。\n（二）效益（50分）\n效益良好，该指标得50分。\n");
  BOOST_CHECK(read.At("=100%").aspect == Aspect::kTarget);
  BOOST_CHECK(read.At("80条").aspect == Aspect::kTarget);
  BOOST_CHECK(read.At("96条").aspect == Aspect::kAchieved);
}

BOOST_AUTO_TEST_CASE(a_year_that_bounds_a_time_is_not_the_time) {
  const Read read = ReadReport("清河市水务局2024年度绩效自评报告\n对2000年以前建成的11座水闸实施改造。总收入80.00万元，上年为70.00万元。\n");
  BOOST_TEST(read.At("11座").period == 2024);
  BOOST_TEST(read.At("70.00万元").period == 2023);
}

BOOST_AUTO_TEST_CASE(the_year_before_is_that_before_the_sentences) {
  const Read read = ReadReport("清河市水务局2024年度绩效自评报告\n2024年度总收入80.00万元，上年为70.00万元，增加10.00万元。\n");
  BOOST_TEST(read.At("70.00万元").period == 2023);
  BOOST_TEST(read.At("10.00万元").period == 2024);
}

BOOST_AUTO_TEST_CASE(names_before_each_go_with_the_figures_behind) {
  const Read read = ReadReport(
      "清河市水务局2024年度绩效自评报告\n货物、工程和服务采购分别为10.00、20.00和30.00万元。基本支出60.00万元、项目支出40.00万元，占比分别为60.00%、40.00%。"
      "年初预算数、全年预算数、全年执行数分别为51万元、52万元和53万元。\n");
  BOOST_TEST(read.At("10.00").item == "货物");
  BOOST_CHECK(read.At("10.00").kind == FigureKind::kAmount);
  BOOST_TEST(static_cast<int>(read.At("10.00").power) == 4);
  BOOST_TEST(read.At("20.00").item == "工程");
  BOOST_TEST(read.At("40.00%").measure == "expenditure.project");
  BOOST_CHECK(read.At("51万元").aspect == Aspect::kInitialBudget);
  BOOST_CHECK(read.At("52万元").aspect == Aspect::kRevisedBudget);
  BOOST_CHECK(read.At("53万元").aspect == Aspect::kActual);
}

BOOST_AUTO_TEST_CASE(counts_are_of_no_money_and_money_is_of_no_people) {
  const Read read = ReadReport(
      "清河市水务局2024年度绩效自评报告\n国内公务接待批次为52个。支出由基本支出和项目支出2个部分构成。行政事业单位离退休支出43.39万元。\n");
  BOOST_TEST(read.At("52个").measure == "");
  BOOST_TEST(read.At("2个").item == "部分");
  BOOST_TEST(read.At("43.39万元").measure == "");
}

BOOST_AUTO_TEST_CASE(words_behind_a_measure_make_it_something_else) {
  const Read read = ReadReport(
      "清河市水务局2024年度绩效自评报告\n政府采购授予中小企业合同金额为39.80万元。项目支出包括委员活动经费36.30万元，调研经费1.00万元。"
      "政府采购支出总额80.00万元。\n");
  BOOST_TEST(read.At("39.80万元").measure == "");
  BOOST_TEST(read.At("36.30万元").item == "委员活动经费");
  BOOST_TEST(read.At("80.00万元").measure == "procurement");
}

BOOST_AUTO_TEST_CASE(a_year_in_brackets_holds_inside_them) {
  const Read read = ReadReport("清河市水务局2024年度绩效自评报告\n2024年实施项目15个（含2023年转列项目5个），年初批复预算8个项目985万元。\n");
  BOOST_TEST(read.At("5个").period == 2023);
  BOOST_TEST(read.At("8个").period == 2024);
  BOOST_CHECK(read.At("985万元").aspect == Aspect::kInitialBudget);
}

BOOST_AUTO_TEST_CASE(a_change_belongs_to_what_was_named_last) {
  const Read read = ReadReport(
      "清河市水务局2024年度决算公开\n“三公”经费支出5.48万元，比上年增加1.55万元。其中，公务用车运行维护费支出决算比预算无增减变化，比上年增加1.05万元；"
      "公务接待费2.42万元，较上年减少0.12万元。\n");
  BOOST_TEST(read.At("1.05万元").measure == "three-public.vehicle-running");
  BOOST_TEST(read.At("0.12万元").measure == "three-public.reception");
}

BOOST_AUTO_TEST_CASE(running_costs_of_an_office_are_no_body) {
  const Read read = ReadReport("清河市水务局2024年度决算公开\n2024年，清河市水务局机关运行经费支出85.16万元，比2023年增加5.20万元。\n");
  BOOST_TEST(read.At("85.16万元").measure == "expenditure.office-running");
  BOOST_TEST(read.EntityOf("85.16万元") == "清河市水务局");
}

BOOST_AUTO_TEST_CASE(rates_behind_a_list_go_with_its_amounts) {
  const Read read = ReadReport(
      "清河市水务局2024年度绩效自评报告\n货物类、工程类和服务类采购金额分别为31.00万元、53.00万元和16.00万元，占采购规模的比重为31%、53%和16%。\n");
  BOOST_TEST(read.At("53%").item == read.At("53.00万元").item);
  BOOST_TEST(read.At("31%").item == read.At("31.00万元").item);
}

BOOST_AUTO_TEST_CASE(a_total_behind_a_measure_is_its_total) {
  const Read read = ReadReport(
      "清河市水务局2024年度决算公开\n“三公”经费支出合计35.00万元，比上年减少2.28万元。完成年初预算100%，决算数大于预算数1.93万元。\n");
  BOOST_TEST(read.At("35.00万元").measure == "three-public");
  BOOST_TEST(read.At("1.93万元").item == "差额");
  BOOST_CHECK(read.At("1.93万元").aspect == Aspect::kNone);
}

BOOST_AUTO_TEST_CASE(what_an_amount_was_used_for_names_it) {
  const Read read = ReadReport("清河市水务局2024年度绩效自评报告\n共申请预算资金60万元。其中：31万元用于堤防审计；29万元用于堤防设计、测绘。\n");
  BOOST_TEST(read.At("31万元").item == "堤防审计");
  BOOST_TEST(read.At("29万元").item == "堤防设计、测绘");
}

BOOST_AUTO_TEST_CASE(codes_of_classes_behind_labels) {
  const Read read = ReadReport("清河市2024年度决算公开\n1、20103-政府办公厅（室）及相关机构事务9185万元，较2023年决算数增加2686万元。\n");
  BOOST_TEST(read.figures.figures.size() == 2u);
}

BOOST_AUTO_TEST_CASE(each_territory_has_its_own_money) {
  const Read read = ReadReport("清河市2024年决算草案\n全市一般公共预算支出72.81亿元，其中市本级一般公共预算支出40.98亿元。\n");
  BOOST_TEST(read.At("72.81亿元").measure == read.At("40.98亿元").measure);
  BOOST_TEST(read.At("72.81亿元").item != read.At("40.98亿元").item);
}

BOOST_AUTO_TEST_CASE(a_remark_in_brackets_does_not_end_the_name) {
  const Read read = ReadReport(
      "清河市2024年决算情况\n地方一般公共预算收入（自然口径）完成285.83万元，非税收入完成17.45万元。地方一般公共预算收入（同口径）完成301.61万元。\n");
  BOOST_TEST(read.At("301.61万元").measure == "income.general");
  BOOST_TEST(read.At("301.61万元").item != read.At("285.83万元").item);
}

BOOST_AUTO_TEST_CASE(what_so_much_is_of_stands_behind) {
  const Read read = ReadReport(
      "清河市水务局2024年度绩效自评报告\n承担19.6万亩的灌溉任务，达不到每人4000元的最低补助标准。按照2017年《巡河规范》巡河15次，巡查公共设施12处。\n");
  BOOST_TEST(read.At("19.6万亩").item == "灌溉任务");
  BOOST_TEST(read.At("4000元").item == "最低补助标准");
  BOOST_TEST(read.At("15次").period == 2024);
}

BOOST_AUTO_TEST_CASE(money_without_yuan) {
  const Read read = ReadReport("清河市水务局2024年度绩效自评报告\n安排资金192.04万。其中市级62.04万元、县级130.00万元。2024年实际总支出190.50万元。\n");
  BOOST_CHECK(read.At("192.04万").kind == FigureKind::kAmount);
  BOOST_CHECK(read.At("190.50万元").aspect == Aspect::kActual);
}

BOOST_AUTO_TEST_CASE(nouns_go_on_through_common_words) {
  const Read read = ReadReport("清河市水务局2024年度绩效自评报告\n全市10个公共图书馆全部开放。\n");
  BOOST_TEST(read.At("10个").item == "全市公共图书馆");
}

BOOST_AUTO_TEST_CASE(what_was_saved_stands_on_no_side) {
  const Read read = ReadReport(
      "清河市水务局2024年度绩效自评报告\n政府采购预算32.00万元，执行29.64万元，节约2.36万元，其中货物采购执行11.25万元，服务采购执行18.39万元。\n");
  BOOST_CHECK(read.At("2.36万元").aspect == Aspect::kNone);
  BOOST_CHECK(read.At("11.25万元").aspect == Aspect::kActual);
  BOOST_REQUIRE(read.figures.part_lists.size() == 1u);
  BOOST_CHECK(&read.figures.figures[read.figures.part_lists.front().total] == &read.At("29.64万元"));
}

BOOST_AUTO_TEST_CASE(parts_stand_on_the_side_of_what_was_spent) {
  const Read read = ReadReport(
      "清河市水务局2024年度绩效自评报告\n“三公”经费支出6.35万元，较预算8.00万元节约1.65万元；其中公务用车运行维护费5.13万元，公务接待费1.22万元。\n"
      "堤防补助支出95.86万元，具体为：东堤63.49万元，西堤32.37万元。2024年度实际用于巡河的资金共20.14万元。\n");
  BOOST_CHECK(read.At("6.35万元").aspect == Aspect::kActual);
  BOOST_CHECK(read.At("1.22万元").aspect == Aspect::kActual);
  BOOST_CHECK(read.At("63.49万元").aspect == Aspect::kActual);
  BOOST_CHECK(read.At("20.14万元").aspect == Aspect::kActual);
}

BOOST_AUTO_TEST_SUITE_END()
