#include "patterns/context/text_context.h"

#include <algorithm>
#include <optional>

#include "extract/base/utf8.h"
#include "extract/structure/outline.h"
#include "patterns/context/aligned_lists.h"
#include "patterns/context/clauses.h"
#include "patterns/context/defaults.h"
#include "patterns/context/entities.h"
#include "patterns/context/entity_sources.h"
#include "patterns/context/item_name.h"
#include "patterns/context/names.h"
#include "patterns/context/periods.h"
#include "patterns/lexer/units.h"
#include "patterns/pack/word_list.h"
#include "patterns/score/score_words.h"
#include "patterns/table/head_words.h"

namespace gouji {
namespace {

constexpr std::size_t kMaxTopicBytes = 150;
constexpr std::size_t kMaxNounChars = 8;
constexpr std::size_t kMaxLeadBytes = 90;
constexpr std::size_t kMaxListBytes = 120;
constexpr std::string_view kListMark = "、";

bool IsChange(Aspect aspect) { return aspect == Aspect::kIncrease || aspect == Aspect::kDecrease; }

// 审计事务(款)行政运行(项): a class of the budget's functions.
bool IsClassified(std::string_view text) {
  return text.ends_with("(项)") || text.ends_with("(款)") || text.ends_with("(类)");
}

// What a sentence without numbers at the head of a paragraph, or a heading, says the paragraph is about. Of
// 审计事务(款)行政运行(项) it is the last.
ItemName TopicOf(const PatternSet& patterns, std::string_view text) {
  while (!text.empty() && (text.back() == ':' || text.substr(text.size() - std::min<std::size_t>(3, text.size())) == "。")) {
    text.remove_suffix(text.back() == ':' ? 1 : 3);
  }
  const bool classified = IsClassified(text);
  ItemName name = ReadItemName(patterns, text);
  if (name.measure.empty() && !classified) return {};
  name.aspect = Aspect::kNone;
  return name;
}

// Reads the figures of one paragraph or cell after the other.
class ContextReader {
 public:
  ContextReader(const Document& document, const PatternSet& patterns, FigureTable& figures)
      : document_(document), patterns_(patterns), figures_(figures), finder_(figures.entities) {}

  void Read(const Sentence& sentence) {
    if (sentence.block != block_ || sentence.cell != cell_) EnterBlock(sentence);
    const std::string_view text = sentence.text.text();
    if (sentence.first_figure == sentence.end_figure) {
      if (first_sentence_ && text.size() <= kMaxTopicBytes) {
        topic_ = {TopicOf(patterns_, text), ContextSource::kSentence};
        if (topic_.name.item.empty()) topic_.name = LeadOf(sentence);
      }
      first_sentence_ = false;
      periods_.EnterSentence(text);
      periods_.LeaveSentence();
      return;
    }
    EnterSentence(text);
    if (first_sentence_) topic_ = {LeadOf(sentence), ContextSource::kSentence};
    std::size_t floor = first_sentence_ ? ReadLabel(text).size : 0;
    first_sentence_ = false;
    alignments_ = AlignedLists(sentence, figures_);
    next_alignment_ = 0;
    for (std::uint32_t f = sentence.first_figure; f < sentence.end_figure; ++f) {
      Figure& figure = figures_.figures[f];
      const NormRange range = sentence.text.FromSource(figure.range);
      const std::size_t at = std::max<std::size_t>(range.begin, floor);
      Walk(text.substr(floor, at - floor));
      aligned_ = AlignmentOf(f);
      Name(text, std::max(floor, EndOfLimit(sentence, figure)), at, range.end, figure);
      Date(at, figure);
      floor = range.end;
    }
    periods_.LeaveSentence();
  }

 private:
  const Alignment* AlignmentOf(std::uint32_t figure) {
    while (next_alignment_ < alignments_.size() && alignments_[next_alignment_].figure < figure) ++next_alignment_;
    const bool found = next_alignment_ < alignments_.size() && alignments_[next_alignment_].figure == figure;
    return found ? &alignments_[next_alignment_] : nullptr;
  }

