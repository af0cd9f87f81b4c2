#include <boost/test/unit_test.hpp>

#include "extract/read.h"
#include "tests/extract/docx_writer.h"

using namespace gouji;
using namespace gouji::test;

namespace {

std::string Field(const std::string& instruction, const std::string& result) {
  return "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>" + instruction +
         "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + R(result) +
         "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
}

std::string TextBox(const std::string& content) {
  return "<w:r><mc:AlternateContent><mc:Choice "
         "Requires=\"wps\"><w:drawing><wps:txbx><w:txbxContent>" +
         content +
         "</w:txbxContent></wps:txbx></w:drawing></"
         "mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>" +
         content +
         "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>";
}

std::string Paragraph(const std::string& runs) { return "<w:p>" + runs + "</w:p>"; }

}  // namespace

BOOST_AUTO_TEST_SUITE(docx_text)

BOOST_AUTO_TEST_CASE(runs_are_joined) {
  BOOST_TEST(ReadBody(Paragraph(R("支出1,2") + "<w:proofErr w:type=\"spellStart\"/>" + R("34.5") +
                                R("万元。"))) == "P 支出1,234.5万元。\n");
}

BOOST_AUTO_TEST_CASE(white_space_counts_only_where_it_is_preserved) {
  BOOST_TEST(ReadBody(Paragraph(R("甲") + "<w:r><w:t> 乙 </w:t></w:r>" + R(" 丙"))) ==
             "P 甲乙 丙\n");
}

BOOST_AUTO_TEST_CASE(tabs_hyphens_and_symbols) {
  BOOST_TEST(
      ReadBody(Paragraph(
          "<w:r><w:t>甲</w:t><w:tab/><w:t>2023</w:t><w:noBreakHyphen/><w:t>2024</w:t></w:r>")) ==
      "P 甲\t2023-2024\n");
  BOOST_TEST(ReadBody(Paragraph(
                 "<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/><w:t>是</w:t></w:r>")) ==
             "P ☑是\n");
  BOOST_TEST(
      ReadBody(Paragraph(
          "<w:r><w:t>3</w:t><w:sym w:font=\"Webdings\" w:char=\"F001\"/><w:t>4</w:t></w:r>")) ==
      "P 3\xEF\xBF\xBD"
      "4\n");
}

BOOST_AUTO_TEST_CASE(superscripts_are_no_digits_of_the_number) {
  const std::string raised = "<w:vertAlign w:val=\"superscript\"/>";
  BOOST_TEST(ReadBody(Paragraph(R("面积10m") + R("2", raised) + R("，10") + R("-2", raised))) ==
             "P 面积10m²，10⁻²\n");
}

BOOST_AUTO_TEST_CASE(line_breaks) {
  const auto with_break = [](const std::string& before, const std::string& after,
                             const std::string& type) {
    return ReadBody(Paragraph("<w:r><w:t>" + before + "</w:t><w:br" + type + "/><w:t>" + after +
                              "</w:t></w:r>"));
  };
  BOOST_TEST(with_break("支出3,", "456万元", "") == "P 支出3,/456万元\n");
  BOOST_TEST(with_break("已完成。", "二是推进", "") == "P 已完成。\nP 二是推进\n");
  BOOST_TEST(with_break("一、概况", "（一）职能", "") == "H1 一、概况\nH2 （一）职能\n");
  BOOST_TEST(with_break("封面", "正文", " w:type=\"page\"") == "P 封面\nP 正文\n");
}

BOOST_AUTO_TEST_CASE(tracked_changes_are_read_as_accepted) {
  const std::string changes =
      R("预算") + "<w:ins w:id=\"1\" w:author=\"a\">" + R("200") +
      "</w:ins><w:del w:id=\"2\" w:author=\"a\"><w:r><w:delText>100</w:delText></w:r></w:del>" +
      R("万元");
  BOOST_TEST(ReadBody(Paragraph(changes)) == "P 预算200万元\nN 12 ins\nN 12 del\n");
  const std::string moved = "<w:moveFrom w:id=\"1\">" + R("旧处") +
                            "</w:moveFrom><w:moveTo w:id=\"2\">" + R("新处") + "</w:moveTo>";
  BOOST_TEST(ReadBody(Paragraph(moved)) == "P 新处\nN 12 del\nN 12 ins\n");
}

BOOST_AUTO_TEST_CASE(a_deleted_paragraph_mark_joins_two_paragraphs) {
  const std::string mark = "<w:pPr><w:rPr><w:del w:id=\"1\" w:author=\"a\"/></w:rPr></w:pPr>";
  BOOST_TEST(ReadBody(Paragraph(mark + R("前半句，")) + P("后半句。")) ==
             "P 前半句，后半句。\nN 12 del\n");
}

BOOST_AUTO_TEST_CASE(former_properties_are_not_properties) {
  const std::string change =
      "<w:r><w:rPr><w:rPrChange "
      "w:id=\"1\"><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>可见</w:t></w:r>";
  BOOST_TEST(ReadBody(Paragraph(change)) == "P 可见\n");
}

