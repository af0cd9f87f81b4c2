#include "checks/common/expression.h"
#include "checks/common/named_ratio.h"
#include "checks/common/operand.h"

namespace gouji {
namespace {

// The first figure right after the equals sign, if nothing but a sign of approximation stands between.
std::uint32_t ResultAfter(const CheckInput& input, const Sentence& sentence, std::size_t equals) {
  for (std::uint32_t f = sentence.first_figure; f < sentence.end_figure; ++f) {
    const std::size_t begin = sentence.text.FromSource(input.figures.figures[f].number).begin;
    if (begin == equals + 1) return f;
    if (begin > equals + 1) return kNone;
  }
  return kNone;
}

// Whether the text right after the result goes on calculating: "= 80 × 3 = …" has its result later.
bool GoesOn(const CheckInput& input, const Sentence& sentence, std::uint32_t figure) {
  const std::size_t end = sentence.text.FromSource(input.figures.figures[figure].range).end;
  const std::string_view rest = sentence.text.text().substr(end);
  for (const std::string_view sign : {"+", "-", "×", "*", "÷", "/"}) {
    if (rest.substr(0, sign.size()) == sign) return true;
  }
  return false;
}

// "实际支出90万元÷到位资金100万元×100%": words stand between the operators, and only the tail was read.
bool IsTail(std::string_view text, std::size_t begin) {
  for (std::size_t i = begin; i-- > 0;) {
    const std::string_view rest = text.substr(i);
    for (const std::string_view end : {"=", ",", ";", ":", "。", "("}) {
      if (rest.substr(0, end.size()) == end) return false;
    }
    for (const std::string_view sign : {"+", "×", "*", "÷", "/"}) {
      if (rest.substr(0, sign.size()) == sign) return true;
    }
  }
  return false;
}

Relation JudgeWritten(const CheckInput& input, const Sentence& sentence, const Expression& expression, std::uint32_t result) {
  const Figure& figure = input.figures.figures[result];
  Relation relation;
  relation.stated = OperandFor(input, "result", result);
  const SourceRange written = sentence.text.ToSource(
      {static_cast<std::uint32_t>(expression.begin), static_cast<std::uint32_t>(expression.end)});
  relation.operands = {{"calculation", kNone, written, 1}};
  relation.args.emplace_back("calculation", Normalize(input.document.Slice(written)));
  const bool percent = figure.kind == FigureKind::kPercent;
  const Rational value = percent ? expression.value * Rational::Of(100) : expression.value;
  const std::optional<Decimal> rounded = value.Round(figure.value.scale());
  if (!value.valid() || !rounded) {
    relation.reason = expression.value.valid() ? "overflow" : "zero-base";
    return relation;
  }
  relation.expected = rounded;
  relation.difference = (Rational(figure.value) - Rational(*rounded)).Round(figure.value.scale());
  const std::optional<Decimal> cut = value.Truncate(figure.value.scale());
  relation.verdict = Decimal::Compare(*rounded, figure.value) == 0 ? Verdict::kConsistent
                     : cut && Decimal::Compare(*cut, figure.value) == 0 ? Verdict::kTruncated
                                                                        : Verdict::kInconsistent;
  return relation;
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  for (const Sentence& sentence : input.figures.sentences) {
    const std::string_view text = sentence.text.text();
    for (std::size_t at = text.find('='); at != std::string_view::npos; at = text.find('=', at + 1)) {
      const std::uint32_t result = ResultAfter(input, sentence, at);
      if (result == kNone || GoesOn(input, sentence, result)) continue;
      const std::optional<Expression> expression = ReadExpressionBefore(text, at);
      if (!expression || expression->operators == 0 || expression->numbers < 2) continue;
      if (IsTail(text, expression->begin)) continue;
      relations.push_back(JudgeWritten(input, sentence, *expression, result));
    }
  }
  JudgeNamedRatios(input, relations);
}

}  // namespace

namespace registry {
extern const Check krate_control;
const Check krate_control = {"rate.control", Run};
}  // namespace registry
}  // namespace gouji
