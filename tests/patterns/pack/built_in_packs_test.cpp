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
  BOOST_TEST(Cues("share", "每项分别占30%、40%、30%的权重分") == "");
  BOOST_TEST(Cues("share", "每项占25%权重分") == "");
}

BOOST_AUTO_TEST_CASE(execution) {
  BOOST_TEST(Cues("execution", "总体预算执行率为96.13%。") == "rate=96.13%");
  BOOST_TEST(Cues("execution", "完成调整后预算数的98.2%，支出进度达到98.2%") == "base=调整后预算数 rate=98.2%;rate=98.2%");
  BOOST_TEST(Cues("execution", "支出预算完成率为100%得满分，否则执行率在90%以上得4分") == "");
  BOOST_TEST(Cues("execution", "完成年初预算200万元的95%") == "base=年初预算200万元 rate=95%");
}

BOOST_AUTO_TEST_CASE(change) {
  BOOST_TEST(Cues("change", "比上年增加20万元，增长5%") == "against=上年 direction=增加 amount=20万元 rate=5%");
  BOOST_TEST(Cues("change", "与2023年度相比，收入总计减少3.5万元，下降1.2%") == "against=2023年度 direction=减少 amount=3.5万元 rate=1.2%");
  BOOST_TEST(Cues("change", "较上年决算数下降12.5%") == "against=上年决算数 direction=下降 rate=12.5%");
  BOOST_TEST(Cues("change", "同比增长6.75%") == "direction=增长 rate=6.75%");
  BOOST_TEST(Cues("flat", "与上年预算数持平") == "against=上年预算数");
  BOOST_TEST(Cues("flat", "比上年基本持平") == "against=上年 hedge=基本");
}

BOOST_AUTO_TEST_CASE(totals_and_parts) {
  BOOST_TEST(Cues("total", "支出共计300.5万元") == "amount=300.5万元");
  BOOST_TEST(Cues("part-list", "其中：基本支出200万元") == "intro=其中");
  BOOST_TEST(Cues("part-list", "由甲中心、乙中心2家组成") == "intro=由");
  BOOST_TEST(Cues("respectively", "甲、乙分别为3万元、4万元") == "intro=分别为");
  BOOST_TEST(Cues("all-of", "预算80万元，均为基本支出。") == "amount=80万元 name=基本支出");
  BOOST_TEST(Cues("formula", "预算执行率=（执行数/预算数）×100%=95%") == "name=预算执行率 body=(执行数/预算数)×100% rate=95%");
}

BOOST_AUTO_TEST_CASE(scores) {
  BOOST_TEST(Cues("score.award", "依据评分标准，该指标得2分。") == "score=2分");
  BOOST_TEST(Cues("score.award", "该项指标得80%权重分2.40分") == "share=80% score=2.40分");
  BOOST_TEST(Cues("score.award", "总得分为88分") == "");
  BOOST_TEST(Cues("score.deduction", "扣0.12分，该指标得1.88分") == "points=0.12分");
  BOOST_TEST(Cues("score.weight", "1.产出数量（17分）") == "weight=17分");
  BOOST_TEST(Cues("score.weight", "部门决策：占权重15分") == "weight=15分");
  BOOST_TEST(Cues("score.weight", "该项指标得100%权重分2.00分") == "");
  BOOST_TEST(Cues("completion", "支出预算完成率为98%，任务完成率为95%。") == "rate=95%");
  BOOST_TEST(Cues("score.total", "整体支出自评93.75分，评价等级为“优”。") == "score=93.75分");
  BOOST_TEST(Cues("grade", "整体支出自评93.75分，评价等级为“优”。") == "grade=优");
  BOOST_TEST(Cues("grade", "总体评分92分，自评优秀。") == "grade=优秀");
  BOOST_TEST(Cues("score.rule", "每少一次扣20%权重分") == "step=少一次 points=20%权重分");
  BOOST_TEST(Cues("score.none", "低于80%不得分") == "");
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
