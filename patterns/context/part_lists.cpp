#include "patterns/context/part_lists.h"

#include <algorithm>
#include <string_view>

#include "extract/base/utf8.h"
#include "extract/structure/outline.h"
#include "patterns/context/part_scope.h"
#include "patterns/context/part_words.h"
#include "patterns/context/respective_lists.h"
#include "patterns/context/total_word_lists.h"

namespace gouji {
namespace {

// Blocks after a paragraph that ends in "其中：" which may hold one part each.
constexpr std::uint32_t kMaxPartBlocks = 40;

class Finder {
 public:
  Finder(const Document& document, const PatternSet& patterns, FigureTable& figures)
      : document_(document), words_(patterns), figures_(figures) {}

  void Run() {
    for (std::uint32_t i = 0; i < figures_.sentences.size(); ++i) {
      const Sentence& sentence = figures_.sentences[i];
      if (sentence.block != block_ || sentence.cell != cell_) EnterBlock(sentence);
      ReadSentence(sentence);
    }
    CloseAll();
    std::stable_sort(figures_.part_lists.begin(), figures_.part_lists.end(),
                     [](const PartList& a, const PartList& b) { return a.range < b.range; });
    figures_.list_of.assign(figures_.figures.size(), kNone);
    for (std::uint32_t list = static_cast<std::uint32_t>(figures_.part_lists.size()); list-- > 0;) {
      for (const std::uint32_t part : figures_.part_lists[list].parts) figures_.list_of[part] = list;
    }
  }

 private:
  // A new paragraph ends all lists but one that was opened by a "其中：" at the end of a paragraph.
  // Its items are paragraphs with labels that count on, or the paragraphs without label that follow
  // one another; what stands between labelled items is about them.
  void EnterBlock(const Sentence& sentence) {
    while (!scopes_.empty() && scopes_.back().nested) Close();
    const bool may_go_on =
        scopes_.size() == 1 && !scopes_.front().bracket && continues_ && sentence.cell == kNone &&
        sentence.block - open_block_ <= kMaxPartBlocks && !IsComplete(figures_, scopes_.front());
    item_ = may_go_on ? ItemAt(sentence) : Item::kNot;
    if (item_ == Item::kNot) {
      CloseAll();
      continues_ = false;
    }
    block_ = sentence.block;
    cell_ = sentence.cell;
    heads_.clear();
    told_.clear();
    part_of_block_taken_ = false;
  }

  enum class Item { kNot, kPart, kBetween };

  Item ItemAt(const Sentence& sentence) {
    const bool among = sentence.text.text().find(kAmong) != std::string_view::npos;
    const NumberLabel label = ReadLabel(document_.Slice(document_.blocks()[sentence.block].text));
    if (scopes_.front().parts.empty()) {
      item_label_ = label;
      return HoldsPart(sentence) ? Item::kPart : Item::kNot;
    }
    if (item_label_.kind == LabelKind::kNoLabel) {
      const bool next = sentence.block == block_ + 1 && label.kind == LabelKind::kNoLabel;
      return next && !among && HoldsPart(sentence) ? Item::kPart : Item::kNot;
    }
    if (label.kind > item_label_.kind || label.kind == LabelKind::kNoLabel) return Item::kBetween;
    if (label.kind != item_label_.kind || label.number != item_label_.number + 1) return Item::kNot;
    item_label_ = label;
    return HoldsPart(sentence) ? Item::kPart : Item::kNot;
  }

  bool HoldsPart(const Sentence& sentence) const {
    for (std::uint32_t f = sentence.first_figure; f < sentence.end_figure; ++f) {
      if (SameKind(document_, figures_.figures[f], figures_.figures[scopes_.front().totals.front()]))
        return true;
    }
    return false;
  }

