#include "extract/text/normalized_text.h"

#include <boost/test/unit_test.hpp>

using namespace gouji;

BOOST_AUTO_TEST_SUITE(normalized_text)

BOOST_AUTO_TEST_CASE(folds_width_and_drops_spaces_beside_cjk) {
  BOOST_TEST(Normalize("本 年 收 入 合 计 1738.50 万 元 ， 其中") == "本年收入合计1738.50万元,其中");
  BOOST_TEST(Normalize("（４０ 分）＝１００％") == "(40分)=100%");
  BOOST_TEST(Normalize("预算\n执行率") == "预算执行率");
  BOOST_TEST(Normalize("net  value") == "net value");
}

BOOST_AUTO_TEST_CASE(never_changes_a_number) {
  BOOST_TEST(Normalize("①2024年") == "①2024年");
  BOOST_TEST(Normalize("10²m") == "10²m");
  BOOST_TEST(Normalize("1 234.5") == "1 234.5");
}

BOOST_AUTO_TEST_CASE(every_byte_maps_back) {
  const std::string source = "　共计 ２８７４．36 万\n元（⻓期）";
  const NormalizedText text(source, 100);
  const std::size_t at = text.text().find("2874.36");
  const SourceRange range = text.ToSource({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 7)});
  BOOST_TEST(source.substr(range.begin - 100, range.size()) == "２８７４．36");
  BOOST_TEST((text.FromSource(range) == NormRange{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 7)}));
}

BOOST_AUTO_TEST_SUITE_END()
