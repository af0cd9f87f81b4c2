#include "extract/structure/captions.h"

#include <boost/test/unit_test.hpp>

#include "extract/read.h"

using namespace gouji;

namespace {

// Caption and unit line of the first table.
std::string TitlesOf(const std::string& lines) {
  const Result<Document> document = ReadPlainText(lines + "| 项目 | 数 |\n| 甲 | 1 |\n", {});
  const Document& read = document.value();
  const Table& table = read.tables().at(0);
  return std::string(read.Slice(table.caption)) + " | " + std::string(read.Slice(table.unit_line));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(captions)

BOOST_AUTO_TEST_CASE(unit_lines) {
  for (const char* line : {"单位：万元", "单位:元", "（单位：万元）", "金额单位：人民币元",
                           "部门：某局　　单位：万元", "单位：份", "单位：%", "计量单位：亿元",
                           "单位：户、万元", "单位：家/%/万元"}) {
    BOOST_TEST(IsUnitLine(line), line);
  }
  for (const char* line :
       {"填报单位：某市财政局", "单位负责人：张三", "单位：某局", "各单位共支出100万元", "单位：某局、某中心"}) {
    BOOST_TEST(!IsUnitLine(line), line);
  }
}

BOOST_AUTO_TEST_CASE(title_and_unit_in_either_order) {
  BOOST_TEST(TitlesOf("收支总表\n单位：万元\n") == "收支总表 | 单位：万元");
  BOOST_TEST(TitlesOf("单位：万元\n收支总表\n") == "收支总表 | 单位：万元");
  BOOST_TEST(TitlesOf("绩效自评表\n（2024年度）\n单位：万元\n") == "绩效自评表 | 单位：万元");
}

BOOST_AUTO_TEST_CASE(titles_without_the_word_table) {
  BOOST_TEST(TitlesOf("评价情况较好。\n部门整体支出绩效评价指标体系\n") ==
             "部门整体支出绩效评价指标体系 | ");
  BOOST_TEST(TitlesOf("评价情况较好。\n附件2　扣分指标清单\n") == "附件2　扣分指标清单 | ");
}

BOOST_AUTO_TEST_CASE(sentences_are_no_titles) {
  BOOST_TEST(TitlesOf("各项支出情况见下表：\n") == " | ");
  BOOST_TEST(TitlesOf("支出完成较好，详见附表。\n") == " | ");
}

BOOST_AUTO_TEST_SUITE_END()
