#include <algorithm>
#include <map>
#include <tuple>

#include "checks/common/lead_words.h"
#include "checks/common/named_figures.h"
#include "checks/common/operand.h"
#include "checks/common/text_pieces.h"
#include "checks/engine/diagnosis.h"
#include "checks/engine/evaluate.h"
#include "patterns/pack/word_list.h"
#include "extract/base/utf8.h"

namespace gouji {
namespace {

constexpr std::size_t kKeyBytes = 12;    // the last four characters before the number
constexpr std::size_t kLeastPhrase = 6;  // characters on both sides together
constexpr int kTwoDigits = 2;
constexpr int kFourDigits = 4;  // 2000 and 2400 are two standards; only 2468 and 2486 look like a slip

// What must agree before two phrases can be one: the last words before the number, what is counted, side, year, whose,
// as a part of what.
using Phrase = std::tuple<std::string, std::string, FigureKind, Exactness, Aspect, std::int16_t, std::uint32_t, std::string>;

std::size_t Characters(std::string_view words) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < words.size();) {
    const CodePoint c = DecodeUtf8(words, i);
    if (IsUnifiedIdeograph(c.value)) ++count;
    i += c.size;
  }
  return count;
}

// Amounts whose measure is known are compared by amount.same-fact; a cell that holds only the number by the table checks.
bool IsTold(const CheckInput& input, const Figure& figure) {
  if (figure.comparator != Comparator::kNone) return false;
  if (IsChange(figure.aspect) || figure.aspect == Aspect::kPrior) return false;
  if (figure.in_table() && input.figures.tables[figure.table].ValueAt(figure.row, figure.column) != kNone) return false;
  switch (figure.kind) {
    case FigureKind::kAmount:
      return figure.measure.empty();
    case FigureKind::kCount:
    case FigureKind::kHeadcount:
    case FigureKind::kMeasure:
      return true;
    default:
      return false;
  }
}

std::string UnitOf(const CheckInput& input, const Figure& figure) {
  return figure.kind == FigureKind::kAmount ? std::string() : Normalize(input.document.Slice(figure.unit));
}

std::string WholeOf(const CheckInput& input, std::uint32_t index) {
  const PartList* list = input.figures.ListOf(index);
  return list == nullptr ? std::string() : input.figures.figures[list->total].item;
}

// 项目绩效目标 at the head of the section: what is planned, though the words themselves do not say so.
bool IsPlanned(const CheckInput& input, const Figure& figure) {
  const std::vector<Block>& blocks = input.document.blocks();
  const std::uint32_t heading = blocks[figure.block].parent;
  return heading != kNone && EndsWithWord(input.patterns.list("heading.plan"), Normalize(input.document.Slice(blocks[heading].text)));
}

Phrase PhraseOf(const CheckInput& input, std::uint32_t index) {
  const Figure& figure = input.figures.figures[index];
  const std::int16_t year = figure.period != 0 ? figure.period : static_cast<std::int16_t>(input.figures.year);
  const std::string lead = LeadWords(input, index);
  const Aspect aspect = IsPlanned(input, figure) ? Aspect::kTarget : figure.aspect;
  return {lead.size() < kKeyBytes ? std::string() : lead.substr(lead.size() - kKeyBytes), UnitOf(input, figure), figure.kind, figure.exactness, aspect, year, figure.entity, WholeOf(input, index)};
}

// The words behind the number, to the next mark or figure.
std::string_view Tail(const CheckInput& input, std::uint32_t index) {
  const Figure& figure = input.figures.figures[index];
  const Sentence& sentence = input.figures.sentences[figure.sentence];
  const std::string_view text = sentence.text.text();
  const std::size_t begin = sentence.text.FromSource(figure.range).end;
  std::size_t end = text.size();
  if (index + 1 < sentence.end_figure) end = sentence.text.FromSource(input.figures.figures[index + 1].range).begin;
  if (begin >= end) return {};
  const std::string_view behind = text.substr(begin, end - begin);
  std::size_t stop = 0;
  for (CodePoint c; stop < behind.size(); stop += c.size) {
    c = DecodeUtf8(behind, stop);
    if (!IsUnifiedIdeograph(c.value)) break;
  }
  return behind.substr(0, stop);
}

// One may begin with more words (一是全年培训教师 and 全年培训教师), one may go on with more.
bool IsOnePhrase(const CheckInput& input, std::uint32_t a, std::uint32_t b) {
  std::string lead = LeadWords(input, a);
  std::string other_lead = LeadWords(input, b);
  if (lead.size() > other_lead.size()) std::swap(lead, other_lead);
  std::string_view tail = Tail(input, a);
  std::string_view other_tail = Tail(input, b);
  if (tail.size() > other_tail.size()) std::swap(tail, other_tail);
  if (!EndsWith(other_lead, lead) || !StartsWith(other_tail, tail)) return false;
  return Characters(lead) + Characters(UnitOf(input, input.figures.figures[a])) + Characters(tail) >= kLeastPhrase;
}

