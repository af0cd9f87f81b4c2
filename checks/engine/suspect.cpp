#include "checks/engine/suspect.h"

#include <algorithm>
#include <optional>

#include "checks/engine/diagnosis.h"
#include "checks/engine/evaluate.h"
#include "checks/engine/repair.h"

namespace gouji {
namespace {

// What speaks against a figure, the strongest first.
constexpr int kOthersConfirmed = 4;
constexpr int kPrintedElsewhere = 2;
constexpr int kSlipOfHand = 1;
// In a long list two digits of some figure, changed round, explain any difference by chance.
constexpr std::size_t kMostForSlip = 6;

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

// The value that repairs the tie, where there is only one: of a sum, or the one that the report prints elsewhere.
std::optional<Decimal> RightValue(const FigureTable& figures, const Relation& relation, std::uint32_t index) {
  const std::optional<Interval> needed = NeededValue(figures, relation, index);
  if (!needed) return std::nullopt;
  // The ends of a sum lie half a digit to both sides of what the printed figures give.
  const bool sum = relation.formula == Formula::kSum || relation.formula == Formula::kEqual;
  const Rational value = sum ? (needed->low + needed->high) / Rational::Of(2) : OnlyPrintedWithin(figures, index, *needed);
  if (!value.valid()) return std::nullopt;
  const Figure& figure = figures.figures[index];
  const std::optional<Decimal> rounded = AsPrinted(figure, value);
  if (!rounded || rounded->is_zero() || InBaseUnits(*rounded, figure.power) != value || rounded->is_negative() != figure.value.is_negative()) return std::nullopt;
  return rounded;
}

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

int Evidence(const FigureTable& figures, const Relation& relation, const Suspect& suspect) {
  const Decimal& printed = figures.figures[suspect.figure].value;
  const std::string_view slip = DiagnoseSlip(printed, suspect.value);
  if (!IsTellingSlip(printed, suspect.value)) return 0;
  const bool by_hand = relation.operands.size() <= kMostForSlip && (slip == "transposed" || slip == "point" || slip == "scale-10000");
  return (by_hand ? kSlipOfHand : 0) + (IsPrintedElsewhere(figures, relation, suspect.figure, suspect.value) ? kPrintedElsewhere : 0);
}

std::optional<Suspect> FindSuspect(const FigureTable& figures, const std::vector<Relation>& relations, const Relation& relation) {
  std::vector<std::uint32_t> open;
  for (const std::uint32_t figure : FiguresOf(relation)) {
    if (figure == kNone) return std::nullopt;
    if (!IsConfirmed(relations, figure)) open.push_back(figure);
  }
  std::vector<Suspect> suspects;
  for (const std::uint32_t figure : open) {
    const std::optional<Decimal> value = RightValue(figures, relation, figure);
    if (!value) continue;
    Suspect suspect{figure, *value, 0};
    suspect.evidence = Evidence(figures, relation, suspect);
    if (open.size() == 1 && relation.operands.size() > 1) suspect.evidence += kOthersConfirmed;
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
