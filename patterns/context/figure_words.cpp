#include "patterns/context/figure_words.h"

#include <algorithm>
#include <utility>

#include "patterns/context/clauses.h"
#include "patterns/context/topics.h"
#include "patterns/context/words_behind.h"
#include "patterns/pack/word_list.h"
#include "patterns/score/score_words.h"

namespace gouji {
namespace {

constexpr std::size_t kMaxListBytes = 120;
constexpr std::string_view kListMark = "、";

bool IsList(std::string_view clause) { return clause.find(kListMark) != std::string_view::npos; }

bool EndsList(std::string_view text, std::string_view clause) {
  const std::size_t begin = static_cast<std::size_t>(clause.data() - text.data());
  return begin >= kListMark.size() && text.substr(begin - kListMark.size(), kListMark.size()) == kListMark;
}

// 实际合规率为98%: what was done. 实际支出 is money spent, 实际在职人数 a measure.
bool IsAchieved(std::string_view clause, const Figure& figure, const ItemName& name) {
  constexpr std::string_view kReal = "实际";
  const bool quantity = figure.kind == FigureKind::kPercent || figure.kind == FigureKind::kCount || figure.kind == FigureKind::kMeasure;
  return quantity && clause.starts_with(kReal) && name.measure.empty() && (name.aspect == Aspect::kNone || name.aspect == Aspect::kRate);
}

}  // namespace

void FigureWords::Enter(const Sentence& sentence, std::vector<EntityMention> mentions) {
  text_ = sentence.text.text();
  mentions_ = std::move(mentions);
  alignments_ = AlignedLists(sentence, figures_);
  next_alignment_ = 0;
}

// The words before the number without names of bodies: those say whose it is.
std::string FigureWords::WithoutBodies(std::string_view clause) const {
  const std::size_t begin = static_cast<std::size_t>(clause.data() - text_.data());
  std::string words;
  std::size_t at = begin;
  for (const EntityMention& mention : mentions_) {
    if (mention.range.begin < at || mention.range.end > begin + clause.size()) continue;
    words.clear();  // 市财政局安排某局…: what stands before the name is who does it
    at = mention.range.end;
    for (const std::string_view level : {"(本级)", "本级", "机关"}) {
      const bool stands = text_.substr(at, level.size()) == level && at + level.size() <= begin + clause.size();
      // 机关运行经费 is money, 机关事业单位 are others.
      const std::string_view behind = text_.substr(at + (stands ? level.size() : 0));
      if (stands && !behind.starts_with("运行") && !behind.starts_with("事业")) at += level.size();
    }
  }
  words += text_.substr(at, begin + clause.size() - at);
  return words;
}

bool FigureWords::StartsWithMeasure(std::string_view clause) const {
  const std::vector<int> found = patterns_.MeasureWordsIn(clause);
  return std::any_of(found.begin(), found.end(), [&](int index) {
    return clause.starts_with(patterns_.measure_words()[static_cast<std::size_t>(index)].second);
  });
}

// 国内公务接待批次为520个, 基本支出和项目支出两个部分: no money is counted.
ItemName FigureWords::WordsOnly(std::string_view clause, Aspect aspect) const {
  return {ReadItemName(patterns_, WithoutBodies(clause), false).item, {}, aspect};
}

// People are no money and money is no people; 政府采购授予中小企业合同金额 is more than 政府采购.
bool FigureWords::IsOfOther(const std::string& measure, std::string_view clause, const Figure& figure) const {
  const bool staff = measure.starts_with("staff.");
  if (IsCount(figure.kind)) return !staff;
  if (figure.kind == FigureKind::kAmount && staff) return true;
  return !measure.starts_with("rate.") && NamesMoreThanMeasure(patterns_, clause);
}

// 官微、官网、微信公众号覆盖率: from the mark before the first piece of the list to the number. The clause itself when
// it is no piece of a list, or one too long to be a name.
std::string_view FigureWords::WholeList(const NumberPlace& place, std::string_view clause) const {
  std::size_t begin = static_cast<std::size_t>(clause.data() - text_.data());
  const std::size_t end = begin + clause.size();
  while (EndsList(text_, text_.substr(begin, end - begin)) && begin - kListMark.size() >= place.floor) {
    const std::string_view before = LastClause(text_, place.floor, begin - kListMark.size());
    const std::size_t at = static_cast<std::size_t>(before.data() - text_.data());
    if (before.empty() || at >= begin || end - at > kMaxListBytes) return clause;
    if (place.after_figure && at == place.last_end) break;  // words behind another number
    begin = at;
  }
  return text_.substr(begin, end - begin);
}

// "占基本支出的62.5%", "完成年初预算的98%", "为目标45万株的93%": where the words for the base begin, which name
// something else than the rate.
std::size_t FigureWords::BaseIn(std::string_view clause) const {
  constexpr std::string_view kOf = "的";
  const bool of = clause.size() >= kOf.size() && clause.substr(clause.size() - kOf.size()) == kOf;
  std::size_t at = clause.size();
  for (const std::string& word : patterns_.list("context.base-of").words) {
    const std::size_t found = clause.find(word);
    if (found != std::string_view::npos && (of || word == "占")) at = std::min(at, found);
  }
  return at;
}

// 项目支出包括委员活动经费36万元: the part is named.
std::string_view FigureWords::AfterAmong(std::string_view clause) const {
  for (const std::string& word : patterns_.list("context.among").words) {
    constexpr std::size_t kOneCharacter = 3;  // 含 is a part of many words
    const std::size_t at = word.size() > kOneCharacter ? clause.rfind(word) : std::string_view::npos;
    if (at != std::string_view::npos && at + word.size() < clause.size()) clause.remove_prefix(at + word.size());
  }
  return clause;
}

// The words that name a figure: the clause before it; of a list that shares one number (慰问困难职工、一线职工3万人) all.
std::string_view FigureWords::NamingWords(const NumberPlace& place, const Figure& figure) const {
  const std::string_view clause = AfterAmong(LastClause(text_, place.floor, place.begin));
  if (figure.kind == FigureKind::kPercent) {
    const std::size_t base = BaseIn(clause);
    if (base < clause.size()) return clause.substr(0, base);
  }
  return figure.kind == FigureKind::kAmount ? clause : WholeList(place, clause);
}

// By the words before the number and, of what is counted, behind it.
ItemName FigureWords::NameIn(std::string_view clause, const NumberPlace& place, const Figure& figure) const {
  ItemName name = ReadItemName(patterns_, WithoutBodies(clause));
  if (name.measure.empty() && IsWord(patterns_.list("context.actual-alone"), name.item)) {
    if (name.aspect == Aspect::kNone) name.aspect = Aspect::kActual;
    name.item.clear();
  }
  const bool of_other = !name.measure.empty() && IsOfOther(name.measure, clause, figure);
  if (of_other) name = WordsOnly(clause, name.aspect);
  if (IsCount(figure.kind) && name.measure.empty()) {
    const std::string noun = NounAfter(patterns_, text_, place.end);
    // 甲部、乙部、丙部13个职能部室: the last of a list is not what is counted. In 组织1批次劳模疗休养和7批次职工疗休养
    // the words between are what the number before counts.
    const bool of_last = clause.data() == text_.data() + place.floor && place.after_count;
    if (!noun.empty() && (of_last || of_other || IsList(clause) || EndsList(text_, clause))) name = {};
    name.item += noun;
  }
  if (figure.kind == FigureKind::kMeasure && name.measure.empty()) {
    if (const std::string thing = ThingOf(patterns_, text_, place.end); !thing.empty()) name.item = thing;
  }
  if (IsAchieved(clause, figure, name)) name.aspect = Aspect::kAchieved;
  // “三公”经费支出6.35万元: spent, unless the report plans.
  const bool spent = figure.kind == FigureKind::kAmount && name.measure.starts_with("three-public") && clause.ends_with("支出");
  if (spent && name.aspect == Aspect::kNone && figures_.kind != ReportKind::kBudget) name.aspect = Aspect::kActual;
  return name;
}

// 地方一般公共预算收入(自然口径)完成30,161万元: the remark in brackets does not end the name.
Named FigureWords::NamedBeforeBracket(std::string_view clause, const NumberPlace& place, const ItemName& name) const {
  const std::size_t begin = static_cast<std::size_t>(clause.data() - text_.data());
  if (begin == 0 || begin <= place.floor || text_[begin - 1] != ')') return {};
  const std::size_t open = text_.substr(0, begin).rfind('(');
  if (open == std::string_view::npos || open < place.floor) return {};
  const std::string_view named = LastClause(text_, place.floor, open);
  ItemName before = ReadItemName(patterns_, WithoutBodies(named));
  if (before.item.empty() || BaseIn(named) < named.size()) return {};
  // (同口径), (不含上级补助): another amount than without the remark.
  const std::string_view remark = text_.substr(open, begin - open);
  if (Contains(patterns_.list("context.coverage"), remark)) before.item += remark;
  return {{before.item, before.measure, name.aspect != Aspect::kNone ? name.aspect : before.aspect}, ContextSource::kWords};
}

// Named by a clause further in front.
Named FigureWords::NamedBefore(std::string_view clause, const NumberPlace& place, const ItemName& name) const {
  const std::string_view before = ClauseBeforeColon(text_, place.floor, place.begin);
  if (!before.empty()) {
    const ItemName topic = ReadItemName(patterns_, before);
    if (!topic.measure.empty() || IsClassified(before)) return {{topic.item, topic.measure, name.aspect}, ContextSource::kWords};
  }
  if (const Named named = NamedBeforeBracket(clause, place, name); !named.name.item.empty()) return named;
  if (!IsChange(name.aspect) && name.aspect != Aspect::kPrior) return {name, ContextSource::kNone};
  // 公务用车运行维护费支出决算比预算无增减变化，比去年增加1.05万元
  const std::size_t begin = static_cast<std::size_t>(clause.data() - text_.data());
  const std::string_view last = begin > place.floor + 1 ? LastClause(text_, place.floor, begin - 1) : std::string_view();
  const ItemName subject = StartsWithMeasure(last) ? ReadItemName(patterns_, last) : ItemName();
  if (subject.measure.empty()) return {name, ContextSource::kNone};
  return {{subject.item, subject.measure, name.aspect}, ContextSource::kWords};
}

Named FigureWords::NameOf(std::uint32_t index, const NumberPlace& place) {
  const Figure& figure = figures_.figures[index];
  while (next_alignment_ < alignments_.size() && alignments_[next_alignment_].figure < index) ++next_alignment_;
  const bool listed = next_alignment_ < alignments_.size() && alignments_[next_alignment_].figure == index;
  aligned_ = listed ? &alignments_[next_alignment_] : nullptr;
  if (aligned_ != nullptr && aligned_->like != kNone) {
    const Figure& like = figures_.figures[aligned_->like];
    return {{like.item, like.measure, SideOfList(place)}, ContextSource::kSentence};
  }
  const std::string_view clause = aligned_ != nullptr ? text_.substr(aligned_->name.begin, aligned_->name.size()) : NamingWords(place, figure);
  ItemName name = NameIn(clause, place, figure);
  if (figure.kind == FigureKind::kAmount) {
    if (std::string thing = ThingPaidFor(patterns_, text_, place.end); !thing.empty()) name = {std::move(thing), {}, name.aspect};
    if (name.item.empty() && (clause.empty() || clause == kAmong)) name.item = UsedFor(patterns_, text_, place.end);
    constexpr std::string_view kStandard = "标准";
    if (const std::string thing = ThingOf(patterns_, text_, place.end); thing.ends_with(kStandard)) name = {thing, {}, Aspect::kNone, true};
  }
  if (name.item.empty()) return NamedBefore(clause, place, name);
  return {std::move(name), ContextSource::kWords};
}

std::string_view FigureWords::Clause(std::uint32_t figure, const NumberPlace& place) const {
  const std::string_view clause = LastClause(text_, place.floor, place.begin);
  return figures_.figures[figure].kind == FigureKind::kPercent ? clause.substr(0, BaseIn(clause)) : clause;
}

// 占比分别为, 分别增长: what the words before a list say that its figures are.
Aspect FigureWords::SideOfList(const NumberPlace& place) {
  const std::string_view clause = LastClause(text_, place.floor, place.begin);
  if (!clause.empty()) list_side_ = ReadItemName(patterns_, clause).aspect;
  return list_side_;
}

// Points stand on no side. "完成年初预算的98%" is a rate of what was done.
Aspect FigureWords::SideOf(std::uint32_t index, const NumberPlace& place, const ItemName& own) const {
  const Figure& figure = figures_.figures[index];
  if (IsPoints(figure)) return Aspect::kNone;
  constexpr std::string_view kDone = "完成";
  const std::string_view clause = LastClause(text_, place.floor, place.begin);
  if (figure.kind == FigureKind::kPercent) {
    if (clause.substr(BaseIn(clause)).starts_with(kDone)) return Aspect::kRate;
    if (IsBudget(own.aspect) && clause.starts_with(kDone)) return Aspect::kRate;
  }
  if (!place.after_figure || own.aspect != Aspect::kNone || own.without_aspect || aligned_ != nullptr) return own.aspect;
  // 新建8个项目985万元, 完成56批4903人: what was planned or done goes on. So does a list: 各增长5%、6%.
  const std::size_t begin = static_cast<std::size_t>(clause.data() - text_.data());
  const bool goes_on = begin == place.last_end && place.after_count && (IsCount(figure.kind) || figure.kind == FigureKind::kAmount);
  const bool listed = place.last_kind == figure.kind && IsListGap(text_.substr(place.last_end, begin + clause.size() - place.last_end));
  return goes_on || listed ? place.last_side : own.aspect;
}

}  // namespace gouji
