#include <algorithm>
#include <map>

#include "checks/common/operand.h"
#include "checks/common/table_sum.h"
#include "checks/engine/evaluate.h"

namespace gouji {
namespace {

// A column of one side of a table whose rows have codes, or name the 类 of the functional classification
// (一、一般公共服务支出 …) as the summary tables do.
struct Listing {
  std::uint32_t table = kNone;
  const TableSection* section = nullptr;
  const TableSide* side = nullptr;
  std::uint32_t column = kNone;
  Rational total;
};

// What two rows of different tables must share to be the same item. A 类 is known by its name alone.
std::string KeyOf(const TableRow& row) { return (row.code.size() == 3 ? std::string() : row.code) + "|" + row.label; }

// The row that takes the listed rows together: a year's own total before the grand total with its 结转.
std::uint32_t TotalRow(const TableSide& side) {
  std::uint32_t total = kNone;
  for (const TableTotal& candidate : side.totals) {
    if (side.rows[candidate.row].blank) continue;
    if (total == kNone || candidate.parts.size() > 2) total = candidate.row;
    if (side.rows[candidate.row].kind == RowKind::kSubtotal && candidate.parts.size() > 2) break;
  }
  return total;
}

// Codes, or at least a few numbered rows at the top level.
bool IsClassified(const TableSection& section, const TableSide& side) {
  std::size_t numbered = 0;
  for (std::uint32_t r = section.body; r < section.end; ++r) {
    if (!side.rows[r].code.empty()) return true;
    if (side.rows[r].numbered && side.rows[r].level == 0) ++numbered;
  }
  return numbered > 3;
}

void AddListings(const CheckInput& input, std::uint32_t t, const TableSection& section, const TableSide& side,
                 std::vector<Listing>& listings) {
  const std::uint32_t total = TotalRow(side);
  if (total == kNone || side.strays || !IsClassified(section, side)) return;
  for (const std::uint32_t column : side.values) {
    const std::uint32_t figure = input.figures.tables[t].ValueAt(total, column);
    if (figure == kNone || !IsAdditive(section.columns[column])) continue;
    const Figure& value = input.figures.figures[figure];
    if (value.kind != FigureKind::kAmount || value.value.is_zero()) continue;
    listings.push_back({t, &section, &side, column, value.Scaled()});
  }
}

std::vector<Listing> FindListings(const CheckInput& input) {
  std::vector<Listing> listings;
  for (std::uint32_t t = 0; t < input.figures.tables.size(); ++t) {
    for (const TableSection& section : input.figures.tables[t].sections) {
      for (const TableSide& side : section.sides) AddListings(input, t, section, side, listings);
    }
  }
  return listings;
}

// Figures of one item in listings of one total, one a table.
struct Item {
  std::vector<CellPlace> cells;
  std::vector<std::uint32_t> tables;
};

std::map<std::string, Item> CollectItems(const CheckInput& input, const std::vector<const Listing*>& group) {
  std::map<std::string, Item> items;
  for (const Listing* listing : group) {
    for (std::uint32_t r = listing->section->body; r < listing->section->end; ++r) {
      const TableRow& row = listing->side->rows[r];
      if (row.kind != RowKind::kData || row.label.empty() || (row.code.empty() && (!row.numbered || row.level > 0))) continue;
      if (input.figures.tables[listing->table].ValueAt(r, listing->column) == kNone) continue;
      Item& item = items[KeyOf(row)];
      if (!item.tables.empty() && item.tables.back() == listing->table) continue;
      item.cells.push_back({r, listing->column});
      item.tables.push_back(listing->table);
    }
  }
  return items;
}

// The value most of the tables print; the first of them where there are as many of each.
std::size_t Majority(const CheckInput& input, const Item& item) {
  std::size_t best = 0;
  std::ptrdiff_t most = 0;
  for (std::size_t i = 0; i < item.cells.size(); ++i) {
    const Rational value = ValueOf(input, item.tables[i], item.cells[i]);
    std::ptrdiff_t same = 0;
    for (std::size_t k = 0; k < item.cells.size(); ++k) same += ValueOf(input, item.tables[k], item.cells[k]) == value ? 1 : 0;
    if (same > most) {
      most = same;
      best = i;
    }
  }
  return best;
}

Relation Compare(const CheckInput& input, const Item& item, std::size_t at, std::size_t base) {
  const auto figure = [&](std::size_t i) { return input.figures.tables[item.tables[i]].ValueAt(item.cells[i].row, item.cells[i].column); };
  Relation relation;
  relation.formula = Formula::kEqual;
  relation.stated = OperandFor(input, "stated", figure(at));
  relation.operands.push_back(OperandFor(input, "other", figure(base)));
  relation.args.emplace_back("subject", CellName(input, item.tables[at], item.cells[at]));
  relation.args.emplace_back("table", TableName(input, item.tables[at]));
  relation.args.emplace_back("other_table", TableName(input, item.tables[base]));
  Judge(input.figures, relation);
  const Figure& a = input.figures.figures[figure(at)];
  const Figure& b = input.figures.figures[figure(base)];
  // The same item printed with the same digits and yet another last one: a tail somebody should settle.
  if (relation.verdict == Verdict::kWithinRounding && a.power == b.power && a.value.scale() == b.value.scale()) {
    relation.verdict = Verdict::kInconsistent;
    relation.severity = Severity::kInfo;
    relation.variant = "tail";
  }
  return relation;
}

// Listings with the same total are the same money: one cannot hold more than the other of any item.
void CompareGroup(const CheckInput& input, const std::vector<const Listing*>& group, std::vector<Relation>& relations) {
  for (const auto& [key, item] : CollectItems(input, group)) {
    if (item.cells.size() < 2) continue;
    const std::size_t base = Majority(input, item);
    std::vector<Rational> reported;
    for (std::size_t i = 0; i < item.cells.size(); ++i) {
      if (i == base) continue;
      Relation relation = Compare(input, item, i, base);
      if (relation.verdict == Verdict::kInconsistent) {
        // The same other value in a third table is the same finding.
        const Rational value = ValueOf(input, item.tables[i], item.cells[i]);
        if (std::find(reported.begin(), reported.end(), value) != reported.end()) continue;
        reported.push_back(value);
      }
      relations.push_back(std::move(relation));
    }
  }
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  const std::vector<Listing> listings = FindListings(input);
  std::vector<bool> taken(listings.size(), false);
  for (std::size_t i = 0; i < listings.size(); ++i) {
    if (taken[i]) continue;
    std::vector<const Listing*> group = {&listings[i]};
    for (std::size_t k = i + 1; k < listings.size(); ++k) {
      if (taken[k] || listings[k].total != listings[i].total) continue;
      taken[k] = true;
      group.push_back(&listings[k]);
    }
    if (group.size() > 1) CompareGroup(input, group, relations);
  }
}

}  // namespace

namespace registry {
extern const Check ktable_cross_table;
const Check ktable_cross_table = {"table.cross-table", Run};
}  // namespace registry
}  // namespace gouji
