#include <algorithm>
#include <set>
#include <tuple>

#include "checks/engine/accuse.h"
#include "checks/engine/doubted.h"
#include "checks/engine/explain.h"
#include "checks/engine/finding.h"
#include "checks/engine/fold.h"
#include "checks/engine/suspect.h"

namespace gouji {
namespace {

std::uint32_t Place(const Relation& relation) { return relation.stated.text.begin; }

bool IsShown(const Relation& relation) {
  return relation.verdict == Verdict::kInconsistent || relation.verdict == Verdict::kTruncated;
}

void Count(const CheckInput& input, CheckResult& result) {
  std::set<std::uint32_t> used;
  Coverage& coverage = result.coverage;
  coverage.figures = static_cast<std::uint32_t>(input.figures.figures.size());
  coverage.relations = static_cast<std::uint32_t>(result.relations.size());
  for (const Relation& relation : result.relations) {
    switch (relation.verdict) {
      case Verdict::kConsistent: ++coverage.consistent; break;
      case Verdict::kWithinRounding:
      case Verdict::kTruncated: ++coverage.within_rounding; break;
      case Verdict::kInconsistent: ++coverage.inconsistent; break;
      case Verdict::kNotAssessable: ++coverage.not_assessable; break;
    }
    if (relation.stated.figure != kNone) used.insert(relation.stated.figure);
    for (const Operand& operand : relation.operands) {
      if (operand.figure != kNone) used.insert(operand.figure);
    }
  }
  coverage.in_relations = static_cast<std::uint32_t>(used.size());
}

}  // namespace

CheckResult RunChecks(const CheckInput& input, const std::vector<std::string>& only) {
  CheckResult result;
  for (const Check* check : AllChecks()) {
    const std::size_t before = result.relations.size();
    check->run(input, result.relations);
    for (std::size_t i = before; i < result.relations.size(); ++i) result.relations[i].check = check->id;
  }
  for (const Check* check : AllChecks()) {
    if (check->review != nullptr) check->review(input, result.relations);
  }
  JudgeDoubted(input.figures, result.relations);
  ExplainByFigures(input, result.relations);
  if (!only.empty()) {
    std::erase_if(result.relations, [&](const Relation& relation) {
      return std::find(only.begin(), only.end(), relation.check) == only.end();
    });
  }
  std::stable_sort(result.relations.begin(), result.relations.end(), [](const Relation& a, const Relation& b) {
    return std::make_tuple(Place(a), a.check) < std::make_tuple(Place(b), b.check);
  });
  for (Relation& relation : result.relations) {
    if (relation.verdict == Verdict::kTruncated) relation.severity = Severity::kInfo;
    if (relation.verdict == Verdict::kInconsistent && relation.certainty == Certainty::kDoubtful) {
      relation.severity = std::min(relation.severity, Severity::kWarning);
    }
  }
  std::vector<std::uint32_t> shown;
  for (std::uint32_t i = 0; i < result.relations.size(); ++i) {
    if (IsShown(result.relations[i])) shown.push_back(i);
  }
  result.findings = FoldFindings(input, result.relations, shown);
  NameSuspects(input.figures, result.relations, result.findings);
  AccuseTheUnconfirmed(input, result.relations, result.findings);
  Count(input, result);
  return result;
}

}  // namespace gouji
