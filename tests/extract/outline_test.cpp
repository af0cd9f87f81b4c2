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
  BOOST_TEST(label("1.2024年度支出") == "5:1:1.");
  BOOST_TEST(label("3.80万元") == "0:0:");
  BOOST_TEST(label("2024年度") == "0:0:");
  BOOST_TEST(label("12)组织") == "7:12:12)");
  BOOST_TEST(label("（1）工会") == "6:1:（1）");
  BOOST_TEST(label("①数量") == "8:1:①");
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

BOOST_AUTO_TEST_SUITE_END()