BOOST_AUTO_TEST_CASE(hidden_text_is_left_out_and_said) {
  BOOST_TEST(ReadBody(Paragraph(R("甲") + R("100", "<w:vanish/>") + R("乙"))) ==
             "P 甲乙\nN 0 vanish\n");
  BOOST_TEST(ReadBody(Paragraph(R("甲") + R("100", "<w:vanish w:val=\"0\"/>"))) == "P 甲100\n");
  BOOST_TEST(ReadBody(Paragraph(R("甲") + R("100", "<w:color w:val=\"FFFFFF\"/>"))) ==
             "P 甲\nN 0 white\n");
  BOOST_TEST(
      ReadBody(Paragraph(
          R("100", "<w:color w:val=\"FFFFFF\"/><w:shd w:val=\"clear\" w:fill=\"1F4E79\"/>"))) ==
      "P 100\n");
  DocxWriter styled(Paragraph(R("甲") + R("100", "<w:rStyle w:val=\"Secret\"/>")));
  styled.set_styles(
      "<w:style w:type=\"character\" w:styleId=\"Base\"><w:rPr><w:vanish/></w:rPr></w:style>"
      "<w:style w:type=\"character\" w:styleId=\"Secret\"><w:basedOn w:val=\"Base\"/></w:style>");
  BOOST_TEST(Read(styled) == "P 甲\nN 0 vanish\n");
}

BOOST_AUTO_TEST_CASE(white_text_in_a_dark_cell_is_seen) {
  const std::string white = "<w:p>" + R("合计", "<w:color w:val=\"FFFFFF\"/>") + "</w:p>";
  const auto cell = [&](const std::string& fill) {
    return ReadBody(Tbl(Tr("<w:tc><w:tcPr><w:shd w:val=\"clear\" w:fill=\"" + fill +
                           "\"/></w:tcPr>" + white + "</w:tc>" + Tc("1"))));
  };
  BOOST_TEST(cell("4472C4") == "T 1x2\n0,0 合计\n0,1 1\n");
  BOOST_TEST(cell("FFFFFF") == "T 1x2\n0,0 \n0,1 1\nN 0 white\n");
}

BOOST_AUTO_TEST_CASE(field_results_are_text_and_instructions_are_not) {
  BOOST_TEST(ReadBody(Paragraph(R("共") + Field(" =SUM(ABOVE) \\# 0 ", "556") + R("元"))) ==
             "P 共556元\n");
  BOOST_TEST(ReadBody(Paragraph("<w:fldSimple w:instr=\" NUMPAGES \">" + R("12") +
                                "</w:fldSimple>" + R("页"))) == "P 12页\n");
  const std::string nested =
      "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>" +
      Field("PAGE", "7") + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + R("末页") +
      "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
  BOOST_TEST(ReadBody(Paragraph(nested)) == "P 末页\n");
}

BOOST_AUTO_TEST_CASE(contents_by_field_gallery_and_style) {
  const std::string field =
      "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> TOC \\o "
      "</w:instrText></w:r>"
      "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" +
      R("一、概况 3") + "</w:p>" + P("二、绩效 5") +
      "<w:p><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>";
  BOOST_TEST(ReadBody(field + P("一、概况") + P("正文。")) ==
             "C 一、概况 3\nC 二、绩效 5\nH1 一、概况\nP 正文。\n");
  const std::string gallery =
      "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of "
      "Contents\"/></w:docPartObj></w:sdtPr><w:sdtContent>" +
      P("一、概况 3") + "</w:sdtContent></w:sdt>";
  BOOST_TEST(ReadBody(gallery + P("一、概况")) == "C 一、概况 3\nH1 一、概况\n");
  BOOST_TEST(ReadBody("<w:p>" + R("一、概况") + Field(" PAGEREF _Toc123 \\h ", "3") + "</w:p>" +
                      P("一、概况")) == "C 一、概况3\nH1 一、概况\n");
  DocxWriter styled(P("<w:pStyle w:val=\"21\"/>", "一、概况 3") + P("一、概况"));
  styled.set_styles(
      "<w:style w:type=\"paragraph\" w:styleId=\"21\"><w:name w:val=\"toc 1\"/></w:style>");
  BOOST_TEST(Read(styled) == "C 一、概况 3\nH1 一、概况\n");
}

BOOST_AUTO_TEST_CASE(content_controls_are_transparent) {
  BOOST_TEST(ReadBody("<w:sdt><w:sdtPr><w:rPr><w:vanish/></w:rPr></w:sdtPr><w:sdtContent>" +
                      P("甲") + "</w:sdtContent></w:sdt>" +
                      Paragraph("<w:sdt><w:sdtContent>" + R("乙") +
                                "</w:sdtContent></w:sdt><w:hyperlink>" + R("丙") +
                                "</w:hyperlink><w:smartTag>" + R("丁") + "</w:smartTag>")) ==
             "P 甲\nP 乙丙丁\n");
}

