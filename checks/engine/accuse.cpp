#include "checks/engine/accuse.h"

#include <algorithm>
#include <string>

#include "checks/engine/evaluate.h"
#include "checks/engine/repair.h"

namespace gouji {
namespace {

bool SidesAreAlike(const Relation& relation) {
  if (relation.formula != Formula::kEqual || relation.operands.size() != 1) return false;
  if (relation.verdict != Verdict::kInconsistent || relation.stated.figure == kNone) return false;
  const Operand& other = relation.operands.front();
  return other.figure != kNone && (other.role == "other" || other.role == "there");
}

std::string* ArgOf(Relation& relation, std::string_view name) {
  for (auto& [key, value] : relation.args) {
    if (key == name) return &value;
  }
  return nullptr;
}

// The same tie seen from the other side; as it was where the other side does not show it as broken.
Relation TurnedRound(const CheckInput& input, Relation relation) {
  const Relation before = relation;
  Operand& other = relation.operands.front();
  std::swap(relation.stated, other);
  std::swap(relation.stated.role, other.role);
  for (auto& [key, value] : relation.args) {
    std::string* twin = ArgOf(relation, "other_" + std::string(key));
    if (twin != nullptr) std::swap(value, *twin);
  }
  if (std::string* printed = ArgOf(relation, "other")) {
    *printed = Normalize(input.document.Slice(input.figures.figures[other.figure].range));
  }
  Judge(input.figures, relation);
  return relation.verdict == before.verdict ? relation : before;
}

}  // namespace

void AccuseTheUnconfirmed(const CheckInput& input, std::vector<Relation>& relations,
                          const std::vector<Finding>& findings) {
  for (const Finding& finding : findings) {
    Relation& relation = relations[finding.relation];
    if (!SidesAreAlike(relation)) continue;
    const std::uint32_t other = relation.operands.front().figure;
    const bool named = finding.culprit == other;
    const bool unconfirmed = finding.culprit == kNone &&
                             IsConfirmed(relations, relation.stated.figure) &&
                             !IsConfirmed(relations, other);
    if (named || unconfirmed) relation = TurnedRound(input, relation);
  }
}

}  // namespace gouji