  void ReadSentence(const Sentence& sentence) {
    const std::string_view text = sentence.text.text();
    const bool starts_among = text.substr(0, kAmong.size()) == kAmong;
    if (!continues_) {
      const std::vector<std::uint32_t> heads = heads_;
      CloseAll();
      heads_ = starts_among ? heads : std::vector<std::uint32_t>();
    }
    std::uint32_t next = sentence.first_figure;
    last_figure_end_ = 0;
    clause_begin_ = 0;
    compares_ = false;
    for (std::size_t i = 0; i < text.size();) {
      if (next < sentence.end_figure &&
          sentence.text.FromSource(figures_.figures[next].range).begin <= i) {
        const NormRange range = sentence.text.FromSource(figures_.figures[next].range);
        const bool whole = IsWholeOfNext(text.substr(range.end)) && (scopes_.empty() || !scopes_.back().bracket);
        if (whole) CloseOpenLists();
        if (!IsRateBase(text.substr(range.end))) {
          Meet(next, text.substr(clause_begin_,
                                 range.begin - std::min<std::size_t>(range.begin, clause_begin_)));
        }
        if (whole && !heads_.empty() && heads_.back() == next) CountOff(next);
        ++next;
        if (range.end > i) {
          i = range.end;
          last_figure_end_ = i;
          clause_begin_ = i;
          continue;
        }
      }
      if (i == clause_begin_) {
        const std::size_t opened = OpenIncludes(text, i);
        if (opened > i) {
          clause_begin_ = i = opened;
          continue;
        }
      }
      next_ = next;
      i = Step(text, i);
    }
    FindListsWithTotalWord(document_, words_, sentence, figures_);
    FindRespectiveLists(document_, sentence, figures_);
    if (EndsWithAmong(text) && !scopes_.empty() && scopes_.back().nested) StandAlone();
    continues_ = !scopes_.empty() && !scopes_.front().bracket && (continues_ || EndsWithAmong(text));
    if (continues_ && EndsWithAmong(text)) open_block_ = sentence.block;
  }

  // Handles one character that is not part of a figure; returns the offset after it.
  std::size_t Step(std::string_view text, std::size_t i) {
    if (text.substr(i, kAmong.size()) == kAmong) {
      OpenAmong(text.substr(i + kAmong.size()).starts_with(":"));
      clause_begin_ = i + kAmong.size();
      return clause_begin_;
    }
    const CodePoint c = DecodeUtf8(text, i);
    const std::size_t after = i + c.size;
    switch (c.value) {
      case '(':
        OpenBracket(i);
        clause_begin_ = after;
        break;
      case ')':
        CloseBracket();
        clause_begin_ = after;
        break;
      case ';':
        if (EndsAtSemicolon(text.substr(after))) CloseOpenLists();
        clause_begin_ = after;
        compares_ = false;
        break;
      case U'、':
        if (IsItemLabel(text.substr(0, i))) NextItem();
        [[fallthrough]];
      case ',':
      case ':':
      case U'。':
        clause_begin_ = after;
        compares_ = false;
        break;
      default:
        break;
    }
    return after;
  }

  bool EndsAtSemicolon(std::string_view rest) {
    const bool nested = !scopes_.empty() && scopes_.back().nested && scopes_.back().form == PartList::Form::kAmong;
    if (nested) Close();
    if (words_.StartsStatement(rest) && !TellsNextPart(rest)) return true;
    return IsClosedBySemicolon();
  }

  // "其中：甲10人；乙20人，其中男8人；丙5人": one more part of the list, told with parts of its own.
  bool TellsNextPart(std::string_view rest) const {
    if (scopes_.empty() || continues_ || words_.SaysTotal(rest.substr(0, rest.find(';')))) return false;
    const PartScope& scope = scopes_.back();
    const bool list = !scope.bracket && !scope.counts_off && scope.form == PartList::Form::kAmong && !scope.parts.empty();
    if (!list || !(scope.semicolon || scope.announced) || IsComplete(figures_, scope)) return false;
    const bool same = next_ < figures_.figures.size() &&
                      SameKind(document_, figures_.figures[next_], figures_.figures[scope.totals.front()]);
    return same && HasRoom(figures_, scope, next_);
  }

  // "…预算50万元，其中甲50万元、乙0万元，三、接待费预算20万元": an item of the paragraph, unless the parts are such items.
  void NextItem() {
    if (scopes_.empty() || scopes_.back().bracket || continues_) return;
    if (scopes_.back().parts.empty()) scopes_.back().labelled = true;
    if (!scopes_.back().labelled) CloseOpenLists();
  }

  // The items of the nested list are paragraphs of their own.
  void StandAlone() {
    PartScope inner = std::move(scopes_.back());
    scopes_.pop_back();
    while (!scopes_.empty() && !scopes_.back().bracket) Close();
    inner.nested = false;
    inner.heads = told_;
    scopes_.push_back(std::move(inner));
  }

