#include "tools/report/report.h"

#include <algorithm>

#include "tools/report/check_words.h"
#include "tools/report/formula.h"
#include "tools/report/page.h"

namespace gouji {
namespace {

std::string Joined(const std::vector<std::string>& path) {
  std::string joined;
  for (const std::string& piece : path) joined += (joined.empty() || piece.empty() ? "" : "/") + piece;
  return joined;
}

/// Makes the sentences of one report.
class ReportMaker {
 public:
  ReportMaker(const CheckInput& input, const CheckResult& result, const ReportOptions& options)
      : input_(input), result_(result), options_(options) {}

  ShownEvidence Evidence(const Operand& operand) const {
    ShownEvidence shown;
    shown.role = operand.role;
    SourceRange quote = operand.text;
    SourceRange place = quote;
    if (operand.figure != kNone) {
      const Figure& figure = FigureAt(operand.figure);
      if (quote.empty()) quote = figure.range;
      quote = {std::min(quote.begin, figure.range.begin), std::max(quote.end, figure.range.end)};
      place = figure.range;
      shown.value = figure.value.ToString();
      shown.unit = UnitOf(input_.document, figure);
      shown.label = TableLabel(figure);
    }
    shown.text = input_.document.Slice(quote);
    shown.place = PlaceOf(input_.document, place);
    return shown;
  }

  std::vector<ShownEvidence> EvidenceOf(const Relation& relation) const {
    std::vector<ShownEvidence> evidence;
    if (relation.stated.figure != kNone || !relation.stated.text.empty()) evidence.push_back(Evidence(relation.stated));
    for (const Operand& operand : relation.operands) evidence.push_back(Evidence(operand));
    return evidence;
  }

  ShownRelation Show(const Relation& relation) const {
    ShownRelation shown{relation.check, relation.verdict, {}, Formula(relation), Stated(relation), Expected(relation), EvidenceOf(relation)};
    if (relation.verdict == Verdict::kNotAssessable) shown.reason = ReasonSentence(relation.reason, options_.language);
    return shown;
  }

  ShownFinding Show(const Finding& finding) const {
    const Relation& relation = result_.relations[finding.relation];
    ShownFinding shown;
    shown.fingerprint = finding.fingerprint;
    shown.check = relation.check;
    shown.severity = relation.severity;
    shown.certainty = relation.certainty;
    shown.diagnosis = relation.diagnosis;
    shown.formula = Formula(relation);
    shown.stated = Stated(relation);
    shown.expected = Expected(relation);
    if (relation.difference) shown.difference = relation.difference->ToString();
    shown.evidence = EvidenceOf(relation);
    AddSentences(finding, relation, shown);
    const std::size_t accused = AccusedOperand(finding, relation);
    if (accused < relation.operands.size()) Accuse(finding, relation, accused, shown);
    return shown;
  }

 private:
  const Figure& FigureAt(std::uint32_t index) const { return input_.figures.figures[index]; }

  // One figure breaks all these ties, and it is not the one that the first of them states: which operand it is.
  std::size_t AccusedOperand(const Finding& finding, const Relation& relation) const {
    if (finding.culprit == kNone || !finding.repair_exact) return relation.operands.size();
    if (relation.stated.figure == finding.culprit) return relation.operands.size();
    const auto at = std::find_if(relation.operands.begin(), relation.operands.end(),
                                 [&](const Operand& operand) { return operand.figure == finding.culprit; });
    return static_cast<std::size_t>(at - relation.operands.begin());
  }

  std::string Repaired(const Finding& finding) const {
    const Figure& culprit = FigureAt(finding.culprit);
    const std::string unit = UnitOf(input_.document, culprit);
    const std::optional<Decimal> repaired = Decimal::Parse(finding.repair);
    return repaired ? InOtherUnit(culprit.value, *repaired, unit) : finding.repair + unit;
  }

  // The finding is about the culprit: its place, its value, and what it should be.
  void Accuse(const Finding& finding, const Relation& relation, std::size_t operand, ShownFinding& shown) const {
    const Figure& culprit = FigureAt(finding.culprit);
    const std::string unit = UnitOf(input_.document, culprit);
    shown.stated = culprit.value.ToString();
    shown.expected = finding.repair;
    shown.difference.clear();
    if (const std::optional<Decimal> repaired = Decimal::Parse(finding.repair)) {
      const auto difference = (Rational(culprit.value) - Rational(*repaired)).Round(culprit.value.scale());
      if (difference) shown.difference = difference->ToString();
    }
    shown.message = CulpritSentence(shown.stated + unit, Repaired(finding), finding.consequences.size() + 1, options_.language) +
                    (options_.language == Language::kZh ? "" : " ") + shown.message;
    const std::size_t at = operand + (shown.evidence.size() - relation.operands.size());
    const auto place = shown.evidence.begin() + static_cast<std::ptrdiff_t>(at);
    std::rotate(shown.evidence.begin(), place, place + 1);
  }

  std::string Formula(const Relation& relation) const { return FormulaText(input_.document, input_.figures, relation); }

  // What the row and the column of a figure are, by the section of the table it stands in.
  std::string TableLabel(const Figure& figure) const {
    if (figure.table >= input_.figures.tables.size()) return {};
    for (const TableSection& section : input_.figures.tables[figure.table].sections) {
      if (figure.row < section.body || figure.row >= section.end) continue;
      std::string label;
      for (const TableSide& side : section.sides) {
        const bool inside = figure.column >= side.begin && figure.column < side.end && figure.row < side.rows.size();
        if (inside) label = side.rows[figure.row].label;
      }
      const std::string column = figure.column < section.columns.size() ? Joined(section.columns[figure.column].path) : "";
      return label + (label.empty() || column.empty() ? "" : "｜") + column;
    }
    return {};
  }

