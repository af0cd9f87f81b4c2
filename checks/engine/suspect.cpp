#include "checks/engine/suspect.h"

#include <algorithm>
#include <optional>
#include <string>

#include "checks/engine/diagnosis.h"
#include "checks/engine/evaluate.h"
#include "checks/engine/repair.h"

namespace gouji {
namespace {

// What speaks against a figure, the strongest first.
constexpr int kOthersConfirmed = 8;
constexpr int kOthersRepeated = 4;
constexpr int kPrintedElsewhere = 2;
constexpr int kSlipOfHand = 1;
// In a long list two digits of some figure, changed round, explain any difference by chance.
constexpr std::size_t kMostForSlip = 12;
// Numbers of fewer digits are the same by chance.
constexpr std::size_t kTellingAmount = 4;
constexpr std::size_t kTellingCount = 3;

struct Suspect {
  std::uint32_t figure = kNone;
  Decimal value;  ///< what it should be, as it would be printed
  int evidence = 0;
};

std::vector<std::uint32_t> FiguresOf(const Relation& relation) {
  std::vector<std::uint32_t> figures = {relation.stated.figure};
  for (const Operand& operand : relation.operands) figures.push_back(operand.figure);
  return figures;
}

// The only whole number in the interval; invalid when there is none or more than one.
Rational OnlyWholeWithin(const Interval& interval) {
  const std::optional<Decimal> middle = ((interval.low + interval.high) / Rational::Of(2)).Round(0);
  if (!middle) return Rational::Invalid();
  const Rational value = *middle;
  const Rational one = Rational::Of(1);
  const bool only = interval.Contains(value) && !interval.Contains(value + one) && !interval.Contains(value - one);
  return only ? value : Rational::Invalid();
}

// The value that repairs the tie, where there is only one: of a sum, of things counted, or the one that the report prints
// elsewhere.
std::optional<Decimal> RightValue(const FigureTable& figures, const Relation& relation, std::uint32_t index) {
  const std::optional<Interval> needed = NeededValue(figures, relation, index);
  if (!needed) return std::nullopt;
  // The ends of a sum lie half a digit to both sides of what the printed figures give.
  const bool sum = relation.formula == Formula::kSum || relation.formula == Formula::kEqual;
  const Figure& figure = figures.figures[index];
  Rational value = sum ? (needed->low + needed->high) / Rational::Of(2) : OnlyPrintedWithin(figures, index, *needed);
  if (!value.valid() && IsCount(figure.kind) && figure.power == 0) value = OnlyWholeWithin(*needed);
  if (!value.valid()) return std::nullopt;
  const std::optional<Decimal> rounded = AsPrinted(figure, value);
  if (!rounded || rounded->is_zero() || InBaseUnits(*rounded, figure.power) != value || rounded->is_negative() != figure.value.is_negative()) return std::nullopt;
  return rounded;
}

// Whether the report prints the value in another place than the figures of the tie.
bool IsPrintedElsewhere(const FigureTable& figures, const Relation& relation, std::uint32_t index, const Decimal& value) {
  const std::vector<std::uint32_t> own = FiguresOf(relation);
  const Rational wanted = InBaseUnits(value, figures.figures[index].power);
  for (std::uint32_t i = 0; i < figures.figures.size(); ++i) {
    const Figure& figure = figures.figures[i];
    if (figure.kind != figures.figures[index].kind || figure.Scaled() != wanted) continue;
    if (std::find(own.begin(), own.end(), i) == own.end()) return true;
  }
  return false;
}

// The same number again: nobody mistakes a number the same way twice, but for one that was copied.
bool IsRepeated(const FigureTable& figures, const Relation& relation, std::uint32_t index) {
  const Figure& figure = figures.figures[index];
  const std::size_t telling = IsCount(figure.kind) ? kTellingCount : kTellingAmount;
  std::string digits = std::to_string(figure.value.Abs().units());
  digits.erase(digits.find_last_not_of('0') + 1);
  return digits.size() >= telling && IsPrintedElsewhere(figures, relation, index, figure.value);
}

bool IsSlipOfHand(const Relation& relation, const Decimal& printed, const Decimal& value) {
  if (relation.operands.size() > kMostForSlip) return false;
  if (IsTransposed(printed, value)) return true;
  const std::string_view slip = DiagnoseSlip(printed, value);
  return IsTellingSlip(printed, value) && (slip == "point" || slip == "scale-10000");
}

int Evidence(const FigureTable& figures, const Relation& relation, const Suspect& suspect) {
  const Decimal& printed = figures.figures[suspect.figure].value;
  const bool elsewhere = IsTellingSlip(printed, suspect.value) && IsPrintedElsewhere(figures, relation, suspect.figure, suspect.value);
  return (IsSlipOfHand(relation, printed, suspect.value) ? kSlipOfHand : 0) + (elsewhere ? kPrintedElsewhere : 0);
}

std::optional<Suspect> FindSuspect(const FigureTable& figures, const std::vector<Relation>& relations, const Relation& relation) {
  std::vector<std::uint32_t> open;
  std::vector<std::uint32_t> single;  // open, and printed this once
  for (const std::uint32_t figure : FiguresOf(relation)) {
    if (figure == kNone) return std::nullopt;
    if (IsConfirmed(relations, figure)) continue;
    open.push_back(figure);
    if (!IsRepeated(figures, relation, figure)) single.push_back(figure);
  }
  if (single.empty()) single = open;
  std::vector<Suspect> suspects;
  for (const std::uint32_t figure : single) {
    const std::optional<Decimal> value = RightValue(figures, relation, figure);
    if (!value) continue;
    Suspect suspect{figure, *value, 0};
    suspect.evidence = Evidence(figures, relation, suspect);
    if (single.size() == 1 && relation.operands.size() > 1) suspect.evidence += open.size() == 1 ? kOthersConfirmed : kOthersRepeated;
    suspects.push_back(suspect);
  }
  const auto most = std::max_element(suspects.begin(), suspects.end(), [](const Suspect& a, const Suspect& b) { return a.evidence < b.evidence; });
  if (most == suspects.end() || most->evidence == 0) return std::nullopt;
  const auto rivals = std::count_if(suspects.begin(), suspects.end(), [&](const Suspect& s) { return s.evidence == most->evidence; });
  return rivals == 1 ? std::optional<Suspect>(*most) : std::nullopt;
}

}  // namespace

void NameSuspects(const FigureTable& figures, const std::vector<Relation>& relations, std::vector<Finding>& findings) {
  for (Finding& finding : findings) {
    const Relation& relation = relations[finding.relation];
    if (finding.culprit != kNone || !finding.consequences.empty() || relation.verdict != Verdict::kInconsistent) continue;
    const std::optional<Suspect> suspect = FindSuspect(figures, relations, relation);
    if (!suspect || suspect->figure == relation.stated.figure) continue;
    finding.culprit = suspect->figure;
    finding.repair = suspect->value.ToString();
    finding.repair_exact = true;
  }
}

}  // namespace gouji
