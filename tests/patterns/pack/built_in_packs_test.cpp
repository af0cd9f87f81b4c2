// The phrases compiled in, on sentences written for this test.
#include <boost/test/unit_test.hpp>
#include <map>
#include <set>

#include "extract/text/normalized_text.h"
#include "patterns/pack/pattern_set.h"

using namespace gouji;

namespace {

const PatternSet& Packs() {
  static const Result<PatternSet> packs = PatternSet::BuiltIn();
  BOOST_REQUIRE_MESSAGE(packs.ok(), (packs ? "" : packs.error().detail));
  return packs.value();
}

// The matches of one cue: "group=text group=text; …"
std::string Cues(std::string_view cue, std::string_view text) {
  const std::string normalized = Normalize(text);
  std::string out;
  for (const PhraseMatch& match : Packs().Match(normalized)) {
    if (Packs().phrases()[match.phrase].cue != cue) continue;
    if (!out.empty()) out += ";";
    for (const Capture& capture : match.captures) {
      out.append(out.empty() || out.back() == ';' ? "" : " ").append(capture.group).append("=");
      out += normalized.substr(capture.range.begin, capture.range.size());
    }
  }
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(built_in_packs)

BOOST_AUTO_TEST_CASE(share) {
  BOOST_TEST(Cues("share", "人员经费50万元，占基本支出的62.5%；公用经费30万元，占37.5%。") == "base=基本支出 rate=62.5%;rate=37.5%");
  BOOST_TEST(Cues("share", "占本年收入合计80万元的比例为25.00%") == "base=本年收入合计80万元 rate=25.00%");
  BOOST_TEST(Cues("share", "项目支出占比为12%") == "rate=12%");
  BOOST_TEST(Cues("share", "每项分别占20%、30%、50%的权重分") == "");
  BOOST_TEST(Cues("share", "每项占25%权重分") == "");
}

BOOST_AUTO_TEST_CASE(execution) {
  BOOST_TEST(Cues("execution", "总体预算执行率为95.42%。") == "rate=95.42%");
  BOOST_TEST(Cues("execution", "完成调整后预算数的98.2%，支出进度达到98.2%") == "base=调整后预算数 rate=98.2%;rate=98.2%");
  BOOST_TEST(Cues("execution", "支出预算完成率为100%得满分，否则执行率在90%以上得4分") == "");
  BOOST_TEST(Cues("execution", "完成年初预算200万元的95%") == "base=年初预算200万元 rate=95%");
}

BOOST_AUTO_TEST_CASE(change) {
  BOOST_TEST(Cues("change", "比上年增加20万元，增长5%") == "against=上年 direction=增加 amount=20万元 rate=5%");
  BOOST_TEST(Cues("change", "与2023年度相比，收入总计减少3.5万元，下降1.2%") == "against=2023年度 direction=减少 amount=3.5万元 rate=1.2%");
  BOOST_TEST(Cues("change", "较上年决算数下降12.5%") == "against=上年决算数 direction=下降 rate=12.5%");
  BOOST_TEST(Cues("change", "同比增长6.75%") == "direction=增长 rate=6.75%");
}

BOOST_AUTO_TEST_CASE(grades_and_standards) {
  BOOST_TEST(Cues("grade", "整体支出自评92.35分，评价等级为“优”。") == "grade=优");
  BOOST_TEST(Cues("grade", "总体评分92分，自评优秀。") == "grade=优秀");
  BOOST_TEST(Cues("grade-scale", "90分（含）以上为优") == "low=90 grade=优");
  BOOST_TEST(Cues("tier", "执行率在90%以上得4分") == "at_least=90 points=4");
  BOOST_TEST(Cues("per-unit", "每少1次扣2分") == "what=少 step=1 unit=次 loss=2 loss_unit=分");
  BOOST_TEST(Cues("else-zero", "按时完成得2分，否则不得分") == "");
}

// A word that names two measures would make the measure of a figure depend on the order of the packs.
BOOST_AUTO_TEST_CASE(no_word_names_two_measures) {
  std::map<std::string, std::string> owner;
  for (const Measure& measure : Packs().measures()) {
    for (const std::string& word : measure.words) {
      const auto [first, added] = owner.emplace(word, measure.id);
      BOOST_TEST((added || first->second == measure.id), word << " names " << first->second << " and " << measure.id);
    }
  }
}

BOOST_AUTO_TEST_CASE(no_word_has_two_aspects) {
  std::map<std::string, Aspect> owner;
  for (const auto& [aspect, word] : Packs().aspect_words()) {
    const auto [first, added] = owner.emplace(word, aspect);
    BOOST_TEST((added || first->second == aspect), word << " is " << AspectName(first->second) << " and " << AspectName(aspect));
  }
}

BOOST_AUTO_TEST_CASE(digest_is_sha256) {
  BOOST_TEST(Packs().digest().starts_with("sha256:"));
  BOOST_TEST(Packs().digest().size() == 7 + 64);
}

BOOST_AUTO_TEST_SUITE_END()