  // "其中工资60元、补贴40元；公用经费…": parts that commas held together end with the first
  // semicolon.
  bool IsClosedBySemicolon() {
    if (scopes_.empty() || scopes_.back().bracket || (continues_ && !scopes_.back().nested)) return false;
    if (scopes_.back().nested) {
      if (scopes_.back().loose) return false;
      Close();
      if (!scopes_.empty()) scopes_.back().semicolon = true;
      return false;
    }
    if (scopes_.back().parts.empty() && scopes_.back().of_another_kind) return true;  // 原值62万元，其中轿车2辆；
    PartScope& scope = scopes_.back();
    if (InMeasures(scope)) return false;
    const bool first = !scope.semicolon && scope.parts.size() >= 2;
    scope.semicolon = true;
    for (std::size_t k = 1; k < scope.parts.size(); ++k) {
      if (AreTwoSides(figures_.figures[scope.parts[k - 1]], figures_.figures[scope.parts[k]]))
        return false;
    }
    return first;
  }

  void OpenBracket(std::size_t at) {
    PartScope scope;
    scope.form = PartList::Form::kBracket;
    scope.bracket = true;
    const bool adjacent = last_figure_end_ != 0 && at == last_figure_end_;
    if (adjacent && last_figure_ != kNone) scope.totals = {last_figure_};
    scopes_.push_back(std::move(scope));
  }

  void CloseBracket() {
    while (!scopes_.empty() && !scopes_.back().bracket) Close();
    if (!scopes_.empty()) Close();
    last_figure_end_ = 0;
  }

  // "816份有效问卷中，满意412份、一般83份…": opens a list of what follows.
  void CountOff(std::uint32_t whole) {
    PartScope scope;
    scope.counts_off = true;
    scope.totals = {whole};
    scope.heads = told_;
    scopes_.push_back(std::move(scope));
  }

  // A 其中 right after the opening bracket belongs to the bracket; elsewhere it opens a list of its
  // own.
  void OpenAmong(bool announced) {
    if (!scopes_.empty() && scopes_.back().bracket && scopes_.back().parts.empty()) {
      scopes_.back().form = PartList::Form::kAmong;
      return;
    }
    if (TellsOfPart()) return OpenNested();
    // "32个小区中有5个未完工，其中4个…": the last one counted is what is told of.
    const bool of_last = !scopes_.empty() && scopes_.back().counts_off && !scopes_.back().parts.empty();
    const std::uint32_t last = of_last ? scopes_.back().parts.back() : kNone;
    // "其中基本60万元、项目40万元，其中人员50万元、公用10万元": of one of the parts before, or of the whole.
    std::vector<std::uint32_t> others;
    if (!scopes_.empty() && !scopes_.back().bracket && !of_last && scopes_.back().parts.size() > 1) others = scopes_.back().parts;
    while (!scopes_.empty() && !scopes_.back().bracket) Close();
    PartScope scope;
    scope.announced = announced;
    scope.or_of = std::move(others);
    scope.totals = of_last ? std::vector<std::uint32_t>{last} : TotalsAtHand();
    scope.heads = told_;
    if (!scope.totals.empty()) scopes_.push_back(std::move(scope));
  }

  // "其中甲100人，其中男60人、女40人；乙80人": behind the only part so far, or in a list that semicolons take apart, 其中
  // tells of the last part.
  bool TellsOfPart() const {
    if (scopes_.empty()) return false;
    const PartScope& scope = scopes_.back();
    const bool list = !scope.bracket && !scope.counts_off && !scope.nested && scope.form == PartList::Form::kAmong;
    return list && !scope.parts.empty() && (scope.parts.size() == 1 || scope.semicolon);
  }

  void OpenNested() {
    PartScope scope;
    scope.nested = true;
    scope.totals = {scopes_.back().parts.back()};
    scopes_.push_back(std::move(scope));
  }

