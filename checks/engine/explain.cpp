#include "checks/engine/explain.h"

#include <algorithm>

#include "checks/engine/diagnosis.h"
#include "checks/engine/evaluate.h"

namespace gouji {
namespace {

constexpr int kLeastDigits = 3;

bool IsLong(const Figure& figure) { return SignificantDigits(figure.value) >= kLeastDigits; }

bool IsSlipOf(const Figure& a, const Figure& b) { return !DiagnoseSlip(a.value, b.value).empty(); }

class Explainer {
 public:
  Explainer(const CheckInput& input, Relation& relation)
      : input_(input), figures_(input.figures.figures), relation_(relation), stated_(figures_[relation.stated.figure]) {}

  void Run() {
    if (relation_.formula == Formula::kSum) {
      const Rational computed = Compute(input_.figures, relation_);
      if (!computed.valid()) return;
      missing_ = stated_.Scaled() - computed;  // what the stated total has more than its parts
      if (TakeIn()) return;
      if (relation_.diagnosis.empty()) BySums();
    }
    if (relation_.formula == Formula::kShare && IsOfAnotherBase()) return;
    if (relation_.diagnosis.empty() && IsLong(stated_)) ByCopies();
  }

 private:
  bool IsOperand(std::uint32_t figure) const {
    return std::any_of(relation_.operands.begin(), relation_.operands.end(),
                       [&](const Operand& operand) { return operand.figure == figure; });
  }

  bool IsMissing(std::uint32_t index) const {
    const Figure& figure = figures_[index];
    return figure.kind == stated_.kind && IsLong(figure) && figure.Scaled() == missing_ &&
           index != relation_.stated.figure && !IsOperand(index);
  }

  bool IsList() const {
    return !stated_.in_table() && relation_.operands.size() >= 2 &&
           std::all_of(relation_.operands.begin(), relation_.operands.end(), [&](const Operand& operand) {
             return operand.figure != kNone && operand.sign > 0 && figures_[operand.figure].sentence == stated_.sentence;
           });
  }

  // A figure of the sentence that no list has makes this one complete.
  bool TakeIn() {
    if (relation_.check != "amount.sum-of-parts") return false;
    if (IsOfAnotherTotal()) return true;
    if (!IsList()) return false;
    const Sentence& sentence = input_.figures.sentences[stated_.sentence];
    for (std::uint32_t f = sentence.first_figure; f < sentence.end_figure; ++f) {
      if (!IsMissing(f) || input_.figures.ListOf(f) != nullptr) continue;
      Operand part = relation_.operands.front();
      part.figure = f;
      part.text = figures_[f].range;
      relation_.operands.push_back(part);
      std::sort(relation_.operands.begin(), relation_.operands.end(),
                [](const Operand& a, const Operand& b) { return a.text.begin < b.text.begin; });
      relation_.diagnosis = {};
      Judge(input_.figures, relation_);
      return true;
    }
    return false;
  }

  // "资产总额546.57亿元；净资产460.30亿元。其中：…": the parts make exactly an amount told a little before.
  bool IsOfAnotherTotal() {
    if (stated_.in_table() || relation_.operands.size() < 2) return false;
    const Rational computed = Compute(input_.figures, relation_);
    for (std::uint32_t f = relation_.stated.figure; f-- > 0 && figures_[f].block == stated_.block;) {
      const Figure& other = figures_[f];
      if (other.kind != stated_.kind || !IsLong(other) || other.Scaled() != computed || IsOperand(f)) continue;
      if (IsSlipOf(stated_, other)) continue;  // the same total, misprinted
      relation_.stated.figure = f;
      relation_.stated.text = other.range;
      relation_.diagnosis = {};
      Judge(input_.figures, relation_);
      return true;
    }
    return false;
  }

  // "其中：甲128.64亿元，占23.5%": of what is not said. An amount told before of which it is the share is meant.
  bool IsOfAnotherBase() {
    if (stated_.in_table() || relation_.operands.size() != 2 || relation_.operands[1].figure == kNone) return false;
    const Sentence& sentence = input_.figures.sentences[stated_.sentence];
    const std::string_view before = sentence.text.text().substr(0, sentence.text.FromSource(stated_.range).begin);
    if (!before.ends_with("占") && !before.ends_with("占比")) return false;
    for (std::uint32_t f = relation_.stated.figure; f-- > 0 && figures_[f].block == stated_.block;) {
      const Figure& base = figures_[relation_.operands[1].figure];
      if (figures_[f].kind != base.kind || IsOperand(f) || IsSlipOf(base, figures_[f])) continue;
      Relation trial = relation_;
      trial.operands[1].figure = f;
      trial.operands[1].text = figures_[f].range;
      trial.diagnosis = {};
      Judge(input_.figures, trial);
      if (trial.verdict != Verdict::kConsistent) continue;
      relation_ = std::move(trial);
      return true;
    }
    return false;
  }

  void Explain(std::string_view diagnosis, std::uint32_t figure) {
    relation_.diagnosis = diagnosis;
    relation_.diagnosed = figure;
  }

  void BySums() {
    for (const Operand& operand : relation_.operands) {
      if (operand.figure == kNone || !IsLong(figures_[operand.figure])) continue;
      const Rational part = figures_[operand.figure].Scaled() * Rational::Of(operand.sign);
      if (missing_ == -part) return Explain("left-out", operand.figure);
      if (missing_ == part) return Explain("added-twice", operand.figure);
    }
    if (!stated_.in_table()) return;
    const TableModel& table = input_.figures.tables[stated_.table];
    for (std::uint32_t row = 0; row < table.rows.size(); ++row) {
      const std::uint32_t f = table.ValueAt(row, stated_.column);
      if (f != kNone && table.rows[row].kind == RowKind::kData && IsMissing(f)) return Explain("added-twice", f);
    }
  }

  bool IsLastYears(const Figure& other) const {
    if (other.kind != stated_.kind || other.Scaled() != stated_.Scaled()) return false;
    const bool same = !stated_.measure.empty() ? other.measure == stated_.measure : !stated_.item.empty() && other.item == stated_.item;
    return same && other.entity == stated_.entity && stated_.period != 0 && other.period == stated_.period - 1;
  }

  void ByCopies() {
    for (std::uint32_t f = 0; f < figures_.size(); ++f) {
      if (!IsOperand(f) && IsLastYears(figures_[f])) return Explain("last-year", f);
    }
    if (!stated_.in_table() || relation_.formula == Formula::kShare) return;
    const TableModel& table = input_.figures.tables[stated_.table];
    for (const std::uint32_t row : {stated_.row - 1, stated_.row + 1}) {
      if (row >= table.rows.size()) continue;
      const std::uint32_t f = table.ValueAt(row, stated_.column);
      if (f != kNone && !IsOperand(f) && figures_[f].Scaled() == stated_.Scaled()) return Explain("next-row", f);
    }
  }

  const CheckInput& input_;
  const std::vector<Figure>& figures_;
  Relation& relation_;
  const Figure& stated_;
  Rational missing_;
};

}  // namespace

void ExplainByFigures(const CheckInput& input, std::vector<Relation>& relations) {
  for (Relation& relation : relations) {
    if (relation.verdict != Verdict::kInconsistent || relation.stated.figure == kNone || relation.formula == Formula::kNone) continue;
    Explainer(input, relation).Run();
  }
}

}  // namespace gouji
