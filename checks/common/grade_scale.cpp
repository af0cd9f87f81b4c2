#include "checks/common/grade_scale.h"

#include <algorithm>
#include <vector>

namespace gouji {
namespace {

struct Limit {
  std::size_t grade = kUnknownGrade;
  Decimal least;
};

// 优：90分以上，良：80分以上 names the grade first; 90分以上为优，80分以上为良 the number. Read the other way
// round each limit falls to its neighbour, so a sentence is read in one way: the one that finds more grades, or
// starts earlier.
struct SentenceScale {
  std::vector<Limit> named;
  std::vector<Limit> numbered;
  bool named_first = false;
};

using Limits = std::map<std::size_t, Decimal>;

Limits Unique(const std::vector<Limit>& limits) {
  Limits least;
  for (const Limit& limit : limits) least.emplace(limit.grade, limit.least);
  return least;
}

Limits LimitsOf(const SentenceScale& sentence) {
  const Limits named = Unique(sentence.named);
  const Limits numbered = Unique(sentence.numbered);
  if (named.size() != numbered.size()) return named.size() > numbered.size() ? named : numbered;
  return sentence.named_first ? named : numbered;
}

// No grade between two others is left out, and a better grade needs more points.
bool IsWhole(const Limits& limits) {
  if (limits.size() < 2) return false;
  std::size_t next = limits.begin()->first;
  for (const auto& [grade, least] : limits) {
    if (grade != next++) return false;
    const auto better = limits.find(grade - 1);
    if (better != limits.end() && Decimal::Compare(least, better->second) >= 0) return false;
  }
  return true;
}

}  // namespace

std::size_t GradeOf(const CheckInput& input, std::string_view name) {
  const std::vector<Grade>& grades = input.profile.grades;
  for (std::size_t i = 0; i < grades.size(); ++i) {
    const std::vector<std::string>& names = grades[i].names;
    if (std::find(names.begin(), names.end(), name) != names.end()) return i;
  }
  return kUnknownGrade;
}

GradeScale ReadGradeScale(const CheckInput& input) {
  std::map<std::uint32_t, SentenceScale> sentences;
  for (const Cue& cue : input.figures.cues) {
    if (cue.cue != "grade-scale") continue;
    const Cue::Group* low = cue.Find("low");
    const Cue::Group* name = cue.Find("grade");
    Limit limit;
    limit.grade = GradeOf(input, Normalize(input.document.Slice(name->range)));
    const auto value = Decimal::Parse(Normalize(input.document.Slice(low->range)));
    if (limit.grade == kUnknownGrade || !value) continue;
    limit.least = *value;
    SentenceScale& sentence = sentences[cue.sentence];
    const bool named = name->range.begin < low->range.begin;
    if (sentence.named.empty() && sentence.numbered.empty()) sentence.named_first = named;
    (named ? sentence.named : sentence.numbered).push_back(limit);
  }
  GradeScale scale;
  for (const auto& [index, sentence] : sentences) {
    const Limits limits = LimitsOf(sentence);
    if (!IsWhole(limits)) continue;
    scale.least = limits;
    scale.own = true;
    return scale;
  }
  for (std::size_t i = 0; i < input.profile.grades.size(); ++i) {
    scale.least.emplace(i, input.profile.grades[i].least);
  }
  return scale;
}

}  // namespace gouji