  // "…100万元，包括A 60万元和B 40万元": returns the offset after the opening words, or `at`.
  std::size_t OpenIncludes(std::string_view text, std::size_t at) {
    const std::size_t longest = words_.OpenerAt(text.substr(at));
    const std::string_view opener = text.substr(at, longest);
    const bool loose = PartWords::IsLoose(opener);
    const bool inside = (loose || PartWords::Includes(opener)) && !scopes_.empty() && !scopes_.back().bracket &&
                        !scopes_.back().nested && !scopes_.back().parts.empty() && !continues_;
    if (longest == 0 || (!inside && (loose || heads_.empty() || !scopes_.empty()))) return at;
    PartScope scope;
    scope.form = PartList::Form::kIncludes;
    scope.nested = inside;
    scope.loose = loose;
    scope.totals = {inside ? scopes_.back().parts.back() : heads_.back()};
    scopes_.push_back(std::move(scope));
    return at + longest;
  }

  // The last figure, and those before it that state the same item on another side.
  std::vector<std::uint32_t> TotalsAtHand() const {
    if (heads_.empty()) return {};
    std::vector<std::uint32_t> totals = {heads_.back()};
    for (std::size_t k = heads_.size() - 1; k-- > 0;) {
      const Figure& figure = figures_.figures[heads_[k]];
      const bool another_side = figure.aspect != Aspect::kNone &&
                                SameKind(document_, figure, figures_.figures[totals.front()]) &&
                                std::none_of(totals.begin(), totals.end(), [&](std::uint32_t t) {
                                  return figures_.figures[t].aspect == Aspect::kNone ||
                                         figures_.figures[t].aspect == figure.aspect;
                                });
      if (!another_side) break;
      totals.push_back(heads_[k]);
    }
    return totals;
  }

  void CloseOpenLists() {
    while (!scopes_.empty() && !scopes_.back().bracket) Close();
    heads_.clear();
  }

  void Meet(std::uint32_t index, std::string_view clause) {
    const Figure& figure = figures_.figures[index];
    const bool countable =
        figure.kind == FigureKind::kAmount || figure.kind == FigureKind::kHeadcount ||
        figure.kind == FigureKind::kCount || figure.kind == FigureKind::kMeasure;
    // "126个村中，已通水118个，普及率93.65%，新增4个": what stands behind a rate is another statement.
    const bool rated = figure.kind == FigureKind::kPercent && clause.find("率") != std::string_view::npos;
    if (rated && !scopes_.empty() && scopes_.back().counts_off) Close();
    if (!countable) return;
    PartScope::Measure measure{index, {}, false};
    measure.word = words_.MeasureOf(clause, measure.nameless);
    told_.push_back(measure);
    compares_ = compares_ || words_.Compares(clause);
    if (!scopes_.empty() && scopes_.back().nested && EndsBefore(figures_, scopes_.back(), index)) Close();
    if (!scopes_.empty() && !scopes_.back().bracket && IsComplete(figures_, scopes_.back()) && HasRateOfItsOwn(index, clause)) CloseOpenLists();
    if (!scopes_.empty()) {
      PartScope& scope = scopes_.back();
      const bool starts_total = !scope.bracket && words_.SaysTotal(clause);
      // "其中：甲30万元，较上年减少5万元；乙…": a change of a part does not end the list.
      const bool other_side =
          !scope.bracket && !compares_ && scope.totals.size() == 1 && !scope.parts.empty() &&
          !AspectsAgree(figures_.figures[scope.totals[0]].aspect,
                        SideAsPart(figures_.figures[scope.totals[0]], figure));
      if (starts_total || other_side) {
        CloseOpenLists();
      } else if (!scope.totals.empty()) {
        TakePart(scope, std::move(measure), clause);
        last_figure_ = index;
        return;
      }
    }
    const bool achieved = figure.aspect == Aspect::kAchieved;  // 计划2.6万亩，实际完成2.7万亩，其中…
    // "2023年的6个项目和2024年的9个项目": the whole is both.
    const bool joined = last_figure_end_ != 0 && last_figure_end_ == clause_begin_ &&
                        last_figure_ != kNone && Joins(clause) &&
                        SameKind(document_, figure, figures_.figures[last_figure_]);
    if (joined) {
      if (!heads_.empty() && heads_.back() == last_figure_) heads_.pop_back();
      last_figure_ = index;
      return;
    }
    if (scopes_.empty() && (achieved || !(compares_ || words_.IsStopped(clause)))) heads_.push_back(index);
    last_figure_ = index;
  }

