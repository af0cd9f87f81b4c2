#include <algorithm>
#include <optional>
#include <vector>

#include "checks/common/operand.h"
#include "checks/common/table_sum.h"
#include "checks/engine/evaluate.h"
#include "patterns/pack/word_list.h"

namespace gouji {
namespace {

constexpr std::size_t kMostFlows = 6;

// One of the columns between the opening and the closing one.
struct Flow {
  std::uint32_t column = kNone;
  int sign = 1;
  bool signed_by_head = false;  ///< 调增, 本年支出; 调剂 and 调整 print their own sign, or none
};

struct Carry {
  std::uint32_t opening = kNone;
  std::uint32_t closing = kNone;
  std::vector<Flow> flows;
};

class Carries {
 public:
  Carries(const CheckInput& input, std::uint32_t table, const TableSection& section, const TableSide& side)
      : input_(input), table_(table), section_(section), side_(side) {}

  void Check(std::vector<Relation>& relations) const {
    const auto of_aspect = [&](Aspect aspect) {
      return Only([&, aspect](std::uint32_t column) { return section_.columns[column].aspect == aspect; });
    };
    const auto of_head = [&](std::string_view list) {
      return Only([&, list](std::uint32_t column) { return HeadNames(list, column); });
    };
    if (const std::optional<Carry> budget = Between(of_aspect(Aspect::kInitialBudget), of_aspect(Aspect::kRevisedBudget))) CheckRows(*budget, relations);
    if (const std::optional<Carry> stock = Between(of_head("column.opening"), of_head("column.closing"))) CheckRows(*stock, relations);
  }

 private:
  bool HeadNames(std::string_view list, std::uint32_t column) const {
    const WordList& words = input_.patterns.list(list);
    const std::vector<std::string>& path = section_.columns[column].path;
    return std::any_of(path.begin(), path.end(), [&](const std::string& head) { return Contains(words, head); });
  }

  bool SharesHead(std::uint32_t a, std::uint32_t b) const {
    const std::vector<std::string>& x = section_.columns[a].path;
    const std::vector<std::string>& y = section_.columns[b].path;
    return x.size() > 1 && y.size() > 1 && x.front() == y.front();
  }

  // 小计 | 基本支出 | 项目支出 under one head: the 小计 stands for them.
  bool IsPartOfTotal(std::uint32_t column) const {
    if (section_.columns[column].role == "total") return false;
    return std::any_of(side_.values.begin(), side_.values.end(), [&](std::uint32_t other) {
      return section_.columns[other].role == "total" && SharesHead(column, other);
    });
  }

  // The only column of a kind; of a group the one with its total.
  template <typename IsOne>
  std::uint32_t Only(const IsOne& is_one) const {
    std::uint32_t only = kNone;
    for (const std::uint32_t column : side_.values) {
      if (!is_one(column) || !IsAdditive(section_.columns[column]) || IsPartOfTotal(column)) continue;
      if (only != kNone) return kNone;
      only = column;
    }
    return only;
  }

  std::optional<Carry> Between(std::uint32_t opening, std::uint32_t closing) const {
    Carry carry{opening, closing, {}};
    if (carry.opening == kNone || carry.closing == kNone || carry.closing <= carry.opening) return std::nullopt;
    for (const std::uint32_t column : side_.values) {
      if (column <= carry.opening || column >= carry.closing || IsPartOfTotal(column)) continue;
      const TableAxis& axis = section_.columns[column];
      if (axis.among) continue;
      const bool minus = HeadNames("column.outflow", column);
      const bool plus = HeadNames("column.inflow", column);
      const bool known = minus || plus || axis.aspect == Aspect::kAdjustment || HeadNames("column.adjustment", column);
      if (!IsAdditive(axis) || !known) return std::nullopt;  // of which it is not said what it does to the rest
      carry.flows.push_back({column, minus ? -1 : 1, minus != plus});
    }
    if (carry.flows.empty() || carry.flows.size() > kMostFlows) return std::nullopt;
    return carry;
  }

  std::optional<Relation> JudgeRow(std::uint32_t row, const Carry& carry) const {
    std::vector<CellPlace> cells = {{row, carry.opening, 1}};
    for (const Flow& flow : carry.flows) cells.push_back({row, flow.column, flow.sign});
    std::optional<Relation> first = SumCells(input_, table_, {row, carry.closing}, cells);
    if (!first || first->operands.size() < 2 || first->verdict != Verdict::kInconsistent) return first;
    for (const Flow& flow : carry.flows) {
      if (flow.signed_by_head) continue;
      for (CellPlace& cell : cells) {
        if (cell.column == flow.column) cell.sign = -cell.sign;
      }
      std::optional<Relation> other = SumCells(input_, table_, {row, carry.closing}, cells);
      if (other && Holds(*other)) return other;
    }
    return first;
  }

  void CheckRows(const Carry& carry, std::vector<Relation>& relations) const {
    std::vector<Relation> found;
    for (std::uint32_t r = section_.body; r < section_.end; ++r) {
      const RowKind kind = side_.rows[r].kind;
      if (kind == RowKind::kHeader || kind == RowKind::kNote) continue;
      std::optional<Relation> relation = JudgeRow(r, carry);
      if (relation && relation->operands.size() > 1) found.push_back(std::move(*relation));
    }
    const auto broken = std::count_if(found.begin(), found.end(), [](const Relation& r) { return r.verdict == Verdict::kInconsistent; });
    const auto holding = std::count_if(found.begin(), found.end(), Holds);
    for (Relation& relation : found) {
      relation.stated.role = "closing";
      relation.operands.front().role = "opening";
      // Most rows do not carry on: a column has another meaning.
      if (relation.verdict == Verdict::kInconsistent && broken > 1 && broken >= holding) SetAside(relation, "columns-unclear");
      relations.push_back(std::move(relation));
    }
  }

  const CheckInput& input_;
  std::uint32_t table_;
  const TableSection& section_;
  const TableSide& side_;
};

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  ForEachSide(input.figures, [&](std::uint32_t table, const TableSection& section, const TableSide& side) {
    Carries(input, table, section, side).Check(relations);
  });
}

}  // namespace

namespace registry {
extern const Check ktable_row_carry;
const Check ktable_row_carry = {"table.row-carry", Run};
}  // namespace registry
}  // namespace gouji
