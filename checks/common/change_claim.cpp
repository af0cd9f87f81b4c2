#include "checks/common/change_claim.h"

#include <algorithm>
#include <array>

#include "checks/common/lead_words.h"
#include "checks/common/named_figures.h"
#include "checks/common/text_pieces.h"
#include "patterns/pack/word_list.h"

namespace gouji {
namespace {

constexpr std::size_t kMaxValues = 6;

bool IsDecrease(const CheckInput& input, std::string_view words) {
  return Contains(input.patterns.list("direction.down"), words);
}

bool IsPrior(const CheckInput& input, const Figure& figure) {
  return figure.aspect == Aspect::kPrior ||
         (figure.period != 0 && input.figures.year != 0 && figure.period < input.figures.year);
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// Where a mark stands that ends a clause; the commas of 2,985,818.74 do not.
bool EndsClause(std::string_view text, std::size_t at) {
  if (text[at] == ';' || text[at] == ':') return true;
  return text[at] == ',' && !(at > 0 && at + 1 < text.size() && IsDigit(text[at - 1]) && IsDigit(text[at + 1]));
}

// The words before the figure in its clause, normalised.
std::string_view WordsBefore(const CheckInput& input, const Figure& figure) {
  const NormalizedText& sentence = input.figures.sentences[figure.sentence].text;
  const std::string_view before =
      std::string_view(sentence.text()).substr(0, sentence.FromSource(figure.range).begin);
  std::size_t begin = before.size();
  while (begin > 0 && !EndsClause(before, begin - 1)) --begin;
  return before.substr(begin);
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

// 比2024年预算数42.30万元减少…, 与上年42.30万元相比: what it is compared with.
bool IsCompared(const CheckInput& input, const Figure& figure) {
  const std::string_view words = WordsBefore(input, figure);
  if (StartsWith(words, "比") || StartsWith(words, "较")) return true;
  const NormalizedText& sentence = input.figures.sentences[figure.sentence].text;
  const std::string_view behind = sentence.text().substr(sentence.FromSource(figure.range).end);
  return Contains(words, "与") && (StartsWith(behind, "相比") || StartsWith(behind, "比较"));
}

// "实际支出比上年的23.05万元减少1.69万元": the words before 比 name what changed.
std::string SubjectOf(const CheckInput& input, const Figure& figure) {
  const std::string_view words = WordsBefore(input, figure);
  const std::size_t at = std::min(words.find("比"), words.find("较"));
  return at == std::string_view::npos ? std::string() : TrimName(input, words.substr(0, at));
}

// The name at the head of words that go on with a comparison, without the kind of money.
std::string HeadOf(const CheckInput& input, std::string_view words) {
  for (const std::string_view mark : {"同比", "比", "较", "相", "净", "与"}) words = words.substr(0, words.find(mark));
  std::string name = TrimName(input, words);
  for (std::size_t before = name.size() + 1; name.size() < before;) {
    before = name.size();
    for (const std::string_view kind : {"各", "均", "都", "分别", "支出", "收入", "预算", "决算", "经费", "费用"}) {
      if (EndsWith(name, kind)) name.resize(name.size() - kind.size());
    }
  }
  return name;
}

// One statement ends between them: "甲较上年285万元下降34万元；乙56万元，比上年增加56万元".
bool SpansSemicolon(const CheckInput& input, const Figure& first, const Figure& second) {
  if (first.sentence != second.sentence || first.range.end > second.range.begin) return true;
  return Contains(Normalize(input.document.Slice({first.range.end, second.range.begin})), ";");
}

// "科技支出（同比）增加10万元".
std::string NameInClause(const CheckInput& input, const Figure& change, std::string_view direction) {
  std::string_view words = WordsBefore(input, change);
  if (!direction.empty()) words = words.substr(0, words.rfind(direction));
  for (const std::string_view list : {"direction.up", "direction.down"}) {
    for (const std::string& word : input.patterns.list(list).words) {
      if (EndsWith(words, word)) words.remove_suffix(word.size());
    }
  }
  return HeadOf(input, words);
}

// "；契税同比增收31万元，同比减收24万元": what the words behind the semicolon name.
std::string NameBehindSemicolon(const CheckInput& input, const Figure& change) {
  const NormalizedText& sentence = input.figures.sentences[change.sentence].text;
  const std::string_view before = std::string_view(sentence.text()).substr(0, sentence.FromSource(change.range).begin);
  const std::string_view piece = before.substr(before.rfind(';') + 1);
  return HeadOf(input, piece.substr(0, piece.find_first_of("0123456789,:(")));
}

// "教育支出100万元，科技支出增加10万元": the change is of something that the clause of the value does not name.
bool IsOfAnother(const CheckInput& input, const Figure& value, const Figure& change, std::string_view direction) {
  constexpr std::size_t kTwoCharacters = 6;
  std::string name = NameInClause(input, change, direction);
  if (name.empty() && SpansSemicolon(input, value, change)) name = NameBehindSemicolon(input, change);
  if (name.size() < kTwoCharacters) return false;
  const NormalizedText& sentence = input.figures.sentences[value.sentence].text;
  const std::string_view behind = std::string_view(sentence.text()).substr(sentence.FromSource(value.range).end);
  std::string_view words = WordsBefore(input, value);
  for (const std::string_view filler : {"为", "达到", "达", "均", "各", "都", "共", "完成", "实现"}) {
    if (EndsWith(words, filler)) words.remove_suffix(filler.size());
  }
  const std::string clause = std::string(words) + std::string(behind.substr(0, behind.find_first_of(",;:")));
  const std::string lead = TrimName(input, words);
  const std::string tail = name.substr(name.size() - kTwoCharacters);
  const bool named = lead.size() >= kTwoCharacters && Contains(name, lead);
  return !(named || Contains(clause, name) || EndsWith(words, tail) || EndsWith(lead, tail) || Contains(input.document.Slice(value.unit), tail));
}

// It tells of another change: 累计压减支出1260万元.
bool TellsOfChange(const CheckInput& input, const Figure& figure) {
  return IsChange(figure.aspect) || IsDecrease(input, WordsBefore(input, figure));
}

// 2022年收支总预算488万元，比上年减少…: what stands before the comparison in its sentence is what changed, though it bears
// an earlier year than the report; likewise where the year it is compared with is its own (one of them is wrong).
bool IsSubject(const CheckInput& input, const Figure& figure, const Figure& change) {
  static constexpr std::array<std::string_view, 3> kThan = {"比", "较", "与"};
  if (figure.sentence != change.sentence || figure.period == 0) return false;
  const NormalizedText& sentence = input.figures.sentences[figure.sentence].text;
  const std::uint32_t from = sentence.FromSource(figure.range).end;
  const std::uint32_t to = sentence.FromSource(change.range).begin;
  if (to <= from) return false;
  const std::string_view between = sentence.text().substr(from, to - from);
  // 2023年到位894万元，…，2024年比2023年增加: the later year is the subject.
  for (int year = figure.period + 1; year <= input.figures.year; ++year) {
    for (const std::string_view than : {"年比", "年较", "年度比", "年度较"}) {
      if (Contains(between, std::to_string(year) + std::string(than))) return false;
    }
  }
  if (Contains(between, std::to_string(figure.period) + "年") || Contains(between, "比上年") || Contains(between, "较上年")) return true;
  const std::string before = std::to_string(figure.period - 1) + "年";  // 2022年…，较2021年增加
  return std::any_of(kThan.begin(), kThan.end(), [&](std::string_view than) { return Contains(between, std::string(than) + before); });
}

// "其中：甲30万元，比上年的35万元减少5万元；乙…": the change is of the part it stands behind where more parts follow, where
// parts before it were told with changes of their own, or where semicolons part them. A single part may be told so, too.
enum class Owner { kWhole, kPart, kEither };

Owner OwnerOf(const CheckInput& input, std::uint32_t value, std::uint32_t change) {
  const PartList* list = input.figures.ListOf(value);
  if (list == nullptr) return Owner::kPart;
  if (list->parts.size() == 1) return Owner::kEither;
  if (list->parts.back() > change) return Owner::kPart;
  if (list->parts.back() != value) return Owner::kWhole;
  const std::vector<Figure>& figures = input.figures.figures;
  for (std::uint32_t f = list->parts.front() + 1; f < value; ++f) {
    if (IsChange(figures[f].aspect)) return Owner::kPart;
  }
  const bool apart = SpansSemicolon(input, figures[list->parts[list->parts.size() - 2]], figures[value]);
  return apart && !SpansSemicolon(input, figures[value], figures[change]) ? Owner::kPart : Owner::kWhole;
}

void CollectValues(const CheckInput& input, std::uint32_t first, std::string_view direction, ChangeClaim& change) {
  const std::vector<Figure>& figures = input.figures.figures;
  const Figure& like = figures[first];
  const std::string subject = SubjectOf(input, like);
  std::uint32_t end = kNone;
  bool owned = false;  // by the part right before it: the whole is no value of this change
  bool told = false;  // another change stands behind: what is compared before it was compared for that
  for (const std::uint32_t i : FiguresBefore(input, first)) {
    const Figure& figure = figures[i];
    if (figure.kind != like.kind || change.values.size() == kMaxValues) continue;
    if (like.kind == FigureKind::kMeasure && input.document.Slice(figure.unit) != input.document.Slice(like.unit)) continue;
    if (IsChange(figure.aspect) && !IsEnd(input, figure)) {
      told = true;
      continue;
    }
    const bool compared = figure.aspect == Aspect::kPrior || IsCompared(input, figure);
    if (told && compared && SpansSemicolon(input, figure, like)) continue;
    const bool earlier = IsPrior(input, figure) && !IsSubject(input, figure, like);
    const bool part = IsPart(input, i);
    const Owner owner = part && !compared && !earlier && figure.sentence == like.sentence ? OwnerOf(input, i, first) : Owner::kWhole;
    if (owned && !compared && !earlier) continue;
    owned = owned || owner == Owner::kPart;
    ChangeClaim::Value value{i, compared || earlier, compared, !part || owner != Owner::kWhole, true};
    if (IsChange(figure.aspect)) {
      end = i;
      value.prior = false;
    } else if (end != kNone && IsStart(input, figure, figures[end])) {
      value.prior = true;
    } else if (figure.sentence != like.sentence) {
      const bool named = MatchName(input, subject, i) == NameMatch::kExact;
      value.named = named || (SameItem(figure, like) && like.item_source == ContextSource::kWords);
      value.sure = value.sure && (named || SameItem(figure, like));
    } else if (!value.prior && TellsOfChange(input, figure)) {
      value.sure = false;
    }
    value.sure = value.sure && (compared || !IsOfAnother(input, figure, like, direction));
    change.values.push_back(value);
  }
}

}  // namespace

ChangeClaim ReadChange(const CheckInput& input, const Cue& cue) {
  ChangeClaim change;
  const auto figure_in = [&](std::string_view name) {
    const Cue::Group* group = cue.Find(name);
    return group == nullptr ? kNone : group->figure;
  };
  change.amount = figure_in("amount");
  change.rate = figure_in("rate");
  const std::uint32_t prior = figure_in("prior");
  const Cue::Group* direction = cue.Find("direction");
  const std::string words =
      Normalize(input.document.Slice(direction != nullptr ? direction->range : cue.range));
  const std::string_view way = direction != nullptr ? std::string_view(words) : std::string_view();
  change.sign = IsDecrease(input, words) ? -1 : 1;
  if (change.amount != kNone) CollectValues(input, change.amount, way, change);
  const std::uint32_t current = figure_in("current");
  if (current != kNone && prior != kNone) {  // 由268起降至231起: both ends stand there
    change.values = {{prior, true, true, true, true}, {current, false, false, true, true}};
    return change;
  }
  const bool is_change = prior != kNone && TellsOfChange(input, input.figures.figures[prior]);  // 同比减少34起
  if (change.amount == kNone && prior != kNone && !is_change) {
    CollectValues(input, prior, way, change);
    change.values.insert(change.values.begin(), {prior, true, true, true, true});
  }
  return change;
}

}  // namespace gouji
