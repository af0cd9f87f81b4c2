#include <algorithm>
#include <map>

#include "checks/common/table_sum.h"
#include "checks/engine/evaluate.h"

namespace gouji {
namespace {

constexpr std::size_t kLeastProof = 3;

using Path = std::vector<std::string>;

// A column as the sum sees it: its heads without a last 预算数 / 决算数 that every group repeats.
struct SumColumn {
  std::uint32_t column = 0;
  Path path;
  std::string tag;  // the repeated last head, or empty
};

bool StartsWith(const Path& path, const Path& prefix) {
  return path.size() >= prefix.size() && std::equal(prefix.begin(), prefix.end(), path.begin());
}

// 公务接待费 over 预算数 and 决算数: the innermost heads tell sides apart, not parts. 预算数 over 合计 and 接待费 is
// the other way round.
bool TellsSides(const TableSection& section, const TableSide& side, std::uint32_t column) {
  const TableAxis& axis = section.columns[column];
  if (axis.path.size() < 2 || axis.aspect == Aspect::kNone) return false;
  return std::any_of(side.values.begin(), side.values.end(), [&](std::uint32_t other) {
    const TableAxis& beside = section.columns[other];
    const bool same_group = beside.path.size() == axis.path.size() &&
                            std::equal(axis.path.begin(), axis.path.end() - 1, beside.path.begin());
    return same_group && (beside.aspect != axis.aspect || beside.period != axis.period);
  });
}

std::vector<SumColumn> ReadSumColumns(const TableSection& section, const TableSide& side) {
  std::map<std::string, int> last_heads;
  for (const std::uint32_t c : side.values) {
    const TableAxis& axis = section.columns[c];
    if (TellsSides(section, side, c)) ++last_heads[axis.path.back()];
  }
  std::vector<SumColumn> columns;
  for (const std::uint32_t c : side.values) {
    const TableAxis& axis = section.columns[c];
    if (!IsAdditive(axis) || axis.path.empty()) continue;
    SumColumn column{c, axis.path, {}};
    const auto repeated = last_heads.find(axis.path.back());
    if (TellsSides(section, side, c) && repeated->second > 1) {
      column.tag = axis.path.back();
      column.path.pop_back();
    }
    columns.push_back(std::move(column));
  }
  return columns;
}

class RowTotals {
 public:
  RowTotals(const CheckInput& input, std::uint32_t table, const TableSection& section, const TableSide& side)
      : input_(input), table_(table), section_(section), side_(side), columns_(ReadSumColumns(section, side)) {}

  void Check(std::vector<Relation>& relations) {
    for (const SumColumn& total : columns_) {
      if (!IsTotal(total)) continue;
      const Columns parts = PartsOf(total, true);
      if (parts.size() <= 1) continue;
      CheckColumn(total, Readings(total, parts), relations);
      CheckOtherSide(total, parts, relations);
    }
  }

 private:
  bool IsTotal(const SumColumn& column) const {
    if (column.tag.empty()) return section_.columns[column.column].role == "total";
    const auto& words = input_.patterns.list("column.total").words;
    return std::find(words.begin(), words.end(), column.path.back()) != words.end();
  }

  using Columns = std::vector<std::uint32_t>;

  // Which columns the total may take: all beside it; all with the smallest parts in place of a 小计 that
  // may itself be wrong; those directly after it up to some column (三公 合计 beside 会议费 and 培训费).
  std::vector<Columns> Readings(const SumColumn& total, const Columns& parts) const {
    std::vector<Columns> readings = {parts, PartsOf(total, false)};
    Columns run;
    for (const std::uint32_t column : parts) {
      if (column < total.column) continue;
      run.push_back(column);
      if (run.size() > 1 && run.size() < parts.size()) readings.push_back(run);
    }
    return readings;
  }

  // The columns that stand beside the total under the same head; of a group with a total of its own, that
  // one, or its parts. Empty when two totals stand side by side: what belongs to which is not said.
  Columns PartsOf(const SumColumn& total, bool group_totals) const {
    const Path prefix(total.path.begin(), total.path.end() - 1);
    Columns parts;
    std::string open_group;
    bool group_closed = false;
    for (const SumColumn& column : columns_) {
      if (column.column == total.column || column.tag != total.tag || !StartsWith(column.path, prefix)) continue;
      if (column.path.size() == prefix.size()) continue;
      const bool single = column.path.size() == prefix.size() + 1;
      if (single) {
        if (IsTotal(column)) return {};
        parts.push_back(column.column);
        open_group.clear();
        continue;
      }
      const std::string& group = column.path[prefix.size()];
      if (group != open_group) group_closed = false;
      open_group = group;
      if (group_closed) continue;
      if (IsTotal(column) && column.path.size() == prefix.size() + 2) {
        if (!group_totals) continue;
        while (!parts.empty() && InGroup(parts.back(), prefix, group)) parts.pop_back();
        group_closed = true;
      }
      parts.push_back(column.column);
    }
    return parts;
  }

  bool InGroup(std::uint32_t column, const Path& prefix, const std::string& group) const {
    const Path& path = section_.columns[column].path;
    return path.size() > prefix.size() + 1 && path[prefix.size()] == group;
  }

