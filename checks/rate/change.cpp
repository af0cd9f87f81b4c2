#include <algorithm>
#include <optional>

#include "checks/common/named_figures.h"
#include "checks/common/operand.h"
#include "checks/common/table_sum.h"
#include "checks/common/text_pieces.h"
#include "checks/engine/diagnosis.h"
#include "checks/engine/evaluate.h"
#include "patterns/pack/word_list.h"

namespace gouji {
namespace {

// A value that may be meant: the one after the change, or the one before it.
struct Value {
  std::uint32_t figure = kNone;
  bool prior = false;
  bool sure = false;  ///< the words leave no doubt that the change is of this figure
};

// "比上年增加a，增长p%": the change, the rate, and the values that may belong to them, nearest
// first.
struct Change {
  std::uint32_t amount = kNone;
  std::uint32_t rate = kNone;
  int sign = 1;
  std::vector<Value> values;
};

constexpr std::size_t kMaxValues = 6;

bool IsDecrease(const CheckInput& input, std::string_view words) {
  return Contains(input.patterns.list("direction.down"), words);
}

bool IsPrior(const CheckInput& input, const Figure& figure) {
  return figure.aspect == Aspect::kPrior ||
         (figure.period != 0 && input.figures.year != 0 && figure.period < input.figures.year);
}

// The words before the figure in its clause, normalised.
std::string_view WordsBefore(const CheckInput& input, const Figure& figure) {
  const NormalizedText& sentence = input.figures.sentences[figure.sentence].text;
  const std::string_view before =
      std::string_view(sentence.text()).substr(0, sentence.FromSource(figure.range).begin);
  const std::size_t stop = before.find_last_of(",;:");
  return stop == std::string_view::npos ? before : before.substr(stop + 1);
}

bool IsChange(const Figure& figure) {
  return figure.aspect == Aspect::kIncrease || figure.aspect == Aspect::kDecrease;
}

// 由820元提高到860元: the value before, and the value after.
bool IsEnd(const CheckInput& input, const Figure& figure) {
  const std::string_view words = WordsBefore(input, figure);
  return EndsWith(words, "到") || EndsWith(words, "至");
}
bool IsStart(const CheckInput& input, const Figure& figure, const Figure& end) {
  if (figure.sentence != end.sentence ||
      WordsBefore(input, end).size() <= WordsBefore(input, figure).size())
    return false;
  const std::string_view words = WordsBefore(input, figure);
  return Contains(words, "由") || Contains(words, "从");
}

// 比2024年预算数42.30万元减少…: what it is compared with.
bool IsCompared(const CheckInput& input, const Figure& figure) {
  const std::string_view words = WordsBefore(input, figure);
  return StartsWith(words, "比") || StartsWith(words, "较") || StartsWith(words, "与");
}

// What changed is the figure named before the change: in its sentence, or in its paragraph under
// the same name. Parts of a list and other changes are not it; last year's value will do as well.
void CollectValues(const CheckInput& input, std::uint32_t first, Change& change) {
  const std::vector<Figure>& figures = input.figures.figures;
  const Figure& amount = figures[change.amount];
  std::uint32_t end = kNone;
  for (const std::uint32_t i : FiguresBefore(input, first)) {
    const Figure& figure = figures[i];
    if (figure.kind != amount.kind || change.values.size() == kMaxValues) continue;
    if (IsChange(figure) && !IsEnd(input, figure)) continue;
    Value value{i, IsPrior(input, figure) || IsCompared(input, figure), !IsPart(input, i)};
    if (IsChange(figure)) {
      end = i;
      value.prior = false;
    } else if (end != kNone && IsStart(input, figure, figures[end])) {
      value.prior = true;
    } else if (figure.sentence != amount.sentence) {
      value.sure = value.sure && SameItem(figure, amount);
    }
    change.values.push_back(value);
  }
}

Change ReadChange(const CheckInput& input, const Cue& cue) {
  Change change;
  const Cue::Group* amount = cue.Find("amount");
  const Cue::Group* rate = cue.Find("rate");
  const Cue::Group* direction = cue.Find("direction");
  if (amount == nullptr || rate == nullptr || amount->figure == kNone || rate->figure == kNone)
    return change;
  change.amount = amount->figure;
  change.rate = rate->figure;
  const std::string words =
      Normalize(input.document.Slice(direction != nullptr ? direction->range : cue.range));
  change.sign = IsDecrease(input, words) ? -1 : 1;
  CollectValues(input, change.amount, change);
  return change;
}

Relation JudgeChange(const CheckInput& input, const Change& change, const Value& value) {
  Relation relation;
  relation.formula = value.prior ? Formula::kShare : Formula::kGrowth;
  relation.stated = OperandFor(input, "rate", change.rate);
  relation.operands = {OperandFor(input, "change", change.amount, change.sign),
                       OperandFor(input, value.prior ? "prior" : "current", value.figure)};
  Judge(input.figures, relation);
  return relation;
}

// The first value that gives the rate; else the first that is surely meant. Where none is, only a
// telling slip of the hand is worth a warning.
Relation Settle(const CheckInput& input, const Change& change) {
  std::optional<Relation> meant;
  std::optional<Relation> doubtful;
  for (const Value& value : change.values) {
    Relation relation = JudgeChange(input, change, value);
    if (relation.verdict != Verdict::kInconsistent && relation.verdict != Verdict::kNotAssessable)
      return relation;
    std::optional<Relation>& slot = value.sure ? meant : doubtful;
    if (!slot) slot = std::move(relation);
  }
  if (meant) return *meant;
  if (!doubtful) {
    Relation relation;
    relation.formula = Formula::kGrowth;
    relation.stated = OperandFor(input, "rate", change.rate);
    relation.reason = "no-current";
    return relation;
  }
  if (doubtful->verdict != Verdict::kInconsistent) return *doubtful;
  const Decimal& stated = input.figures.figures[change.rate].value;
  if (IsTellingSlip(stated, doubtful->expected)) {
    doubtful->severity = Severity::kWarning;
    doubtful->diagnosis = DiagnoseSlip(stated, doubtful->expected);
  } else {
    SetAside(*doubtful, "several-currents");
  }
  return *doubtful;
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  std::vector<std::uint32_t> known;
  for (const Cue& cue : input.figures.cues) {
    if (cue.cue != "change") continue;
    const Change change = ReadChange(input, cue);
    if (change.rate == kNone || std::find(known.begin(), known.end(), change.rate) != known.end())
      continue;
    if (input.figures.figures[change.rate].kind != FigureKind::kPercent) continue;
    known.push_back(change.rate);
    relations.push_back(Settle(input, change));
  }
}

}  // namespace

namespace registry {
extern const Check krate_change;
const Check krate_change = {"rate.change", Run};
}  // namespace registry
}  // namespace gouji
