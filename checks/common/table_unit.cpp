#include "checks/common/table_unit.h"

#include <algorithm>

#include "checks/common/operand.h"
#include "checks/common/table_sum.h"
#include "checks/engine/diagnosis.h"

namespace gouji {
namespace {

bool UnitFromHead(const Figure& figure) {
  return figure.kind == FigureKind::kAmount && figure.power > 0 &&
         (figure.unit_source == UnitSource::kColumnHead || figure.unit_source == UnitSource::kRowHead ||
          figure.unit_source == UnitSource::kCaption);
}

// Billionths of a 元: one integer for every amount, whatever its unit.
Int128 Key(const Decimal& value, int power) {
  Int128 key = value.units();
  for (int i = 0; i < power + Decimal::kMaxScale - value.scale(); ++i) key *= 10;
  return key;
}

struct Amount {
  Int128 key = 0;
  std::uint32_t figure = kNone;
};

// Every exact amount whose unit is printed somewhere, by size.
std::vector<Amount> IndexAmounts(const FigureTable& figures) {
  std::vector<Amount> amounts;
  for (std::uint32_t i = 0; i < figures.figures.size(); ++i) {
    const Figure& figure = figures.figures[i];
    if (figure.kind != FigureKind::kAmount || figure.exactness != Exactness::kExact || figure.value.is_zero()) continue;
    if (figure.unit_source == UnitSource::kNone || figure.unit_source == UnitSource::kGuess) continue;
    amounts.push_back({Key(figure.value, figure.power), i});
  }
  std::stable_sort(amounts.begin(), amounts.end(), [](const Amount& a, const Amount& b) { return a.key < b.key; });
  return amounts;
}

struct Match {
  std::uint32_t figure = kNone;
  std::uint32_t other = kNone;
  int digits = 0;
};

class SectionUnit {
 public:
  SectionUnit(const CheckInput& input, const std::vector<Amount>& amounts, std::uint32_t table, const TableSection& section)
      : input_(input), amounts_(amounts), table_(table), section_(section) {}

  void Check(const std::vector<std::uint32_t>& figures, std::vector<Relation>& relations) {
    for (const std::uint32_t i : figures) {
      const Figure& figure = input_.figures.figures[i];
      if (!InSection(figure) || !UnitFromHead(figure) || figure.value.is_zero()) continue;
      const int digits = SignificantDigits(figure.value);
      if (digits >= 4 && FindAmount(Key(figure.value, figure.power), true) != kNone) return;
      const std::uint32_t other = FindAmount(Key(figure.value, 0), false);
      if (other != kNone) matches_.push_back({i, other, digits});
    }
    std::stable_sort(matches_.begin(), matches_.end(), [](const Match& a, const Match& b) { return a.digits > b.digits; });
    if (matches_.empty() || matches_.front().digits < 5) return;
    if (matches_.size() < 2 && matches_.front().digits < 6) return;
    relations.push_back(Report());
  }

 private:
  bool InSection(const Figure& figure) const {
    return figure.table == table_ && figure.row >= section_.body && figure.row < section_.end;
  }

  // A figure outside the section that stands for this amount. A number with its own unit confirms the
  // head of the table; another table may carry the same slip.
  std::uint32_t FindAmount(Int128 key, bool own_unit) const {
    auto at = std::lower_bound(amounts_.begin(), amounts_.end(), key, [](const Amount& a, Int128 k) { return a.key < k; });
    for (; at != amounts_.end() && at->key == key; ++at) {
      const Figure& other = input_.figures.figures[at->figure];
      if (!InSection(other) && (!own_unit || other.unit_source == UnitSource::kOwn)) return at->figure;
    }
    return kNone;
  }

  // The cell or line that names the unit: what has to be corrected. The amount itself where it is not found.
  Operand UnitPlace() const {
    const Figure& figure = input_.figures.figures[matches_.front().figure];
    const std::string_view unit = MoneyUnit(figure.power);
    const Table& grid = input_.document.tables()[table_];
    const auto names = [&](SourceRange range) {
      return !range.empty() && Normalize(input_.document.Slice(range)).find(unit) != std::string::npos;
    };
    if (figure.unit_source == UnitSource::kColumnHead) {
      for (const Cell& cell : grid.cells) {
        const bool head = cell.row >= section_.first && cell.row < section_.body;
        if (head && names(cell.text)) return {"unit", kNone, cell.text};
      }
    }
    if (figure.unit_source == UnitSource::kRowHead) {
      for (const Cell& cell : grid.cells) {
        const bool left = cell.column < figure.column && cell.row <= figure.row && figure.row < cell.row + cell.row_span;
        if (left && names(cell.text)) return {"unit", kNone, cell.text};
      }
    }
    for (const SourceRange line : {grid.unit_line, grid.caption}) {
      if (names(line)) return {"unit", kNone, line};
    }
    return OperandFor(input_, "slip", matches_.front().figure);
  }

  Relation Report() const {
    Relation relation;
    relation.formula = Formula::kNone;
    relation.stated = UnitPlace();
    std::vector<std::uint32_t> shown;
    for (const Match& match : matches_) {
      if (std::find(shown.begin(), shown.end(), match.other) != shown.end()) continue;
      shown.push_back(match.other);
      relation.operands.push_back(OperandFor(input_, "slip", match.figure));
      relation.operands.push_back(OperandFor(input_, "other", match.other));
    }
    const Figure& figure = input_.figures.figures[matches_.front().figure];
    relation.verdict = Verdict::kInconsistent;
    relation.variant = "table";
    relation.diagnosis = "unit-slip";
    relation.stated_text = MoneyUnit(figure.power);
    relation.expected_text = "元";
    relation.args.emplace_back("table", TableName(input_, table_));
    relation.args.emplace_back("value", Printed(input_, matches_.front().figure));
    relation.args.emplace_back("other", Printed(input_, matches_.front().other));
    return relation;
  }

  const CheckInput& input_;
  const std::vector<Amount>& amounts_;
  std::uint32_t table_;
  const TableSection& section_;
  std::vector<Match> matches_;
};

}  // namespace

void FindTableUnitSlips(const CheckInput& input, std::vector<Relation>& relations) {
  const std::vector<Amount> amounts = IndexAmounts(input.figures);
  std::vector<std::vector<std::uint32_t>> by_table(input.figures.tables.size());
  for (std::uint32_t i = 0; i < input.figures.figures.size(); ++i) {
    if (input.figures.figures[i].in_table()) by_table[input.figures.figures[i].table].push_back(i);
  }
  for (std::uint32_t t = 0; t < input.figures.tables.size(); ++t) {
    for (const TableSection& section : input.figures.tables[t].sections) {
      SectionUnit(input, amounts, t, section).Check(by_table[t], relations);
    }
  }
}

}  // namespace gouji
