#include "tools/report/formula.h"

#include <algorithm>

#include "checks/engine/evaluate.h"

namespace gouji {
namespace {

bool IsPercent(const Figure& figure) { return figure.kind == FigureKind::kPercent; }

/// Writes the figures of one relation in one way: with units when they differ, sums with equal decimals.
class FormulaWriter {
 public:
  FormulaWriter(const Document& document, const FigureTable& figures, const Relation& relation)
      : document_(document), figures_(figures), relation_(relation) {
    const bool sum = relation.formula == Formula::kSum || relation.formula == Formula::kEqual;
    if (sum) Measure(relation.stated);
    for (const Operand& operand : relation.operands) Measure(operand);
    if (!sum) scale_ = 0;
    // Read in one unit, whatever is printed: the figures are written without.
    constexpr int kAsPrinted = -128;
    const bool assumed = std::any_of(relation.operands.begin(), relation.operands.end(),
                                     [](const Operand& operand) { return operand.assumed_power != kAsPrinted; });
    if (assumed) mixed_units_ = false;
  }

  std::string Term(const Operand& operand) const {
    if (operand.figure == kNone) return std::string(document_.Slice(operand.text));
    const Figure& figure = figures_.figures[operand.figure];
    Decimal value = figure.value;
    if (const std::optional<Decimal> padded = value.Rescaled(std::max(scale_, value.scale()))) value = *padded;
    std::string term = value.ToString();
    if (IsPercent(figure)) {
      term += '%';
    } else if (mixed_units_) {
      term += UnitOf(document_, figure);
    }
    return value.is_negative() ? "(" + term + ")" : term;
  }

  std::string Sum() const {
    std::string sum;
    for (const Operand& operand : relation_.operands) {
      if (!sum.empty()) {
        sum += operand.sign < 0 ? " − " : " + ";
      } else if (operand.sign < 0) {
        sum += "−";
      }
      sum += Term(operand);
    }
    return sum;
  }

  std::string Product() const {
    std::string product;
    for (const Operand& operand : relation_.operands) product += (product.empty() ? "" : " × ") + Term(operand);
    return product;
  }

  /// The stated figure, or the recomputed one in its unit.
  std::string Result(const std::optional<Decimal>& value, const std::string& words) const {
    if (!words.empty()) return words;
    if (!value) return {};
    const Operand& stated = relation_.stated;
    std::string text = value->Rescaled(std::max(scale_, value->scale())).value_or(*value).ToString();
    if (stated.figure == kNone) return text;
    const Figure& figure = figures_.figures[stated.figure];
    if (IsPercent(figure)) return text + "%";
    return mixed_units_ ? text + UnitOf(document_, figure) : text;
  }

 private:
  void Measure(const Operand& operand) {
    if (operand.figure == kNone) return;
    const Figure& figure = figures_.figures[operand.figure];
    scale_ = std::max(scale_, figure.value.scale());
    if (IsPercent(figure)) return;
    mixed_units_ = mixed_units_ || (seen_ && figure.power != power_);
    power_ = figure.power;
    seen_ = true;
  }