bool IsApart(const Figure& a, const Figure& b) { return a.block != b.block || a.cell != b.cell; }

// Both sentences tell another figure with the same words and the same value, and none with another value.
bool SharesAnother(const CheckInput& input, std::uint32_t a, std::uint32_t b) {
  const std::vector<Figure>& figures = input.figures.figures;
  const Sentence& first = input.figures.sentences[figures[a].sentence];
  const Sentence& second = input.figures.sentences[figures[b].sentence];
  bool shared = false;
  for (std::uint32_t i = first.first_figure; i < first.end_figure; ++i) {
    if (i == a || !IsTold(input, figures[i])) continue;
    const Phrase phrase = PhraseOf(input, i);
    if (std::get<0>(phrase).empty()) continue;
    for (std::uint32_t j = second.first_figure; j < second.end_figure; ++j) {
      if (j == b || !IsTold(input, figures[j]) || PhraseOf(input, j) != phrase) continue;
      if (figures[i].Scaled() != figures[j].Scaled()) return false;
      shared = shared || SignificantDigits(figures[i].value) >= kTwoDigits;
    }
  }
  return shared;
}

// Whether a slip in one of the two would be known for one.
bool IsSure(const CheckInput& input, std::uint32_t a, std::uint32_t b) {
  const Figure& first = input.figures.figures[a];
  const Figure& second = input.figures.figures[b];
  const int digits = std::min(SignificantDigits(first.value), SignificantDigits(second.value));
  if (digits >= kTwoDigits && SharesAnother(input, a, b)) return true;
  if (digits < kFourDigits) return false;
  return first.Scaled() == second.Scaled() || (first.power == second.power && IsTellingSlip(second.value, first.value));
}

Relation Compare(const CheckInput& input, std::uint32_t there, std::uint32_t here) {
  Relation relation;
  relation.formula = Formula::kEqual;
  relation.stated = OperandFor(input, "here", here);
  relation.operands = {OperandFor(input, "there", there)};
  relation.severity = Severity::kWarning;
  relation.args.emplace_back("words", LeadWords(input, here));
  relation.args.emplace_back("other", Printed(input, there));
  Judge(input.figures, relation);
  return relation;
}

// `told`: one phrase, as often as it is told.
void CompareAll(const CheckInput& input, const std::vector<std::uint32_t>& told, std::vector<Relation>& relations) {
  const std::vector<Figure>& figures = input.figures.figures;
  const auto has = [&](const Rational& value) { return [&, value](std::uint32_t f) { return figures[f].Scaled() == value; }; };
  const Rational first = figures[told.front()].Scaled();
  const auto other = std::find_if_not(told.begin(), told.end(), has(first));
  std::uint32_t base = told.front();
  if (other != told.end()) {
    const auto times = std::count_if(told.begin(), told.end(), has(first));
    const auto other_times = std::count_if(told.begin(), told.end(), has(figures[*other].Scaled()));
    if (times + other_times != static_cast<std::ptrdiff_t>(told.size())) return;  // a way of saying things, not a fact
    if (other_times > times) base = *other;
  }
  for (const std::uint32_t f : told) {
    if (f != base && IsApart(figures[base], figures[f]) && IsSure(input, base, f)) relations.push_back(Compare(input, base, f));
  }
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  std::map<Phrase, std::vector<std::vector<std::uint32_t>>> phrases;
  for (std::uint32_t i = 0; i < input.figures.figures.size(); ++i) {
    if (!IsTold(input, input.figures.figures[i])) continue;
    Phrase phrase = PhraseOf(input, i);
    if (std::get<0>(phrase).empty()) continue;
    auto& alike = phrases[std::move(phrase)];
    const auto same = std::find_if(alike.begin(), alike.end(), [&](const auto& told) { return IsOnePhrase(input, told.front(), i); });
    if (same != alike.end()) {
      same->push_back(i);
    } else {
      alike.push_back({i});
    }
  }
  for (const auto& [phrase, alike] : phrases) {
    for (const std::vector<std::uint32_t>& told : alike) CompareAll(input, told, relations);
  }
}

}  // namespace

namespace registry {
extern const Check ktext_restatement;
const Check ktext_restatement = {"text.restatement", Run};
}  // namespace registry
}  // namespace gouji
