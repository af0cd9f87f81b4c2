#include <algorithm>
#include <map>
#include <set>

#include "checks/common/operand.h"
#include "checks/common/score_nodes.h"
#include "patterns/score/score_words.h"

namespace gouji {
namespace {

// The least score of each grade, by the grade's place in the profile (0 = best).
struct Scale {
  std::map<std::size_t, Decimal> least;
  bool own = false;  ///< printed in the report
};

constexpr std::size_t kUnknownGrade = 99;

std::size_t GradeOf(const CheckInput& input, std::string_view name) {
  const std::vector<Grade>& grades = input.profile.grades;
  for (std::size_t i = 0; i < grades.size(); ++i) {
    const std::vector<std::string>& names = grades[i].names;
    if (std::find(names.begin(), names.end(), name) != names.end()) return i;
  }
  return kUnknownGrade;
}

Scale ReadScale(const CheckInput& input) {
  Scale scale;
  for (const Cue& cue : input.figures.cues) {
    if (cue.cue != "grade-scale") continue;
    const Cue::Group* low = cue.Find("low");
    const Cue::Group* name = cue.Find("grade");
    const std::size_t grade = GradeOf(input, Normalize(input.document.Slice(name->range)));
    const auto value = Decimal::Parse(Normalize(input.document.Slice(low->range)));
    if (grade != kUnknownGrade && value) scale.least.emplace(grade, *value);
  }
  scale.own = !scale.least.empty();
  if (scale.own) return scale;
  for (std::size_t i = 0; i < input.profile.grades.size(); ++i) {
    scale.least.emplace(i, input.profile.grades[i].least);
  }
  return scale;
}

bool IsScore(const CheckInput& input, std::uint32_t figure) {
  const PointsUse use = ReadPoints(input.figures, input.patterns, figure).use;
  return use == PointsUse::kScore || use == PointsUse::kTotal;
}

// The score that the grade is for: the last one before it in its sentence or block, else the only
// whole scheme's total.
std::uint32_t ScoreFor(const CheckInput& input, const Cue& cue) {
  const Sentence& sentence = input.figures.sentences[cue.sentence];
  std::uint32_t found = kNone;
  for (std::uint32_t i = 0; i < input.figures.figures.size(); ++i) {
    const Figure& figure = input.figures.figures[i];
    if (figure.range.begin >= cue.range.begin) break;
    if (figure.block == sentence.block && !figure.in_table() && IsScore(input, i)) found = i;
  }
  if (found != kNone || sentence.table != kNone) return found;
  const bool whole = sentence.text.text().find("整体") != std::string_view::npos;
  std::uint32_t only = kNone;
  for (const IndicatorTree& tree : input.figures.trees) {
    if (tree.stated_score == kNone) continue;
    if (whole && tree.subject.find("整体") == std::string::npos) continue;
    if (only != kNone) return kNone;
    only = tree.stated_score;
  }
  return only;
}

void JudgeGrade(const CheckInput& input, Scale scale, std::uint32_t score, std::string_view name,
                SourceRange place, std::vector<Relation>& relations) {
  const std::size_t grade = GradeOf(input, name);
  auto least = scale.least.find(grade);
  if (least == scale.least.end()) {
    // The lowest grade is often left out of a printed scale: whatever is below the last one earns
    // it.
    const bool lowest = grade != kUnknownGrade && grade > scale.least.rbegin()->first;
    if (!lowest) return;
    scale.least.emplace(grade, Decimal(0, 0));
    least = scale.least.find(grade);
  }
  const Rational value = ValueOf(input.figures, score);
  std::size_t earned = grade;
  bool better = false;
  for (const auto& [other, from] : scale.least) {
    if (other < grade && value >= Rational(from)) {
      earned = other;
      better = true;
      break;
    }
  }
  const bool below = value < Rational(least->second);
  for (const auto& [other, from] : scale.least) {
    if (!below || value < Rational(from)) continue;
    earned = other;
    break;
  }
  Relation relation;
  relation.stated = {"grade", kNone, place};
  relation.operands = {OperandFor(input, "score", score)};
  relation.severity = scale.own ? Severity::kError : Severity::kWarning;
  relation.stated_text = std::string(name);
  relation.expected_text =
      below && earned == grade ? "低于" + std::string(name) : input.profile.grades[earned].names[0];
  relation.args.emplace_back("score", input.figures.figures[score].value.ToString());
  relation.verdict = below || better ? Verdict::kInconsistent : Verdict::kConsistent;
  relations.push_back(std::move(relation));
}

void CheckGiven(const CheckInput& input, const Scale& scale, const Cue& cue,
                std::vector<Relation>& relations) {
  const Sentence& sentence = input.figures.sentences[cue.sentence];
  if (sentence.table != kNone) return;
  const std::string_view text = sentence.text.text();
  const std::string_view after = text.substr(sentence.text.FromSource(cue.range).end);
  if (after.starts_with("的")) return;  // 结果为“优”的38个: how many, not which
  const std::uint32_t score = ScoreFor(input, cue);
  if (score == kNone) return;
  const Cue::Group* name = cue.Find("grade");
  JudgeGrade(input, scale, score, Normalize(input.document.Slice(name->range)), name->range,
             relations);
}

// 三项自评等级分别为优、优、良 goes with the three scores of the same or the paragraph before.
void CheckList(const CheckInput& input, const Scale& scale, const Cue& cue,
               std::vector<Relation>& relations) {
  const Sentence& sentence = input.figures.sentences[cue.sentence];
  const Cue::Group* list = cue.Find("list");
  const std::string words = Normalize(input.document.Slice(list->range));
  std::vector<std::string> names;
  for (std::size_t begin = 0; begin < words.size();) {
    const std::size_t end = std::min(words.find("、", begin), words.find("和", begin));
    const std::size_t stop = std::min(end, words.size());
    names.push_back(words.substr(begin, stop - begin));
    begin = stop == words.size() ? stop : stop + 3;
  }
  std::vector<std::uint32_t> scores;
  for (std::uint32_t i = 0; i < input.figures.figures.size(); ++i) {
    const Figure& figure = input.figures.figures[i];
    const bool near = figure.block <= sentence.block && figure.block + 1 >= sentence.block;
    const bool before = figure.range.begin < cue.range.begin;
    if (near && before && !figure.in_table() && IsScore(input, i)) scores.push_back(i);
  }
  if (scores.size() != names.size()) return;
  for (std::size_t i = 0; i < names.size(); ++i) {
    JudgeGrade(input, scale, scores[i], names[i], list->range, relations);
  }
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  const Scale scale = ReadScale(input);
  std::set<std::uint32_t> seen;  // several phrasings may find one grade
  for (const Cue& cue : input.figures.cues) {
    const Cue::Group* name = cue.cue == "grade" ? cue.Find("grade") : nullptr;
    if (name != nullptr && seen.insert(name->range.begin).second) {
      CheckGiven(input, scale, cue, relations);
    }
    if (cue.cue == "grade-list") CheckList(input, scale, cue, relations);
  }
}

}  // namespace

namespace registry {
extern const Check kscore_grade;
const Check kscore_grade = {"score.grade", Run};
}  // namespace registry
}  // namespace gouji
