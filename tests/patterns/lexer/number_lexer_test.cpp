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
      {"共计3,559.67万元", "[3,559.67万元] amount 3559.67e4"},
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
      {"下降-77.23%", "[-77.23%] percent -77.23"},
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

BOOST_AUTO_TEST_SUITE_END()
