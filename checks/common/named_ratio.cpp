#include "checks/common/named_ratio.h"

#include <algorithm>
#include <optional>

#include "checks/common/named_figures.h"
#include "checks/common/operand.h"
#include "checks/engine/diagnosis.h"
#include "checks/engine/evaluate.h"
#include "extract/base/utf8.h"

namespace gouji {
namespace {

constexpr std::size_t kMaxCandidates = 8;
constexpr std::string_view kRate = "率";

bool HoldsAny(std::string_view text, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return text.find(word) != std::string_view::npos; });
}

// The words that name a figure: its clause up to the number, or the heads of its row and column.
std::string WordsOf(const CheckInput& input, std::uint32_t index) {
  const Figure& figure = input.figures.figures[index];
  if (figure.in_table() && input.figures.tables[figure.table].ValueAt(figure.row, figure.column) != kNone) return figure.item;
  return Normalize(input.document.Slice({ClauseAround(input, index).begin, figure.range.begin}));
}

// Figures that may be the two sides of the rate, nearest first.
std::vector<std::uint32_t> Neighbours(const CheckInput& input, std::uint32_t rate) {
  const Figure& figure = input.figures.figures[rate];
  std::vector<std::uint32_t> found;
  if (figure.in_table()) {
    const TableModel& table = input.figures.tables[figure.table];
    for (std::uint32_t column = 0; column < table.columns.size(); ++column) {
      const std::uint32_t index = table.ValueAt(figure.row, column);
      if (index != kNone && index != rate) found.push_back(index);
    }
    if (!found.empty()) return found;
  }
  found = FiguresBefore(input, rate);
  if (found.size() > kMaxCandidates) found.resize(kMaxCandidates);
  return found;
}

Relation JudgePair(const CheckInput& input, std::uint32_t rate, std::uint32_t part, std::uint32_t whole) {
  Relation relation;
  relation.formula = Formula::kShare;
  relation.variant = "ratio";
  relation.stated = OperandFor(input, "rate", rate);
  relation.operands = {OperandFor(input, "numerator", part), OperandFor(input, "denominator", whole)};
  relation.args.emplace_back("calculation", Printed(input, part) + " ÷ " + Printed(input, whole));
  Judge(input.figures, relation);
  return relation;
}

struct Sides {
  std::vector<std::uint32_t> numerators;
  std::vector<std::uint32_t> denominators;
};

std::optional<Relation> Settle(const CheckInput& input, std::uint32_t rate, const Sides& sides) {
  std::optional<Relation> first;
  for (const std::uint32_t part : sides.numerators) {
    for (const std::uint32_t whole : sides.denominators) {
      if (part == whole || input.figures.figures[part].kind != input.figures.figures[whole].kind) continue;
      Relation relation = JudgePair(input, rate, part, whole);
      if (Holds(relation)) return relation;
      if (!first) first = std::move(relation);
    }
  }
  // With several figures on a side it is not known which the author took.
  if (first && (sides.numerators.size() > 1 || sides.denominators.size() > 1)) first->severity = Severity::kWarning;
  return first;
}

std::optional<Relation> ByPack(const CheckInput& input, std::uint32_t rate, std::string_view words) {
  static constexpr std::string_view kName = ".name";
  for (const WordList* names : input.patterns.lists("ratio.")) {
    if (names->id.size() < kName.size() || names->id.substr(names->id.size() - kName.size()) != kName) continue;
    if (!HoldsAny(words, names->words)) continue;
    const std::string base = names->id.substr(0, names->id.size() - kName.size());
    Sides sides;
    for (const std::uint32_t index : Neighbours(input, rate)) {
      const std::string near = WordsOf(input, index);
      if (HoldsAny(near, input.patterns.list(base + ".numerator").words)) {
        sides.numerators.push_back(index);
      } else if (HoldsAny(near, input.patterns.list(base + ".denominator").words)) {
        sides.denominators.push_back(index);
      }
    }
    return Settle(input, rate, sides);
  }
  return std::nullopt;
}

// 合格率: the two characters before 率, which the numerator's clause must hold.
std::string StemOf(std::string_view words) {
  const std::size_t at = words.rfind(kRate);
  if (at == std::string_view::npos || at < 6 || at + kRate.size() + 6 < words.size()) return {};
  return std::string(words.substr(at - 6, 6));
}

std::optional<Relation> ByStem(const CheckInput& input, std::uint32_t rate, std::string_view words) {
  const std::string stem = StemOf(words);
  if (stem.empty()) return std::nullopt;
  const std::vector<std::uint32_t> near = Neighbours(input, rate);
  Sides sides;
  for (const std::uint32_t index : near) {
    if (input.figures.figures[index].kind == FigureKind::kAmount) continue;  // money has rate.execution
    if (WordsOf(input, index).find(stem) != std::string::npos) {
      if (sides.numerators.empty()) sides.numerators.push_back(index);
    } else {
      sides.denominators.push_back(index);
    }
  }
  std::optional<Relation> relation = Settle(input, rate, sides);
  // Which figure is the whole is a guess here: only a value that a slip explains is reported.
  if (relation && relation->verdict == Verdict::kInconsistent) {
    relation->severity = Severity::kWarning;
    relation->diagnosis = DiagnoseSlip(input.figures.figures[rate].value, relation->expected);
    if (relation->diagnosis.empty()) return std::nullopt;
  }
  return relation;
}

}  // namespace

void JudgeNamedRatios(const CheckInput& input, std::vector<Relation>& relations) {
  for (std::uint32_t f = 0; f < input.figures.figures.size(); ++f) {
    const Figure& figure = input.figures.figures[f];
    if (figure.kind != FigureKind::kPercent || figure.comparator != Comparator::kNone || figure.exactness != Exactness::kExact) continue;
    const std::string words = WordsOf(input, f);
    std::optional<Relation> relation = ByPack(input, f, words);
    if (!relation) relation = ByStem(input, f, words);
    if (relation) relations.push_back(std::move(*relation));
  }
}

}  // namespace gouji