  // 预算20万元以上的12个项目: where the limit ends that stands before the figure; 0 when there is none in its sentence.
  std::size_t EndOfLimit(const Sentence& sentence, const Figure& figure) {
    const std::vector<NonFigure>& others = figures_.non_figures;
    std::size_t end = 0;
    for (; next_other_ < others.size() && others[next_other_].range.begin < figure.range.begin; ++next_other_) {
      const NonFigure& other = others[next_other_];
      const bool limit = other.kind == NonFigureKind::kThreshold || other.kind == NonFigureKind::kRange;
      if (limit && other.range.begin >= sentence.range.begin) last_limit_ = other.range.end;
    }
    if (last_limit_ > sentence.range.begin) end = sentence.text.FromSource({sentence.range.begin, last_limit_}).end;
    return end;
  }

  // What is being listed: the statement itself, a 其中, a bracket. Inner levels fall back on outer ones.
  struct Level {
    enum class Kind : std::uint8_t { kStatement, kAmong, kBracket } kind = Kind::kStatement;
    ItemName item;                    // named last
    Aspect aspect = Aspect::kNone;    // of the figure that the list takes apart
    Aspect parts = Aspect::kNone;     // of the parts, as far as they say
    Aspect carried = Aspect::kNone;   // of the amount before
    int named = 0;                    // parts with a name
    bool paired = false;              // a part stated on more than one side: 预算…，决算…
  };

  void EnterBlock(const Sentence& sentence) {
    block_ = sentence.block;
    cell_ = sentence.cell;
    levels_.assign(1, Level{});
    topic_ = {};
    periods_ = {};
    first_sentence_ = true;
    last_aspect_ = Aspect::kNone;
  }

  void EnterSentence(std::string_view text) {
    levels_.resize(1);
    mentions_ = finder_.Find(text);
    periods_.EnterSentence(text);
    if (text.substr(0, kAmong.size()) != kAmong) last_aspect_ = Aspect::kNone;
    levels_.back().carried = Aspect::kNone;
    inherited_ = nullptr;
    last_counts_ = false;
    last_end_ = 0;
    sentence_ = text;
  }

  // "（1）按期完工率：4个标段中…", "5.安防工程里程(4分)。": a numbered lead names what its paragraph is about.
  ItemName LeadOf(const Sentence& sentence) const {
    const std::string_view text = sentence.text.text();
    const std::size_t end = std::min(text.find(':'), text.find("。"));
    const std::string_view lead = text.substr(0, end);
    if (end == std::string_view::npos || lead.size() > (IsClassified(lead) ? kMaxTopicBytes : kMaxLeadBytes) || ReadLabel(lead).kind == LabelKind::kNoLabel) return {};
    for (std::uint32_t f = sentence.first_figure; f < sentence.end_figure; ++f) {
      if (sentence.text.FromSource(figures_.figures[f].range).begin < end && !IsPoints(figures_.figures[f])) return {};
    }
    return LeadName(lead);
  }

  // The measure that a lead names, else the lead itself.
  ItemName LeadName(std::string_view lead) const {
    ItemName name = ReadItemName(patterns_, IndicatorName(lead));
    if (name.measure.empty() && !IsClassified(lead)) name.item = IndicatorName(lead);
    name.aspect = Aspect::kNone;
    return name;
  }

  // Follows brackets, 其中 and semicolons between two figures.
  void Walk(std::string_view between) {
    for (std::size_t i = 0; i < between.size();) {
      if (const std::size_t size = AmongAt(between, i); size != 0) {
        if (levels_.back().kind == Level::Kind::kAmong) levels_.pop_back();
        Push(Level::Kind::kAmong);
        i += size;
        continue;
      }
      const CodePoint c = DecodeUtf8(between, i);
      if (c.value == '(') Push(Level::Kind::kBracket);
      if (c.value == ')') Pop();
      if (c.value == ';') statement_ended_ = true;
      i += c.size;
    }
  }

  // 其中 anywhere, 含 and 包括 at the head of a clause: bytes of the word that opens a list of parts, or 0.
  std::size_t AmongAt(std::string_view between, std::size_t i) const {
    if (between.substr(i, kAmong.size()) == kAmong) return kAmong.size();
    if (i > 0 && between[i - 1] != ',' && between[i - 1] != '(') return 0;
    for (const std::string& word : patterns_.list("context.among").words) {
      if (between.substr(i, word.size()) == word) return word.size();
    }
    return 0;
  }