  std::string Stated(const Relation& relation) const {
    if (!relation.stated_text.empty()) return relation.stated_text;
    return relation.stated.figure == kNone ? std::string() : FigureAt(relation.stated.figure).value.ToString();
  }

  static std::string Expected(const Relation& relation) {
    if (!relation.expected_text.empty()) return relation.expected_text;
    return relation.expected ? relation.expected->ToString() : std::string();
  }

  // A number carries its unit unless the message writes it after the placeholder.
  std::string WithUnit(const Relation& relation, const std::string& number, std::string_view after) const {
    if (relation.stated.figure == kNone || number.empty()) return number;
    const std::string unit = UnitOf(input_.document, FigureAt(relation.stated.figure));
    const bool written = after.substr(0, 1) == "%" || (!unit.empty() && after.substr(0, unit.size()) == unit);
    return written ? number : number + unit;
  }

  std::optional<std::string> Placeholder(std::string_view name, std::string_view after,
                                         const Relation& relation) const {
    for (const auto& [key, value] : relation.args) {
      if (key == name) return value;
    }
    if (name == "stated") return relation.stated_text.empty() ? WithUnit(relation, Stated(relation), after) : relation.stated_text;
    if (name == "expected") {
      return relation.expected_text.empty() ? WithUnit(relation, Expected(relation), after) : relation.expected_text;
    }
    if (name == "difference") {
      if (!relation.difference) return std::string();
      const std::string number = relation.difference->Abs().ToString();
      const bool percent = relation.stated.figure != kNone && FigureAt(relation.stated.figure).kind == FigureKind::kPercent;
      if (percent) return number + (options_.language == Language::kZh ? "个百分点" : " percentage points");
      return WithUnit(relation, number, after);
    }
    if (name == "formula") return Formula(relation);
    if (name == "subject") return Subject(relation);
    for (const Operand& operand : relation.operands) {
      if (operand.role == name) return Quoted(operand);
    }
    return std::nullopt;
  }

  std::string Subject(const Relation& relation) const {
    if (relation.stated.figure == kNone) return Quoted(relation.stated);
    const Figure& figure = FigureAt(relation.stated.figure);
    const std::string label = TableLabel(figure);
    if (!label.empty()) return label;
    return figure.item.empty() ? Quoted(relation.stated) : figure.item;
  }

  std::string Quoted(const Operand& operand) const {
    const SourceRange range = operand.figure == kNone ? operand.text : FigureAt(operand.figure).range;
    return Normalize(input_.document.Slice(range));
  }

  // "“办公费”12.30": what a diagnosis speaks of.
  std::string Named(std::uint32_t index) const {
    if (index == kNone) return {};
    const Figure& figure = FigureAt(index);
    const std::string printed = Normalize(input_.document.Slice(figure.range));
    return figure.item.empty() ? printed : "“" + figure.item + "”" + printed;
  }

  std::string Sentence(std::string_view field, const Relation& relation) const {
    const CheckPage* const page = FindPage(relation.check);
    if (page == nullptr) return {};
    return FillTemplate(page->Field(field, options_.language, relation.variant),
                        [&](std::string_view name, std::string_view after) { return Placeholder(name, after, relation); });
  }

  void AddSentences(const Finding& finding, const Relation& relation, ShownFinding& shown) const {
    shown.title = Sentence("title", relation);
    shown.message = Sentence("message", relation);
    const std::string diagnosis = DiagnosisSentence(relation.diagnosis, Named(relation.diagnosed), options_.language);
    if (!diagnosis.empty()) shown.message.append(options_.language == Language::kZh ? "" : " ").append(diagnosis);
    shown.suggestion = Sentence("suggestion", relation);
    for (const std::uint32_t index : finding.consequences) {
      const Relation& broken = result_.relations[index];
      const std::string formula = Formula(broken);
      const std::string title = Sentence("title", broken);
      const std::string_view colon = options_.language == Language::kZh ? "：" : ": ";
      shown.consequences.push_back(formula.empty() ? title : title + std::string(colon) + formula);
    }
    if (finding.culprit == kNone || finding.repair.empty()) return;
    const Figure& culprit = FigureAt(finding.culprit);
    const std::string printed = Normalize(input_.document.Slice(culprit.range));
    shown.suggestion = RepairSentence(printed, Repaired(finding),
                                      finding.consequences.size() + 1, options_.language);
  }

  const CheckInput& input_;
  const CheckResult& result_;
  const ReportOptions& options_;
};

}  // namespace

Report MakeReport(const CheckInput& input, const CheckResult& result, const ReportOptions& options) {
  const ReportMaker maker(input, result, options);
  Report report;
  report.patterns = input.patterns.digest();
  report.info = input.document.info();
  report.entity = input.figures.entity;
  report.year = input.figures.year;
  report.kind = input.figures.kind;
  report.coverage = result.coverage;
  for (const Finding& finding : result.findings) report.findings.push_back(maker.Show(finding));
  for (const Relation& relation : result.relations) {
    if (options.relations) report.relations.push_back(maker.Show(relation));
    if (relation.verdict == Verdict::kNotAssessable) report.not_assessable.push_back(maker.Show(relation));
  }
  return report;
}

}  // namespace gouji
