#include "tools/mutate/mutation.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "checks/engine/evaluate.h"
#include "tools/mutate/document_editor.h"

namespace gouji {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// "0.5", "12", "1,234" but not "05": nobody prints that.
bool IsPrintable(std::string_view number) {
  if (!number.empty() && number.front() == '-') number.remove_prefix(1);
  if (number.empty() || !Decimal::Parse(number)) return false;
  return !(number.size() > 1 && number[0] == '0' && number[1] != '.');
}

std::optional<std::string> Different(std::string text, std::string_view old) {
  if (!IsPrintable(text)) return std::nullopt;
  const std::optional<Decimal> before = Decimal::Parse(old);
  const std::optional<Decimal> after = Decimal::Parse(text);
  if (!before || !after || Decimal::Compare(*before, *after) == 0) return std::nullopt;
  return text;
}

std::optional<std::string> ChangedDigit(std::string_view number, SeededNumbers& random) {
  for (int attempt = 0; attempt < 20; ++attempt) {
    std::string text(number);
    char& c = text[random.Below(text.size())];
    if (!IsDigit(c)) continue;
    c = static_cast<char>('0' + random.Below(10));
    if (std::optional<std::string> changed = Different(text, number)) return changed;
  }
  return std::nullopt;
}

std::optional<std::string> SwappedDigits(std::string_view number, SeededNumbers& random) {
  std::vector<std::string> swaps;
  for (std::size_t i = 0; i + 1 < number.size(); ++i) {
    if (!IsDigit(number[i]) || !IsDigit(number[i + 1])) continue;
    std::string text(number);
    std::swap(text[i], text[i + 1]);
    if (std::optional<std::string> changed = Different(text, number)) swaps.push_back(*changed);
  }
  if (swaps.empty()) return std::nullopt;
  return swaps[random.Below(swaps.size())];
}

std::string Grouped(std::string digits, std::size_t point) {
  for (std::size_t at = std::min(point, digits.size()); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

// The point one place to the left or right, groups of three set anew.
std::optional<std::string> ShiftedPoint(std::string_view number, SeededNumbers& random) {
  const bool negative = number.front() == '-';
  std::string digits;
  std::size_t point = std::string::npos;
  for (const char c : number) {
    if (c == '.') point = digits.size();
    if (IsDigit(c)) digits.push_back(c);
  }
  if (point == std::string::npos) return std::nullopt;
  const bool left = random.Below(2) == 0;
  if (left) {
    if (--point == 0) {
      digits.insert(0, "0");
      point = 1;
    }
  } else {
    ++point;
  }
  while (digits.size() > 1 && point > 1 && digits.front() == '0') {
    digits.erase(0, 1);
    --point;
  }
  if (point < digits.size()) digits.insert(point, ".");
  if (number.find(',') != std::string_view::npos) digits = Grouped(digits, point);
  return Different((negative ? "-" : "") + digits, number);
}

struct Slip {
  MutationKind kind;
  SourceRange place;
  std::string text;
  Decimal value;
  std::int8_t power;
};

void AddNumberSlip(const Figure& figure, MutationKind kind, const std::optional<std::string>& text, std::vector<Slip>& slips) {
  if (text) slips.push_back({kind, figure.number, *text, *Decimal::Parse(*text), figure.power});
}

std::vector<Slip> SlipsOf(const Document& document, const Figure& figure, SeededNumbers& random) {
  const std::string_view number = document.Slice(figure.number);
  std::vector<Slip> slips;
  AddNumberSlip(figure, MutationKind::kDigit, ChangedDigit(number, random), slips);
  AddNumberSlip(figure, MutationKind::kSwap, SwappedDigits(number, random), slips);
  AddNumberSlip(figure, MutationKind::kPoint, ShiftedPoint(number, random), slips);
  if (figure.kind != FigureKind::kAmount || figure.unit.empty()) return slips;
  const std::string_view unit = document.Slice(figure.unit);
  if (unit == "万元") slips.push_back({MutationKind::kUnitChanged, figure.unit, "元", figure.value, 0});
  if (unit == "元") slips.push_back({MutationKind::kUnitChanged, figure.unit, "万元", figure.value, 4});
  if (unit == "万元" || unit == "元") slips.push_back({MutationKind::kUnitDropped, figure.unit, "", figure.value, 0});
  return slips;
}

// Judged again from nothing, as printed in `figures`.
bool Breaks(const FigureTable& figures, Relation relation) {
  relation.certainty = Certainty::kCertain;
  relation.diagnosis = relation.reason = {};
  relation.expected.reset();
  relation.difference.reset();
  Judge(figures, relation);
  return relation.verdict == Verdict::kInconsistent;
}

// Plain digits that read as the figure's value: what a change of the text would change.
bool IsPlain(const Document& document, const Figure& figure) {
  if (figure.in_words) return false;
  const std::optional<Decimal> printed = Decimal::Parse(document.Slice(figure.number));
  return printed && Decimal::Compare(*printed, figure.value) == 0;
}

class Lister {
 public:
  Lister(const Baseline& baseline, std::uint64_t seed) : baseline_(baseline), figures_(baseline.input.figures), random_(seed) {}

  MutationList List() {
    std::map<std::uint32_t, std::vector<std::uint32_t>> ties;
    std::set<std::uint32_t> spoilt;
    for (std::uint32_t i = 0; i < baseline_.result.relations.size(); ++i) {
      const Relation& relation = baseline_.result.relations[i];
      if (IsVerifiedArithmetic(relation)) {
        ForEachFigure(relation, [&](std::uint32_t figure) { ties[figure].push_back(i); });
      } else if (relation.verdict == Verdict::kInconsistent) {
        ForEachFigure(relation, [&](std::uint32_t figure) { spoilt.insert(figure); });
      }
    }
    for (const auto& [figure, relations] : ties) {
      ++list_.figures;
      if (spoilt.contains(figure)) {
        ++list_.in_error;
      } else if (!IsPlain(baseline_.input.document, figures_.figures[figure])) {
        ++list_.not_plain;
      } else {
        AddSlips(figure, relations);
      }
    }
    AddRows(spoilt);
    return std::move(list_);
  }

 private:
  template <typename Function>
  static void ForEachFigure(const Relation& relation, const Function& function) {
    std::set<std::uint32_t> figures;
    if (relation.stated.figure != kNone) figures.insert(relation.stated.figure);
    for (const Operand& operand : relation.operands) {
      if (operand.figure != kNone) figures.insert(operand.figure);
    }
    for (const std::uint32_t figure : figures) function(figure);
  }

  void AddSlips(std::uint32_t index, const std::vector<std::uint32_t>& relations) {
    Figure& figure = figures_.figures[index];
    const Figure original = figure;
    for (Slip& slip : SlipsOf(baseline_.input.document, original, random_)) {
      figure.value = slip.value;
      figure.power = slip.power;
      Mutation mutation{slip.kind, index, slip.place, std::move(slip.text), kNone, kNone, {}};
      for (const std::uint32_t relation : relations) {
        if (Breaks(figures_, baseline_.result.relations[relation])) mutation.broken.push_back(relation);
      }
      if (mutation.broken.empty()) {
        ++list_.within_rounding;
      } else {
        list_.mutations.push_back(std::move(mutation));
      }
    }
    figure = original;
  }

  // Whether the rows below repeat the figure: a level of a code table whose next level is listed in full.
  bool HasParts(std::uint32_t figure) const {
    return std::any_of(baseline_.result.relations.begin(), baseline_.result.relations.end(), [&](const Relation& relation) {
      return IsVerifiedArithmetic(relation) && relation.formula == Formula::kSum && relation.stated.figure == figure &&
             std::all_of(relation.operands.begin(), relation.operands.end(), [&](const Operand& o) {
               return figures_.figures[o.figure].table == figures_.figures[figure].table && figures_.figures[o.figure].row != figures_.figures[figure].row;
             });
    });
  }

  // The verified sums that miss something when the row is gone. Where its parts stay, all totals still add up.
  std::vector<std::uint32_t> SumsOver(std::uint32_t table, std::uint32_t row) const {
    const auto in_row = [&](const Operand& o) {
      return figures_.figures[o.figure].table == table && figures_.figures[o.figure].row == row && !HasParts(o.figure);
    };
    std::vector<std::uint32_t> sums;
    for (std::uint32_t i = 0; i < baseline_.result.relations.size(); ++i) {
      Relation relation = baseline_.result.relations[i];
      if (!IsVerifiedArithmetic(relation) || relation.formula != Formula::kSum) continue;
      if (figures_.figures[relation.stated.figure].table != table || in_row(relation.stated)) continue;
      const std::size_t before = relation.operands.size();
      std::erase_if(relation.operands, in_row);
      if (relation.operands.size() == before || relation.operands.empty()) continue;
      if (Breaks(figures_, relation)) sums.push_back(i);
    }
    return sums;
  }

  void AddRows(const std::set<std::uint32_t>& spoilt) {
    std::set<std::pair<std::uint32_t, std::uint32_t>> rows;
    for (const Relation& relation : baseline_.result.relations) {
      if (!IsVerifiedArithmetic(relation) || relation.formula != Formula::kSum) continue;
      for (const Operand& operand : relation.operands) {
        const Figure& figure = figures_.figures[operand.figure];
        if (figure.table != kNone && !spoilt.contains(operand.figure)) rows.insert({figure.table, figure.row});
      }
    }
    for (const auto& [table, row] : rows) {
      if (!DocumentEditor::WithoutRow(baseline_.input.document, table, row)) continue;
      Mutation mutation{MutationKind::kRowDeleted, kNone, DocumentEditor::RowText(baseline_.input.document, table, row), {}, table, row,
                        SumsOver(table, row)};
      if (!mutation.broken.empty()) list_.mutations.push_back(std::move(mutation));
    }
  }

  const Baseline& baseline_;
  FigureTable figures_;  // a copy: one figure at a time reads otherwise
  SeededNumbers random_;
  MutationList list_;
};

}  // namespace

std::string_view MutationName(MutationKind kind) {
  switch (kind) {
    case MutationKind::kDigit: return "digit";
    case MutationKind::kSwap: return "swap";
    case MutationKind::kPoint: return "point";
    case MutationKind::kUnitChanged: return "unit-changed";
    case MutationKind::kUnitDropped: return "unit-dropped";
    case MutationKind::kRowDeleted: return "row-deleted";
  }
  return "";
}

bool IsVerifiedArithmetic(const Relation& relation) {
  if (relation.formula == Formula::kNone || relation.verdict != Verdict::kConsistent) return false;
  return relation.stated.figure != kNone &&
         std::all_of(relation.operands.begin(), relation.operands.end(), [](const Operand& o) { return o.figure != kNone; });
}

MutationList ListMutations(const Baseline& baseline, std::uint64_t seed) { return Lister(baseline, seed).List(); }

std::uint64_t SeededNumbers::Next() {
  state_ += 0x9E3779B97F4A7C15ull;
  std::uint64_t z = state_;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
  return z ^ (z >> 31);
}

}  // namespace gouji
