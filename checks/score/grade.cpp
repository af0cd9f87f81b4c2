#include <algorithm>
#include <set>

#include "checks/common/grade_scale.h"
#include "checks/common/operand.h"
#include "checks/common/score_nodes.h"
#include "patterns/score/score_words.h"

namespace gouji {
namespace {

// 90分以上, 80分(含)至: a limit of a scale, not a score.
bool IsLimit(const CheckInput& input, std::uint32_t figure) {
  if (input.figures.figures[figure].comparator != Comparator::kNone) return true;
  return StartsWithWord(input.patterns.list("score.grade.limit"), TextAfter(input.figures, figure));
}

struct Found {
  std::uint32_t score = kNone;
  bool several = false;  ///< scores there are, but not which one the grade is for
};

// Few reports fail: a score below the pass mark that is not called a total is more likely a part's.
bool IsOfAWhole(const CheckInput& input, std::uint32_t score) {
  static const Rational kPass = Rational::Of(60);
  const Rational value = ValueOf(input.figures, score);
  if (value >= kPass) return true;
  const std::vector<IndicatorTree>& trees = input.figures.trees;
  return std::any_of(trees.begin(), trees.end(), [&](const IndicatorTree& tree) {
    return tree.stated_score != kNone && ValueOf(input.figures, tree.stated_score) == value;
  });
}

// The score that a run of figures gives the whole: the only total, or the only score, or the one that the
// others add up to.
Found WholeScore(const CheckInput& input, std::uint32_t first, std::uint32_t end) {
  std::vector<std::uint32_t> totals;
  std::vector<std::uint32_t> scores;
  bool unread = false;  // 决策14分、过程20分: points that no word explains
  for (std::uint32_t i = first; i < end; ++i) {
    const PointsUse use = ReadPoints(input.figures, input.patterns, i).use;
    unread = unread || (use == PointsUse::kNone && IsPoints(input.figures.figures[i]) && !IsLimit(input, i));
    if ((use != PointsUse::kScore && use != PointsUse::kTotal) || IsLimit(input, i)) continue;
    (use == PointsUse::kTotal ? totals : scores).push_back(i);
  }
  const auto same = [&](const std::vector<std::uint32_t>& some) {
    return std::all_of(some.begin(), some.end(), [&](std::uint32_t i) {
      return ValueOf(input.figures, i) == ValueOf(input.figures, some.front());
    });
  };
  if (totals.empty() && scores.empty()) return {};
  if (totals.empty() && (unread || !IsOfAWhole(input, scores.back()))) return {kNone, true};
  std::vector<std::uint32_t>& whole = totals.empty() ? scores : totals;
  if (!same(whole) && !totals.empty()) return {kNone, true};
  if (same(whole) && (&whole == &scores || scores.empty() || whole.back() > scores.back())) {
    return {whole.back(), false};
  }
  // 综合得分80分，其中决策得10分…: what follows must be its parts.
  const std::uint32_t first_score = totals.empty() ? scores.front() : totals.front();
  if (!totals.empty() && scores.front() < first_score) return {kNone, true};
  const std::vector<std::uint32_t> parts(totals.empty() ? scores.begin() + 1 : scores.begin(), scores.end());
  const bool sum = SumOf(input.figures, parts) == ValueOf(input.figures, first_score);
  return sum ? Found{first_score, false} : Found{kNone, true};
}

// Figures of the sentence whose number lies in [from, to) of the source.
Found WholeScoreIn(const CheckInput& input, const Sentence& sentence, std::uint32_t from, std::uint32_t to) {
  std::uint32_t first = sentence.first_figure;
  const auto& figures = input.figures.figures;
  while (first < sentence.end_figure && figures[first].range.begin < from) ++first;
  std::uint32_t end = first;
  while (end < sentence.end_figure && figures[end].range.begin < to) ++end;
  return WholeScore(input, first, end);
}

bool HasDigits(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos;
}

bool Says(std::string_view text, std::string_view word) { return text.find(word) != std::string_view::npos; }

// A grade in a sentence, with where its own words begin: after the grade before it.
struct Given {
  const Cue* cue = nullptr;
  const Cue::Group* name = nullptr;
  std::uint32_t from = 0;
};

// 优、良、中、差四个等级; 优(90分以上): the grades there are, not the one given. 结果为“优”的38个: how many.
bool IsOfAScale(const CheckInput& input, const Sentence& sentence, const Given& given) {
  std::string_view after = sentence.text.text();
  after.remove_prefix(sentence.text.FromSource(given.name->range).end);
  for (const std::string_view quote : {"”", "\"", "’"}) {
    if (after.starts_with(quote)) after.remove_prefix(quote.size());
  }
  if (after.starts_with("的")) return true;
  if (after.starts_with("(")) {
    const std::size_t close = std::min(after.find(')'), after.size() - 1);
    const std::string_view bracket = after.substr(0, close);
    const bool limit = HasDigits(bracket) && Contains(input.patterns.list("score.grade.limit"), bracket);
    if (limit && after.substr(close + 1).starts_with("、")) return true;
  }
  if (!after.starts_with("、")) return false;
  after.remove_prefix(std::string_view("、").size());
  for (const std::string_view quote : {"“", "\"", "‘"}) {
    if (after.starts_with(quote)) after.remove_prefix(quote.size());
  }
  return std::any_of(input.profile.grades.begin(), input.profile.grades.end(), [&](const Grade& grade) {
    return std::any_of(grade.names.begin(), grade.names.end(),
                       [&](const std::string& name) { return after.starts_with(name); });
  });
}

// 4个项目等级为优: how many, not which.
bool IsCounted(const CheckInput& input, const Sentence& sentence, std::uint32_t from, std::uint32_t to) {
  for (std::uint32_t i = sentence.first_figure; i < sentence.end_figure; ++i) {
    const Figure& figure = input.figures.figures[i];
    const bool between = figure.range.begin >= from && figure.range.end <= to;
    if (between && figure.kind == FigureKind::kCount) return true;
  }
  return false;
}

// 年度考核结果为优秀: graded, but not for the scores of this report.
bool IsOfAnotherKind(const CheckInput& input, std::string_view words) {
  const std::size_t mark = words.find_last_of(",;");
  const std::string_view clause = mark == std::string_view::npos ? words : words.substr(mark + 1);
  return Contains(input.patterns.list("score.grade.other"), clause) &&
         !Contains(input.patterns.list("score.grade.performance"), clause);
}

// The nearest earlier sentence of the block that gives scores, when it speaks of the same thing.
Found ScoreBefore(const CheckInput& input, std::uint32_t index) {
  const std::vector<Sentence>& sentences = input.figures.sentences;
  const Sentence& own = sentences[index];
  for (std::uint32_t s = index; s-- > 0 && sentences[s].block == own.block;) {
    const Found found = WholeScore(input, sentences[s].first_figure, sentences[s].end_figure);
    if (found.score == kNone && !found.several) continue;
    const std::string_view text = sentences[s].text.text();
    const bool other = Says(own.text.text(), "整体") != Says(text, "整体") && Says(text, "项目");
    return other ? Found{kNone, true} : found;
  }
  return {};
}

// The only whole scheme's total of the report.
std::uint32_t OnlyTotal(const CheckInput& input, std::string_view sentence) {
  const bool whole = Says(sentence, "整体");
  std::uint32_t only = kNone;
  for (const IndicatorTree& tree : input.figures.trees) {
    if (tree.stated_score == kNone) continue;
    if (whole && !Says(tree.subject, "整体")) continue;
    if (only != kNone && ValueOf(input.figures, only) != ValueOf(input.figures, tree.stated_score)) return kNone;
    only = tree.stated_score;
  }
  return only;
}

SourceRange WithoutMark(const CheckInput& input, SourceRange range) {
  const std::string_view text = input.document.Slice(range);
  for (const std::string_view mark : {"，", "。", "；", "、", "（", "）", ",", ";", "(", ")"}) {
    if (text.ends_with(mark)) range.end -= static_cast<std::uint32_t>(mark.size());
  }
  return range;
}

Relation Tie(const GradeScale& scale, std::string_view name, SourceRange place) {
  Relation relation;
  relation.stated = {"grade", kNone, place};
  relation.severity = scale.own ? Severity::kError : Severity::kWarning;
  relation.stated_text = std::string(name);
  return relation;
}

void JudgeGrade(const CheckInput& input, GradeScale scale, std::uint32_t score, std::string_view name,
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
  Relation relation = Tie(scale, name, place);
  relation.operands = {OperandFor(input, "score", score)};
  relation.expected_text =
      below && earned == grade ? "低于" + std::string(name) : input.profile.grades[earned].names[0];
  relation.args.emplace_back("score", input.figures.figures[score].value.ToString());
  relation.verdict = below || better ? Verdict::kInconsistent : Verdict::kConsistent;
  relations.push_back(std::move(relation));
}

void CheckGiven(const CheckInput& input, const GradeScale& scale, const Given& given,
                std::vector<Relation>& relations) {
  const Sentence& sentence = input.figures.sentences[given.cue->sentence];
  if (sentence.table != kNone || IsOfAScale(input, sentence, given)) return;
  const std::string_view text = sentence.text.text();
  const std::uint32_t begin = sentence.text.FromSource(given.cue->range).begin;
  const std::uint32_t from = given.from == 0 ? 0 : sentence.text.FromSource({given.from, given.from}).begin;
  const std::string_view words = text.substr(from, begin - from);
  const bool past = Contains(input.patterns.list("score.says.past"), text);
  if (IsOfAnotherKind(input, words) || (past && !scale.own)) return;
  Found found = WholeScoreIn(input, sentence, given.from, given.cue->range.begin);
  if (found.score == kNone && !found.several) {
    if (IsCounted(input, sentence, given.from, given.cue->range.begin)) return;
    if (HasDigits(words) && Contains(input.patterns.list("score.grade.limit"), words)) return;  // 90分以上的，等级为优
    if (given.from == 0) found = ScoreBefore(input, given.cue->sentence);
    if (found.score == kNone && !found.several) found = {OnlyTotal(input, text), false};
  }
  const std::string name = Normalize(input.document.Slice(given.name->range));
  const SourceRange place = WithoutMark(input, given.cue->range);
  if (found.score != kNone) {
    JudgeGrade(input, scale, found.score, name, place, relations);
  } else if (found.several) {
    Relation relation = Tie(scale, name, place);
    relation.verdict = Verdict::kNotAssessable;
    relation.reason = "several-scores";
    relations.push_back(std::move(relation));
  }
}

// 三项自评等级分别为优、优、良 goes with the three scores of the same or the paragraph before.
void CheckList(const CheckInput& input, const GradeScale& scale, const Cue& cue,
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
    const PointsUse use = ReadPoints(input.figures, input.patterns, i).use;
    const bool score = use == PointsUse::kScore || use == PointsUse::kTotal;
    if (near && before && !figure.in_table() && score && !IsLimit(input, i)) scores.push_back(i);
  }
  if (scores.size() != names.size()) return;
  for (std::size_t i = 0; i < names.size(); ++i) {
    JudgeGrade(input, scale, scores[i], names[i], list->range, relations);
  }
}

std::string HeadAt(const CheckInput& input, const Table& table, std::uint32_t row, std::uint32_t column) {
  const Cell* cell = table.At(row, column);
  if (cell == nullptr || cell->row != row) return {};
  return WithoutBrackets(Normalize(input.document.Slice(cell->text)));
}

// The column of grades, right after one of scores; kNone in other rows.
std::uint32_t GradeColumn(const CheckInput& input, const Table& table, std::uint32_t row) {
  for (std::uint32_t column = 1; column < table.columns; ++column) {
    if (ReadHead(input.patterns, HeadAt(input, table, row, column)) != ScoreHead::kGrade) continue;
    const std::string score = HeadAt(input, table, row, column - 1);
    if (ReadHead(input.patterns, score) == ScoreHead::kScore) return column;
    if (EndsWithWord(input.patterns.list("score.says.total"), score)) return column;
  }
  return kNone;
}

// 项目名称 | 自评得分 | 自评等级: a row each.
void CheckTable(const CheckInput& input, const GradeScale& scale, const Table& table,
                std::vector<Relation>& relations) {
  std::uint32_t grades = kNone;
  for (std::uint32_t row = 0; row < table.rows; ++row) {
    if (grades == kNone) {
      grades = GradeColumn(input, table, row);
      continue;
    }
    const Cell* score = table.At(row, grades - 1);
    const Cell* grade = table.At(row, grades);
    if (score == nullptr || grade == nullptr || score->row != row || grade->row != row) continue;
    const std::vector<std::uint32_t> found = input.figures.FiguresIn(score->text);
    const std::string name = Normalize(input.document.Slice(grade->text));
    if (found.size() != 1 || GradeOf(input, name) == kUnknownGrade) continue;
    JudgeGrade(input, scale, found.front(), name, grade->text, relations);
  }
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  const GradeScale scale = ReadGradeScale(input);
  for (const Table& table : input.document.tables()) CheckTable(input, scale, table, relations);
  std::set<std::uint32_t> seen;  // several phrasings may find one grade
  const Cue* last = nullptr;
  for (const Cue& cue : input.figures.cues) {
    if (cue.cue == "grade-list") CheckList(input, scale, cue, relations);
    const Cue::Group* name = cue.cue == "grade" ? cue.Find("grade") : nullptr;
    if (name == nullptr || !seen.insert(name->range.begin).second) continue;
    const bool again = last != nullptr && last->sentence == cue.sentence;
    CheckGiven(input, scale, {&cue, name, again ? last->range.end : 0}, relations);
    last = &cue;
  }
}

}  // namespace

namespace registry {
extern const Check kscore_grade;
const Check kscore_grade = {"score.grade", Run};
}  // namespace registry
}  // namespace gouji
