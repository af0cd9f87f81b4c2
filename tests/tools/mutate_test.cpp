#include <boost/test/unit_test.hpp>

#include <set>

#include "extract/read.h"
#include "tools/mutate/document_editor.h"
#include "tools/mutate/trial.h"

using namespace gouji;

BOOST_AUTO_TEST_SUITE(mutate)

namespace {

constexpr std::string_view kReport =
    "# 某局2024年度部门整体支出绩效自评报告\n"
    "全年支出100.00万元，其中基本支出60.00万元，项目支出40.00万元。\n"
    "支出决算表\n"
    "单位：万元\n"
    "| 科目 | 合计 | 基本支出 | 项目支出 |\n"
    "|---|---|---|---|\n"
    "| 合计 | 100.00 | 60.00 | 40.00 |\n"
    "| 教育支出 | 70.00 | 45.00 | 25.00 |\n"
    "| 住房保障支出 | 30.00 | 15.00 | 15.00 |\n";

struct Checked {
  Document document = ReadPlainText(kReport, {}).value();
  PatternSet patterns = PatternSet::BuiltIn().value();
  std::vector<Profile> profiles = BuiltInProfiles().value();
  FigureTable figures = Recognize(document, patterns);
  CheckInput input{document, figures, patterns, profiles.front()};
  CheckResult result = RunChecks(input);
  Baseline baseline{input, result};
};

SourceRange Find(const Document& document, std::string_view text) {
  const auto at = static_cast<std::uint32_t>(document.text().find(text));
  return {at, at + static_cast<std::uint32_t>(text.size())};
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_changed_piece_moves_what_follows) {
  const Document before = ReadPlainText(kReport, {}).value();
  const Document after = DocumentEditor::WithText(before, Find(before, "60.00"), "160.000");
  BOOST_TEST(after.text().size() == before.text().size() + 2);
  BOOST_REQUIRE_EQUAL(after.blocks().size(), before.blocks().size());
  BOOST_TEST(after.Slice(after.blocks()[1].text) == "全年支出100.00万元，其中基本支出160.000万元，项目支出40.00万元。");
  BOOST_REQUIRE_EQUAL(after.tables().size(), 1u);
  for (std::size_t i = 0; i < before.tables()[0].cells.size(); ++i) {
    BOOST_TEST(after.Slice(after.tables()[0].cells[i].text) == before.Slice(before.tables()[0].cells[i].text));
  }
}

BOOST_AUTO_TEST_CASE(the_same_text_is_the_same_document) {
  const Document before = ReadPlainText(kReport, {}).value();
  const Document after = DocumentEditor::WithText(before, Find(before, "60.00"), "60.00");
  BOOST_TEST((after.text() == before.text() && after.blocks() == before.blocks() && after.tables() == before.tables()));
}

BOOST_AUTO_TEST_CASE(a_row_goes_and_the_grid_closes) {
  const Document before = ReadPlainText(kReport, {}).value();
  const std::optional<Document> after = DocumentEditor::WithoutRow(before, 0, 2);
  BOOST_REQUIRE(after.has_value());
  const Table& table = after->tables()[0];
  BOOST_TEST(table.rows == 3u);
  BOOST_REQUIRE(table.At(2, 0) != nullptr);
  BOOST_TEST(after->Slice(table.At(2, 0)->text) == "住房保障支出");
  BOOST_TEST(after->text().find("教育支出") == std::string_view::npos);
  BOOST_TEST(!DocumentEditor::WithoutRow(before, 0, 0).has_value());  // a header row
}

BOOST_AUTO_TEST_CASE(every_change_of_a_verified_table_is_found) {
  const Checked checked;
  const MutationList list = ListMutations(checked.baseline, 1);
  std::set<MutationKind> kinds;
  for (const Mutation& mutation : list.mutations) {
    kinds.insert(mutation.kind);
    BOOST_TEST(!mutation.broken.empty());
    if (mutation.kind == MutationKind::kUnitDropped) continue;
    const Trial trial = Try(checked.baseline, mutation);
    BOOST_TEST(trial.found, MutationName(mutation.kind) << " " << checked.document.Slice(mutation.place) << " → " << mutation.text << "\n" << trial.detail);
    BOOST_TEST(trial.extra.empty());
  }
  for (const MutationKind kind : {MutationKind::kDigit, MutationKind::kSwap, MutationKind::kPoint, MutationKind::kRowDeleted}) {
    BOOST_TEST(kinds.contains(kind), "no mutation of kind " << MutationName(kind));
  }
}

BOOST_AUTO_TEST_CASE(the_same_seed_makes_the_same_changes) {
  const Checked checked;
  const MutationList first = ListMutations(checked.baseline, 7);
  const MutationList second = ListMutations(checked.baseline, 7);
  BOOST_REQUIRE_EQUAL(first.mutations.size(), second.mutations.size());
  for (std::size_t i = 0; i < first.mutations.size(); ++i) BOOST_TEST(first.mutations[i].text == second.mutations[i].text);
}

BOOST_AUTO_TEST_CASE(a_change_that_rounding_explains_is_not_tried) {
  const Document document = ReadPlainText("全年支出99.9万元，其中基本支出60.04万元，项目支出39.86万元。\n", {}).value();
  const PatternSet patterns = PatternSet::BuiltIn().value();
  const std::vector<Profile> profiles = BuiltInProfiles().value();
  const FigureTable figures = Recognize(document, patterns);
  const CheckInput input{document, figures, patterns, profiles.front()};
  const CheckResult result = RunChecks(input);
  for (const Mutation& mutation : ListMutations({input, result}, 1).mutations) BOOST_TEST(!mutation.broken.empty());
}

BOOST_AUTO_TEST_SUITE_END()
