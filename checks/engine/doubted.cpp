#include "checks/engine/doubted.h"

#include <algorithm>
#include <array>
#include <optional>

#include "checks/engine/diagnosis.h"
#include "checks/engine/evaluate.h"
#include "checks/engine/repair.h"

namespace gouji {
namespace {

constexpr std::array<std::string_view, 3> kDoubts = {"hierarchy-unclear", "partial-list", "columns-unclear"};
constexpr std::size_t kMostDoubted = 64;
constexpr std::size_t kMostParts = 24;

bool IsDoubted(const Relation& relation) {
  return relation.verdict == Verdict::kNotAssessable && relation.formula == Formula::kSum &&
         std::find(kDoubts.begin(), kDoubts.end(), relation.reason) != kDoubts.end() && relation.operands.size() <= kMostParts;
}

class Doubts {
 public:
  Doubts(const FigureTable& figures, std::vector<Relation>& relations) : figures_(figures), relations_(relations) {}

  void Run() {
    for (std::uint32_t i = 0; i < relations_.size(); ++i) {
      if (relations_[i].verdict == Verdict::kInconsistent) open_.push_back(i);
      if (IsDoubted(relations_[i])) doubted_.push_back(i);
    }
    if (doubted_.empty() || doubted_.size() > kMostDoubted) return;
    TryAll();
    while (const std::optional<Repair> repair = BestRepair(figures_, relations_, open_)) Settle(*repair);
    for (const auto& [index, aside] : aside_) relations_[index] = aside;
  }

 private:
  struct Aside {
    std::uint32_t index = kNone;
    Relation relation;
  };

  // Judges the doubted sums for the time being; those that hold stay set aside.
  void TryAll() {
    for (const std::uint32_t index : doubted_) {
      Relation& relation = relations_[index];
      Aside aside{index, relation};
      relation.reason = {};
      Judge(figures_, relation);
      if (relation.verdict == Verdict::kInconsistent) open_.push_back(index);
      aside_.push_back(std::move(aside));
    }
  }

  void Settle(const Repair& repair) {
    const Figure& figure = figures_.figures[repair.figure];
    const bool proven = IsTellingSlip(figure.value, AsPrinted(figure, (repair.value.low + repair.value.high) / Rational::Of(2)));
    const auto is_aside = [&](std::uint32_t index) { return std::find(doubted_.begin(), doubted_.end(), index) != doubted_.end(); };
    const bool all_doubted = std::all_of(repair.relations.begin(), repair.relations.end(), is_aside);
    for (const std::uint32_t index : repair.relations) {
      open_.erase(std::remove(open_.begin(), open_.end(), index), open_.end());
      if (!proven || !is_aside(index)) continue;
      if (all_doubted) relations_[index].severity = Severity::kWarning;
      std::erase_if(aside_, [&](const Aside& aside) { return aside.index == index; });
    }
  }

  const FigureTable& figures_;
  std::vector<Relation>& relations_;
  std::vector<std::uint32_t> open_;     // broken, or broken if they are to be judged
  std::vector<std::uint32_t> doubted_;
  std::vector<Aside> aside_;            // as they were
};

}  // namespace

void JudgeDoubted(const FigureTable& figures, std::vector<Relation>& relations) { Doubts(figures, relations).Run(); }

}  // namespace gouji
