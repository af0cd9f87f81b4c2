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
  const auto scale = std::min(a.expected->scale(), b.expected->scale());
  const bool one_figure = a.stated.figure == b.stated.figure;
  if (one_figure && Rational(*a.expected).Round(scale) == Rational(*b.expected).Round(scale)) return true;  // 9.88 and 9.877
  if (Decimal::Compare(*a.expected, *b.expected) != 0) return false;
  return a.check == b.check && SameValue(figures, a.stated, b.stated) && a.operands.size() == b.operands.size() &&
         std::equal(a.operands.begin(), a.operands.end(), b.operands.begin(),
                    [&](const Operand& x, const Operand& y) { return SameValue(figures, x, y); });
}

// 9.88 here and 9.78 there, and a rule that makes 9.88 of the latter.
bool Confirms(const FigureTable& figures, const Relation& equal, const Relation& rule) {
  if (equal.formula != Formula::kEqual || equal.operands.size() != 1 || !rule.expected) return false;
  if (rule.stated.figure == kNone || equal.operands[0].figure != rule.stated.figure || equal.stated.figure == kNone) return false;
  const Decimal& there = figures.figures[equal.stated.figure].value;
  return Rational(*rule.expected).Round(there.scale()) == Rational(there).Round(there.scale());
}

// The parts of one sum are parts of the other, too, and both are off by as much: one of these parts is wrong.
bool SharesParts(const Relation& a, const Relation& b) {
  if (!a.difference || !b.difference || Decimal::Compare(*a.difference, *b.difference) != 0) return false;
  const Relation& few = a.operands.size() <= b.operands.size() ? a : b;
  const Relation& many = a.operands.size() <= b.operands.size() ? b : a;
  if (few.operands.size() < 2 || few.formula != Formula::kSum) return false;
  return std::all_of(few.operands.begin(), few.operands.end(), [&](const Operand& part) {
    return part.figure != kNone && std::any_of(many.operands.begin(), many.operands.end(), [&](const Operand& other) {
      return other.figure == part.figure && other.sign == part.sign;
    });
  });
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
  std::optional<Interval> narrowest;
  for (const std::uint32_t index : repair.relations) {
    const Formula formula = relations[index].formula;
    if (formula != Formula::kSum && formula != Formula::kEqual) continue;
    const std::optional<Interval> needed = NeededValue(figures, relations[index], repair.figure);
    if (needed && (!narrowest || needed->high - needed->low < narrowest->high - narrowest->low)) narrowest = needed;
  }
  return narrowest ? (narrowest->low + narrowest->high) / Rational::Of(2) : Rational::Invalid();
}

void NameRepair(const FigureTable& figures, const std::vector<Relation>& relations, const Repair& repair, Finding& finding) {
  Rational value = AddedUp(figures, relations, repair);
  if (!value.valid()) value = OnlyPrintedWithin(figures, repair.figure, repair.value);
  finding.repair_exact = value.valid();
  if (!value.valid()) value = (repair.value.low + repair.value.high) / Rational::Of(2);
  const Figure& figure = figures.figures[repair.figure];
  if (const std::optional<Decimal> rounded = AsPrinted(figure, value)) finding.repair = rounded->ToString();
  if (finding.repair != figure.value.ToString()) return;
  // 10 for 9.9: what it should be takes more decimals than are printed.
  Figure finer = figure;
  const std::optional<Decimal> longer = figure.value.Rescaled(figure.value.scale() + 1);
  if (!longer) return;
  finer.value = *longer;
  if (const std::optional<Decimal> rounded = AsPrinted(finer, value)) finding.repair = rounded->ToString();
}

bool Follows(const Relation& relation, const Relation& cause) {
  if (relation.follows == kNone || cause.follows != kNone || cause.check == relation.check) return false;
  if (cause.stated.figure != kNone) return cause.stated.figure == relation.follows;
  return std::any_of(cause.operands.begin(), cause.operands.end(),  // a word is wrong: 减少
                     [&](const Operand& operand) { return operand.figure == relation.follows; });
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
      // 未完成却得满分: a rule does not say which number is right, but it is about the same wrong figure.
      const bool rule = relation.formula == Formula::kNone && relation.severity < relations[finding.relation].severity;
      const bool equal = relation.expected && repair && Decimal::Compare(*relation.expected, *repair) == 0;
      const bool agrees = relation.stated.figure == finding.culprit && (rule || equal);
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
    Finding finding = MakeFinding(input, relations, repair->relations, repair->sole ? repair->figure : kNone);
    if (repair->sole) NameRepair(input.figures, relations, *repair, finding);
    findings.push_back(std::move(finding));
    Remove(open, repair->relations);
  }
  AddAgreeing(relations, open, findings);
  while (!open.empty()) {
    std::vector<std::uint32_t> group = {open.front()};
    for (const std::uint32_t other : open) {
      const Relation& first = relations[open.front()];
      const bool one = SayTheSame(input.figures, first, relations[other]) || SharesParts(first, relations[other]) ||
                       Confirms(input.figures, first, relations[other]) || Confirms(input.figures, relations[other], first);
      if (other != open.front() && one) group.push_back(other);
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