  void Push(Level::Kind kind) {
    Level level;
    level.kind = kind;
    level.aspect = last_aspect_;
    levels_.push_back(std::move(level));
  }

  void Pop() {
    while (levels_.size() > 1 && levels_.back().kind != Level::Kind::kBracket) levels_.pop_back();
    if (levels_.size() > 1) levels_.pop_back();
  }

  void LeaveAmong() {
    while (levels_.size() > 1 && levels_.back().kind == Level::Kind::kAmong) levels_.pop_back();
  }

  // The words before the number without names of bodies: those say whose it is.
  std::string WithoutBodies(std::string_view clause) const {
    const std::size_t begin = static_cast<std::size_t>(clause.data() - sentence_.data());
    std::string words;
    std::size_t at = begin;
    for (const EntityMention& mention : mentions_) {
      if (mention.range.begin < at || mention.range.end > begin + clause.size()) continue;
      words.clear();  // 市财政局安排某局…: what stands before the name is who does it
      at = mention.range.end;
      for (const std::string_view level : {"(本级)", "本级", "机关"}) {
        const bool stands = sentence_.substr(at, level.size()) == level && at + level.size() <= begin + clause.size();
        // 机关运行经费 is money, 机关事业单位 are others.
        const std::string_view behind = sentence_.substr(at + (stands ? level.size() : 0));
        if (stands && !behind.starts_with("运行") && !behind.starts_with("事业")) at += level.size();
      }
    }
    words += sentence_.substr(at, begin + clause.size() - at);
    return words;
  }

  bool StartsWithMeasure(std::string_view clause) const {
    const std::vector<int> found = patterns_.MeasureWordsIn(clause);
    return std::any_of(found.begin(), found.end(), [&](int index) {
      return clause.starts_with(patterns_.measure_words()[static_cast<std::size_t>(index)].second);
    });
  }

  // 国内公务接待批次为520个, 基本支出和项目支出两个部分: no money is counted.
  ItemName WordsOnly(std::string_view clause, Aspect aspect) const {
    return {ReadItemName(patterns_, WithoutBodies(clause), false).item, {}, aspect};
  }

  // People are no money and money is no people; 政府采购授予中小企业合同金额 is more than 政府采购.
  bool IsOfOther(const std::string& measure, std::string_view clause, const Figure& figure) const {
    const bool staff = measure.starts_with("staff.");
    if (Counts(figure)) return !staff;
    if (figure.kind == FigureKind::kAmount && staff) return true;
    return !measure.starts_with("rate.") && NamesMoreThanMeasure(patterns_, clause);
  }

  static bool Counts(const Figure& figure) { return figure.kind == FigureKind::kCount || figure.kind == FigureKind::kHeadcount; }

  static bool IsAchieved(std::string_view clause, const Figure& figure, const ItemName& name) {
    constexpr std::string_view kReal = "实际";
    const bool quantity = figure.kind == FigureKind::kPercent || figure.kind == FigureKind::kCount || figure.kind == FigureKind::kMeasure;
    return quantity && clause.starts_with(kReal) && name.measure.empty() && (name.aspect == Aspect::kNone || name.aspect == Aspect::kRate);
  }

  // 官微、官网、微信公众号覆盖率: from the mark before the first piece of the list to the number. The clause itself when
  // it is no piece of a list, or one too long to be a name.
  std::string_view WholeList(std::string_view text, std::size_t floor, std::string_view clause) const {
    std::size_t begin = static_cast<std::size_t>(clause.data() - text.data());
    const std::size_t end = begin + clause.size();
    while (EndsList(text, text.substr(begin, end - begin)) && begin - kListMark.size() >= floor) {
      const std::string_view before = LastClause(text, floor, begin - kListMark.size());
      const std::size_t at = static_cast<std::size_t>(before.data() - text.data());
      if (before.empty() || at >= begin || end - at > kMaxListBytes) return clause;
      if (at == last_end_ && last_end_ != 0) break;  // words behind another number
      begin = at;
    }
    return text.substr(begin, end - begin);
  }

  static bool IsList(std::string_view clause) { return clause.find(kListMark) != std::string_view::npos; }