BOOST_AUTO_TEST_CASE(text_boxes_follow_their_paragraph_and_are_read_once) {
  BOOST_TEST(ReadBody(Paragraph(R("前") + TextBox(P("框内100万元")) + R("后")) + P("下一段")) ==
             "P 前后\nP 框内100万元\nP 下一段\n");
  BOOST_TEST(ReadBody(Tbl(Tr("<w:tc>" + Paragraph(R("格") + TextBox(P("框"))) + "</w:tc>" +
                             Tc("1")))) == "T 1x2\n0,0 格/框\n0,1 1\n");
}

BOOST_AUTO_TEST_CASE(alternate_content_is_read_once) {
  BOOST_TEST(ReadBody("<w:p><mc:AlternateContent><mc:Choice Requires=\"w14\">" + R("100") +
                      "</mc:Choice><mc:Choice Requires=\"wps\">" + R("100") +
                      "</mc:Choice><mc:Fallback>" + R("100") +
                      "</mc:Fallback></mc:AlternateContent></w:p>") == "P 100\n");
  BOOST_TEST(ReadBody("<w:p><mc:AlternateContent><mc:Fallback>" + R("200") +
                      "</mc:Fallback></mc:AlternateContent></w:p>") == "P 200\n");
}

BOOST_AUTO_TEST_CASE(footnotes_follow_the_paragraph_that_refers_to_them) {
  DocxWriter docx(
      Paragraph(R("支出100万元") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>" + R("。")) +
      P("下一段"));
  docx.set_footnotes(
      "<w:footnote w:type=\"separator\" w:id=\"0\"><w:p/></w:footnote><w:footnote "
      "w:id=\"2\"><w:p><w:r><w:footnoteRef/></w:r>" +
      R("不含结转。") + "</w:p></w:footnote>");
  BOOST_TEST(Read(docx) == "P 支出100万元¹。\nF ¹不含结转。\nP 下一段\n");
}

BOOST_AUTO_TEST_CASE(comments_left_in_are_said) {
  BOOST_TEST(ReadBody(Paragraph(R("甲") + "<w:r><w:commentReference w:id=\"0\"/></w:r>")) ==
             "P 甲\nN 13\n");
}

BOOST_AUTO_TEST_CASE(formulas_are_text) {
  BOOST_TEST(ReadBody("<w:p>" + R("执行率=") +
                      "<m:oMath><m:f><m:num><m:r><m:t>90</m:t></m:r></m:num><m:den><m:r><m:t>100</"
                      "m:t></m:r></m:den></m:f>"
                      "<m:sSup><m:e><m:r><m:t>a</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></"
                      "m:sup></m:sSup></m:oMath></w:p>") == "P 执行率=90/100a²\n");
}

BOOST_AUTO_TEST_CASE(headings_by_style_and_outline_level) {
  DocxWriter docx(P("<w:pStyle w:val=\"1\"/>", "部门概况") +
                  P("<w:outlineLvl w:val=\"1\"/>", "职能") + P("正文。"));
  docx.set_styles(
      "<w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading 1\"/></w:style>");
  BOOST_TEST(Read(docx) == "H1 部门概况\nH2 职能\nP 正文。\n");
}

BOOST_AUTO_TEST_CASE(a_unit_on_the_right_of_a_line_is_a_line_of_its_own) {
  BOOST_TEST(
      ReadBody(P("收支总表") +
               Paragraph("<w:r><w:t>部门：某局</w:t><w:tab/><w:t>单位：万元</w:t></w:r>") +
               Tbl(Tr(Tc("项目") + Tc("数")))) ==
      "P 收支总表\nP 部门：某局\nP 单位：万元\nT 1x2 [收支总表] {单位：万元}\n0,0 项目\n0,1 数\n");
}

BOOST_AUTO_TEST_CASE(positions_count_elements_also_those_skipped) {
  const std::string body =
      Paragraph(R("甲") + TextBox(P("框")) + R("乙")) +
      Paragraph("<w:del>" + R("删") + "</w:del><w:r><w:t>丙</w:t><w:tab/><w:t>丁</w:t></w:r>" +
                R("100", "<w:vanish/>"));
  const std::string bytes = DocxWriter(body).Bytes();
  const Result<Document> document = ReadDocx(bytes, {});
  std::string found;
  for (const Origin& origin : document.value().origins()) {
    found += std::string(document.value().Slice(origin.range)) + " " +
             std::to_string(origin.paragraph) + "/" + std::to_string(origin.run) + "/" +
             std::to_string(origin.offset) + "; ";
  }
  // The first paragraph is 0, the two copies of the box 1 and 2; 乙 is the third run, the box's run
  // is not counted.
  BOOST_TEST(found == "甲 0/0/0; 乙 0/2/0; 框 1/0/0; 丙\t丁 3/1/0; ");
  BOOST_TEST(document.value().parts().at(0) == "word/document.xml");
}

BOOST_AUTO_TEST_SUITE_END()
