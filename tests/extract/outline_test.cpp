#include "extract/structure/outline.h"

#include <boost/test/unit_test.hpp>

#include "extract/read.h"

using namespace gouji;

namespace {

std::string OutlineOf(std::string_view text) {
  const Result<Document> document = ReadPlainText(text, {});
  std::string out;
  for (const Block& block : document.value().blocks()) {
    if (block.kind != BlockKind::kHeading) continue;
    out += std::to_string(block.level) + " " + std::string(document.value().Slice(block.text)) + "\n";
  }
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(outline)

BOOST_AUTO_TEST_CASE(labels) {
  const auto label = [](std::string_view text) {
    const NumberLabel read = ReadLabel(text);
    return std::to_string(static_cast<int>(read.kind)) + ":" + std::to_string(read.number) + ":" + std::string(text.substr(0, read.size));
  };
  BOOST_TEST(label("一、概况") == "3:1:一、");
  BOOST_TEST(label("十二、概况") == "3:12:十二、");
  BOOST_TEST(label("（二）履职") == "4:2:（二）");
  BOOST_TEST(label("1.2024年度支出") == "6:1:1.");
  BOOST_TEST(label("3.80万元") == "0:0:");
  BOOST_TEST(label("2024年度") == "0:0:");
  BOOST_TEST(label("12)组织") == "8:12:12)");
  BOOST_TEST(label("（1）工会") == "7:1:（1）");
  BOOST_TEST(label("①数量") == "9:1:①");
  BOOST_TEST(label("附 件 3") == "2:3:附 件 3");
  BOOST_TEST(label("第三部分 情况说明") == "1:3:第三部分");
}

BOOST_AUTO_TEST_CASE(levels_follow_the_labels) {
  BOOST_TEST(OutlineOf("一、概况\n（一）基本情况\n1.职责\n正文。\n2.机构\n（二）目标\n二、绩效\n") ==
             "1 一、概况\n2 （一）基本情况\n3 1.职责\n3 2.机构\n2 （二）目标\n1 二、绩效\n");
}

BOOST_AUTO_TEST_CASE(another_style_that_continues_the_count_is_the_same_level) {
  BOOST_TEST(OutlineOf("五、基金\n无\n6、 绩效情况\n七、问题\n") == "1 五、基金\n1 6、 绩效情况\n1 七、问题\n");
}

BOOST_AUTO_TEST_CASE(list_items_that_are_sentences_are_not_headings) {
  BOOST_TEST(OutlineOf("一、职责\n（1）负责调查；\n（2）负责处理。\n") == "1 一、职责\n");
}

BOOST_AUTO_TEST_CASE(contents_pages_are_not_headings) {
  BOOST_TEST(OutlineOf("目录\n一、概况 1\n二、绩效 2\n一、概况\n文。\n二、绩效\n") == "1 一、概况\n1 二、绩效\n");
}

BOOST_AUTO_TEST_CASE(single_character_labels) {
  BOOST_TEST(OutlineOf("㈠概况\n⒈职能\n⑴内设\n①办公室\n文。\n②财务科\n文。\n") == "1 ㈠概况\n2 ⒈职能\n3 ⑴内设\n4 ①办公室\n4 ②财务科\n");
}

BOOST_AUTO_TEST_CASE(indicators_with_scores_are_headings) {
  BOOST_TEST(OutlineOf("（二）履职完成情况(40分)\n1.产出数量（17分）\n1)举办灯谜活动1次（2分）\n得2分。\n12)组织疗休养（2分）\n得2分。\n2.产出质量（6分）\n1）合规率=100%（2分）\n得2分。\n") ==
             "1 （二）履职完成情况(40分)\n2 1.产出数量（17分）\n3 1)举办灯谜活动1次（2分）\n3 12)组织疗休养（2分）\n2 2.产出质量（6分）\n3 1）合规率=100%（2分）\n");
}

BOOST_AUTO_TEST_CASE(a_stopped_title_heads_the_text_below_it) {
  BOOST_TEST(OutlineOf("（一）履职效能\n1.整体效能。\n得8分。\n2.专项效能。\n得13.35分。\n") == "1 （一）履职效能\n2 1.整体效能。\n2 2.专项效能。\n");
  BOOST_TEST(OutlineOf("一、职责\n（1）负责维权工作。\n（2）承办其他事项。\n本单位设三个科室。\n") == "1 一、职责\n");
}

BOOST_AUTO_TEST_CASE(short_items_among_sentences_are_no_headings) {
  BOOST_TEST(OutlineOf("一、支出\n（一）基本支出：100元；\n（二）项目支出：20元；\n（三）管理情况：无\n（四）资产情况：无购置。\n二、绩效\n") == "1 一、支出\n1 二、绩效\n");
  BOOST_TEST(OutlineOf("一、机构\n内设机构如下：\n1.办公室\n2.财务科\n二、绩效\n") == "1 一、机构\n1 二、绩效\n");
  BOOST_TEST(OutlineOf("一、机构\n1.办公室\n甲。\n2.财务科\n乙。\n") == "1 一、机构\n2 1.办公室\n2 2.财务科\n");
}

BOOST_AUTO_TEST_CASE(a_number_that_follows_a_list_item_is_its_sibling) {
  BOOST_TEST(OutlineOf("一、概况\n1.职能：负责维护职工的合法权益。\n文。\n2.内设机构\n文。\n二、绩效\n") == "1 一、概况\n2 2.内设机构\n1 二、绩效\n");
}

BOOST_AUTO_TEST_CASE(lists_in_the_style_of_an_upper_level_do_not_close_it) {
  BOOST_TEST(OutlineOf("一、概况\n（一）职责\n1.主要职责\n文：\n（一）负责甲。\n（二）负责乙。\n2.机构\n文。\n（二）目标\n") ==
             "1 一、概况\n2 （一）职责\n3 1.主要职责\n3 2.机构\n2 （二）目标\n");
}

BOOST_AUTO_TEST_CASE(styles_turned_round) {
  BOOST_TEST(OutlineOf("1.概况\n（一）职能\n文。\n（二）机构\n文。\n2.绩效\n（一）结果\n文。\n") ==
             "1 1.概况\n2 （一）职能\n2 （二）机构\n1 2.绩效\n2 （一）结果\n");
}

BOOST_AUTO_TEST_CASE(decimal_headings) {
  BOOST_TEST(OutlineOf("一、概况\n1.1 立项背景\n文。\n1.2 实施情况\n1.2.1 资金\n文。\n1.2.2管理\n（1）制度\n文。\n（2）执行\n文。\n二、分析\n2.1 决策\n文。\n") ==
             "1 一、概况\n2 1.1 立项背景\n2 1.2 实施情况\n3 1.2.1 资金\n3 1.2.2管理\n4 （1）制度\n4 （2）执行\n1 二、分析\n2 2.1 决策\n");
  BOOST_TEST(OutlineOf("1.概况\n1.1立项\n文。\n1.2目标\n文。\n2.分析\n2.1决策\n文。\n") ==
             "1 1.概况\n2 1.1立项\n2 1.2目标\n1 2.分析\n2 2.1决策\n");
  BOOST_TEST(OutlineOf("1.1立项\n文。\n1.2目标\n文。\n2.1决策\n文。\n2.3过程\n文。\n2.3.1预算\n文。\n") ==  // 2.2 is missing
             "1 1.1立项\n1 1.2目标\n1 2.1决策\n1 2.3过程\n2 2.3.1预算\n");
}

BOOST_AUTO_TEST_CASE(decimal_numbers_are_no_headings) {
  BOOST_TEST(OutlineOf("一、概况\n3.80万元\n1.5倍\n12.5公里\n文。\n2.6公里\n文。\n") == "1 一、概况\n");
}

BOOST_AUTO_TEST_CASE(wrong_numbers_are_kept) {
  BOOST_TEST(OutlineOf("一、甲\n（一）子\n文。\n（一）丑\n文。\n三、乙\n三、丙\n") == "1 一、甲\n2 （一）子\n2 （一）丑\n1 三、乙\n1 三、丙\n");
}

BOOST_AUTO_TEST_CASE(titles_without_numbers) {
  BOOST_TEST(OutlineOf("摘 要\n文。\n一、概况\n文。\n附件\n文。\n") == "1 摘 要\n1 一、概况\n1 附件\n");
}

BOOST_AUTO_TEST_CASE(contents_with_lines_that_come_twice) {
  BOOST_TEST(OutlineOf("目录\n一、预算 1\n（一）收支情况 1\n二、决算 2\n（一）收支情况 2\n一、预算\n（一）收支情况\n文。\n二、决算\n（一）收支情况\n文。\n") ==
             "1 一、预算\n2 （一）收支情况\n1 二、决算\n2 （一）收支情况\n");
}

BOOST_AUTO_TEST_SUITE_END()
