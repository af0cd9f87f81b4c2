#include "patterns/table/table_model.h"

#include <boost/test/unit_test.hpp>

#include "extract/read.h"
#include "patterns/figure_table.h"

using namespace gouji;

namespace {

const PatternSet& Patterns() {
  static const Result<PatternSet> patterns = PatternSet::BuiltIn();
  BOOST_REQUIRE(patterns.ok());
  return patterns.value();
}

// A report in the plain-text dialect, as far as it is recognised.
struct Read {
  explicit Read(const std::string& text) : document(ReadPlainText(text, {})) {
    BOOST_REQUIRE(document.ok());
    figures = Recognize(document.value(), Patterns());
  }
  const TableModel& table(std::size_t i = 0) const { return figures.tables.at(i); }
  const Figure& At(std::uint32_t row, std::uint32_t column) const {
    return figures.figures.at(table().ValueAt(row, column));
  }

  Result<Document> document;
  FigureTable figures;
};

const char* const kSelfEvaluation = R"(2024年度项目支出绩效自评表

| 项目名称 | 困难职工帮扶资金 | < | < | < | < | < |
| 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 |
| ^ | 年度资金总额 | 100 | 120 | 90.50 | 10 | 75.42 |
| ^ | 其中：当年财政拨款 | 100 | 120 | 90.50 |  |  |
| ^ | 其他资金 |  |  |  |  |  |
| 绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 分值 | 得分 |
| ^ | 产出指标 | 数量指标 | 帮扶人数 | ≥300人 | 20 | 18 |
| 总分 | < | < | < | < | 100 | 96 |
)";

}  // namespace

BOOST_AUTO_TEST_SUITE(table_model)

BOOST_AUTO_TEST_CASE(stacked_tables_have_a_head_each) {
  const Read read(kSelfEvaluation);
  const TableModel& table = read.table();
  BOOST_TEST(table.kind == "self-evaluation");
  BOOST_REQUIRE(table.sections.size() == 3u);  // the form's own line, the funds, the indicators
  BOOST_TEST(table.ColumnAt(2, 4).role == "amount");
  BOOST_TEST((table.ColumnAt(2, 4).aspect == Aspect::kActual));
  BOOST_TEST(table.ColumnAt(2, 6).role == "rate");
  BOOST_TEST(table.ColumnAt(6, 4).role == "target");
  BOOST_TEST(table.ColumnAt(6, 6).role == "score");
}

BOOST_AUTO_TEST_CASE(the_unit_of_a_vertical_head_is_the_unit_of_its_rows) {
  const Read read(kSelfEvaluation);
  BOOST_TEST((read.At(2, 4).kind == FigureKind::kAmount));
  BOOST_TEST(read.At(2, 4).power == 4);
  BOOST_TEST((read.At(2, 5).kind == FigureKind::kWeight));
  BOOST_TEST((read.At(2, 6).kind == FigureKind::kPercent));
  BOOST_TEST((read.At(6, 6).kind == FigureKind::kScore));
}

BOOST_AUTO_TEST_CASE(among_rows_hang_on_the_row_above) {
  const Read read(kSelfEvaluation);
  const TableModel& table = read.table();
  BOOST_TEST((table.rows[2].kind == RowKind::kTotal));
  BOOST_TEST(table.rows[3].among);
  BOOST_TEST(table.rows[3].label == "当年财政拨款");
  BOOST_TEST(table.rows[3].parent == 2u);
  BOOST_TEST(table.rows[4].parent == 2u);
}

BOOST_AUTO_TEST_CASE(two_sides_have_rows_of_their_own) {
  const Read read(R"(收入支出总表
单位：万元

| 收入 | < | 支出 | < |
| 项目 | 决算数 | 项目 | 决算数 |
|---|---|---|---|
| 一、财政拨款收入 | 30.00 | 一、基本支出 | 20.00 |
| 1. 一般公共预算 | 30.00 | 二、项目支出 | 8.00 |
| 本年收入合计 | 30.00 | 本年支出合计 | 28.00 |
| 年初结转和结余 | 1.00 | 年末结转和结余 | 3.00 |
| 总计 | 31.00 | 总计 | 31.00 |
)");
  const TableModel& table = read.table();
  BOOST_TEST(table.kind == "summary");
  BOOST_REQUIRE(table.sections.size() == 1u);
  BOOST_REQUIRE(table.sections[0].sides.size() == 2u);
  const TableSide& right = table.sections[0].sides[1];
  BOOST_TEST(right.rows[2].label == "基本支出");
  BOOST_TEST(table.RowAt(2, 3).label == "基本支出");
  BOOST_REQUIRE(right.totals.size() == 2u);
  BOOST_TEST(right.totals[0].parts == (std::vector<std::uint32_t>{2, 3}));
  BOOST_TEST(right.totals[1].parts == (std::vector<std::uint32_t>{4, 5}));
  BOOST_TEST(table.rows[3].parent == 2u);
}

BOOST_AUTO_TEST_CASE(codes_are_read_from_one_column_or_three_and_are_no_figures) {
  const Read read(R"(支出表
单位：元

| 科目编码 | < | < | 科目名称 | 合计 |
| 类 | 款 | 项 | ^ | ^ |
|---|---|---|---|---|
| 208 |  |  | 社会保障和就业支出 | 300.00 |
| 208 | 05 |  | 养老支出 | 300.00 |
| 208 | 05 | 5 | 养老保险缴费 | 300.00 |
| 合计 | < | < | < | 300.00 |
)");
  const TableModel& table = read.table();
  BOOST_TEST(table.rows[4].code == "2080505");
  BOOST_TEST(table.rows[4].parent == 3u);
  BOOST_TEST(table.rows[4].level == 2);
  BOOST_TEST((table.rows[5].kind == RowKind::kTotal));
  BOOST_TEST(read.figures.figures.size() == 4u);
}

BOOST_AUTO_TEST_CASE(a_head_of_three_lines_with_the_total_beside_its_last) {
  const Read read(R"(收入决算表
单位：万元

| 项目 | < | < | < | 本年收入合计 | 财政拨款收入 |
| 功能分类 | < | < | 科目名称 | ^ | ^ |
| 科目编码 | < | < | ^ | ^ | ^ |
| 类 | 款 | 项 | 合计 | 52.00 | 52.00 |
| 201 |  |  | 一般公共服务支出 | 52.00 | 52.00 |
| 201 | 06 |  | 财政事务 | 52.00 | 52.00 |
)");
  const TableModel& table = read.table();
  BOOST_TEST(table.header_rows == 3u);
  BOOST_TEST((table.rows[3].kind == RowKind::kTotal));
  BOOST_TEST(table.rows[5].code == "20106");
}

BOOST_AUTO_TEST_CASE(words_over_columns_of_numbers_are_heads_whatever_they_say) {
  const Read read(R"(
| 资产编号 | 设备类型 | 购置价 |
| A001 | 台式机 | 6,000.00 |
| A002 | 打印机 | 1,600.00 |
| A003 | 空调 | 5,000.00 |
)");
  BOOST_TEST(read.table().header_rows == 1u);
  BOOST_TEST(read.table().ColumnAt(1, 2).name() == "购置价");
}

BOOST_AUTO_TEST_SUITE_END()