  // "按500元/人发放慰问金", "按每人500元的标准发放慰问金": what an amount a head or piece is paid for stands behind it.
  std::string ThingPaidFor(std::string_view text, std::size_t end, const Figure& figure) const {
    if (figure.kind != FigureKind::kAmount || end >= text.size() || text[end] != '/') return {};
    std::size_t at = end;
    while (at < text.size() && (text[at] == '/' || text.substr(at, 2) == "·")) {
      at += text[at] == '/' ? 1 : std::string_view("·").size();
      const std::optional<UnitReading> unit = ReadUnit(patterns_.units(), text, at);
      if (!unit) return {};
      at = unit->end;
    }
    constexpr std::string_view kStandard = "的标准";
    if (text.substr(at, kStandard.size()) == kStandard) at += kStandard.size();
    return NounAfter(text, at);
  }

  // "其中：30万元用于基建工程审计；…": the words to the end of the clause.
  std::string UsedFor(std::string_view text, std::size_t end) const {
    const std::string_view behind = text.substr(std::min(end, text.size()));
    for (const std::string& word : patterns_.list("context.used-for").words) {
      if (!behind.starts_with(word)) continue;
      const std::string_view thing = behind.substr(word.size());
      std::size_t stop = std::min(thing.find_first_of(",;:()"), thing.size());
      stop = std::min(stop, std::min(thing.find("。"), thing.size()));
      if (stop <= kMaxListBytes) return std::string(thing.substr(0, stop));
    }
    return {};
  }

  // "8个科室", "42个标段全部通过交工验收": what is counted stands after the number.
  std::string NounAfter(std::string_view text, std::size_t end) const {
    std::size_t i = end;
    const std::vector<std::string>& stops = patterns_.list("context.noun-end").words;
    for (std::size_t chars = 0; i < text.size() && chars < kMaxNounChars; ++chars) {
      const CodePoint c = DecodeUtf8(text, i);
      const std::string_view rest = text.substr(i);
      const bool stop = std::any_of(stops.begin(), stops.end(), [&](const std::string& word) { return rest.substr(0, word.size()) == word; });
      if (stop || !IsHan(c.value)) break;
      i += c.size;
    }
    constexpr std::size_t kTwoChars = 6;
    return i - end >= kTwoChars ? std::string(text.substr(end, i - end)) : std::string();
  }

  static bool EndsList(std::string_view text, std::string_view clause) {
    const std::size_t begin = static_cast<std::size_t>(clause.data() - text.data());
    return begin >= kListMark.size() && text.substr(begin - kListMark.size(), kListMark.size()) == kListMark;
  }

  // The name, and where it was read.
  struct Named {
    ItemName name;
    ContextSource source = ContextSource::kNone;
  };

