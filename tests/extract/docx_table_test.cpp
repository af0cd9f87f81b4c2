#include <boost/test/unit_test.hpp>

#include "tests/extract/docx_writer.h"

using namespace gouji::test;

namespace {

std::string Span(int columns) { return "<w:gridSpan w:val=\"" + std::to_string(columns) + "\"/>"; }
std::string Width(int twips) {
  return "<w:tcW w:w=\"" + std::to_string(twips) + "\" w:type=\"dxa\"/>";
}
const std::string kStart = "<w:vMerge w:val=\"restart\"/>";
const std::string kGoOn = "<w:vMerge/>";

}  // namespace

BOOST_AUTO_TEST_SUITE(docx_table)

BOOST_AUTO_TEST_CASE(spans_to_the_right_and_down) {
  BOOST_TEST(ReadBody(Tbl(Tr(Tc("项目", kStart) + Tc("2024年", Span(2))) +
                          Tr(Tc("", kGoOn) + Tc("预算") + Tc("决算")) +
                          Tr(Tc("合计") + Tc("1") + Tc("2")))) ==
             "T 3x3\n0,0 2x1 项目\n0,1 1x2 2024年\n1,1 预算\n1,2 决算\n2,0 合计\n2,1 1\n2,2 2\n");
}

BOOST_AUTO_TEST_CASE(two_merges_below_one_another_stay_two) {
  BOOST_TEST(ReadBody(Tbl(Tr(Tc("甲", kStart) + Tc("1")) + Tr(Tc("", kGoOn) + Tc("2")) +
                          Tr(Tc("乙", kStart) + Tc("3")) +
                          Tr(Tc("", "<w:vMerge w:val=\"continue\"/>") + Tc("4")))) ==
             "T 4x2\n0,0 2x1 甲\n0,1 1\n1,1 2\n2,0 2x1 乙\n2,1 3\n3,1 4\n");
}

BOOST_AUTO_TEST_CASE(skipped_columns) {
  const std::string skip = "<w:trPr><w:gridBefore w:val=\"1\"/><w:gridAfter w:val=\"1\"/></w:trPr>";
  BOOST_TEST(ReadBody(Tbl(Tr(Tc("甲") + Tc("乙") + Tc("丙")) + Tr(skip + Tc("1")))) ==
             "T 2x3\n0,0 甲\n0,1 乙\n0,2 丙\n1,1 1\n");
}

BOOST_AUTO_TEST_CASE(columns_that_every_row_spans_are_none) {
  BOOST_TEST(ReadBody(Tbl(Tr(Tc("甲") + Tc("乙", Span(2)) + Tc("丙", Span(3))) + Tr(Tc("1") + Tc("2", Span(2)) + Tc("3") + Tc("4", Span(2))))) ==
             "T 2x4\n0,0 甲\n0,1 乙\n0,2 1x2 丙\n1,0 1\n1,1 2\n1,2 3\n1,3 4\n");
}

BOOST_AUTO_TEST_CASE(old_horizontal_merges) {
  BOOST_TEST(ReadBody(Tbl(Tr(Tc("合计", "<w:hMerge w:val=\"restart\"/>") + Tc("", "<w:hMerge/>")) +
                          Tr(Tc("1") + Tc("2")))) == "T 2x2\n0,0 1x2 合计\n1,0 1\n1,1 2\n");
}

BOOST_AUTO_TEST_CASE(rows_without_spans_are_aligned_by_their_widths) {
  BOOST_TEST(
      ReadBody(Tbl(Tr(Tc("甲", Width(2000)) + Tc("乙", Width(4000))) +
                   Tr(Tc("1", Width(2000)) + Tc("2", Width(1990)) + Tc("3", Width(2010))))) ==
      "T 2x3\n0,0 甲\n0,1 1x2 乙\n1,0 1\n1,1 2\n1,2 3\nN 17\n");
}