  bool IsPlainTotal(const SumColumn& column) const {
    const auto& words = input_.patterns.list("column.plain-total").words;
    return std::find(words.begin(), words.end(), column.path.back()) != words.end();
  }

  std::optional<Relation> Sum(std::uint32_t row, std::uint32_t total, const Columns& columns) const {
    std::vector<CellPlace> cells;
    for (const std::uint32_t c : columns) cells.push_back({row, c});
    std::optional<Relation> relation = SumCells(input_, table_, {row, total}, cells);
    if (relation && relation->operands.size() == 1) relation->variant = "one";  // the other columns are empty
    return relation;
  }

  // The reading that most rows prove comes first: what a row that does not add up is told under.
  std::vector<Columns> ByProof(std::uint32_t total, std::vector<Columns> readings) const {
    const auto holding = [&](const Columns& columns) {
      std::size_t held = 0;
      for (std::uint32_t r = section_.body; r < section_.end; ++r) {
        const std::optional<Relation> relation = Sum(r, total, columns);
        held += relation && Holds(*relation) ? 1u : 0u;
      }
      return held;
    };
    std::vector<std::pair<std::size_t, Columns>> proofs;
    for (Columns& columns : readings) {
      const std::size_t held = holding(columns);
      proofs.emplace_back(held, std::move(columns));
    }
    std::stable_sort(proofs.begin(), proofs.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<Columns> sorted;
    for (auto& [held, columns] : proofs) sorted.push_back(std::move(columns));
    return sorted;
  }

  // The row's total under the first reading that holds, else under the first.
  std::optional<Relation> JudgeRow(std::uint32_t row, std::uint32_t total, const std::vector<Columns>& readings) const {
    std::optional<Relation> first;
    for (const Columns& columns : readings) {
      std::optional<Relation> relation = Sum(row, total, columns);
      if (!relation || Holds(*relation)) return relation;
      if (!first) first = std::move(relation);
    }
    return first;
  }

  std::vector<Relation> JudgeRows(const SumColumn& total, const std::vector<Columns>& readings) const {
    std::vector<Relation> found;
    for (std::uint32_t r = section_.body; r < section_.end; ++r) {
      const RowKind kind = side_.rows[r].kind;
      if (kind == RowKind::kHeader || kind == RowKind::kNote) continue;
      if (std::optional<Relation> relation = JudgeRow(r, total.column, readings)) found.push_back(std::move(*relation));
    }
    return found;
  }

  void CheckColumn(const SumColumn& total, const std::vector<Columns>& readings, std::vector<Relation>& relations) const {
    std::vector<Relation> found = JudgeRows(total, readings);
    const bool all_hold = std::none_of(found.begin(), found.end(), [](const Relation& r) { return r.verdict == Verdict::kInconsistent; });
    if (!all_hold) found = JudgeRows(total, ByProof(total.column, readings));
    const auto broken = std::count_if(found.begin(), found.end(), [](const Relation& r) { return r.verdict == Verdict::kInconsistent; });
    const auto holding = std::count_if(found.begin(), found.end(), [](const Relation& r) { return Holds(r); });
    // When most rows do not add up, the columns are not parts of the total. A total with a name of its own
    // (“三公”经费合计) or columns of other years need rows that hold before one that does not counts.
    const bool named = !IsPlainTotal(total) || HasMixedPeriods(total.column, readings.front());
    const bool unclear = (broken > 1 && broken >= holding) || (named && holding < 2);
    for (Relation& relation : found) {
      if (relation.verdict == Verdict::kInconsistent && unclear) SetAside(relation, "columns-unclear");
      relations.push_back(std::move(relation));
    }
  }

  // 中央 | 省级 | 合计 | 支出 | 结转: what comes in and what becomes of it. Where the columns behind the total make it up, so may
  // those directly before it, if three rows say so.
  void CheckOtherSide(const SumColumn& total, const Columns& parts, std::vector<Relation>& relations) const {
    const Columns used = ByProof(total.column, Readings(total, parts)).front();
    if (used.front() < total.column) return;
    Columns before;
    for (const std::uint32_t column : parts) {
      if (column < total.column) before.push_back(column);
    }
    if (before.size() < 2) return;
    std::vector<Relation> found = JudgeRows(total, {before});
    const auto holding = static_cast<std::size_t>(std::count_if(found.begin(), found.end(), [](const Relation& r) { return Holds(r); }));
    if (holding < kLeastProof || holding < 3 * (found.size() - holding)) return;
    for (Relation& relation : found) relations.push_back(std::move(relation));
  }

  bool HasMixedPeriods(std::uint32_t total, const Columns& parts) const {
    return std::any_of(parts.begin(), parts.end(), [&](std::uint32_t c) {
      return section_.columns[c].period != section_.columns[total].period || section_.columns[c].aspect != section_.columns[total].aspect;
    });
  }

  const CheckInput& input_;
  std::uint32_t table_;
  const TableSection& section_;
  const TableSide& side_;
  std::vector<SumColumn> columns_;
};

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  ForEachSide(input.figures, [&](std::uint32_t table, const TableSection& section, const TableSide& side) {
    RowTotals(input, table, section, side).Check(relations);
  });
}

}  // namespace

namespace registry {
extern const Check ktable_row_total;
const Check ktable_row_total = {"table.row-total", Run};
}  // namespace registry
}  // namespace gouji
