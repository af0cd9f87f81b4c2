#include <algorithm>
#include <optional>

#include "checks/common/operand.h"
#include "checks/common/point_lists.h"
#include "checks/common/score_nodes.h"
#include "checks/common/text_pieces.h"
#include "checks/engine/evaluate.h"
#include "extract/base/utf8.h"
#include "patterns/pack/word_list.h"

namespace gouji {
namespace {

// The one target of the paragraph that stands before the rate: 目标值≥90%.
std::uint32_t TargetBefore(const CheckInput& input, std::uint32_t rate) {
  const std::vector<Figure>& figures = input.figures.figures;
  std::uint32_t target = kNone;
  for (std::uint32_t f = rate; f-- > 0;) {
    if (figures[f].block != figures[rate].block || figures[f].cell != figures[rate].cell) break;
    if (figures[f].kind != FigureKind::kPercent || figures[f].aspect != Aspect::kTarget) continue;
    if (target != kNone && figures[f].value != figures[target].value) return kNone;
    target = f;
  }
  return target;
}

// Which way the words say it went: those between the rates and their difference.
int SignOf(const CheckInput& input, const Cue& cue, std::uint32_t from, std::uint32_t difference) {
  const std::vector<Figure>& figures = input.figures.figures;
  const std::uint32_t begin = from == kNone ? cue.range.begin : figures[from].range.end;
  const std::string words = Normalize(input.document.Slice({begin, figures[difference].range.begin}));
  if (Contains(input.patterns.list("points.down"), words)) return -1;
  return 1;
}

// "1.24%16个百分点" is a slip of another kind.
bool HasWordsBetween(const CheckInput& input, std::uint32_t first, std::uint32_t second) {
  const std::vector<Figure>& figures = input.figures.figures;
  const std::string words =
      Normalize(input.document.Slice({figures[first].range.end, figures[second].range.begin}));
  for (std::size_t i = 0; i < words.size();) {
    const CodePoint c = DecodeUtf8(words, i);
    if (IsUnifiedIdeograph(c.value)) return true;
    i += c.size;
  }
  return false;
}

// 相差: the larger less the smaller.
bool IsGap(const CheckInput& input, const Cue& cue) {
  const Cue::Group* direction = cue.Find("direction");
  return direction != nullptr && Contains(Normalize(input.document.Slice(direction->range)), "差");
}

std::optional<PointsClaim> Read(const CheckInput& input, const Cue& cue) {
  const auto figure_in = [&](std::string_view name) {
    const Cue::Group* group = cue.Find(name);
    return group == nullptr ? kNone : group->figure;
  };
  PointsClaim points{figure_in("current"), figure_in("prior"), figure_in("points"), 1};
  if (points.current == kNone || points.difference == kNone) return std::nullopt;
  points.sign = SignOf(input, cue, points.current, points.difference);
  if (IsGap(input, cue) && points.prior != kNone) {
    const bool down = input.figures.figures[points.current].Scaled() < input.figures.figures[points.prior].Scaled();
    points.sign = down ? -1 : 1;
    return points;
  }
  if (points.prior != kNone && !HasWordsBetween(input, points.prior, points.difference)) return std::nullopt;
  if (points.prior == kNone) points.prior = TargetBefore(input, points.current);
  if (points.prior == kNone) return std::nullopt;
  return points;
}

Relation Judged(const CheckInput& input, const PointsClaim& points) {
  Relation relation;
  relation.formula = Formula::kSum;
  relation.stated = OperandFor(input, "change", points.difference);
  relation.operands = {OperandFor(input, "current", points.current, points.sign),
                       OperandFor(input, "prior", points.prior, -points.sign)};
  Judge(input.figures, relation);
  // 低于65%的目标2.09个百分点: the word compares, it does not make the 65% inexact.
  const std::vector<Figure>& figures = input.figures.figures;
  if (relation.reason == "approximate" && figures[points.current].exactness == Exactness::kExact &&
      figures[points.difference].exactness == Exactness::kExact && figures[points.prior].exactness == Exactness::kUnder) {
    relation.reason = {};
    const Rational gap = Rational(figures[points.current].value) - Rational(figures[points.prior].value);
    JudgeAgainst(input.figures, points.sign < 0 ? -gap : gap, relation);
  }
  return relation;
}

// "提高2.6%" of a rate is its growth or, by a slip, the points that it rose by.
std::optional<Relation> AsPercent(const CheckInput& input, const PointsClaim& points) {
  Relation growth;
  growth.formula = Formula::kChange;
  growth.stated = OperandFor(input, "change", points.difference);
  growth.operands = {OperandFor(input, "current", points.current, points.sign),
                     OperandFor(input, "prior", points.prior)};
  Judge(input.figures, growth);
  if (Holds(growth)) return growth;
  Relation difference = Judged(input, points);
  if (!Holds(difference)) return std::nullopt;
  difference.verdict = Verdict::kInconsistent;
  difference.severity = Severity::kWarning;
  difference.variant = "unit";
  difference.stated_text = Printed(input, points.difference);
  difference.expected_text = input.figures.figures[points.difference].value.ToString() + "个百分点";
  difference.expected.reset();
  difference.difference.reset();
  difference.formula = Formula::kNone;
  return difference;
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  std::vector<std::uint32_t> known;
  for (const PointsClaim& points : ReadPointLists(input)) {
    relations.push_back(Judged(input, points));
    known.push_back(points.difference);
  }
  for (const Cue& cue : input.figures.cues) {
    if (cue.cue != "points") continue;
    const std::optional<PointsClaim> points = Read(input, cue);
    if (!points || std::find(known.begin(), known.end(), points->difference) != known.end()) continue;
    known.push_back(points->difference);
    if (input.figures.figures[points->difference].kind == FigureKind::kPercentPoint) {
      relations.push_back(Judged(input, *points));
    } else if (std::optional<Relation> relation = AsPercent(input, *points)) {
      relations.push_back(std::move(*relation));
    }
  }
}

}  // namespace

namespace registry {
extern const Check krate_points;
const Check krate_points = {"rate.points", Run};
}  // namespace registry
}  // namespace gouji
