#include "checks/common/expression.h"
#include "checks/common/named_ratio.h"
#include "checks/common/operand.h"
#include "checks/common/score_nodes.h"
#include "checks/engine/evaluate.h"

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

constexpr int kFarOff = 100;  // no slip, but another unit

std::size_t ClosingBracket(std::string_view text, std::size_t open) {
  int depth = 0;
  for (std::size_t i = open; i < text.size(); ++i) {
    if (text[i] == '(') ++depth;
    if (text[i] == ')' && --depth == 0) return i;
  }
  return std::string_view::npos;
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

// "应补912万元（11×24+24×18+18×12）": the calculation in brackets right behind its result. It may be written in 元 where the
// result is in 万元.
void JudgeBracket(const CheckInput& input, const Sentence& sentence, std::uint32_t result, std::vector<Relation>& relations) {
  const std::string_view text = sentence.text.text();
  const Figure& figure = input.figures.figures[result];
  const std::size_t open = sentence.text.FromSource(figure.range).end;
  if (text.substr(open, 1) != "(" || figure.exactness != Exactness::kExact || figure.kind == FigureKind::kNumber) return;
  const std::size_t close = ClosingBracket(text, open);
  if (close == std::string_view::npos) return;
  const std::optional<Expression> expression = ReadExpressionBefore(text, close);
  if (!expression || expression->begin != open + 1 || expression->operators == 0 || expression->numbers < 2) return;
  Relation plain = JudgeWritten(input, sentence, *expression, result);
  if (plain.verdict == Verdict::kInconsistent && figure.kind == FigureKind::kAmount && figure.power > 0) {
    Expression scaled = *expression;
    scaled.value = scaled.value * Rational::PowerOfTen(figure.power);
    Relation in_yuan = JudgeWritten(input, sentence, scaled, result);
    const Rational least = Rational(figure.value) / Rational::Of(kFarOff);
    if (Holds(in_yuan) || Rational(figure.value) * Rational::Of(kFarOff) < expression->value) plain = std::move(in_yuan);
    if (expression->value < least) return;
  }
  relations.push_back(std::move(plain));
}

// "发现问题凭证3份，每份扣0.5分，共扣1.5分".
void JudgeEach(const CheckInput& input, const Cue& cue, std::vector<Relation>& relations) {
  const std::vector<Figure>& figures = input.figures.figures;
  const Sentence& sentence = input.figures.sentences[cue.sentence];
  const Cue::Group* unit = cue.Find("unit");
  const Cue::Group* each = cue.Find("loss");
  const Cue::Group* total = cue.Find("total");
  if (unit == nullptr || each == nullptr || total == nullptr || total->figure == kNone) return;
  const std::optional<Decimal> loss = Decimal::Parse(Normalize(input.document.Slice(each->range)));
  std::uint32_t count = kNone;
  for (std::uint32_t f = sentence.first_figure; f < sentence.end_figure && figures[f].range.end <= cue.range.begin; ++f) {
    if (IsCount(figures[f].kind) && figures[f].exactness == Exactness::kExact &&
        input.document.Slice(figures[f].unit) == input.document.Slice(unit->range))
      count = f;
  }
  if (!loss || count == kNone) return;
  Relation relation;
  relation.variant = "ratio";
  relation.stated = OperandFor(input, "result", total->figure);
  relation.operands = {OperandFor(input, "count", count), {"calculation", kNone, each->range, 1}};
  relation.args.emplace_back("calculation", Printed(input, count) + " × " + loss->ToString() + "分");
  relation.variant = "each";
  JudgeAgainst(input.figures, figures[count].Scaled() * Rational(*loss), relation);
  relation.severity = Severity::kWarning;
  relations.push_back(std::move(relation));
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
    if (text.find('(') == std::string_view::npos) continue;
    for (std::uint32_t f = sentence.first_figure; f < sentence.end_figure; ++f) JudgeBracket(input, sentence, f, relations);
  }
  for (const Cue& cue : input.figures.cues) {
    if (cue.cue == "each-loss") JudgeEach(input, cue, relations);
  }
  JudgeNamedRatios(input, relations);
}

}  // namespace

namespace registry {
extern const Check krate_control;
const Check krate_control = {"rate.control", Run};
}  // namespace registry
}  // namespace gouji
