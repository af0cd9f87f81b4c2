#include "checks/engine/fold.h"

#include <algorithm>
#include <cstdio>
#include <optional>
#include <tuple>

#include "checks/engine/repair.h"

namespace gouji {
namespace {

// FNV-1a over what survives edits elsewhere: the check, the words and values of both sides.
class Fingerprint {
 public:
  void Add(std::string_view text) {
    for (const char c : text) {
      hash_ ^= static_cast<unsigned char>(c);
      hash_ *= 0x100000001B3ull;
    }
    hash_ ^= 0xFF;
    hash_ *= 0x100000001B3ull;
  }
  std::string ToString() const {
    char buffer[17];
    std::snprintf(buffer, sizeof buffer, "%016llx", static_cast<unsigned long long>(hash_));
    return buffer;
  }

 private:
  std::uint64_t hash_ = 0xCBF29CE484222325ull;
};

void AddOperand(const CheckInput& input, const Operand& operand, Fingerprint& print) {
  if (operand.figure == kNone) {
    print.Add(Normalize(input.document.Slice(operand.text)));
    return;
  }
  const Figure& figure = input.figures.figures[operand.figure];
  print.Add(figure.value.ToString());
  print.Add(figure.measure.empty() ? figure.item : figure.measure);
  if (figure.entity != kNone) print.Add(input.figures.entities[figure.entity].name);
  const std::uint32_t heading = figure.block == kNone ? kNone : input.document.blocks()[figure.block].parent;
  if (heading != kNone) print.Add(Normalize(input.document.Slice(input.document.blocks()[heading].text)));
}

std::string FingerprintOf(const CheckInput& input, const Relation& relation) {
  Fingerprint print;
  print.Add(relation.check);
  AddOperand(input, relation.stated, print);
  for (const Operand& operand : relation.operands) AddOperand(input, operand, print);
  return print.ToString();
}

bool SameValue(const FigureTable& figures, const Operand& a, const Operand& b) {
  if (a.figure == kNone || b.figure == kNone) return a.figure == b.figure;
  return figures.figures[a.figure].Scaled() == figures.figures[b.figure].Scaled();
}

// The same result stated once and computed by two checks, or the same sentence printed twice.
bool SayTheSame(const FigureTable& figures, const Relation& a, const Relation& b) {
  if (a.stated.figure == kNone || b.stated.figure == kNone || !a.expected || !b.expected) return false;
  if (Decimal::Compare(*a.expected, *b.expected) != 0) return false;
  if (a.stated.figure == b.stated.figure) return true;
  return a.check == b.check && SameValue(figures, a.stated, b.stated) && a.operands.size() == b.operands.size() &&
         std::equal(a.operands.begin(), a.operands.end(), b.operands.begin(),
                    [&](const Operand& x, const Operand& y) { return SameValue(figures, x, y); });
}

// The relation to show first: the worst, then one that states the figure to be corrected, then the one with the
// fewest operands, then the first by place.
std::uint32_t Lead(const std::vector<Relation>& relations, const std::vector<std::uint32_t>& group, std::uint32_t culprit) {
  return *std::min_element(group.begin(), group.end(), [&](std::uint32_t a, std::uint32_t b) {
    const Relation& x = relations[a];
    const Relation& y = relations[b];
    return std::make_tuple(-static_cast<int>(x.severity), x.stated.figure != culprit, x.operands.size(), a) <
           std::make_tuple(-static_cast<int>(y.severity), y.stated.figure != culprit, y.operands.size(), b);
  });
}

void Remove(std::vector<std::uint32_t>& from, const std::vector<std::uint32_t>& what) {
  std::erase_if(from, [&](std::uint32_t index) { return std::find(what.begin(), what.end(), index) != what.end(); });
}

Finding MakeFinding(const CheckInput& input, const std::vector<Relation>& relations, const std::vector<std::uint32_t>& group,
                    std::uint32_t culprit = kNone) {
  Finding finding;
  finding.culprit = culprit;
  finding.relation = Lead(relations, group, culprit);
  finding.fingerprint = FingerprintOf(input, relations[finding.relation]);
  finding.consequences = group;
  Remove(finding.consequences, {finding.relation});
  return finding;
}

// What a sum or the same fact elsewhere gives for the culprit, exact as printed; invalid when there is none.
Rational AddedUp(const FigureTable& figures, const std::vector<Relation>& relations, const Repair& repair) {
  for (const std::uint32_t index : repair.relations) {
    const Formula formula = relations[index].formula;
    if (formula != Formula::kSum && formula != Formula::kEqual) continue;
    const std::optional<Interval> needed = NeededValue(figures, relations[index], repair.figure);
    if (needed) return (needed->low + needed->high) / Rational::Of(2);
  }
  return Rational::Invalid();
}

void NameRepair(const FigureTable& figures, const std::vector<Relation>& relations, const Repair& repair, Finding& finding) {
  Rational value = AddedUp(figures, relations, repair);
  if (!value.valid()) value = OnlyPrintedWithin(figures, repair.figure, repair.value);
  finding.repair_exact = value.valid();
  if (!value.valid()) value = (repair.value.low + repair.value.high) / Rational::Of(2);
  const Figure& figure = figures.figures[repair.figure];
  if (const std::optional<Decimal> rounded = AsPrinted(figure, value)) finding.repair = rounded->ToString();
}

bool Follows(const Relation& relation, const Relation& cause) {
  return relation.follows != kNone && cause.follows == kNone && cause.stated.figure == relation.follows &&
         cause.check != relation.check;
}

// Takes relations that name their cause, where it is shown too, out of the list.
std::vector<std::uint32_t> TakeFollowers(const std::vector<Relation>& relations, std::vector<std::uint32_t>& shown) {
  std::vector<std::uint32_t> followers;
  for (const std::uint32_t index : shown) {
    const bool caused = std::any_of(shown.begin(), shown.end(), [&](std::uint32_t other) {
      return Follows(relations[index], relations[other]);
    });
    if (caused) followers.push_back(index);
  }
  Remove(shown, followers);
  return followers;
}

void AddFollowers(const std::vector<Relation>& relations, const std::vector<std::uint32_t>& followers,
                  std::vector<Finding>& findings) {
  for (const std::uint32_t index : followers) {
    const auto causes = [&](std::uint32_t other) { return Follows(relations[index], relations[other]); };
    const auto found = std::find_if(findings.begin(), findings.end(), [&](const Finding& finding) {
      return causes(finding.relation) ||
             std::any_of(finding.consequences.begin(), finding.consequences.end(), causes);
    });
    found->consequences.push_back(index);
  }
}

// Ties that cannot be solved for a figure (a written calculation, a rule) but correct the culprit to the same value.
void AddAgreeing(const std::vector<Relation>& relations, std::vector<std::uint32_t>& open,
                 std::vector<Finding>& findings) {
  for (Finding& finding : findings) {
    if (finding.culprit == kNone || finding.repair.empty()) continue;
    const std::optional<Decimal> repair = Decimal::Parse(finding.repair);
    std::vector<std::uint32_t> same;
    for (const std::uint32_t index : open) {
      const Relation& relation = relations[index];
      const bool agrees = relation.stated.figure == finding.culprit && relation.expected && repair &&
                          Decimal::Compare(*relation.expected, *repair) == 0;
      if (agrees) same.push_back(index);
    }
    finding.consequences.insert(finding.consequences.end(), same.begin(), same.end());
    Remove(open, same);
  }
}

}  // namespace

std::vector<Finding> FoldFindings(const CheckInput& input, const std::vector<Relation>& relations,
                                  const std::vector<std::uint32_t>& shown) {
  std::vector<Finding> findings;
  std::vector<std::uint32_t> open = shown;
  const std::vector<std::uint32_t> followers = TakeFollowers(relations, open);
  while (const std::optional<Repair> repair = BestRepair(input.figures, relations, open)) {
    Finding finding = MakeFinding(input, relations, repair->relations, repair->figure);
    NameRepair(input.figures, relations, *repair, finding);
    findings.push_back(std::move(finding));
    Remove(open, repair->relations);
  }
  AddAgreeing(relations, open, findings);
  while (!open.empty()) {
    std::vector<std::uint32_t> group = {open.front()};
    for (const std::uint32_t other : open) {
      if (other != open.front() && SayTheSame(input.figures, relations[open.front()], relations[other])) group.push_back(other);
    }
    findings.push_back(MakeFinding(input, relations, group));
    Remove(open, group);
  }
  AddFollowers(relations, followers, findings);
  std::stable_sort(findings.begin(), findings.end(), [&](const Finding& a, const Finding& b) {
    return std::make_tuple(-static_cast<int>(relations[a.relation].severity), a.relation) <
           std::make_tuple(-static_cast<int>(relations[b.relation].severity), b.relation);
  });
  return findings;
}

}  // namespace gouji
