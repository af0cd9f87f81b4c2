#include <boost/test/unit_test.hpp>

#include "extract/read.h"
#include "extract/text/encoding.h"
#include "tests/extract/document_dump.h"

using namespace gouji;
using namespace gouji::test;

namespace {

std::string ReadPage(const std::string& body) {
  const Result<Document> document = ReadHtml(
      "<!DOCTYPE html><html><head><title>决算</title></head><body>" + body + "</body></html>", {});
  return document.ok() ? Dump(document.value()) : "error " + document.error().detail;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(html_reader)

BOOST_AUTO_TEST_CASE(blocks_are_paragraphs_and_white_space_is_one_space) {
  BOOST_TEST(ReadPage("<h2>一、概况</h2>\n<div>支出<b>1,2</b><i>34.5</i>\n  "
                      "万元。</div><p>&nbsp;&nbsp;第二段&amp;&#x4E00;</p><p> </p>") ==
             "H1 一、概况\nP 支出1,234.5 万元。\nP 第二段&一\n");
}

BOOST_AUTO_TEST_CASE(headings_have_the_level_of_their_element) {
  BOOST_TEST(ReadPage("<h1>部门决算</h1><h2>概况</h2><p>正文。</p>") ==
             "H1 部门决算\nH2 概况\nP 正文。\n");
}

BOOST_AUTO_TEST_CASE(breaks_between_paragraphs_and_inside_sentences) {
  BOOST_TEST(ReadPage("<div>　　一、概况<br>　　本单位有<br/>三个科室。<br>　　二、绩效</div>") ==
             "H1 一、概况\nP 本单位有/三个科室。\nH1 二、绩效\n");
}

BOOST_AUTO_TEST_CASE(tables_with_spans) {
  BOOST_TEST(ReadPage("<p>收支总表</p><p>单位：万元</p><table><thead><tr><th rowspan=2>项目<th "
                      "colspan=2>2024年</tr><tr><th>预算<th>决算</tr></thead>"
                      "<tr><td>合计<td>1<td>2</table>") ==
             "P 收支总表\nP 单位：万元\nT 3x3 header 2 [收支总表] {单位：万元}\n0,0 2x1 项目\n0,1 "
             "1x2 2024年\n1,1 预算\n1,2 决算\n2,0 合计\n2,1 1\n2,2 2\n");
}

BOOST_AUTO_TEST_CASE(row_spans_end_with_the_table) {
  BOOST_TEST(ReadPage("<table><tr><td rowspan=65534>甲<td>1<tr><td>2<tr><td rowspan=0>3</table>") ==
             "T 3x2\n0,0 3x1 甲\n0,1 1\n1,1 2\n2,1 3\n");
}

BOOST_AUTO_TEST_CASE(nested_and_layout_tables) {
  BOOST_TEST(ReadPage("<table><tr><td>甲<table><tr><td>内<td>1</table>尾<td>右</table>") ==
             "T 1x2\n0,0 甲/内/1/尾\n0,1 右\nT 1x2 in cell 0\n0,0 内\n0,1 1\n");
  BOOST_TEST(ReadPage("<table><tr><td><p>一、概况</p><p>正文。</p></td></tr></table>") ==
             "H1 一、概况\nP 正文。\n");
}

BOOST_AUTO_TEST_CASE(what_a_reader_does_not_see_is_left_out) {
  BOOST_TEST(ReadPage("<script>var a='100万元';</script><style>p{}</style><!-- 200 --><p>甲<span "
                      "style=\"display: none\">300</span>乙</p><nav>首页</nav>") ==
             "P 甲乙\nN 0 style\n");
}

BOOST_AUTO_TEST_CASE(superscripts_lists_and_pre) {
  BOOST_TEST(ReadPage("<p>10<sup>2</sup>m<sup>2</sup></p><ol><li>甲。<li>乙。</ol><ul><li>丙</"
                      "ul><pre>丁。\n戊。</pre>") ==
             "P 10²m²\nP 1. 甲。\nP 2. 乙。\nP 丙\nP 丁。\nP 戊。\n");
}

BOOST_AUTO_TEST_CASE(charsets) {
  const std::string gbk = "<html><meta charset=\"gb2312\"><p>\xD4\xA4\xCB\xE3</p></html>";  // 预算
  BOOST_TEST(Dump(ReadHtml(gbk, {}).value()) == "P 预算\n");
  BOOST_TEST(Dump(ReadHtml("<html><meta charset=gbk><p>预算</p></html>", {}).value()) ==
             "P 预算\n");  // says gbk, is UTF-8
  BOOST_TEST(Dump(ReadHtml("<html><meta http-equiv=Content-Type content='text/html; "
                           "charset=utf-8'><p>\xD4\xA4\xCB\xE3</p></html>",
                           {})
                      .value()) == "P 预算\n");
  BOOST_TEST(ToUtf8("\xD4\xA4", "gbk") == "预");
  BOOST_TEST(ToUtf8("\xFF\xFE\x84\x98", "") == "预");
}

BOOST_AUTO_TEST_CASE(limits_and_rubbish) {
  std::string deep;
  for (int i = 0; i < 3000; ++i) deep += "<div>";
  BOOST_TEST(ReadPage(deep) == "error nesting");
  std::string tables;
  for (int i = 0; i < 100; ++i) tables += "<table><tr><td>";
  BOOST_TEST(ReadPage(tables) == "error nesting");
  BOOST_TEST(ReadPage("<td>甲</td><tr><p>乙<table><td>丙</table></table></li></ol>") ==
             "P 甲\nP 乙\nP 丙\n");
  BOOST_TEST(ReadPage("<table><tr><td colspan=99999>甲</table>") == "P 甲\n");
}

BOOST_AUTO_TEST_SUITE_END()
