#include <algorithm>
#include <map>

#include "checks/common/table_sum.h"
#include "checks/engine/evaluate.h"

namespace gouji {
namespace {

struct Family {
  std::uint32_t parent = kNone;
  std::vector<std::uint32_t> children;
  bool partition = false;  // the children are listed as all there is
  bool sure = true;        // numbering, codes or 其中 say whose children they are
};

bool IsRest(const CheckInput& input, const std::string& label) {
  const auto& words = input.patterns.list("row.rest").words;
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return label.rfind(word, 0) == 0; });
}

// 其中 picks out some parts, unless the list ends with 其他…; codes and numbers list them all.
Family Describe(const CheckInput& input, const TableSide& side, std::uint32_t parent, std::vector<std::uint32_t> children) {
  Family family{parent, std::move(children)};
  bool among = false;
  for (const std::uint32_t child : family.children) {
    among = among || side.rows[child].among;
    family.sure = family.sure && side.rows[child].sure_parent;
  }
  const TableRow& last = side.rows[family.children.back()];
  const TableRow& first = side.rows[family.children.front()];
  family.partition = !among || (family.children.size() > 1 && (IsRest(input, last.label) || first.numbered));
  return family;
}

std::vector<Family> FindFamilies(const CheckInput& input, const TableSection& section, const TableSide& side) {
  std::map<std::uint32_t, std::vector<std::uint32_t>> children;
  for (std::uint32_t r = section.body; r < section.end; ++r) {
    const TableRow& row = side.rows[r];
    if (row.kind == RowKind::kData && row.parent != kNone && side.rows[row.parent].kind == RowKind::kData) {
      children[row.parent].push_back(r);
    }
  }
  std::vector<Family> families;
  for (auto& [parent, rows] : children) families.push_back(Describe(input, side, parent, std::move(rows)));
  return families;
}

struct Tie {
  Relation relation;
  const Family* family = nullptr;
  bool exceeds = false;
};

// A parent printed as less than its children: no child left out can explain that.
bool Exceeds(const Relation& relation) {
  return relation.difference && relation.difference->is_negative() && !relation.stated.text.empty();
}

// How the sums of one side of a table came out; those of zeros prove nothing.
struct Record {
  std::size_t holding = 0;
  std::size_t of_several = 0;  // of them, with more than one part
  std::size_t failing = 0;
  /// Where nearly all levels add up, the table's layout says whose parts the rows are, as numbers would.
  bool ShowsLayout() const { return of_several > 0 && holding >= kProvenLevels && failing * kProvenLevels <= holding; }

 private:
  static constexpr std::size_t kProvenLevels = 4;
};

Record RecordOf(const CheckInput& input, const std::vector<Tie>& ties) {
  Record record;
  for (const Tie& tie : ties) {
    const Relation& relation = tie.relation;
    if (relation.verdict == Verdict::kInconsistent) ++record.failing;
    if (!Holds(relation)) continue;
    if (relation.operands.size() > 1) ++record.of_several;
    if (!input.figures.figures[relation.stated.figure].value.is_zero()) ++record.holding;
  }
  return record;
}

// The sum is over by a part that equals the one before it: an only child that looks like its sister.
bool CountsChildTwice(const CheckInput& input, const Relation& relation) {
  const auto value = [&](std::size_t k) { return input.figures.figures[relation.operands[k].figure].Scaled(); };
  const Rational over = Compute(input.figures, relation) - input.figures.figures[relation.stated.figure].Scaled();
  for (std::size_t k = 1; k < relation.operands.size(); ++k) {
    if (value(k) == value(k - 1) && value(k) == over) return true;
  }
  return false;
}

void Weigh(const CheckInput& input, Tie& tie, const TableSide& side, const Record& record) {
  Relation& relation = tie.relation;
  if (relation.verdict != Verdict::kInconsistent) return;
  const bool unclear = !tie.family->sure || side.strays;
  if (unclear && (!record.ShowsLayout() || CountsChildTwice(input, relation))) {
    SetAside(relation, "hierarchy-unclear");
  } else if (!tie.exceeds && !tie.family->partition) {
    SetAside(relation, "partial-list");
  } else if (unclear || (!tie.exceeds && record.of_several < 2)) {
    relation.severity = Severity::kWarning;
  }
}

void CheckSide(const CheckInput& input, std::uint32_t table, const TableSection& section, const TableSide& side,
               std::vector<Relation>& relations) {
  const std::vector<Family> families = FindFamilies(input, section, side);
  std::vector<Tie> ties;
  for (const Family& family : families) {
    for (const std::uint32_t column : side.values) {
      if (!IsAdditive(section.columns[column])) continue;
      std::vector<CellPlace> parts;
      for (const std::uint32_t row : family.children) parts.push_back({row, column, side.rows[row].minus ? -1 : 1});
      std::optional<Relation> relation = SumCells(input, table, {family.parent, column}, parts);
      if (relation) ties.push_back({std::move(*relation), &family, false});
    }
  }
  const Record record = RecordOf(input, ties);
  for (Tie& tie : ties) {
    tie.exceeds = Exceeds(tie.relation);
    Weigh(input, tie, side, record);
    relations.push_back(std::move(tie.relation));
  }
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  ForEachSide(input.figures, [&](std::uint32_t table, const TableSection& section, const TableSide& side) {
    CheckSide(input, table, section, side, relations);
  });
}

}  // namespace

namespace registry {
extern const Check ktable_hierarchy;
const Check ktable_hierarchy = {"table.hierarchy", Run};
}  // namespace registry
}  // namespace gouji
