#include <algorithm>
#include <map>
#include <tuple>

#include "checks/common/lead_words.h"
#include "checks/common/named_figures.h"
#include "checks/common/operand.h"
#include "checks/engine/evaluate.h"
#include "patterns/context/entities.h"
#include "patterns/pack/word_list.h"

namespace gouji {
namespace {

// What makes two amounts the same fact: measure with the territory it is of, side, year, whose, out
// of which funds, as a part of what.
using Fact = std::tuple<std::string, std::string, Aspect, std::int16_t, std::uint32_t, std::string,
                        std::string>;

constexpr std::size_t kLeastName = 12;  // four characters

bool IsComparable(const Figure& figure) {
  if (figure.kind != FigureKind::kAmount || figure.measure.empty() ||
      figure.exactness != Exactness::kExact)
    return false;
  if (figure.comparator != Comparator::kNone) return false;
  switch (figure.aspect) {
    case Aspect::kInitialBudget:
    case Aspect::kRevisedBudget:
    case Aspect::kActual:
    case Aspect::kOpening:
    case Aspect::kClosing:
      return true;
    default:
      return false;
  }
}

// A cell that holds only the number is for the table checks.
bool IsBareCell(const CheckInput& input, const Figure& figure) {
  return figure.in_table() &&
         input.figures.tables[figure.table].ValueAt(figure.row, figure.column) != kNone;
}

// 其余3个项目支出192万元: of some only.
bool IsOfSome(const CheckInput& input, std::uint32_t figure) {
  return Contains(input.patterns.list("fact.some"), ClauseLead(input, figure));
}

// 卫生健康支出（类）…（款）: a row of the budget classification, told apart by words that are no
// measure.
bool IsClassified(const CheckInput& input, const Figure& figure) {
  const SourceRange sentence = input.figures.sentences[figure.sentence].range;
  const std::string words = Normalize(input.document.Slice({sentence.begin, figure.range.begin}));
  return words.find("(类)") != std::string::npos || words.find("(款)") != std::string::npos ||
         words.find("(项)") != std::string::npos;
}

void AddFunds(const CheckInput& input, std::string_view words, std::string& funds) {
  for (const std::string& word : input.patterns.list("fund.scope").words) {
    if (words.find(word) != std::string_view::npos && funds.find(word) == std::string::npos)
      funds += word + "|";
  }
}

// Words of the sentence before the figure and of the headings above it that narrow down the funds.
std::string FundsOf(const CheckInput& input, const Figure& figure) {
  std::string funds;
  const SourceRange sentence = input.figures.sentences[figure.sentence].range;
  AddFunds(input, Normalize(input.document.Slice({sentence.begin, figure.range.begin})), funds);
  // A self-evaluation is about all funds of the unit; only budgets and accounts go through them one
  // by one.
  if (input.figures.kind == ReportKind::kSelfEvaluation) return funds;
  for (const std::uint32_t heading : input.document.SectionPath(figure.block)) {
    AddFunds(input, Normalize(input.document.Slice(input.document.blocks()[heading].text)), funds);
  }
  return funds;
}

std::string WholeOf(const CheckInput& input, std::uint32_t figure) {
  const PartList* list = input.figures.ListOf(figure);
  if (list == nullptr) return {};
  const Figure& total = input.figures.figures[list->total];
  return total.measure.empty() ? total.item : total.measure;
}

Fact FactOf(const CheckInput& input, std::uint32_t index) {
  const Figure& figure = input.figures.figures[index];
  return {figure.measure,
          figure.item,
          figure.aspect,
          figure.period != 0 ? figure.period : input.figures.year,
          figure.entity,
          FundsOf(input, figure),
          WholeOf(input, index)};
}

// What the sentence begins with, up to the words and digits of the fact itself.
std::string OpeningOf(const CheckInput& input, const Figure& figure) {
  const std::string_view text = input.figures.sentences[figure.sentence].text.text();
  std::size_t end = std::min(text.find_first_of("0123456789,:("), text.size());
  for (const std::string_view word : {"全年", "年初", "当年", "本年", "年度", "年末", "截至",
                                      "预算", "决算", "支出", "收入", "实际"}) {
    end = std::min(end, text.find(word));
  }
  return TrimName(input, text.substr(0, end));
}

// Two sentences that begin with two names, one of them of no body that the report lists: two
// bodies.
bool SpeakOfTwo(const CheckInput& input, const Figure& a, const Figure& b) {
  const std::string first = OpeningOf(input, a);
  const std::string second = OpeningOf(input, b);
  if (first.size() < kLeastName || second.size() < kLeastName || first == second) return false;
  return FindEntityMentions(first, input.figures.entities).empty() ||
         FindEntityMentions(second, input.figures.entities).empty();
}

// Two values in one sentence are two things that the words do not tell apart for us. In one paragraph only the same
// value says anything: what was planned and spent, or two units, stand side by side there. A name that is not in the
// words at a number, but inherited, is too weak to contradict another.
bool AreTwoThings(const Figure& a, const Figure& b) {
  if (a.sentence == b.sentence) return true;
  const bool named = a.item_source == ContextSource::kWords && b.item_source == ContextSource::kWords;
  return a.Scaled() != b.Scaled() && (a.block == b.block || !named);
}

Relation Compare(const CheckInput& input, std::uint32_t first, std::uint32_t later) {
  Relation relation;
  relation.formula = Formula::kEqual;
  relation.stated = OperandFor(input, "here", later);
  relation.operands = {OperandFor(input, "there", first)};
  relation.severity = Severity::kWarning;
  relation.args.emplace_back("measure", input.figures.figures[later].item);
  relation.args.emplace_back("other", Printed(input, first));
  Judge(input.figures, relation);
  return relation;
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  std::map<Fact, std::vector<std::uint32_t>> facts;
  for (std::uint32_t i = 0; i < input.figures.figures.size(); ++i) {
    const Figure& figure = input.figures.figures[i];
    if (IsComparable(figure) && !IsBareCell(input, figure) && !IsClassified(input, figure) && !IsOfSome(input, i))
      facts[FactOf(input, i)].push_back(i);
  }
  for (const auto& [fact, figures] : facts) {
    for (std::size_t k = 1; k < figures.size(); ++k) {
      if (AreTwoThings(input.figures.figures[figures[0]], input.figures.figures[figures[k]])) continue;
      if (SpeakOfTwo(input, input.figures.figures[figures[0]], input.figures.figures[figures[k]]))
        continue;
      relations.push_back(Compare(input, figures[0], figures[k]));
    }
  }
}

}  // namespace

namespace registry {
extern const Check kamount_same_fact;
const Check kamount_same_fact = {"amount.same-fact", Run};
}  // namespace registry
}  // namespace gouji
