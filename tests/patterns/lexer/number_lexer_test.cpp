#include "patterns/lexer/number_lexer.h"

#include <boost/test/unit_test.hpp>

#include "tests/patterns/lexer/printed_tokens.h"

using namespace gouji;

namespace {

struct Case {
  std::string_view text;
  std::string_view tokens;
};

void Check(std::initializer_list<Case> cases, const LexContext& context = {}) {
  for (const Case& c : cases) BOOST_TEST(PrintedTokens(c.text, context) == c.tokens, c.text << " reads " << PrintedTokens(c.text, context));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(number_lexer)

BOOST_AUTO_TEST_CASE(amounts) {
  Check({
      {"共计2,874.36万元", "[2,874.36万元] amount 2874.36e4"},
      {"支出１ ２３４．５万元", "[1 234.5万元] amount 1234.5e4"},
      {"奖金3千元", "[3千元] amount 3e3"},
      {"2.5亿元", "[2.5亿元] amount 2.5e8"},
      {"三百万元", "[三百万元] amount 300e4w"},
      {"投入1亿2000万元", "[1亿2000万元] amount 12000e4"},
      {"每人500元/人", "[500元] amount 500"},
      {"1500多万元", "[1500多万元] amount 1500e4+"},
      {"约30万元", "[约30万元] amount 30e4~"},
      {"节约27.54万元", "[27.54万元] amount 27.54e4"},
      {"结余5万元左右", "[5万元左右] amount 5e4~"},
  });
}

BOOST_AUTO_TEST_CASE(rates) {
  Check({
      {"下降-74.44%", "[-74.44%] percent -74.44"},
      {"下降－５％", "[-5%] percent -5"},
      {"0.07‰", "[0.07‰] percent 0.007"},
      {"提高3个百分点", "[3个百分点] point 3"},
      {"百分之九十五点五", "[百分之九十五点五] percent 95.5w"},
      {"百分之95", "[百分之95] percent 95w"},
      {"百分之百", "[百分之百] percent 100w"},
      {"三分之二以上", "[三分之二以上] percent 66.667>=+w"},
      {"四分之三", "[四分之三] percent 75w"},
      {"约有两成", "[约有两成] percent 20~w"},
      {"100%0", "[100%] percent 100 [0] number 0"},
  });
}

BOOST_AUTO_TEST_CASE(counts_and_people) {
  Check({
      {"设13个职能部室", "[13个] count 13"},
      {"3万多人", "[3万多人] people 3e4+"},
      {"200万次", "[200万次] count 200e4"},
      {"7批次，63人", "[7批次] count 7 [63人] people 63"},
      {"900多人次", "[900多人次] people 900+"},
      {"1500余名职工", "[1500余名] people 1500+"},
      {"近3万", "[近3万] number 3e4~"},
      {"46（台/个）", "[46(台/个)] count 46"},
      {"0台（套）", "[0台(套)] count 0"},
      {"服务方面有3个方面", "[3个] count 3"},
      {"12项目", "[12] number 12"},
      {"设三个科室", "[三个] count 3w"},
      {"二十余人", "[二十余人] people 20+w"},
      {"3.7倍", "[3.7倍] multiple 3.7"},
      {"面积30.5平方米", "[30.5平方米] measure 30.5"},
      {"绿化25m²", "[25m²] measure 25"},
      {"24小时", "[24小时] duration 24"},
      {"10个工作日内", "[10个工作日] duration 10"},
      {"使用年限10年", "[10年] duration 10"},
  });
}

BOOST_AUTO_TEST_CASE(comparisons_and_approximations) {
  Check({
      {"≥1760人", "[≥1760人] people 1760>="},
      {"<=100%", "[<=100%] percent 100<="},
      {"=3397人", "[=3397人] people 3397="},
      {"不少于300场", "[不少于300场] count 300>="},
      {"不得低于90%", "[不得低于90%] percent 90>="},
      {"应低于5%", "[低于5%] percent 5<-"},
      {"不超过5%", "[不超过5%] percent 5<="},
      {"5次以上", "[5次以上] count 5>=+"},
      {"20万元以内", "[20万元以内] amount 20e4<=-"},
      {"突破1800万人次", "[突破1800万人次] people 1800e4>+"},
      {"附近5公里", "[5公里] measure 5"},
      {"最近3年", "[3年] duration 3"},
      {"大约30人", "[约30人] people 30~"},
      {"不足10人", "[不足10人] people 10<-"},
  });
}

BOOST_AUTO_TEST_CASE(points) {
  Check({
      {"（17分）", "[17分] points 17"},
      {"该指标得2分", "[2分] score 2"},
      {"得分为10分", "[10分] score 10"},
      {"自评92.35分", "[92.35分] score 92.35"},
      {"总得分为87.65分", "[87.65分] score 87.65"},
      {"扣0.12分", "[0.12分] deduction 0.12"},
      {"占权重15分", "[15分] weight 15"},
      {"得100%权重分2.00分", "[100%] percent 100 [2.00分] score 2.00"},
      {"总分100分", "[100分] weight 100"},
      {"20分钟", "[20分钟] duration 20"},
      {"十分重视", ""},
  });
}

BOOST_AUTO_TEST_CASE(ranges_and_tiers) {
  Check({
      {"90%（含）~100%得4分", "[90%(含)~100%] range [4分] score 4"},
      {"100%-80%（含）", "[100%-80%(含)] range"},
      {"90%—100%", "[90%—100%] range"},
      {"400万元-500万元", "[400万元-500万元] range"},
      {"60分（含）至80分为中", "[60分(含)至80分] range"},
      {"5-10个", "[5-10个] range"},
      {"从130万元到91万元", "[130万元] amount 130e4 [91万元] amount 91e4"},
      {"由130万元下调至91万元", "[130万元] amount 130e4 [91万元] amount 91e4"},
      {"单价100万元（含）以上设备", "[100万元(含)以上] threshold"},
      {"30万元以上的项目", "[30万元以上] threshold"},
      {"单价50万元以上设备", "[50万元以上] threshold"},
      {"90分以上的单位", "[90分以上] threshold"},
      {"80%以下不得分", "[80%以下] percent 80<=-"},
  });
}

BOOST_AUTO_TEST_CASE(dates_years_months) {
  Check({
      {"2025年6月11日", "[2025年6月11日] date"},
      {"2025.6.11", "[2025.6.11] date"},
      {"2025-06-11", "[2025-06-11] date"},
      {"2023年4月至5月", "[2023年4月] date [5月] month"},
      {"4月15日前", "[4月15日] date"},
      {"5月12-15日", "[5月12-15日] date"},
      {"“5.12”护士节", "[5.12] date"},
      {"2024年度", "[2024年度] year"},
      {"2024年底", "[2024年底] year"},
      {"2020-2021年度", "[2020-2021年度] year"},
      {"2022、2023年", "[2022] year [2023年] year"},
      {"（2024版）", "[2024版] year"},
      {"23年预算", "[23年] year"},
      {"24年12月31日", "[24年12月31日] date"},
      {"1-11月", "[1-11月] month"},
      {"12月份", "[12月份] month"},
      {"2024年1-11月", "[2024年] year [1-11月] month"},
      {"3个月", "[3个月] duration 3"},
      {"21:00", "[21:00] time"},
      {"8时30分", "[8时30分] time"},
      {"20日内", "[20日] duration 20"},
      {"二〇二四年十二月", "[二〇二四年十二月] date"},
      {"支出2024万元", "[2024万元] amount 2024e4"},
  });
}

BOOST_AUTO_TEST_CASE(labels) {
  Check({
      {"1.单位概况", "[1.] label"},
      {"1.2024年度预算", "[1.] label [2024年度] year"},
      {"（1）贯彻", "[(1)] label"},
      {"1）举办活动1次", "[1)] label [1次] count 1"},
      {"①2024年", "[①] label [2024年] year"},
      {"满足①得20%权重分", "[①] label [20%] percent 20"},
      {"6、部门整体", "[6、] label"},
      {"3.1项目概况", "[3.1] label"},
      {"1.12个项目", "[1.] label [12个] count 12"},
      {"3.5亿元", "[3.5亿元] amount 3.5e8"},
      {"加强管理；2.加强监督", "[2.] label"},
      {"（一）预算", "[(一)] label"},
      {"一是加强；二是优化", "[一是] label [二是] label"},
      {"一、概况", "[一、] label"},
      {"产出数量（10）", "[10] number 10"},
  });
}

BOOST_AUTO_TEST_CASE(names_of_things) {
  Check({
      {"洪办字〔2002〕84号", "[〔2002〕84号] document"},
      {"编办发[2016]95 号", "[[2016]95号] document"},
      {"规【2016】168号", "[【2016】168号] document"},
      {"财预（2020）10号", "[(2020)10号] document"},
      {"国务院令第721号", "[721号] document"},
      {"联系电话：8726829", "[8726829] phone"},
      {"0730-8726825", "[0730-8726825] phone"},
      {"“12351”接诉即办", "[12351] phone"},
      {"热线为12320，", "[12320] phone"},
      {"20世纪90年代", "[20世纪] year [90年代] year"},
      {"13800001111", "[13800001111] phone", },
      {"围绕“559”工作部署", "[559] slogan"},
      {"“十四五”规划", "[十四五] slogan"},
      {"十四五三千元", "[十四五] slogan [三千元] amount 3000w"},
      {"党的二十大和二十届二中全会", "[二十大] slogan [二十届] ordinal [二中全会] ordinal"},
      {"四个意识", "[四个意识] slogan"},
      {"TY2009000003", "[TY2009000003] code"},
      {"W06-07单元", "[W06-07] code"},
      {"2010601行政运行", "[2010601] code"},
      {"301工资福利支出", "[301] code"},
      {"编号001", "[001] code"},
      {"第3次", "[第3] ordinal"},
      {"第七届", "[第七] ordinal"},
      {"建局65周年", "[65周年] ordinal"},
      {"表1-1", "[1-1] ordinal"},
      {"附件2", "[2] ordinal"},
      {"第12页共24页", "[第12] page [24页] page"},
      {"319国道", "[319国道] name"},
      {"A=（B/C）×100%", "[100%] formula"},
      {"执行数÷预算数×10", "[10] formula"},
      {"500元×20人=1万元", "[500元] amount 500 [20人] people 20 [=1万元] amount 1e4="},
      {"（1,584/4,600）×100%=34.43%", "[1,584] number 1584 [4,600] number 4600 [100%] formula [=34.43%] percent 34.43="},
      {"（118400-463250.50）/463250.50", "[118400] number 118400 [463250.50] number 463250.50 [463250.50] number 463250.50"},
      {"500万元-20万元=480万元", "[500万元] amount 500e4 [20万元] amount 20e4 [=480万元] amount 480e4="},
      {"1/3以上", "[1/3] other"},
      {"人代会五次会议", "[五次会议] ordinal"},
      {"30310个人农业生产补贴", "[30310] code"},
      {"增长 3 17.31%", "[3] number 3 [17.31%] percent 17.31"},
  });
}

BOOST_AUTO_TEST_CASE(cells) {
  const LexContext cell{.in_table_cell = true, .paragraph_start = true};
  Check({{"(1,234.00)", "[(1,234.00)] number -1234.00"},
         {"(1)", "[(1)] label"},
         {"-12.5", "[-12.5] number -12.5"},
         {"2024", "[2024] number 2024"},
         {"1.人员经费", "[1.] label"},
         {"（5分）", "[5分] points 5"},
         {"——", ""},
         {"100 100", "[100] number 100 [100] number 100"}},
        cell);
}

BOOST_AUTO_TEST_CASE(too_long_to_hold) {
  Check({{"流水12345678901234567890号码", "[12345678901234567890] code"}, {"1.2345678901234", "[1.2345678901234] other"}});
}

BOOST_AUTO_TEST_SUITE_END()
