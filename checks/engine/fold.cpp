#include "checks/engine/fold.h"

#include <algorithm>
#include <cstdio>

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

}  // namespace

std::vector<Finding> FoldFindings(const CheckInput& input, const std::vector<Relation>& relations,
                                  const std::vector<std::uint32_t>& shown) {
  std::vector<Finding> findings;
  for (const std::uint32_t index : shown) {
    Finding finding;
    finding.relation = index;
    finding.fingerprint = FingerprintOf(input, relations[index]);
    findings.push_back(std::move(finding));
  }
  std::stable_sort(findings.begin(), findings.end(), [&](const Finding& a, const Finding& b) {
    return relations[a.relation].severity > relations[b.relation].severity;
  });
  return findings;
}

}  // namespace gouji
