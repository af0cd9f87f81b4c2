#include "checks/engine/accuse.h"

#include <boost/test/unit_test.hpp>

#include "checks/engine/evaluate.h"
#include "extract/read.h"

using namespace gouji;

namespace {

// 97.63 printed at one place and 96.73 at another; 90.73 + 6 = 96.73 holds.
struct Twice {
  Twice() : document(ReadPlainText("97.63 96.73 90.73 6", {})) {
    const std::pair<const char*, SourceRange> printed[] = {
        {"97.63", {0, 5}}, {"96.73", {6, 11}}, {"90.73", {12, 17}}, {"6", {18, 19}}};
    for (const auto& [digits, range] : printed) {
      Figure figure;
      figure.kind = FigureKind::kScore;
      figure.value = *Decimal::Parse(digits);
      figure.range = range;
      figures.figures.push_back(figure);
    }
  }

  Relation Equal(std::uint32_t stated, std::uint32_t other, std::string_view role) {
    Relation relation;
    relation.formula = Formula::kEqual;
    relation.stated = {"here", stated, {}, 1};
    relation.operands = {{role, other, {}, 1}};
    relation.args = {{"other", "x"}};
    Judge(figures, relation);
    return relation;
  }

  Relation Sum() {
    Relation relation;
    relation.formula = Formula::kSum;
    relation.stated = {"total", 1, {}, 1};
    relation.operands = {{"part", 2, {}, 1}, {"part", 3, {}, 1}};
    Judge(figures, relation);
    return relation;
  }

  void Accuse(std::vector<Relation>& relations, Finding finding = {}) {
    finding.relation = 0;
    AccuseTheUnconfirmed({document.value(), figures, patterns.value(), profile}, relations,
                         {finding});
  }

  Result<Document> document;
  Result<PatternSet> patterns = PatternSet::BuiltIn();
  Profile profile;
  FigureTable figures;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(accuse, Twice)

BOOST_AUTO_TEST_CASE(the_figure_that_nothing_confirms_is_stated) {
  std::vector<Relation> relations = {Equal(1, 0, "there"), Sum()};
  Accuse(relations);
  BOOST_TEST(relations[0].stated.figure == 0u);
  BOOST_TEST(relations[0].stated.role == "here");
  BOOST_TEST(relations[0].expected->ToString() == "96.73");
  BOOST_TEST(relations[0].args[0].second == "96.73");
}

BOOST_AUTO_TEST_CASE(it_stays_when_nothing_confirms_either) {
  std::vector<Relation> relations = {Equal(1, 0, "there")};
  Accuse(relations);
  BOOST_TEST(relations[0].stated.figure == 1u);
}

BOOST_AUTO_TEST_CASE(the_culprit_of_the_finding_is_stated) {
  std::vector<Relation> relations = {Equal(1, 0, "there")};
  Finding finding;
  finding.culprit = 0;
  Accuse(relations, finding);
  BOOST_TEST(relations[0].stated.figure == 0u);
}

BOOST_AUTO_TEST_CASE(sides_that_are_not_alike_keep_their_places) {
  std::vector<Relation> relations = {Equal(1, 0, "table"), Sum()};
  Accuse(relations);
  BOOST_TEST(relations[0].stated.figure == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
