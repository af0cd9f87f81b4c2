#include "patterns/context/entities.h"

#include <boost/test/unit_test.hpp>

#include "extract/read.h"
#include "patterns/context/names.h"

using namespace gouji;

namespace {

const PatternSet& Patterns() {
  static const Result<PatternSet> patterns = PatternSet::BuiltIn();
  BOOST_REQUIRE(patterns.ok());
  return patterns.value();
}

struct Read {
  Document document;
  FigureTable figures;
};

Read ReadReport(std::string_view text) {
  Result<Document> document = ReadPlainText(text, {});
  BOOST_REQUIRE(document.ok());
  FigureTable figures = Recognize(document.value(), Patterns());
  return {std::move(document).value(), std::move(figures)};
}

std::string EntityOf(const Read& read, std::string_view figure) {
  for (const Figure& candidate : read.figures.figures) {
    if (read.document.Slice(candidate.range) != figure) continue;
    return candidate.entity == kNone ? "-" : read.figures.entities[candidate.entity].name;
  }
  return "no such figure";
}

std::string Names(const Read& read) {
  std::string all;
  for (const Entity& entity : read.figures.entities) all += (all.empty() ? "" : " ") + entity.name;
  return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(entities)

BOOST_AUTO_TEST_CASE(a_name_ends_with_its_last_suffix_and_holds_no_verb) {
  const NameReader reader(Patterns());
  BOOST_TEST(reader.Prefix("清河市总工会整体支出") == "清河市总工会");
  BOOST_TEST(reader.Prefix("清河市总工会职工服务中心2024年度") == "清河市总工会职工服务中心");
  BOOST_TEST(reader.Prefix("清河市工人文化宫在市总工会的领导下") == "清河市工人文化宫");
  BOOST_TEST(reader.Prefix("清河市财政局局长") == "清河市财政局");
  BOOST_TEST(reader.Prefix("清河市机关事务管理局") == "清河市机关事务管理局");
  BOOST_TEST(reader.Prefix("部门预算") == "");
  BOOST_TEST(reader.Places("清河省东山市西岭区财政局") == "清河省东山市西岭区");
  BOOST_TEST(reader.Places("社区服务中心") == "");
}

BOOST_AUTO_TEST_CASE(title_gives_body_year_and_kind) {
  const Read read = ReadReport("清河市水务局\n2024年度部门整体支出绩效自评报告\n一、概况\n市水务局现有编制20名。\n");
  BOOST_TEST(read.figures.entity == "清河市水务局");
  BOOST_TEST(read.figures.year == 2024);
  BOOST_TEST((read.figures.kind == ReportKind::kSelfEvaluation));
}

BOOST_AUTO_TEST_CASE(the_field_of_a_form_gives_the_body) {
  const Read read = ReadReport("一、概况\n无\n| 部门（单位）名称 | 清河市水务局 |\n| 年度资金总额 | 100 |\n");
  BOOST_TEST(read.figures.entity == "清河市水务局");
}

BOOST_AUTO_TEST_CASE(a_body_that_is_only_named_in_sentences) {
  const Read read = ReadReport(
      "一、概况\n1.职能：市水务局负责供水。\n市水务局内设三科。\n市水务局管理两座水厂。\n"
      "本年与清河市发展相结合，提升清河市水务局的水平，为清河市供水。\n");
  BOOST_TEST(read.figures.entity == "清河市水务局");
}

BOOST_AUTO_TEST_CASE(units_come_from_the_list_and_from_headings) {
  const Read read = ReadReport(
      "清河市水务局2024年度部门决算\n一、概况\n直属事业单位有2个，分别为清河市水质监测中心、清河市节水办公室（正在撤并）。\n"
      "清河市水务局（本级）支出30万元。\n");
  BOOST_TEST(Names(read) == "清河市水务局 清河市水质监测中心 清河市节水办公室 清河市水务局(本级)");
  BOOST_TEST(EntityOf(read, "30万元") == "清河市水务局(本级)");
}

BOOST_AUTO_TEST_CASE(figures_belong_to_the_unit_of_their_section) {
  const Read read = ReadReport(
      "清河市水务局2024年度部门决算\n一、概况\n全系统支出90万元。\n（一）清河市水务局\n支出40万元。\n"
      "（二）清河市水质监测中心\n支出50万元。\n");
  BOOST_TEST(EntityOf(read, "90万元") == "清河市水务局");
  BOOST_TEST(EntityOf(read, "40万元") == "清河市水务局(本级)");
  BOOST_TEST(EntityOf(read, "50万元") == "清河市水质监测中心");
}

BOOST_AUTO_TEST_CASE(short_forms_are_the_same_body) {
  const Read read = ReadReport(
      "清河市水务局2024年度部门决算\n清河市东山区水利委员会（以下简称“区水委”）支出5万元。\n区水委收入6万元。\n市水务局收入7万元。\n");
  BOOST_TEST(EntityOf(read, "6万元") == "清河市东山区水利委员会");
  BOOST_TEST(EntityOf(read, "7万元") == "清河市水务局");
}

BOOST_AUTO_TEST_CASE(a_consultant_on_the_title_page_is_not_the_body) {
  const Read read = ReadReport("清河市水务局\n2023年度整体支出绩效评价报告\n东山正信咨询有限公司\n一、概况\n无\n");
  BOOST_TEST(read.figures.entity == "清河市水务局");
  BOOST_TEST((read.figures.kind == ReportKind::kEvaluation));
}

BOOST_AUTO_TEST_SUITE_END()
