#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "extract/pdf/message_sink.h"
#include "extract/read.h"
#include "tests/extract/pdf_writer.h"

using namespace gouji;

namespace {

Document Read(const PdfWriter& writer) {
  const std::string bytes = writer.Finish();
  Result<Document> result = ReadPdf(bytes, {});
  BOOST_REQUIRE_MESSAGE(result.ok(), "code " << static_cast<int>(
                                         result.ok() ? ErrorCode::kInternal : result.error().code));
  return std::move(result).value();
}

// Blocks as lines; a table as its cells "r,c rxc:text".
std::string Dump(const Document& document) {
  std::string out;
  for (const Block& block : document.blocks()) {
    if (block.kind != BlockKind::kTable) {
      out += std::string(document.Slice(block.text)) + "\n";
      continue;
    }
    for (const Cell& cell : document.tables()[block.table].cells) {
      std::string text(document.Slice(cell.text));
      std::replace(text.begin(), text.end(), '\n', '/');
      out += "[" + std::to_string(cell.row) + "," + std::to_string(cell.column);
      if (cell.row_span > 1 || cell.column_span > 1)
        out += " " + std::to_string(cell.row_span) + "x" + std::to_string(cell.column_span);
      out += "]" + text + " ";
    }
    out += "\n";
  }
  return out;
}

bool HasNote(const Document& document, NoteCode code) {
  return std::any_of(document.notes().begin(), document.notes().end(),
                     [&](const Note& note) { return note.code == code; });
}

using P = PdfWriter;

// A page of body text: full lines 40 ideographs of 12 pt from x = 60.
std::string FullLine(double y, const std::string& start) {
  std::string text = start;
  std::size_t chars = 0;
  for (const char c : start) chars += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
  for (; chars < 40; ++chars) text += "文";
  return P::Text(60, y, text);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pdf_reader)

BOOST_AUTO_TEST_CASE(reads_text_and_its_place) {
  P writer;
  writer.AddPage(P::Text(100, 700, "预算643.28万元"));
  const Document document = Read(writer);
  BOOST_TEST(document.text() == "预算643.28万元");
  BOOST_TEST(document.info().pages == 1U);
  const std::vector<Origin> origins = document.OriginsOf({6, 12});
  BOOST_REQUIRE(origins.size() == 1U);
  BOOST_TEST(origins[0].page == 1U);
  BOOST_TEST(origins[0].x0 == 124.0F, boost::test_tools::tolerance(0.01F));
  BOOST_TEST(origins[0].x1 == 160.0F, boost::test_tools::tolerance(0.01F));
  BOOST_TEST(origins[0].y1 == 101.4F, boost::test_tools::tolerance(0.01F));
}

BOOST_AUTO_TEST_CASE(joins_lines_of_a_paragraph_without_spaces) {
  P writer;
  std::string page;
  for (int i = 0; i < 4; ++i) page += FullLine(700 - 20 * i, "第");
  page += P::Text(60, 620, "共643.28万元。");
  page += P::Text(60, 600, "下一段。");
  writer.AddPage(page);
  const Document document = Read(writer);
  BOOST_REQUIRE(document.blocks().size() == 2U);
  BOOST_TEST(document.Slice(document.blocks()[1].text) == "下一段。");
  BOOST_TEST(document.Slice(document.blocks()[0].text).find(' ') == std::string_view::npos);
}

BOOST_AUTO_TEST_CASE(page_number_is_not_spliced_into_a_sentence) {
  P writer;
  std::string first;
  for (int i = 0; i < 5; ++i) first += FullLine(160 - 20 * i, "第");
  first = FullLine(180, "各") + first + P::Text(295, 30, "3");
  writer.AddPage(first);
  std::string second = P::Text(60, 740, "17.31%。") + P::Text(295, 30, "4");
  writer.AddPage(second);
  const Document document = Read(writer);
  BOOST_REQUIRE(document.blocks().size() == 1U);
  BOOST_TEST(document.text().find("文17.31%。") != std::string_view::npos);
}

BOOST_AUTO_TEST_CASE(running_heads_are_dropped) {
  P writer;
  for (int page = 1; page <= 4; ++page) {
    writer.AddPage(P::Text(60, 770, "某某局2024年度部门决算") +
                   P::Text(60, 400, "内容" + std::to_string(page)));
  }
  BOOST_TEST(Dump(Read(writer)) == "内容1\n内容2\n内容3\n内容4\n");
}

BOOST_AUTO_TEST_CASE(numbered_titles_at_the_top_of_their_pages_are_no_running_heads) {
  P annexes;
  P numbered;
  for (int page = 1; page <= 4; ++page) {
    annexes.AddPage(P::Text(60, 770, "附件" + std::to_string(page)) + P::Text(60, 400, "内容" + std::to_string(page)));
    numbered.AddPage(P::Text(60, 770, "部门决算 第" + std::to_string(page) + "页") + P::Text(60, 400, "内容" + std::to_string(page)));
  }
  BOOST_TEST(Dump(Read(annexes)) == "附件1\n内容1\n附件2\n内容2\n附件3\n内容3\n附件4\n内容4\n");
  BOOST_TEST(Dump(Read(numbered)) == "内容1\n内容2\n内容3\n内容4\n");
}

// Lines set ragged, with a mark that hangs over the margin; small print with the leading of the text.
BOOST_AUTO_TEST_CASE(margin_and_leading_of_ragged_text) {
  P writer;
  std::string page;
  for (int i = 0; i < 8; ++i) page += FullLine(740 - 24 * i, i % 4 == 0 ? "段" : "行") + (i % 3 == 0 ? P::Text(540, 740 - 24 * i, "，") : "");
  page += P::Text(60, 548, "止。");
  std::string note;
  for (int i = 0; i < 50; ++i) note += "注";
  writer.AddPage(page + P::Text(80, 524, note.substr(0, 3 * 45), 10) + P::Text(60, 500, "解完。", 10));
  BOOST_TEST(Dump(Read(writer)).find("注解完。") != std::string::npos);
}

// The narrow lines of a table without lines say nothing about the distance of the lines of text.
BOOST_AUTO_TEST_CASE(wide_leading_beside_a_narrow_table) {
  P writer;
  std::string page;
  for (int i = 0; i < 4; ++i) page += FullLine(740 - 28 * i, "行");
  page += P::Text(60, 628, "止。");
  for (int i = 0; i < 12; ++i) {
    const double y = 560 - 15 * i;
    page += P::Text(60, y, "项目" + std::to_string(i)) + P::Text(250, y, "1,200.00") + P::Text(492, y, "1,100.00");
  }
  writer.AddPage(page);
  const Document document = Read(writer);
  BOOST_TEST(document.blocks().size() == 2U);
  BOOST_TEST(document.tables().size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_caption_in_the_middle_does_not_go_on_a_full_line) {
  P writer;
  std::string page;
  for (int i = 0; i < 5; ++i) page += FullLine(740 - 20 * i, "行");
  std::string last;
  for (int i = 0; i < 39; ++i) last += "文";
  writer.AddPage(page + P::Text(60, 640, last + "。") + P::Text(200, 620, "表1 某市任务完成情况表"));
  BOOST_TEST(Dump(Read(writer)).find("。\n表1 某市任务完成情况表\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(lattice_table_with_merged_cells) {
  P writer;
  // Header over two columns; the first column merged over two rows.
  std::string page = "0.5 w " + P::Line(100, 700, 400, 700) + P::Line(200, 680, 400, 680) +
                     P::Line(100, 660, 400, 660) + P::Line(100, 640, 400, 640) +
                     P::Line(100, 640, 100, 700) + P::Line(200, 640, 200, 700) +
                     P::Line(300, 640, 300, 680) + P::Line(400, 640, 400, 700);
  page += P::Text(105, 675, "项目") + P::Text(250, 685, "金额") + P::Text(205, 665, "预算") +
          P::Text(305, 665, "决算");
  page += P::Text(105, 645, "合计") + P::Text(205, 645, "1.00") + P::Text(305, 645, "2.00");
  writer.AddPage(page);
  BOOST_TEST(Dump(Read(writer)) ==
             "[0,0 2x1]项目 [0,1 1x2]金额 [1,1]预算 [1,2]决算 [2,0]合计 [2,1]1.00 [2,2]2.00 \n");
}

BOOST_AUTO_TEST_CASE(thin_fills_are_lines_and_white_ones_are_not) {
  P writer;
  std::string page;
  for (const double x : {100.0, 200.0, 300.0}) page += P::Fill(x, 600, 0.5, 40, "0 0 0");
  for (const double y : {600.0, 620.0, 640.0}) page += P::Fill(100, y, 200, 0.5, "0 0 0");
  page += P::Fill(250, 600, 0.5, 40, "1 1 1");
  page += P::Text(105, 625, "甲") + P::Text(205, 625, "1") + P::Text(105, 605, "乙") +
          P::Text(255, 605, "2");
  writer.AddPage(page);
  BOOST_TEST(Dump(Read(writer)) == "[0,0]甲 [0,1]1 [1,0]乙 [1,1]2 \n");
}

BOOST_AUTO_TEST_CASE(aligned_columns_without_lines_are_a_table) {
  P writer;
  const std::vector<std::vector<std::string>> rows = {{"项目", "预算数", "决算数"},
                                                      {"基本支出", "91.38", "132.98"},
                                                      {"项目支出", "571.90", ""},
                                                      {"合计", "663.28", "704.88"}};
  std::string page = P::Text(60, 740, "支出情况如下：");
  for (std::size_t r = 0; r < rows.size(); ++r) {
    for (std::size_t c = 0; c < 3; ++c)
      page +=
          P::Text(80 + 150 * static_cast<double>(c), 700 - 20 * static_cast<double>(r), rows[r][c]);
  }
  writer.AddPage(page + P::Text(60, 600, "以上。"));
  BOOST_TEST(Dump(Read(writer)) ==
             "支出情况如下：\n[0,0]项目 [0,1]预算数 [0,2]决算数 [1,0]基本支出 [1,1]91.38 "
             "[1,2]132.98 [2,0]项目支出 [2,1]571.90 "
             "[2,2] [3,0]合计 [3,1]663.28 [3,2]704.88 \n以上。\n");
}

BOOST_AUTO_TEST_CASE(table_continues_on_the_next_page_with_repeated_head) {
  P writer;
  writer.AddPage(P::Grid({100, 300, 500}, {60, 80, 100}) + P::Text(105, 85, "项目") +
                 P::Text(305, 85, "金额") + P::Text(105, 65, "甲") + P::Text(305, 65, "1.00"));
  writer.AddPage(P::Grid({100, 300, 500}, {700, 720, 740}) + P::Text(105, 725, "项目") +
                 P::Text(305, 725, "金额") + P::Text(105, 705, "乙") + P::Text(305, 705, "2.00"));
  const Document document = Read(writer);
  BOOST_TEST(Dump(document) == "[0,0]项目 [0,1]金额 [1,0]甲 [1,1]1.00 [2,0]乙 [2,1]2.00 \n");
  BOOST_TEST(document.tables()[0].header_rows == 1U);
}

BOOST_AUTO_TEST_CASE(row_cut_by_the_page_end_is_one_row) {
  P writer;
  writer.AddPage(P::Grid({100, 200, 250}, {56, 84, 100}) + P::Text(102, 87, "说明") +
                 P::Text(202, 87, "分值") + P::Text(102, 72, "返还单位二千个，") +
                 P::Text(102, 59, "总额约为四百三十") + P::Text(202, 72, "5"));
  writer.AddPage(P::Grid({100, 200, 250}, {700, 720, 740}) + P::Text(102, 727, "二万元") +
                 P::Text(102, 705, "其他") + P::Text(202, 705, "6"));
  BOOST_TEST(
      Dump(Read(writer)) ==
      "[0,0]说明 [0,1]分值 [1,0]返还单位二千个，总额约为四百三十二万元 [1,1]5 [2,0]其他 [2,1]6 \n");
}

// The rest of a cut row may be a remark that the writer put on a line of its own, or the end of a numbered item.
BOOST_AUTO_TEST_CASE(rest_of_a_cut_row_without_other_cells) {
  P remark;
  remark.AddPage(P::Grid({100, 200, 250}, {60, 80, 100}) + P::Text(102, 85, "指标") + P::Text(202, 85, "分值") +
                 P::Text(102, 65, "成本控制") + P::Text(202, 65, "4"));
  remark.AddPage(P::Grid({100, 200, 250}, {700, 720, 740}) + P::Text(102, 725, "（4分）") + P::Text(102, 705, "效益") +
                 P::Text(202, 705, "6"));
  BOOST_TEST(Dump(Read(remark)) == "[0,0]指标 [0,1]分值 [1,0]成本控制/（4分） [1,1]4 [2,0]效益 [2,1]6 \n");
  P item;
  item.AddPage(P::Grid({100, 200, 250}, {60, 80, 100}) + P::Text(102, 85, "十六、其他") + P::Text(102, 65, "十七、自然资源支"));
  item.AddPage(P::Grid({100, 200, 250}, {700, 720, 740}) + P::Text(102, 725, "出") + P::Text(102, 705, "十八、住房") +
               P::Text(202, 705, "6"));
  BOOST_TEST(Dump(Read(item)) == "[0,0]十六、其他 [0,1] [1,0]十七、自然资源支出 [1,1] [2,0]十八、住房 [2,1]6 \n");
}

BOOST_AUTO_TEST_CASE(a_page_of_numbered_titles_below_the_word_contents) {
  P writer;
  writer.AddPage(P::Text(280, 740, "目  录") + P::Text(60, 700, "一、部门主要职能") + P::Text(60, 670, "二、机构设置") +
                 P::Text(60, 640, "三、预算表"));
  writer.AddPage(P::Text(250, 740, "某某局主要职能") + P::Text(84, 700, "负责某某工作。"));
  const Document document = Read(writer);
  BOOST_REQUIRE(document.blocks().size() == 6U);
  for (std::size_t i = 0; i < 4; ++i) BOOST_TEST((document.blocks()[i].kind == BlockKind::kContents));
  BOOST_TEST((document.blocks()[4].kind == BlockKind::kParagraph));
}

// The lines of other pages reach further: a page of few lines has a margin of its own.
BOOST_AUTO_TEST_CASE(paragraph_on_a_page_of_few_lines) {
  P writer;
  std::string wide;
  for (int i = 0; i < 12; ++i) wide += FullLine(740 - 20 * i, i % 4 == 0 ? "段" : "行");
  writer.AddPage(wide + P::Text(60, 400, "止。"));
  const auto line = [](double x, double y, int chars) {
    std::string text;
    for (int i = 0; i < chars; ++i) text += "字";
    return P::Text(x, y, text);
  };
  writer.AddPage(line(84, 740, 34) + line(60, 720, 36) + line(60, 700, 36) + P::Text(60, 680, "共2台。"));
  const Document document = Read(writer);
  BOOST_TEST(document.Slice(document.blocks().back().text).size() == 3U * (34 + 36 + 36 + 3) + 1);
}

BOOST_AUTO_TEST_CASE(raised_figures_are_superscripts) {
  P writer;
  writer.AddPage(P::Text(100, 700, "面积12.8km") + P::Text(160, 704.5, "2", 7) + P::Text(164, 700, "，共8个。") +
                 P::Text(100, 660, "大字12") + P::Text(160, 664.5, "2", 7));
  BOOST_TEST(Dump(Read(writer)) == "面积12.8km²，共8个。\n大字12 2\n");  // apart: not raised
}

BOOST_AUTO_TEST_CASE(footnotes_stand_after_the_paragraph_that_runs_over_the_page_end) {
  P writer;
  std::string page;
  for (int i = 0; i < 5; ++i) page += FullLine(260 - 20 * i, "第");
  page += FullLine(160, "执行率") + P::Text(540, 165, "1", 7);
  writer.AddPage(page + P::Line(60, 120, 180, 120) + P::Text(60, 100, "1", 10) + P::Text(65, 100, "按2023年口径。", 9));
  writer.AddPage(P::Text(60, 740, "为97.16%。"));
  const Document document = Read(writer);
  BOOST_REQUIRE(document.blocks().size() == 2U);
  BOOST_TEST(document.text().find("¹为97.16%。") != std::string_view::npos);
  BOOST_TEST((document.blocks()[1].kind == BlockKind::kFootnote));
  BOOST_TEST(document.Slice(document.blocks()[1].text) == "¹按2023年口径。");
}

BOOST_AUTO_TEST_CASE(small_print_below_a_short_line_without_a_mark_is_text) {
  P writer;
  writer.AddPage(P::Text(60, 700, "正文。") + P::Line(60, 120, 180, 120) + P::Text(60, 100, "2023年口径。", 9));
  const Document document = Read(writer);
  BOOST_REQUIRE(document.blocks().size() == 2U);
  BOOST_TEST((document.blocks()[1].kind == BlockKind::kParagraph));
  BOOST_TEST(document.Slice(document.blocks()[1].text) == "2023年口径。");
}

BOOST_AUTO_TEST_CASE(new_row_after_the_page_end_stays_a_row) {
  P writer;
  writer.AddPage(P::Grid({100, 160, 220}, {60, 80, 100}) + P::Text(102, 85, "2,720.00") +
                 P::Text(162, 85, "1,340.00") + P::Text(102, 65, "3,100.00") +
                 P::Text(162, 65, "1,200.00"));
  writer.AddPage(P::Grid({100, 160, 220}, {720, 740}) + P::Text(102, 725, "9,800.00") +
                 P::Text(162, 725, "4,100.00"));
  BOOST_TEST(Read(writer).tables()[0].rows == 3U);
}

BOOST_AUTO_TEST_CASE(rotated_page_reads_upright_and_keeps_places_as_shown) {
  P writer;
  writer.AddPage("BT /F 12 Tf 0 1 -1 0 300 100 Tm " + P::Show("横页1.50") + "ET",
                 "/MediaBox [0 0 600 800] /Rotate 90");
  writer.AddPage("BT /F 12 Tf 0 1 -1 0 300 100 Tm " + P::Show("侧排2.50") + "ET");
  const Document document = Read(writer);
  BOOST_TEST(Dump(document) == "横页1.50\n侧排2.50\n");
  const Origin shown = document.OriginsOf({0, 3}).front();
  BOOST_TEST(shown.x0 == 100.0F, boost::test_tools::tolerance(0.01F));  // rotated page: 800 wide
  BOOST_TEST(shown.y1 > 300.0F);
  const Origin sideways = document.OriginsOf(document.blocks()[1].text).front();
  BOOST_TEST(sideways.y1 == 700.0F,
             boost::test_tools::tolerance(0.01F));  // starts 100 above the foot
}

BOOST_AUTO_TEST_CASE(unseen_text_is_left_out_and_noted) {
  struct Case {
    const char* name;
    std::string content;
  };
  const std::vector<Case> cases = {
      {"render mode 3", "BT 3 Tr /F 12 Tf 100 500 Td " + P::Show("暗900") + "ET 0 Tr "},
      {"white", "1 g " + P::Text(100, 500, "暗900") + "0 g "},
      {"tiny", P::Text(100, 500, "暗900", 0.3)},
      {"off page", P::Text(700, 500, "暗900")},
      {"clipped", "q 0 0 50 50 re W n " + P::Text(100, 500, "暗900") + "Q "},
      {"covered", P::Text(100, 500, "暗900") + P::Fill(90, 490, 100, 30, "0.9 0.9 0.9")},
  };
  for (const Case& one : cases) {
    P writer;
    writer.AddPage(one.content + P::Text(100, 700, "可见100"));
    const Document document = Read(writer);
    BOOST_TEST(document.text() == "可见100", one.name);
    BOOST_TEST(HasNote(document, NoteCode::kHiddenText), one.name);
  }
}

BOOST_AUTO_TEST_CASE(white_text_on_a_dark_ground_is_seen) {
  P writer;
  writer.AddPage(P::Fill(90, 690, 200, 30, "0.1 0.2 0.5") + "1 g " + P::Text(100, 700, "表头2024") +
                 "0 g ");
  const Document document = Read(writer);
  BOOST_TEST(document.text() == "表头2024");
  BOOST_TEST(!HasNote(document, NoteCode::kHiddenText));
}

BOOST_AUTO_TEST_CASE(watermark_is_left_out) {
  P writer;
  writer.AddPage(P::Text(100, 700, "正文") + "0.8 g BT /F 60 Tf 0.7 0.7 -0.7 0.7 150 300 Tm " +
                 P::Show("内部资料") + "ET");
  const Document document = Read(writer);
  BOOST_TEST(document.text() == "正文");
  BOOST_TEST(HasNote(document, NoteCode::kWatermark));
}

BOOST_AUTO_TEST_CASE(simulated_bold_counts_once) {
  P writer;
  writer.AddPage(P::Text(100, 700, "标题12") + P::Text(100.4, 700, "标题12"));
  const Document document = Read(writer);
  BOOST_TEST(document.text() == "标题12");
}

BOOST_AUTO_TEST_CASE(unit_line_is_a_line_of_its_own) {
  P writer;
  writer.AddPage(P::Text(100, 700, "部门：某某局") + P::Text(420, 700, "单位：万元"));
  BOOST_TEST(Dump(Read(writer)) == "部门：某某局\n单位：万元\n");
}

BOOST_AUTO_TEST_CASE(scan_without_text_is_an_error_and_a_scanned_page_a_note) {
  P writer;
  const std::string image = "q 600 0 0 800 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q ";
  writer.AddPage(image);
  const Result<Document> scan = ReadPdf(writer.Finish(), {});
  BOOST_REQUIRE(!scan.ok());
  BOOST_TEST((scan.error().code == ErrorCode::kNoText));
  writer.AddPage(P::Text(100, 700, "文字"));
  BOOST_TEST(HasNote(Read(writer), NoteCode::kScannedPage));
}

BOOST_AUTO_TEST_CASE(damaged_input_is_an_error_or_a_note) {
  BOOST_TEST((ReadPdf("%PDF-1.7\nnothing", {}).error().code == ErrorCode::kDamaged));
  P writer;
  writer.AddPage("q 1 2 3 nonsense " + P::Text(100, 700, "文字") + " Q");
  BOOST_TEST(HasNote(Read(writer), NoteCode::kDamagedInput));
  ReadLimits limits;
  limits.pages = 1;
  writer.AddPage("");
  BOOST_TEST((ReadPdf(writer.Finish(), limits).error() == Error{ErrorCode::kLimit, "pages"}));
}

BOOST_AUTO_TEST_CASE(actual_text_that_differs_is_noted_and_not_believed) {
  P writer;
  writer.AddPage("/Span << /ActualText (999) >> BDC " + P::Text(100, 700, "100") + " EMC");
  const Document document = Read(writer);
  BOOST_TEST(document.text() == "100");
  BOOST_TEST(HasNote(document, NoteCode::kActualText));
}

// What is drawn is told by the glyph's standard name or number, whatever the file's code map says.
BOOST_AUTO_TEST_CASE(a_code_map_that_contradicts_the_glyphs_is_noted_and_not_believed) {
  const auto map = [](const std::string& codes, const std::string& pairs) {
    const std::string text = "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange " + codes +
                             " endcodespacerange " + pairs + " endcmap end";
    return "<< /Length " + std::to_string(text.size()) + " >>\nstream\n" + text + "\nendstream";
  };
  P named;
  const int named_map = named.AddObject(map("<00> <FF>", "1 beginbfchar <31> <0039> endbfchar"));
  named.AddFont("G", named.AddObject("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode " +
                                     std::to_string(named_map) + " 0 R >>"));
  named.AddPage("BT /G 12 Tf 100 700 Td (21.50) Tj ET");
  P numbered;  // numbers 18, 19 of Adobe-GB1 are the figures 1, 2
  const int numbered_map = numbered.AddObject(map("<0000> <FFFF>", "2 beginbfchar <0012> <0039> <0013> <0032> endbfchar"));
  const int descendant = numbered.AddObject(
      "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) "
      "/Supplement 2 >> /DW 500 >>");
  numbered.AddFont("G", numbered.AddObject("<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /Identity-H /DescendantFonts [" +
                                           std::to_string(descendant) + " 0 R] /ToUnicode " + std::to_string(numbered_map) + " 0 R >>"));
  numbered.AddPage("BT /G 12 Tf 100 700 Td <00130012> Tj ET");
  const Document by_name = Read(named);
  BOOST_TEST(by_name.text().substr(0, 2) == "21");
  BOOST_TEST(HasNote(by_name, NoteCode::kUnicodeMismatch));
  const Document by_number = Read(numbered);
  BOOST_TEST(by_number.text() == "21");
  BOOST_TEST(HasNote(by_number, NoteCode::kUnicodeMismatch));
}

BOOST_AUTO_TEST_CASE(messages_of_the_library_are_classified) {
  BOOST_TEST(IsMissingLanguagePack("Missing language pack for 'Adobe-GB1' mapping"));
  BOOST_TEST(
      IsMissingLanguagePack("Couldn't find 'GBK-EUC-H' CMap file for 'Adobe-GB1' collection"));
  BOOST_TEST(!IsMissingLanguagePack("Bad 'Length' attribute in stream"));
  BOOST_TEST((ClassifyPopplerMessage("Unknown font tag 'F1'") == NoteCode::kFontProblem));
  BOOST_TEST((ClassifyPopplerMessage("Unknown operator 'xx'") == NoteCode::kDamagedInput));
}

BOOST_AUTO_TEST_CASE(a_flood_of_messages_is_counted_not_kept) {
  MessageSink sink;
  for (int i = 0; i < 1000; ++i) sink.Add("Unknown operator '" + std::to_string(i) + "'");
  BOOST_TEST(sink.notes.size() == MessageSink::kMaxMessages + 1);
  BOOST_TEST(sink.notes.back().count == 1000U - MessageSink::kMaxMessages);
}

BOOST_AUTO_TEST_SUITE_END()