BOOST_AUTO_TEST_CASE(paragraphs_of_a_cell_are_lines) {
  BOOST_TEST(ReadBody(Tbl(Tr("<w:tc>" + P("甲") + P("") + P("乙") + "</w:tc>" + Tc("1")))) ==
             "T 1x2\n0,0 甲/乙\n0,1 1\n");
}

BOOST_AUTO_TEST_CASE(nested_tables) {
  BOOST_TEST(ReadBody(Tbl(Tr("<w:tc>" + P("外") + Tbl(Tr(Tc("内1") + Tc("内2"))) + P("尾") +
                             "</w:tc>" + Tc("右")))) ==
             "T 1x2\n0,0 外/内1/内2/尾\n0,1 右\nT 1x2 in cell 0\n0,0 内1\n0,1 内2\n");
}

BOOST_AUTO_TEST_CASE(header_rows) {
  const std::string header = "<w:trPr><w:tblHeader/></w:trPr>";
  BOOST_TEST(ReadBody(Tbl(Tr(header + Tc("项目") + Tc("数")) + Tr(Tc("甲") + Tc("1")))) ==
             "T 2x2 header 1\n0,0 项目\n0,1 数\n1,0 甲\n1,1 1\n");
}

BOOST_AUTO_TEST_CASE(deleted_rows_and_cells_are_gone) {
  const std::string deleted = "<w:trPr><w:del w:id=\"1\" w:author=\"a\"/></w:trPr>";
  BOOST_TEST(ReadBody(Tbl(Tr(Tc("甲") + Tc("1")) + Tr(deleted + Tc("乙") + Tc("2")) +
                          Tr(Tc("丙") + Tc("3")))) ==
             "T 2x2\n0,0 甲\n0,1 1\n1,0 丙\n1,1 3\nN 12 del\n");
  BOOST_TEST(ReadBody(Tbl(Tr(Tc("甲") + Tc("旧", "<w:cellDel w:id=\"1\"/>") + Tc("1")))) ==
             "T 1x2\n0,0 甲\n0,1 1\nN 12 del\n");
}

BOOST_AUTO_TEST_CASE(rows_and_cells_inside_content_controls) {
  BOOST_TEST(ReadBody("<w:tbl><w:sdt><w:sdtContent>" +
                      Tr("<w:sdt><w:sdtContent>" + Tc("甲") + "</w:sdtContent></w:sdt>" + Tc("1")) +
                      "</w:sdtContent></w:sdt></w:tbl>") == "T 1x2\n0,0 甲\n0,1 1\n");
}

BOOST_AUTO_TEST_CASE(broken_spans_are_repaired_and_said) {
  BOOST_TEST(ReadBody(Tbl(Tr(Tc("甲", Span(0)) + Tc("1")))) == "T 1x2\n0,0 甲\n0,1 1\nN 17\n");
  BOOST_TEST(ReadBody(Tbl(Tr(Tc("1", kGoOn)) + Tr(Tc("2", kGoOn)))) ==
             "T 2x1\n0,0 1\n1,0 2\nN 17\n");
  BOOST_TEST(ReadBody(P("甲") + Tbl("") + Tbl("<w:tr/>")) == "P 甲\nN 17\n");
  BOOST_TEST(ReadBody(Tbl(Tr(Tc("甲", Span(2000000))))) == "error 10 table_columns");
}

BOOST_AUTO_TEST_CASE(numbers_made_by_word_stand_in_cells_too) {
  const std::string numbered =
      "<w:tc><w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId "
      "w:val=\"1\"/></w:numPr></w:pPr></w:p></w:tc>";
  DocxWriter docx(Tbl(Tr(numbered + Tc("甲")) + Tr(numbered + Tc("乙"))));
  docx.set_numbering(
      "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt "
      "w:val=\"decimal\"/><w:lvlText w:val=\"%1\"/></w:lvl></w:abstractNum>"
      "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>");
  BOOST_TEST(Read(docx) == "T 2x2\n0,0 1\n0,1 甲\n1,0 2\n1,1 乙\n");
}

BOOST_AUTO_TEST_SUITE_END()
