#include <boost/test/unit_test.hpp>

#include "extract/docx/number_format.h"
#include "tests/extract/docx_writer.h"

using namespace gouji::test;
using gouji::docx::FormatNumber;

namespace {

std::string Level(int level, const std::string& format, const std::string& text,
                  const std::string& more = "") {
  return "<w:lvl w:ilvl=\"" + std::to_string(level) +
         "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" + format + "\"/>" + more +
         "<w:lvlText w:val=\"" + text + "\"/></w:lvl>";
}
std::string Abstract(int id, const std::string& levels) {
  return "<w:abstractNum w:abstractNumId=\"" + std::to_string(id) + "\">" + levels +
         "</w:abstractNum>";
}
std::string Num(int id, int abstract, const std::string& overrides = "") {
  return "<w:num w:numId=\"" + std::to_string(id) + "\"><w:abstractNumId w:val=\"" +
         std::to_string(abstract) + "\"/>" + overrides + "</w:num>";
}
std::string Item(int num, int level, const std::string& text) {
  return P("<w:numPr><w:ilvl w:val=\"" + std::to_string(level) + "\"/><w:numId w:val=\"" +
               std::to_string(num) + "\"/></w:numPr>",
           text);
}
std::string ReadList(const std::string& numbering, const std::string& body,
                     const std::string& styles = "") {
  DocxWriter docx(body);
  docx.set_numbering(numbering);
  if (!styles.empty()) docx.set_styles(styles);
  return Read(docx);
}

const std::string kNothing = "<w:suff w:val=\"nothing\"/>";
// The levels of official documents: 一、 （一） 1. （1）
const std::string kOfficial =
    Abstract(0, Level(0, "chineseCountingThousand", "%1、", kNothing) +
                    Level(1, "chineseCountingThousand", "（%2）", kNothing) +
                    Level(2, "decimal", "%3.", kNothing) + Level(3, "decimal", "（%4）", kNothing));

}  // namespace

BOOST_AUTO_TEST_SUITE(docx_numbering)

BOOST_AUTO_TEST_CASE(formats) {
  const auto all = [](std::initializer_list<int> numbers, const char* format) {
    std::string out;
    for (const int number : numbers) out += FormatNumber(number, format) + " ";
    return out;
  };
  BOOST_TEST(all({1, 10, 11, 20, 21, 99, 105, 110, 2024}, "chineseCountingThousand") ==
             "一 十 十一 二十 二十一 九十九 一百零五 一百一十 二千零二十四 ");
  BOOST_TEST(all({1, 10, 12, 100, 105}, "chineseCounting") == "一 十 十二 一〇〇 一〇五 ");
  BOOST_TEST(all({1, 12, 30}, "japaneseCounting") == "一 十二 三十 ");
  BOOST_TEST(all({1, 12}, "chineseLegalSimplified") == "壹 壹拾贰 ");
  BOOST_TEST(all({1, 10, 11}, "ideographTraditional") == "甲 癸 11 ");
  BOOST_TEST(all({1, 12}, "ideographZodiac") == "子 亥 ");
  BOOST_TEST(all({1, 20, 21}, "decimalEnclosedCircle") == "① ⑳ 21 ");
  BOOST_TEST(all({1, 10, 11}, "decimalEnclosedCircleChinese") == "① ⑩ 11 ");
  BOOST_TEST(all({1, 12}, "decimalEnclosedParen") == "⑴ ⑿ ");
  BOOST_TEST(all({1, 12}, "decimalEnclosedFullstop") == "⒈ ⒓ ");
  BOOST_TEST(all({12}, "decimalFullWidth") == "１２ ");
  BOOST_TEST(all({7, 12}, "decimalZero") == "07 12 ");
  BOOST_TEST(all({4, 9, 2024}, "upperRoman") == "IV IX MMXXIV ");
  BOOST_TEST(all({1, 26, 27}, "lowerLetter") == "a z aa ");
  BOOST_TEST(all({3}, "none") == " ");
  BOOST_TEST(all({3}, "hebrew1") == "3 ");
}

BOOST_AUTO_TEST_CASE(levels_count_and_restart) {
  const std::string body = Item(1, 0, "概况") + Item(1, 1, "职能") + Item(1, 2, "甲") +
                           Item(1, 2, "乙") + Item(1, 1, "机构") + Item(1, 2, "丙") +
                           Item(1, 0, "绩效") + Item(1, 1, "结果");
  BOOST_TEST(ReadList(kOfficial + Num(1, 0), body) ==
             "H1 一、概况\nH2 （一）职能\nH3 1.甲\nH3 2.乙\nH2 （二）机构\nH3 1.丙\nH1 "
             "二、绩效\nH2 （一）结果\n");
}

BOOST_AUTO_TEST_CASE(the_label_ends_with_a_tab_a_space_or_nothing) {
  const auto with = [](const std::string& suffix) {
    return ReadList(Abstract(0, Level(0, "decimal", "%1.", suffix)) + Num(1, 0),
                    Item(1, 0, "5万元以下的"));
  };
  BOOST_TEST(with("") == "H1 1.\t5万元以下的\n");  // the tab keeps 1. and 5 apart
  BOOST_TEST(with("<w:suff w:val=\"space\"/>") == "H1 1. 5万元以下的\n");
  BOOST_TEST(with(kNothing) == "P 1.5万元以下的\n");
}

