#include <boost/test/unit_test.hpp>

#include "extract/pdf/inspect.h"
#include "tests/extract/pdf_writer.h"

using namespace gouji;

BOOST_AUTO_TEST_SUITE(pdf_inspect)

BOOST_AUTO_TEST_CASE(shows_cells_and_what_was_taken_off) {
  PdfWriter writer;
  writer.AddPage(PdfWriter::Text(60, 740, "说明") +
                 PdfWriter::Grid({100, 200, 300}, {600, 620, 640}) +
                 PdfWriter::Text(105, 625, "项目") + PdfWriter::Text(295, 30, "1"));
  const Result<PdfLayout> layout = InspectPdf(writer.Finish());
  BOOST_REQUIRE(layout.ok());
  const InspectedPage& page = layout.value().pages.at(0);
  BOOST_TEST(page.width == 600.0F);
  BOOST_TEST(page.height == 800.0F);
  BOOST_REQUIRE(page.tables.size() == 1U);
  BOOST_TEST(page.tables[0].cells.size() == 4U);
  BOOST_TEST(page.tables[0].box.y0 == 160.0F);
  BOOST_REQUIRE(page.margins.size() == 1U);
  BOOST_TEST(page.margins[0].text == "1");
}

BOOST_AUTO_TEST_SUITE_END()
