#include "checks/common/execution_claim.h"

#include <algorithm>

#include "checks/common/lead_words.h"
#include "checks/common/named_figures.h"
#include "checks/common/operand.h"
#include "checks/common/text_pieces.h"
#include "patterns/pack/word_list.h"

namespace gouji {
namespace {

constexpr std::size_t kMaxCandidates = 6;
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

void Offer(std::vector<ExecutionSide>& list, std::uint32_t figure, Reach reach) {
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
void Collect(const CheckInput& input, ExecutionClaim& rate) {
  const std::vector<Figure>& figures = input.figures.figures;
  const Figure& stated = figures[rate.figure];
  const std::uint32_t heading = input.document.blocks()[stated.block].parent;
  std::vector<ExecutionSide> unnamed;
  std::vector<ExecutionSide> spent;
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
      const bool told = figure.aspect_source == ContextSource::kWords || figure.in_table();
      if (reach == Reach::kSentence || told || SameItem(figure, stated)) Offer(rate.budgets, i, reach);
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
bool CollectForPart(const CheckInput& input, bool says_completed, ExecutionClaim& rate) {
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

// The words of a base without those that every budget may be called by.
std::string SpecialWords(const CheckInput& input, std::string words) {
  for (const std::string& word : input.patterns.list("budget.generic").words) {
    for (std::size_t at = words.find(word); at != std::string::npos; at = words.find(word))
      words.erase(at, word.size());
  }
  return words;
}

// "一般公共预算支出141164亿元，完成预算的98%": the amount right before is what was spent, though its paragraph is
// about the budget; and that paragraph may print no budget of it.
void TakeNeighbour(const CheckInput& input, ExecutionClaim& rate) {
  const std::vector<Figure>& figures = input.figures.figures;
  const std::vector<std::uint32_t> before = FiguresBefore(input, rate.figure);
  if (before.empty() || !IsBudget(figures[before.front()].aspect)) return;
  const Figure& paid = figures[before.front()];
  const std::string between =
      Normalize(input.document.Slice({paid.range.end, figures[rate.figure].range.begin}));
  const bool adjacent = StartsWith(between, ",完成") || StartsWith(between, ",为") || StartsWith(between, "完成");
  if (paid.aspect_source == ContextSource::kWords || paid.sentence != figures[rate.figure].sentence || !adjacent) return;
  rate.actuals = {{before.front(), Reach::kSentence}};
  std::erase_if(rate.budgets, [&](const ExecutionSide& budget) {
    return budget.figure == before.front() || !SameItem(figures[budget.figure], paid);
  });
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

}  // namespace

ExecutionClaim ReadExecutionRow(const CheckInput& input, const TableModel& table, std::uint32_t row) {
  ExecutionClaim rate;
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

std::vector<ExecutionClaim> ReadExecutionClaims(const CheckInput& input) {
  std::vector<ExecutionClaim> claims;
  std::uint32_t before = kNone;
  for (const Stated& stated : StatedRates(input)) {
    ExecutionClaim rate;
    rate.figure = stated.figure;
    rate.before = before;
    before = stated.figure;
    if (stated.base != nullptr) {
      const std::string words = Normalize(input.document.Slice(stated.base->range));
      rate.named = ReadItemName(input.patterns, words);
      if (stated.base->figure == kNone) rate.special = SpecialWords(input, TrimName(input, words));
    }
    if (!CollectForPart(input, stated.base != nullptr, rate)) Collect(input, rate);
    if (stated.base != nullptr && stated.base->figure == kNone) TakeNeighbour(input, rate);
    claims.push_back(std::move(rate));
  }
  return claims;
}

}  // namespace gouji
