#include "checks/common/expression.h"

#include <algorithm>
#include <array>

namespace gouji {
namespace {

constexpr int kMaxDepth = 16;

// Longer ones first: 元/月 is not 元.
constexpr std::array<std::string_view, 30> kUnits = {"元/人", "元/月", "元/年", "元/天", "元/亩", "元/户", "元/次", "万元", "亿元", "千元", "个月", "人次",
                                                     "公里", "平方米", "学期", "元", "分", "人", "名", "个", "次", "项", "天", "月", "年", "亩", "户", "家", "场", "期"};
constexpr std::array<std::string_view, 2> kTimes = {"×", "*"};
constexpr std::array<std::string_view, 2> kOver = {"÷", "/"};

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// Where a run of characters that a calculation may hold begins, going back from `end`.
std::size_t RunBegin(std::string_view text, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0) {
    const char c = text[begin - 1];
    if (IsDigit(c) || std::string_view("+-*/().,% ").find(c) != std::string_view::npos) {
      --begin;
      continue;
    }
    const std::string_view head = text.substr(0, begin);
    const auto ends = [&](std::string_view piece) {
      return head.size() >= piece.size() && head.substr(head.size() - piece.size()) == piece;
    };
    std::size_t step = 0;
    for (const std::string_view piece : kUnits) step = std::max(step, ends(piece) ? piece.size() : 0);
    for (const std::string_view piece : {std::string_view("×"), std::string_view("÷")}) step = std::max(step, ends(piece) ? piece.size() : 0);
    if (step == 0) break;
    begin -= step;
  }
  return begin;
}

// A recursive-descent reader: sum of products of factors.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  std::optional<Expression> Read() {
    const Rational value = Sum(0);
    Spaces();
    if (failed_ || at_ != text_.size()) return std::nullopt;
    Expression expression;
    expression.value = value;
    expression.numbers = numbers_;
    expression.operators = operators_;
    return expression;
  }

 private:
  bool Take(std::string_view piece) {
    Spaces();
    if (text_.substr(at_, piece.size()) != piece) return false;
    at_ += piece.size();
    return true;
  }
  template <std::size_t N>
  bool TakeAny(const std::array<std::string_view, N>& pieces) {
    return std::any_of(pieces.begin(), pieces.end(), [&](std::string_view piece) { return Take(piece); });
  }
  void Spaces() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
  }

  Rational Sum(int depth) {
    Rational value = Product(depth);
    for (;;) {
      if (Take("+")) {
        value = value + Product(depth);
      } else if (Take("-")) {
        value = value - Product(depth);
      } else {
        return value;
      }
      ++operators_;
    }
  }

  Rational Product(int depth) {
    Rational value = Factor(depth);
    for (;;) {
      if (TakeAny(kTimes)) {
        value = value * Factor(depth);
      } else if (TakeAny(kOver)) {
        value = value / Factor(depth);
      } else {
        return value;
      }
      ++operators_;
    }
  }

  Rational Factor(int depth) {
    if (depth > kMaxDepth || failed_) return Fail();
    if (Take("(")) {
      const Rational value = Sum(depth + 1);
      if (!Take(")")) return Fail();
      return Percent(value);
    }
    if (Take("-")) return -Factor(depth + 1);
    return Number();
  }

  Rational Number() {
    Spaces();
    const std::size_t begin = at_;
    while (at_ < text_.size() && (IsDigit(text_[at_]) || text_[at_] == ',' || text_[at_] == '.')) ++at_;
    const std::optional<Decimal> decimal = Decimal::Parse(text_.substr(begin, at_ - begin));
    if (!decimal) return Fail();
    ++numbers_;
    TakeAny(kUnits);
    return Percent(Rational(*decimal));
  }

  Rational Percent(const Rational& value) { return Take("%") ? value / Rational::Of(100) : value; }

  Rational Fail() {
    failed_ = true;
    return Rational::Invalid();
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int numbers_ = 0;
  int operators_ = 0;
  bool failed_ = false;
};

}  // namespace

std::optional<Expression> ReadExpressionBefore(std::string_view text, std::size_t end) {
  // Shorten from the left until what remains is well formed: a list mark or a bracket of the sentence may
  // stand before the calculation.
  for (std::size_t begin = RunBegin(text, end); begin < end; ++begin) {
    const unsigned char c = static_cast<unsigned char>(text[begin]);
    const bool starts = IsDigit(text[begin]) || text[begin] == '(' || text[begin] == '-';
    if (!starts || c >= 0x80 || (begin > 0 && IsDigit(text[begin]) && (IsDigit(text[begin - 1]) || text[begin - 1] == '.'))) continue;
    std::optional<Expression> expression = Reader(text.substr(begin, end - begin)).Read();
    if (!expression) continue;
    expression->begin = begin;
    expression->end = end;
    return expression;
  }
  return std::nullopt;
}

}  // namespace gouji