  const Document& document_;
  const FigureTable& figures_;
  const Relation& relation_;
  int scale_ = 0;
  bool seen_ = false;
  bool mixed_units_ = false;
  std::int8_t power_ = 0;
};

std::string LeftSide(const FormulaWriter& writer, const Relation& relation) {
  const std::vector<Operand>& operands = relation.operands;
  const bool pair = operands.size() >= 2;
  switch (relation.formula) {
    case Formula::kSum: return writer.Sum();
    case Formula::kProduct: return writer.Product();
    case Formula::kShare:
      return pair ? writer.Term(operands[0]) + " ÷ " + writer.Term(operands[1]) + " × 100%" : std::string();
    case Formula::kShareOfSum: return pair ? writer.Term(operands[0]) + " ÷ (" + writer.Sum() + ") × 100%" : std::string();
    case Formula::kMean: return "(" + writer.Sum() + ") ÷ " + std::to_string(operands.size());
    case Formula::kRatio: return pair ? writer.Term(operands[0]) + " ÷ " + writer.Term(operands[1]) : std::string();
    case Formula::kChange: {
      if (!pair) return {};
      const std::string base = writer.Term(operands[1]);
      const std::string current = writer.Term(operands[0]);
      const bool down = operands[0].sign < 0;
      return "(" + (down ? base : current) + " − " + (down ? current : base) + ") ÷ " + base + " × 100%";
    }
    case Formula::kGrowth: {
      if (!pair) return {};
      const std::string change = writer.Term(operands[0]);
      const char* const before = operands[0].sign < 0 ? " + " : " − ";
      return change + " ÷ (" + writer.Term(operands[1]) + before + change + ") × 100%";
    }
    default: return {};
  }
}

std::string_view Sign(Verdict verdict) {
  switch (verdict) {
    case Verdict::kConsistent: return " = ";
    case Verdict::kWithinRounding: return " ≈ ";
    case Verdict::kNotAssessable: return " ≟ ";
    default: return " ≠ ";
  }
}

// Two sides without a calculation between them.
std::string Comparison(const FormulaWriter& writer, const Relation& relation, const std::string& stated) {
  if (relation.operands.empty()) return {};
  const bool holds = relation.verdict == Verdict::kConsistent || relation.verdict == Verdict::kWithinRounding;
  const std::string other = writer.Term(relation.operands.front());
  if (relation.formula == Formula::kBound) return stated + (holds ? " ≤ " : " > ") + other;
  return other + std::string(Sign(relation.verdict)) + stated;
}

// The recomputed value as it is shown: a percentage with at least two decimals, so that 360.16% is not
// hidden behind a stated 100%.
std::optional<Decimal> Recomputed(const FigureTable& figures, const Relation& relation) {
  const bool percentage = relation.formula == Formula::kShare || relation.formula == Formula::kShareOfSum || relation.formula == Formula::kChange ||
                          relation.formula == Formula::kGrowth;
  constexpr int kPercentDecimals = 2;
  if (!percentage || !relation.expected || relation.expected->scale() >= kPercentDecimals) return relation.expected;
  if (relation.verdict == Verdict::kConsistent) return relation.expected;
  const Rational exact = Compute(figures, relation);
  const std::optional<Decimal> shown = exact.valid() ? exact.Round(kPercentDecimals) : std::nullopt;
  return shown ? shown : relation.expected;
}

}  // namespace

std::string UnitOf(const Document& document, const Figure& figure) {
  switch (figure.kind) {
    case FigureKind::kPercent: return "%";
    case FigureKind::kPercentPoint: return "个百分点";
    case FigureKind::kScore:
    case FigureKind::kWeight:
    case FigureKind::kDeduction:
    case FigureKind::kPoints: return "分";
    case FigureKind::kAmount: return std::string(MoneyUnit(figure.power));
    default: return figure.unit.empty() ? std::string() : Normalize(document.Slice(figure.unit));
  }
}

std::string FormulaText(const Document& document, const FigureTable& figures, const Relation& relation) {
  if (relation.formula == Formula::kNone) return {};
  const FormulaWriter writer(document, figures, relation);
  std::optional<Decimal> printed;
  if (relation.stated.figure != kNone) printed = figures.figures[relation.stated.figure].value;
  const std::string stated = writer.Result(printed, relation.stated_text);
  if (relation.formula == Formula::kEqual || relation.formula == Formula::kBound) {
    return Comparison(writer, relation, stated);
  }
  const std::string left = LeftSide(writer, relation);
  const std::string expected = writer.Result(Recomputed(figures, relation), relation.expected_text);
  if (left.empty() || expected.empty()) return left;
  if (relation.verdict == Verdict::kConsistent || stated.empty()) return left + " = " + expected;
  // Within rounding the rounded results may look the same; then one of them is enough.
  if (expected == stated) return left + " ≈ " + stated;
  return left + " = " + expected + std::string(Sign(relation.verdict)) + stated;
}

}  // namespace gouji
