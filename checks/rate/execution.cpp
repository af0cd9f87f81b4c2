#include <algorithm>
#include <optional>

#include "checks/common/derived_columns.h"
#include "checks/common/lead_words.h"
#include "checks/common/named_figures.h"
#include "checks/common/operand.h"
#include "checks/common/text_pieces.h"
#include "checks/common/two_amounts.h"
#include "checks/engine/diagnosis.h"
#include "checks/engine/evaluate.h"
#include "patterns/pack/word_list.h"

namespace gouji {
namespace {

// How far from the rate a figure stands: what stands nearer is meant first.
enum class Reach { kSentence, kParagraph, kSection };

struct Candidate {
  std::uint32_t figure = kNone;
  Reach reach = Reach::kSentence;
};

struct Rate {
  std::uint32_t figure = kNone;
  std::vector<Candidate> actuals;
  std::vector<Candidate> budgets;
  ItemName named;       ///< 完成年初预算数的…: the base that the words name
  std::string special;  ///< what sets that base apart: 采购 in 完成采购预算的…
  std::vector<std::uint32_t> row;  ///< all amounts of the table row, for a rate in a table
  std::uint32_t before = kNone;    ///< the execution rate printed before this one, if any
  bool sentence_is_open =
      false;  ///< its sentence holds amounts of which it is not said what they are
};

constexpr std::size_t kMaxCandidates = 6;
constexpr std::size_t kMaxPairFigures = 10;
constexpr std::uint32_t kMaxSectionFigures = 60;

// Nothing but commas between: "接待费预算0.8万元,决算0.76万元,完成预算的95%".
bool InOneBreath(const CheckInput& input, const Figure& figure, const Figure& rate) {
  if (figure.sentence != rate.sentence || figure.range.end > rate.range.begin) return false;
  const std::string between = Normalize(input.document.Slice({figure.range.end, rate.range.begin}));
  return between.find_first_of(";)") == std::string::npos;
}

// A part of some total speaks for its own item only.
bool SpeaksFor(const CheckInput& input, std::uint32_t figure, std::uint32_t rate) {
  const std::vector<Figure>& figures = input.figures.figures;
  return !IsPart(input, figure) ||
         (figures[rate].item_source == ContextSource::kWords && SameItem(figures[figure], figures[rate]));
}

void Offer(std::vector<Candidate>& list, std::uint32_t figure, Reach reach) {
  if (list.size() < kMaxCandidates) list.push_back({figure, reach});
}

Reach ReachOf(const Figure& figure, const Figure& rate) {
  if (figure.sentence == rate.sentence) return Reach::kSentence;
  return figure.block == rate.block && figure.cell == rate.cell ? Reach::kParagraph
                                                                : Reach::kSection;
}

bool SaysSpent(const CheckInput& input, std::uint32_t figure) {
  return Contains(input.patterns.list("spent.words"), LeadWords(input, figure));
}

// 执行数90万元，由基本支出50万元…组成: a part of what was spent is no budget, whatever its words inherited.
bool IsPartOfActual(const CheckInput& input, std::uint32_t figure) {
  const PartList* list = input.figures.ListOf(figure);
  return list != nullptr && input.figures.figures[list->total].aspect == Aspect::kActual;
}

// Amounts before the rate, in its paragraph and then under the same heading.
void Collect(const CheckInput& input, Rate& rate) {
  const std::vector<Figure>& figures = input.figures.figures;
  const Figure& stated = figures[rate.figure];
  const std::uint32_t heading = input.document.blocks()[stated.block].parent;
  std::vector<Candidate> unnamed;
  std::vector<Candidate> spent;
  for (std::uint32_t i = rate.figure, seen = 0; i-- > 0 && seen < kMaxSectionFigures; ++seen) {
    const Figure& figure = figures[i];
    if (figure.kind != FigureKind::kAmount || figure.exactness != Exactness::kExact) continue;
    const Reach reach = ReachOf(figure, stated);
    if (reach == Reach::kSection && (figure.in_table() != stated.in_table() ||
                                     input.document.blocks()[figure.block].parent != heading))
      break;
    if (!SpeaksFor(input, i, rate.figure)) continue;
    if (IsBudget(figure.aspect) && IsPartOfActual(input, i)) continue;
    if (figure.aspect == Aspect::kActual) {
      Offer(rate.actuals, i, reach);
    } else if (figure.aspect == Aspect::kNone && reach == Reach::kSentence && SaysSpent(input, i)) {
      Offer(spent, i, reach);
    } else if (IsBudget(figure.aspect)) {
      Offer(rate.budgets, i, reach);
    } else if (figure.aspect == Aspect::kNone && reach != Reach::kSection) {
      Offer(unnamed, i, reach);
      if (reach == Reach::kSentence) rate.sentence_is_open = true;
    }
  }
  // "…经费1,696元" beside a budget is what was spent, though no word says 决算.
  const bool in_sentence = !rate.actuals.empty() && rate.actuals.front().reach == Reach::kSentence;
  if (!in_sentence && !spent.empty()) rate.actuals = spent;
  if (rate.actuals.empty()) rate.actuals = unnamed;
}

// A rate right behind a part of a list is about that part when the part's budget stands beside it,
// or when the words are 完成预算的…; its budget may then stand elsewhere under the same name.
bool CollectForPart(const CheckInput& input, bool says_completed, Rate& rate) {
  const std::vector<Figure>& figures = input.figures.figures;
  const std::vector<std::uint32_t> before = FiguresBefore(input, rate.figure);
  if (before.empty() || !IsPart(input, before.front())) return false;
  const Figure& part = figures[before.front()];
  if (!InOneBreath(input, part, figures[rate.figure]) || IsBudget(part.aspect)) return false;
  for (const std::uint32_t i : before) {
    if (!InOneBreath(input, figures[i], figures[rate.figure])) break;
    if (IsBudget(figures[i].aspect) && SameItem(figures[i], part))
      Offer(rate.budgets, i, Reach::kSentence);
  }
  if (rate.budgets.empty() && !says_completed) return false;
  Offer(rate.actuals, before.front(), Reach::kSentence);
  if (!rate.budgets.empty()) return true;
  for (const std::uint32_t i :
       FindByName(input, {part.item, part.measure, Aspect::kNone}, before.front())) {
    if (IsBudget(figures[i].aspect)) Offer(rate.budgets, i, Reach::kSection);
  }
  return true;
}

Relation JudgePair(const CheckInput& input, const Rate& rate, std::uint32_t actual,
                   std::uint32_t budget) {
  Relation relation;
  relation.formula = Formula::kShare;
  relation.stated = OperandFor(input, "rate", rate.figure);
  relation.operands = {OperandFor(input, "actual", actual), OperandFor(input, "budget", budget)};
  Judge(input.figures, relation);
  return relation;
}

// The base that the sentence means: the named side if it is printed, else the nearest.
const Candidate& MeantBase(const CheckInput& input, const Rate& rate) {
  for (const Candidate& budget : rate.budgets) {
    if (rate.named.aspect != Aspect::kNone &&
        input.figures.figures[budget.figure].aspect == rate.named.aspect)
      return budget;
  }
  return rate.budgets.front();
}

// The budget anywhere in the report that explains the rate, or kNone.
std::uint32_t OtherBase(const CheckInput& input, const Rate& rate) {
  const std::vector<Figure>& figures = input.figures.figures;
  const std::uint32_t actual = rate.actuals.front().figure;
  for (std::uint32_t i = 0; i < figures.size(); ++i) {
    if (figures[i].kind != FigureKind::kAmount || !IsBudget(figures[i].aspect) ||
        IsPart(input, i))
      continue;
    if (figures[i].period != figures[actual].period || figures[i].exactness != Exactness::kExact)
      continue;
    if (Holds(JudgePair(input, rate, actual, i))) return i;
  }
  return kNone;
}

// Two amounts near the rate, whatever they are called, that give it: paid ÷ received is a rate too.
std::optional<Relation> AnyPair(const CheckInput& input, const Rate& rate) {
  std::vector<std::uint32_t> amounts = rate.row;
  if (amounts.empty()) amounts = FiguresBefore(input, rate.figure);
  if (amounts.size() > kMaxPairFigures) amounts.resize(kMaxPairFigures);
  for (const std::uint32_t actual : amounts) {
    for (const std::uint32_t base : amounts) {
      const Figure& paid = input.figures.figures[actual];
      if (actual == base || paid.kind != FigureKind::kAmount || IsBudget(paid.aspect))
        continue;
      if (input.figures.figures[base].kind != FigureKind::kAmount ||
          IsPart(input, actual) != IsPart(input, base))
        continue;
      Relation relation = JudgePair(input, rate, actual, base);
      if (relation.verdict == Verdict::kConsistent) return relation;
    }
  }
  return std::nullopt;
}

void NameOtherBase(const CheckInput& input, Relation& relation, std::uint32_t budget) {
  relation.severity = Severity::kWarning;
  relation.diagnosis = "other-base";
  relation.variant = "other-base";
  relation.args.emplace_back("other", Printed(input, budget));
}

bool NamesAnother(const std::string& measure, const std::string& item, const Figure& figure) {
  if (!measure.empty() && !figure.measure.empty()) return measure != figure.measure;
  if (item.empty() || figure.item.empty()) return false;
  return item.find(figure.item) == std::string::npos && figure.item.find(item) == std::string::npos;
}

bool Mentions(const CheckInput& input, const std::string& word, std::uint32_t figure) {
  return LeadWords(input, figure).find(word) != std::string::npos ||
         input.figures.figures[figure].item.find(word) != std::string::npos;
}

// The words of a base without those that every budget may be called by.
std::string SpecialWords(const CheckInput& input, std::string words) {
  for (const std::string& word : input.patterns.list("budget.generic").words) {
    for (std::size_t at = words.find(word); at != std::string::npos; at = words.find(word))
      words.erase(at, word.size());
  }
  return words;
}

// The words of the rate or of its base speak of something else than the budget: 完成采购预算的…,
// 项目支出执行率.
bool SpeaksOfAnother(const CheckInput& input, const Rate& rate, std::uint32_t budget) {
  const Figure& planned = input.figures.figures[budget];
  const Figure& stated = input.figures.figures[rate.figure];
  if (NamesAnother(rate.named.measure, rate.named.item, planned)) return true;
  if (!rate.special.empty() && !Mentions(input, rate.special, budget)) return true;
  const bool named = stated.item_source == ContextSource::kWords && stated.measure.rfind("rate.", 0) != 0;
  return named && NamesAnother(stated.measure, std::string(), planned);
}

// Budget and spending surely belong to the rate: a rate that does not follow from them is wrong.
bool IsSure(const CheckInput& input, const Rate& rate, const Candidate& actual,
            const Candidate& budget) {
  if (actual.reach == Reach::kSection || budget.reach == Reach::kSection) return false;
  if (rate.sentence_is_open &&
      (actual.reach != Reach::kSentence || budget.reach != Reach::kSentence))
    return false;
  const Figure& paid = input.figures.figures[actual.figure];
  const Figure& planned = input.figures.figures[budget.figure];
  if (SpeaksOfAnother(input, rate, budget.figure)) return false;
  if (SameItem(paid, planned) && paid.item_source == ContextSource::kWords && planned.item_source == ContextSource::kWords) return true;
  // A budget before another rate has served that rate: "A 完成10万元，为预算的50%；B
  // 完成30万元，为预算的60%".
  if (rate.before != kNone && budget.figure < rate.before) return false;
  return paid.measure.empty() || planned.measure.empty() || paid.measure == planned.measure;
}

// In one sentence the words leave no choice; in a paragraph several values may.
bool IsOnlyChoice(const CheckInput& input, const std::vector<Candidate>& list) {
  return std::all_of(list.begin(), list.end(), [&](const Candidate& candidate) {
    return candidate.reach == Reach::kSection ||
           input.figures.figures[candidate.figure].Scaled() ==
               input.figures.figures[list.front().figure].Scaled();
  });
}

Relation NoSide(const CheckInput& input, const Rate& rate) {
  Relation relation;
  relation.formula = Formula::kShare;
  relation.stated = OperandFor(input, "rate", rate.figure);
  relation.reason = rate.actuals.empty() ? "no-actual" : "no-base";
  return relation;
}

Relation Settle(const CheckInput& input, const Rate& rate) {
  if (rate.actuals.empty() || rate.budgets.empty()) return NoSide(input, rate);
  const Candidate& base = MeantBase(input, rate);
  const Candidate& paid = rate.actuals.front();
  Relation meant = JudgePair(input, rate, paid.figure, base.figure);
  if (meant.verdict != Verdict::kInconsistent) return meant;
  const bool sure = IsSure(input, rate, paid, base);
  for (const Candidate& actual : rate.actuals) {
    for (const Candidate& budget : rate.budgets) {
      Relation other = JudgePair(input, rate, actual.figure, budget.figure);
      if (!Holds(other)) continue;
      const bool outside =
          budget.reach > base.reach;  // the sentence prints a base that does not fit
      if (!sure || !outside) return other;
      NameOtherBase(input, meant, budget.figure);
      return meant;
    }
  }
  if (std::optional<Relation> other = AnyPair(input, rate)) return *other;
  // Words such as 安排支出 and 完成预算支出 may name the two the other way round. A rate above 100% is no such case:
  // there the author divided the wrong way.
  Relation swapped = JudgePair(input, rate, base.figure, paid.figure);
  const bool usual = Rational(input.figures.figures[rate.figure].value) <= Rational::Of(100);
  if (usual && swapped.verdict == Verdict::kConsistent) return swapped;
  if (!sure && IsTellingSlip(input.figures.figures[rate.figure].value, meant.expected)) {
    meant.severity = Severity::kWarning;
    meant.diagnosis = DiagnoseSlip(input.figures.figures[rate.figure].value, meant.expected);
  } else if (!sure || (rate.row.empty() && FollowsFromTwo(input, rate.figure))) {
    meant.verdict = Verdict::kNotAssessable;
    meant.reason = "no-base";
  } else if (const std::uint32_t other = OtherBase(input, rate); other != kNone) {
    NameOtherBase(input, meant, other);
  } else if (base.reach != Reach::kSentence &&
             !(IsOnlyChoice(input, rate.actuals) && IsOnlyChoice(input, rate.budgets))) {
    meant.severity = Severity::kWarning;
  }
  return meant;
}

// The amounts of a row, by side. The revised budget, printed to the right of the initial one, is
// what execution is measured by.
Rate ReadRow(const CheckInput& input, const TableModel& table, std::uint32_t row) {
  Rate rate;
  for (std::uint32_t column = 0; column < table.columns.size(); ++column) {
    const std::uint32_t index = table.FigureAt(row, column);
    if (index == kNone || input.figures.figures[index].kind != FigureKind::kAmount) continue;
    const Aspect aspect = input.figures.figures[index].aspect;
    if (aspect == Aspect::kActual) rate.actuals.push_back({index, Reach::kSentence});
    if (IsBudget(aspect))
      rate.budgets.insert(rate.budgets.begin(), {index, Reach::kSentence});
    rate.row.push_back(index);
  }
  return rate;
}

// "1" under 执行率 is 100%: a ratio without the sign.
bool IsPlainRatio(const CheckInput& input, const Relation& relation) {
  if (!input.figures.figures[relation.stated.figure].unit.empty()) return false;
  const Rational share = Compute(input.figures, relation);
  const Decimal& stated = input.figures.figures[relation.stated.figure].value;
  const std::optional<Decimal> ratio = share.valid() ? (share / Rational::Of(100)).Round(stated.scale()) : std::nullopt;
  return ratio && Decimal::Compare(*ratio, stated) == 0;
}

// A rate of a table row, from the budgets and actual amounts of the same row.
void JudgeRow(const CheckInput& input, const TableModel& table, std::uint32_t row, std::uint32_t column, std::vector<Relation>& relations) {
  const std::uint32_t index = table.FigureAt(row, column);
  if (index == kNone || input.figures.figures[index].aspect != Aspect::kRate) return;
  if (input.figures.figures[index].kind != FigureKind::kPercent) return;
  Rate rate = ReadRow(input, table, row);
  if (rate.actuals.empty() || rate.budgets.empty()) return;
  rate.figure = index;
  Relation relation = Settle(input, rate);
  if (relation.verdict == Verdict::kInconsistent && IsPlainRatio(input, relation)) {
    relation.verdict = Verdict::kNotAssessable;
    relation.reason = "no-base";
  }
  relations.push_back(std::move(relation));
}

// Rates in tables: as the column itself proves, else row by row.
void JudgeColumns(const CheckInput& input, std::vector<Relation>& relations) {
  for (std::uint32_t t = 0; t < input.figures.tables.size(); ++t) {
    const TableModel& table = input.figures.tables[t];
    for (const TableSection& section : table.sections) {
      for (const TableSide& side : section.sides) {
        for (const std::uint32_t column : side.values) {
          if (!HoldsExecutionRates(input, section.columns[column])) continue;
          std::vector<Relation> proven = ProvenColumn(input, t, section, side, column);
          for (Relation& relation : proven) {
            relation.operands[0].role = "actual";
            relation.operands[1].role = "budget";
            relations.push_back(std::move(relation));
          }
          for (std::uint32_t row = section.body; proven.empty() && row < section.end; ++row) JudgeRow(input, table, row, column, relations);
        }
      }
    }
  }
}

// The figures that the report calls an execution rate, in order of text, each with the words of its
// base.
struct Stated {
  std::uint32_t figure = kNone;
  const Cue::Group* base = nullptr;
};

std::vector<Stated> StatedRates(const CheckInput& input) {
  std::vector<Stated> rates;
  for (const Cue& cue : input.figures.cues) {
    const Cue::Group* group = cue.Find("rate");
    if (cue.cue != "execution" || group == nullptr || group->figure == kNone) continue;
    const Figure& figure = input.figures.figures[group->figure];
    const bool threshold =
        figure.comparator != Comparator::kNone && figure.comparator != Comparator::kEqual;
    if (threshold || figure.exactness != Exactness::kExact) continue;
    const bool known = std::any_of(rates.begin(), rates.end(), [&](const Stated& rate) {
      return rate.figure == group->figure;
    });
    if (!known) rates.push_back({group->figure, cue.Find("base")});
  }
  std::sort(rates.begin(), rates.end(),
            [](const Stated& a, const Stated& b) { return a.figure < b.figure; });
  return rates;
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  std::uint32_t before = kNone;
  for (const Stated& stated : StatedRates(input)) {
    Rate rate;
    rate.figure = stated.figure;
    rate.before = before;
    before = stated.figure;
    if (stated.base != nullptr) {
      const std::string words = Normalize(input.document.Slice(stated.base->range));
      rate.named = ReadItemName(input.patterns, words);
      if (stated.base->figure == kNone) rate.special = SpecialWords(input, TrimName(input, words));
    }
    if (!CollectForPart(input, stated.base != nullptr, rate)) Collect(input, rate);
    relations.push_back(Settle(input, rate));
  }
  JudgeColumns(input, relations);
}

}  // namespace

namespace registry {
extern const Check krate_execution;
const Check krate_execution = {"rate.execution", Run};
}  // namespace registry
}  // namespace gouji