BOOST_AUTO_TEST_CASE(numbers_of_several_levels) {
  const std::string levels = Level(0, "chineseCounting", "第%1章", kNothing) +
                             Level(1, "decimal", "%1.%2", "<w:isLgl/><w:suff w:val=\"space\"/>");
  BOOST_TEST(ReadList(Abstract(0, levels) + Num(1, 0),
                      Item(1, 0, "总则") + Item(1, 1, "目的") + Item(1, 1, "依据")) ==
             "H1 第一章总则\nP 1.1 目的\nP 1.2 依据\n");
}

BOOST_AUTO_TEST_CASE(lists_of_one_definition_count_together_unless_restarted) {
  const std::string numbering =
      kOfficial + Num(1, 0) + Num(2, 0) +
      Num(3, 0, "<w:lvlOverride w:ilvl=\"2\"><w:startOverride w:val=\"1\"/></w:lvlOverride>");
  BOOST_TEST(ReadList(numbering, Item(1, 2, "甲") + Item(2, 2, "乙") + Item(3, 2, "丙") +
                                     Item(3, 2, "丁")) == "H1 1.甲\nH1 2.乙\nH1 1.丙\nH1 2.丁\n");
}

BOOST_AUTO_TEST_CASE(a_list_may_replace_a_level) {
  const std::string changed = "<w:lvlOverride w:ilvl=\"0\">" +
                              Level(0, "decimalEnclosedCircle", "%1", kNothing) +
                              "</w:lvlOverride>";
  BOOST_TEST(ReadList(kOfficial + Num(1, 0, changed), Item(1, 0, "甲") + Item(1, 0, "乙")) ==
             "H1 ①甲\nH1 ②乙\n");
}

BOOST_AUTO_TEST_CASE(a_level_that_never_restarts) {
  const std::string levels =
      Level(0, "decimal", "%1、", kNothing) +
      Level(1, "decimal", "（%2）", "<w:lvlRestart w:val=\"0\"/>" + kNothing);
  BOOST_TEST(ReadList(Abstract(0, levels) + Num(1, 0),
                      Item(1, 0, "甲") + Item(1, 1, "子") + Item(1, 0, "乙") + Item(1, 1, "丑")) ==
             "H1 1、甲\nH2 （1）子\nH1 2、乙\nH2 （2）丑\n");
}

BOOST_AUTO_TEST_CASE(styles_carry_numbers) {
  const std::string levels =
      "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCounting\"/><w:pStyle "
      "w:val=\"A\"/><w:suff w:val=\"nothing\"/><w:lvlText w:val=\"%1、\"/></w:lvl>"
      "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCounting\"/><w:pStyle "
      "w:val=\"B\"/><w:suff w:val=\"nothing\"/><w:lvlText w:val=\"（%2）\"/></w:lvl>";
  const std::string styles =
      "<w:style w:type=\"paragraph\" w:styleId=\"A\"><w:pPr><w:numPr><w:numId "
      "w:val=\"1\"/></w:numPr></w:pPr></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"B\"><w:pPr><w:numPr><w:numId "
      "w:val=\"1\"/></w:numPr></w:pPr></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"C\"><w:basedOn "
      "w:val=\"A\"/><w:pPr><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr></w:style>";
  const auto styled = [](const std::string& id, const std::string& text) {
    return P("<w:pStyle w:val=\"" + id + "\"/>", text);
  };
  BOOST_TEST(ReadList(Abstract(0, levels) + Num(1, 0),
                      styled("A", "概况") + styled("B", "职能") + styled("C", "无号") +
                          styled("A", "绩效"),
                      styles) == "H1 一、概况\nH2 （一）职能\nP 无号\nH1 二、绩效\n");
}

BOOST_AUTO_TEST_CASE(numbering_styles_are_followed) {
  const std::string numbering =
      Abstract(0, "<w:numStyleLink w:val=\"L\"/>") +
      Abstract(1, "<w:styleLink w:val=\"L\"/>" + Level(0, "decimal", "%1)", kNothing)) + Num(1, 0) +
      Num(2, 1);
  const std::string styles =
      "<w:style w:type=\"numbering\" w:styleId=\"L\"><w:pPr><w:numPr><w:numId "
      "w:val=\"2\"/></w:numPr></w:pPr></w:style>";
  BOOST_TEST(ReadList(numbering, Item(1, 0, "甲"), styles) == "H1 1)甲\n");
}

BOOST_AUTO_TEST_CASE(bullets_are_shown_as_bullets) {
  BOOST_TEST(ReadList(Abstract(0, Level(0, "bullet", "\xEF\x82\xB7", "<w:suff w:val=\"space\"/>")) +
                          Num(1, 0),
                      Item(1, 0, "甲。")) == "P • 甲。\n");
}

BOOST_AUTO_TEST_CASE(hidden_empty_paragraphs_do_not_count) {
  const std::string hidden =
      "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"2\"/><w:numId "
      "w:val=\"1\"/></w:numPr><w:rPr><w:vanish/></w:rPr></w:pPr></w:p>";
  BOOST_TEST(ReadList(kOfficial + Num(1, 0), Item(1, 2, "甲") + hidden + Item(1, 2, "乙")) ==
             "H1 1.甲\nH1 2.乙\n");
}

BOOST_AUTO_TEST_SUITE_END()