  // "占基本支出的62.5%", "完成年初预算的98%", "为目标45万株的93%": where the words for the base begin, which name
  // something else than the rate.
  std::size_t BaseIn(std::string_view clause) const {
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
  std::string_view AfterAmong(std::string_view clause) const {
    for (const std::string& word : patterns_.list("context.among").words) {
      constexpr std::size_t kOneCharacter = 3;  // 含 is a part of many words
      const std::size_t at = word.size() > kOneCharacter ? clause.rfind(word) : std::string_view::npos;
      if (at != std::string_view::npos && at + word.size() < clause.size()) clause.remove_prefix(at + word.size());
    }
    return clause;
  }

  // The words that name a figure: the clause before it; of a list that shares one number (慰问困难职工、一线职工3万人) all.
  std::string_view NamingWords(std::string_view text, std::size_t floor, std::size_t at, const Figure& figure) const {
    const std::string_view clause = AfterAmong(LastClause(text, floor, at));
    if (figure.kind == FigureKind::kPercent) {
      const std::size_t base = BaseIn(clause);
      if (base < clause.size()) return clause.substr(0, base);
    }
    return figure.kind == FigureKind::kAmount ? clause : WholeList(text, floor, clause);
  }

  Named OwnName(std::string_view text, std::size_t floor, std::size_t at, std::size_t end, const Figure& figure) {
    if (aligned_ != nullptr && aligned_->like != kNone) {
      const Figure& like = figures_.figures[aligned_->like];
      return {{like.item, like.measure, SideOfList(text, floor, at)}, ContextSource::kSentence};
    }
    const std::string_view clause = aligned_ != nullptr ? text.substr(aligned_->name.begin, aligned_->name.size()) : NamingWords(text, floor, at, figure);
    ItemName name = ReadItemName(patterns_, WithoutBodies(clause));
    const std::vector<std::string>& spent = patterns_.list("context.actual-alone").words;
    if (name.measure.empty() && std::find(spent.begin(), spent.end(), name.item) != spent.end()) {
      if (name.aspect == Aspect::kNone) name.aspect = Aspect::kActual;
      name.item.clear();
    }
    const bool of_other = !name.measure.empty() && IsOfOther(name.measure, clause, figure);
    if (of_other) name = WordsOnly(clause, name.aspect);
    if (Counts(figure) && name.measure.empty()) {
      const std::string noun = NounAfter(text, end);
      // 甲部、乙部、丙部13个职能部室: the last of a list is not what is counted. In 组织1批次劳模疗休养和7批次职工疗休养
      // the words between are what the number before counts.
      const bool of_last = clause.data() == text.data() + floor && last_counts_;
      if (!noun.empty() && (of_last || of_other || IsList(clause) || EndsList(text, clause))) name = {};
      name.item += noun;
    }
    if (const std::string rated = ThingPaidFor(text, end, figure); !rated.empty()) return {{rated, {}, name.aspect}, ContextSource::kWords};
    // 实际合规率为98%, 实际参会人数120人: what was done. 实际支出 is money spent, 实际在职人数 a measure.
    if (IsAchieved(clause, figure, name)) name.aspect = Aspect::kAchieved;
    if (!name.item.empty()) return {std::move(name), ContextSource::kWords};
    if (figure.kind == FigureKind::kAmount && (clause.empty() || clause == kAmong)) name.item = UsedFor(text, end);
    if (!name.item.empty()) return {std::move(name), ContextSource::kWords};
    const std::string_view before = ClauseBeforeColon(text, floor, at);
    if (!before.empty()) {
      const ItemName topic = ReadItemName(patterns_, before);
      if (!topic.measure.empty() || IsClassified(before)) return {{topic.item, topic.measure, name.aspect}, ContextSource::kWords};
    }
    // 公务用车运行维护费支出决算比预算无增减变化，比去年增加1.05万元: named in the clause before.
    if (IsChange(name.aspect) || name.aspect == Aspect::kPrior) {
      const std::size_t begin = static_cast<std::size_t>(clause.data() - text.data());
      const std::string_view last = begin > floor + 1 ? LastClause(text, floor, begin - 1) : std::string_view();
      const ItemName subject = StartsWithMeasure(last) ? ReadItemName(patterns_, last) : ItemName();
      if (!subject.measure.empty()) return {{subject.item, subject.measure, name.aspect}, ContextSource::kWords};
    }
    return {std::move(name), ContextSource::kNone};
  }

  // 占比分别为, 分别增长: what the words before a list say that its figures are.
  Aspect SideOfList(std::string_view text, std::size_t floor, std::size_t at) {
    const std::string_view clause = LastClause(text, floor, at);
    if (!clause.empty()) list_side_ = ReadItemName(patterns_, clause).aspect;
    return list_side_;
  }

  // What a figure without a name of its own is called: as the one before it, or as the whole list.
  Named Inherited(const ItemName& own, std::string_view clause) {
    if (levels_.back().kind == Level::Kind::kAmong) {
      const Level& among = levels_.back();
      const bool compares = IsChange(own.aspect) || own.aspect == Aspect::kPrior;
      const bool other_side = own.aspect != Aspect::kNone && !compares && among.named >= 2 && !among.paired && own.aspect != among.parts;
      if (statement_ended_ || other_side || Contains(patterns_.list("context.whole"), clause)) LeaveAmong();
    } else if (Contains(patterns_.list("context.whole"), clause) && !last_counts_) {
      // After 返还单位211个 总额 is the money of what was counted.
      levels_.back().item = {};
      return {};
    }
    for (auto level = levels_.rbegin(); level != levels_.rend(); ++level) {
      if (!level->item.item.empty()) return {level->item, ContextSource::kSentence};
    }
    if (!topic_.name.item.empty()) return topic_;
    return FromAround();
  }

  // The row of a cell; the heading above a paragraph, where it names one measure.
  Named FromAround() {
    if (cell_ != kNone) {
      const std::uint32_t table = document_.blocks()[block_].table;
      const Cell& cell = document_.tables()[table].cells[cell_];
      const TableRow& row = figures_.tables[table].RowAt(cell.row, cell.column);
      if (row.label.empty()) return {};
      return {ReadItemName(patterns_, row.label), ContextSource::kRow};
    }
    const std::uint32_t heading = document_.blocks()[block_].parent;
    if (heading == kNone) return {};
    if (heading != heading_) {
      heading_ = heading;
      heading_topic_ = OfHeading(document_.blocks()[heading]);
    }
    return {heading_topic_, ContextSource::kHeading};
  }

  ItemName OfHeading(const Block& heading) const {
    ItemName topic = TopicOf(patterns_, HeadingName(document_, heading));
    const std::string words = Normalize(document_.Slice(heading.text));
    if (topic.item.empty() && words.find("分)") != std::string::npos && words.size() <= kMaxTopicBytes) topic = LeadName(words);
    return topic;
  }

  // Points stand on no side. "完成年初预算的98%" is a rate of what was done.
  Aspect AspectFrom(const ItemName& name, std::string_view clause, const Figure& figure) const {
    if (IsPoints(figure)) return Aspect::kNone;
    constexpr std::string_view kDone = "完成";
    const std::size_t base = figure.kind == FigureKind::kPercent ? BaseIn(clause) : clause.size();
    if (base < clause.size() && clause.substr(base).starts_with(kDone)) return Aspect::kRate;
    if (figure.kind == FigureKind::kPercent && IsBudget(name.aspect) && clause.starts_with(kDone)) return Aspect::kRate;
    if (last_end_ == 0 || name.aspect != Aspect::kNone || name.without_aspect || aligned_ != nullptr) return name.aspect;
    // 新建8个项目985万元, 完成56批4903人: what was planned or done goes on. So does a list: 各增长5%、6%.
    const std::size_t begin = static_cast<std::size_t>(clause.data() - sentence_.data());
    const bool goes_on = begin == last_end_ && last_counts_ && (Counts(figure) || figure.kind == FigureKind::kAmount);
    const bool listed = last_kind_ == figure.kind && IsListGap(sentence_.substr(last_end_, begin + clause.size() - last_end_));
    return goes_on || listed ? last_side_ : name.aspect;
  }

  void Name(std::string_view text, std::size_t floor, std::size_t at, std::size_t end, Figure& figure) {
    const std::string_view clause = LastClause(text, floor, at);
    Named own = OwnName(text, floor, at, end, figure);
    Level& level = levels_.back();
    Aspect aspect = AspectFrom(own.name, clause, figure);
    ContextSource aspect_source = aspect == Aspect::kNone ? ContextSource::kNone : ContextSource::kWords;
    if (aspect == Aspect::kNone && !own.name.without_aspect && figure.kind == FigureKind::kAmount) {
      aspect = level.parts != Aspect::kNone ? level.parts : level.aspect;
      if (aspect == Aspect::kNone) aspect = level.carried;
      if (aspect == Aspect::kNone && Contains(patterns_.list("context.spending"), text.substr(0, at))) aspect = Aspect::kActual;
      aspect_source = ContextSource::kSentence;
    }
    Named named = own;
    if (own.name.item.empty()) {
      named = Inherited(own.name, figure.kind == FigureKind::kPercent ? clause.substr(0, BaseIn(clause)) : clause);
    } else {
      level.paired = level.paired || (level.named > 0 && own.name.item == level.item.item);
      if (own.name.item != level.item.item) ++level.named;
      level.item = own.name;
      const bool states = own.name.aspect != Aspect::kNone && own.name.aspect != Aspect::kPrior &&
                          !IsChange(own.name.aspect) && own.name.aspect != Aspect::kAdjustment;
      if (states && figure.kind == FigureKind::kAmount) level.parts = own.name.aspect;
    }
    statement_ended_ = false;
    if (own.name.item.empty() && levels_.back().kind == Level::Kind::kAmong && own.name.aspect != Aspect::kNone) {
      levels_.back().paired = true;
    }
    if (figure.aspect == Aspect::kNone && figure.in_table() && (aspect == Aspect::kNone || aspect == Aspect::kRate)) {
      const Aspect column = figures_.tables[figure.table].ColumnAt(figure.row, figure.column).aspect;
      // 返还完成率≥90% in a column of targets is one.
      if (aspect == Aspect::kNone || column == Aspect::kTarget || column == Aspect::kAchieved) {
        aspect = column;
        aspect_source = ContextSource::kColumn;
      }
    }
    if (figure.aspect == Aspect::kNone && aspect != Aspect::kNone) {
      figure.aspect = aspect;
      figure.aspect_source = aspect_source;
    }
    const bool compares = IsChange(figure.aspect) || figure.aspect == Aspect::kPrior || figure.aspect == Aspect::kAdjustment;
    if (figure.kind == FigureKind::kAmount && !compares) {
      last_aspect_ = figure.aspect;
      levels_.back().carried = figure.aspect;
    }
    if (figure.measure.empty()) figure.measure = named.name.measure;
    if (figure.item.empty() && !named.name.item.empty()) {
      figure.item = named.name.item;
      figure.item_source = named.source;
    }
    // 出国费支出1万元，年初预算2万元: what took its side from the list stands on another one after all.
    if (figure.kind == FigureKind::kAmount && own.name.item.empty() && inherited_ != nullptr && inherited_->item == figure.item &&
        figure.aspect_source == ContextSource::kWords && (inherited_->aspect == figure.aspect || (IsBudget(inherited_->aspect) && IsBudget(figure.aspect)))) {
      inherited_->aspect = Aspect::kNone;
      inherited_->aspect_source = ContextSource::kNone;
    }
    last_counts_ = Counts(figure);
    last_kind_ = figure.kind;
    last_side_ = figure.aspect;
    last_end_ = end;
    if (figure.kind == FigureKind::kAmount) inherited_ = figure.aspect_source == ContextSource::kSentence ? &figure : nullptr;
  }

  void Date(std::size_t at, Figure& figure) {
    const PeriodReader::Period period = periods_.At(at, IsChange(figure.aspect));
    if (figure.period != 0) return;
    figure.period = period.year;
    figure.period_from = period.from;
    figure.period_source = period.source;
    // 2024年收入100万元，上年为90万元: the year before the one that the sentence speaks of.
    if (figure.aspect == Aspect::kPrior && period.source == ContextSource::kSentence && period.from == 0) --figure.period;
  }

  const Document& document_;
  const PatternSet& patterns_;
  FigureTable& figures_;
  EntityFinder finder_;
  PeriodReader periods_;
  std::vector<EntityMention> mentions_;  // of the sentence
  std::vector<Alignment> alignments_;  // of the sentence
  std::size_t next_alignment_ = 0;
  Aspect list_side_ = Aspect::kNone;
  const Alignment* aligned_ = nullptr;  // of the figure
  std::string_view sentence_;
  std::uint32_t block_ = kNone;
  std::uint32_t cell_ = kNone;
  std::vector<Level> levels_;
  std::uint32_t heading_ = kNone;  // whose topic heading_topic_ is
  ItemName heading_topic_;
  Named topic_;
  Aspect last_aspect_ = Aspect::kNone;
  bool last_counts_ = false;  // the figure before in the sentence counts things or people
  FigureKind last_kind_ = FigureKind::kNumber;
  Aspect last_side_ = Aspect::kNone;
  std::size_t last_end_ = 0;
  std::size_t next_other_ = 0;  // of the numbers that are no figures
  std::uint32_t last_limit_ = 0;
  Figure* inherited_ = nullptr;  // the amount before, when it has its side from the list it stands in
  bool first_sentence_ = true;
  bool statement_ended_ = false;
};

}  // namespace

void ReadTextContext(const Document& document, const PatternSet& patterns, FigureTable& figures) {
  ContextReader reader(document, patterns, figures);
  for (const Sentence& sentence : figures.sentences) {
    // A cell that holds one number is named by its row and column, not by words before it; one without numbers says
    // nothing of those in other cells.
    if (sentence.cell != kNone && sentence.first_figure == sentence.end_figure) continue;
    const bool bare_cell = sentence.cell != kNone && sentence.end_figure == sentence.first_figure + 1 &&
                           figures.figures[sentence.first_figure].range.size() + 2 >=
                               document.tables()[sentence.table].cells[sentence.cell].text.size();
    if (!bare_cell) reader.Read(sentence);
  }
  GiveDefaultPeriods(figures);
}

}  // namespace gouji
