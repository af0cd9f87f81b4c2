#include "checks/engine/repair.h"

#include <boost/test/unit_test.hpp>

#include "checks/engine/evaluate.h"

using namespace gouji;

namespace {

FigureTable Amounts(const std::vector<std::string>& digits) {
  FigureTable figures;
  for (const std::string& one : digits) {
    Figure figure;
    figure.kind = FigureKind::kAmount;
    figure.value = *Decimal::Parse(one);
    figure.power = 0;
    figures.figures.push_back(figure);
  }
  return figures;
}

Relation Sum(const FigureTable& figures, std::uint32_t total, const std::vector<std::uint32_t>& parts) {
  Relation relation;
  relation.formula = Formula::kSum;
  relation.stated = {"total", total, {}, 1};
  for (const std::uint32_t part : parts) relation.operands.push_back({"part", part, {}, 1});
  Judge(figures, relation);
  return relation;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(repair)

// A table whose one cell (12.00 for 21.00) breaks its row and its column.
BOOST_AUTO_TEST_CASE(one_wrong_cell_is_found_by_the_row_and_the_column_it_breaks) {
  const FigureTable figures = Amounts({"31.00", "10.00", "12.00", "40.00", "19.00"});
  std::vector<Relation> relations = {Sum(figures, 0, {1, 2}), Sum(figures, 3, {2, 4})};
  const auto best = BestRepair(figures, relations, {0, 1});
  BOOST_REQUIRE(best.has_value());
  BOOST_TEST(best->figure == 2u);
  BOOST_TEST(best->relations.size() == 2u);
  BOOST_TEST((best->value.Contains(Rational(*Decimal::Parse("21.00")))));
}

// Changing figure 2 would repair both, but it also stands in a tie that holds.
BOOST_AUTO_TEST_CASE(a_figure_that_a_verified_tie_confirms_is_not_the_culprit) {
  const FigureTable figures = Amounts({"31.00", "10.00", "12.00", "40.00", "19.00", "12.00"});
  std::vector<Relation> relations = {Sum(figures, 0, {1, 2}), Sum(figures, 3, {2, 4}), Sum(figures, 5, {2})};
  BOOST_TEST(!BestRepair(figures, relations, {0, 1}).has_value());
}

BOOST_AUTO_TEST_CASE(one_broken_tie_has_no_best_repair) {
  const FigureTable figures = Amounts({"31.00", "10.00", "12.00"});
  BOOST_TEST(!BestRepair(figures, {Sum(figures, 0, {1, 2})}, {0}).has_value());
}

// 84.86 more than before, 2.11 %: the value before follows from both.
BOOST_AUTO_TEST_CASE(a_growth_is_solved_for_the_value_it_led_to) {
  FigureTable figures = Amounts({"2.11", "84.86", "4110.04"});
  figures.figures[0].kind = FigureKind::kPercent;
  Relation growth;
  growth.formula = Formula::kGrowth;
  growth.stated = {"rate", 0, {}, 1};
  growth.operands = {{"change", 1, {}, 1}, {"current", 2, {}, 1}};
  const auto current = NeededValue(figures, growth, 2);
  BOOST_REQUIRE(current.has_value());
  BOOST_TEST(current->Contains(Rational(*Decimal::Parse("4110.04"))));
  BOOST_TEST(!current->Contains(Rational(*Decimal::Parse("4200.00"))));
  const auto change = NeededValue(figures, growth, 1);
  BOOST_REQUIRE(change.has_value());
  BOOST_TEST(change->Contains(Rational(*Decimal::Parse("84.86"))));
}

BOOST_AUTO_TEST_CASE(a_share_of_the_sum_is_solved_for_each_part) {
  FigureTable figures = Amounts({"39.33", "900.00", "1301.77", "86.40"});
  figures.figures[0].kind = FigureKind::kPercent;
  Relation share;
  share.formula = Formula::kShareOfSum;
  share.stated = {"rate", 0, {}, 1};
  share.operands = {{"part", 1, {}, 1}, {"part", 2, {}, 1}, {"part", 3, {}, 1}};
  for (std::uint32_t part = 1; part <= 3; ++part) {
    const auto needed = NeededValue(figures, share, part);
    BOOST_REQUIRE(needed.has_value());
    BOOST_TEST(needed->Contains(figures.figures[part].Scaled()));
    BOOST_TEST(!needed->Contains(figures.figures[part].Scaled() * Rational::Of(2)));
  }
}

// Two parts stand in both broken sums: 14.20 and 20.30 make neither 36.30 nor 46.30 (with 10.00).
BOOST_AUTO_TEST_CASE(siblings_in_the_same_ties_are_not_told_apart) {
  FigureTable figures = Amounts({"36.30", "46.30", "14.20", "20.30", "10.00"});
  const std::vector<Relation> relations = {Sum(figures, 0, {2, 3}), Sum(figures, 1, {2, 3, 4})};
  const auto best = BestRepair(figures, relations, {0, 1});
  BOOST_REQUIRE(best.has_value());
  BOOST_TEST(!best->sole);
}

BOOST_AUTO_TEST_CASE(digits_changed_round_tell_siblings_apart) {
  FigureTable figures = Amounts({"34.68", "44.68", "14.20", "20.48", "10.00"});
  figures.figures[3].value = *Decimal::Parse("20.84");
  const std::vector<Relation> relations = {Sum(figures, 0, {2, 3}), Sum(figures, 1, {2, 3, 4})};
  const auto best = BestRepair(figures, relations, {0, 1});
  BOOST_REQUIRE(best.has_value());
  BOOST_TEST(best->sole);
  BOOST_TEST(best->figure == 3u);
}

BOOST_AUTO_TEST_SUITE_END()