  // "刑事320件、民事930件，结案1187件，结案率94.96%": behind parts that make the total already, what a rate is told of.
  bool HasRateOfItsOwn(std::uint32_t index, std::string_view clause) const {
    constexpr std::size_t kTwoCharacters = 6;
    static constexpr std::string_view kRate = "率";
    const Sentence& sentence = figures_.sentences[figures_.figures[index].sentence];
    if (index + 1 >= sentence.end_figure || figures_.figures[index + 1].kind != FigureKind::kPercent) return false;
    const NormRange from = sentence.text.FromSource(figures_.figures[index].range);
    const NormRange to = sentence.text.FromSource(figures_.figures[index + 1].range);
    if (to.begin <= from.end) return false;
    const std::string_view between = sentence.text.text().substr(from.end, to.begin - from.end);
    const std::size_t at = between.rfind(kRate);
    return at != std::string_view::npos && at >= kTwoCharacters && clause.ends_with(between.substr(at - kTwoCharacters, kTwoCharacters));
  }

  // "车辆4辆，原值62万元，其中轿车2辆、其他用车2辆": two of another kind in a row are parts of what was told in it.
  void TakeTotalOfKind(PartScope& scope, std::uint32_t part) {
    const Figure& figure = figures_.figures[part];
    const bool row = part + 1 < figures_.figures.size() && figures_.figures[part + 1].sentence == figure.sentence &&
                     SameKind(document_, figure, figures_.figures[part + 1]);
    if (!row || !scope.parts.empty() || scope.of_another_kind) return;
    for (std::size_t k = told_.size(); k-- > 0;) {
      const Figure& head = figures_.figures[told_[k].figure];
      if (told_[k].figure >= part) continue;
      if (head.sentence != figure.sentence) return;
      const std::string_view between = document_.Slice({head.range.end, figure.range.begin});
      if (between.find(';') != std::string_view::npos || between.find("；") != std::string_view::npos) return;
      if (!SameKind(document_, head, figure) || head.Scaled() < figure.Scaled()) continue;
      scope.totals = {told_[k].figure};
      return;
    }
  }

  void TakePart(PartScope& scope, PartScope::Measure measure, std::string_view clause) {
    const Figure& figure = figures_.figures[measure.figure];
    const bool stopped = words_.IsCarried(clause) ? !HasRoom(figures_, scope, measure.figure) : words_.IsStopped(clause);
    if (compares_ || stopped) return;
    if (scope.form == PartList::Form::kAmong && !SameKind(document_, figure, figures_.figures[scope.totals.front()]))
      TakeTotalOfKind(scope, measure.figure);
    if (!SameKind(document_, figure, figures_.figures[scope.totals.front()])) {
      scope.of_another_kind = true;
      return;
    }
    if (IsOtherTime(figure.aspect) &&
        figure.aspect != figures_.figures[scope.totals.front()].aspect)
      return;
    if (continues_ && !scope.nested && (part_of_block_taken_ || item_ != Item::kPart))
      return;  // one part a paragraph
    scope.parts.push_back(measure.figure);
    scope.measured.push_back(std::move(measure));
    part_of_block_taken_ = true;
  }

  void Close() {
    PartScope scope = std::move(scopes_.back());
    scopes_.pop_back();
    AddPartLists(figures_, std::move(scope));
  }

  void CloseAll() {
    while (!scopes_.empty()) Close();
    heads_.clear();
    last_figure_ = kNone;
  }

  const Document& document_;
  PartWords words_;
  FigureTable& figures_;
  std::vector<PartScope> scopes_;
  std::vector<std::uint32_t> heads_;  // figures of the running statement outside of any list
  std::vector<PartScope::Measure> told_;  // all figures of the paragraph so far
  bool compares_ = false;  // the clause compares with something else
  std::uint32_t block_ = kNone;
  std::uint32_t cell_ = kNone;
  std::uint32_t open_block_ = 0;
  std::uint32_t last_figure_ = kNone;
  std::uint32_t next_ = 0;  // the next figure of the sentence
  std::size_t last_figure_end_ = 0;
  std::size_t clause_begin_ = 0;
  bool continues_ = false;  // the open list goes on in the next paragraphs
  bool part_of_block_taken_ = false;
  Item item_ = Item::kNot;  // what the current paragraph is to the list that goes on
  NumberLabel item_label_;  // label of the last item
};

}  // namespace

void FindPartLists(const Document& document, const PatternSet& patterns, FigureTable& figures) {
  Finder(document, patterns, figures).Run();
}

}  // namespace gouji
