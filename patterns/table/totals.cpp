#include "patterns/table/totals.h"

#include <algorithm>

#include "patterns/table/head_words.h"

namespace gouji {
namespace {

class TotalFinder {
 public:
  TotalFinder(const TableSection& section, TableSide& side)
      : section_(section), side_(side) {}

  void Find() {
    for (std::uint32_t r = section_.body; r < section_.end; ++r) {
      const TableRow& row = side_.rows[r];
      if (row.kind == RowKind::kData) {
        if (row.parent == kNone) open_.push_back(r);
      } else if (row.kind == RowKind::kTotal || row.kind == RowKind::kSubtotal) {
        if (row.group_total) {
          AddGroup(r);
        } else if (open_.empty()) {
          // A 小计 in front of its rows: where they end is not said.
          leading_ = leading_ || row.kind == RowKind::kSubtotal;
          top_.push_back(r);
        } else {
          AddBelow(r, row);
        }
      }
    }
    for (const std::uint32_t r : top_) AddAbove(r);
    std::stable_sort(side_.totals.begin(), side_.totals.end(),
                     [](const TableTotal& a, const TableTotal& b) { return a.row < b.row; });
  }

 private:
  void AddGroup(std::uint32_t r) {
    TableTotal total;
    total.row = r;
    total.sure = true;
    for (std::uint32_t i = section_.body; i < section_.end; ++i) {
      if (side_.rows[i].kind == RowKind::kData && side_.rows[i].parent == r) total.parts.push_back(i);
    }
    if (!total.parts.empty()) side_.totals.push_back(std::move(total));
    open_.push_back(r);
    closed_ = open_.size();
  }

  void AddBelow(std::uint32_t r, const TableRow& row) {
    const std::vector<std::uint32_t> since(open_.begin() + static_cast<std::ptrdiff_t>(std::min(closed_, open_.size())), open_.end());
    const bool local = row.kind == RowKind::kSubtotal;
    TableTotal total;
    total.row = r;
    total.parts = local && !since.empty() ? since : open_;
    const std::vector<std::uint32_t>& other = local ? open_ : since;
    if (!other.empty() && other != total.parts) total.other_parts = other;
    total.sure = IsSure(total.parts);
    if (local && !since.empty()) {
      open_.resize(std::min(closed_, open_.size()));
    } else {
      open_.clear();
    }
    open_.push_back(r);
    closed_ = open_.size();
    side_.totals.push_back(std::move(total));
  }

  // A total in front of its rows: all that is open in the end, or what says 其中 of it.
  void AddAbove(std::uint32_t r) {
    TableTotal total;
    total.row = r;
    for (std::uint32_t i = r + 1; i < section_.end; ++i) {
      if (side_.rows[i].kind == RowKind::kData && side_.rows[i].parent == r) total.parts.push_back(i);
    }
    if (total.parts.empty()) {
      for (const std::uint32_t i : open_) {
        if (i > r) total.parts.push_back(i);
      }
    }
    total.sure = IsSure(total.parts);
    if (!total.parts.empty()) side_.totals.push_back(std::move(total));
  }

  // Every part carries a number or a code, or none does; and no row in between hangs on layout alone.
  bool IsSure(const std::vector<std::uint32_t>& parts) const {
    if (parts.empty() || side_.strays || leading_) return false;
    for (std::uint32_t r = section_.body; r < section_.end; ++r) {
      const TableRow& row = side_.rows[r];
      if (row.kind != RowKind::kData || row.blank) continue;
      if (row.label.empty() && row.code.empty()) return false;
      if (row.parent != kNone && !row.sure_parent) return false;
    }
    std::size_t marked = 0;
    std::size_t plain = 0;
    for (const std::uint32_t r : parts) {
      const TableRow& row = side_.rows[r];
      if (row.kind != RowKind::kData || row.blank) continue;
      (row.numbered || !row.code.empty() ? marked : plain)++;
    }
    return marked == 0 || plain == 0;
  }

  const TableSection& section_;
  TableSide& side_;
  std::vector<std::uint32_t> open_;  // rows that no total has taken yet, and totals themselves
  std::size_t closed_ = 0;           // open_ up to here is closed to a 小计
  bool leading_ = false;             // a 小计 stands in front of its rows
  std::vector<std::uint32_t> top_;   // totals in front of their rows
};

}  // namespace

void FindTotals(const PatternSet&, const TableSection& section, TableSide& side) {
  TotalFinder(section, side).Find();
}

}  // namespace gouji
