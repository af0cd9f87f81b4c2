#include "patterns/context/part_lists.h"

#include <algorithm>
#include <string_view>

#include "extract/base/utf8.h"
#include "extract/structure/outline.h"

namespace gouji {
namespace {

constexpr std::string_view kAmong = "其中";
// Blocks after a paragraph that ends in "其中：" which may hold one part each.
constexpr std::uint32_t kMaxPartBlocks = 40;

// A list that is being read. Totals of different aspects (budget and actual) share one list of
// items.
struct Scope {
  PartList::Form form = PartList::Form::kAmong;
  bool bracket = false;
  bool semicolon = false;  // one stood behind a part
  bool nested = false;     // tells what a part of the list around it is made of
  std::vector<std::uint32_t> totals;
  std::vector<std::uint32_t> parts;
};

bool AspectsAgree(Aspect total, Aspect part) {
  return total == part || part == Aspect::kNone || total == Aspect::kNone ||
         (IsBudget(total) && IsBudget(part));
}

// "原值100万元，其中年初数80万元": the same at another time, no part.
bool IsOtherTime(Aspect aspect) {
  return aspect == Aspect::kOpening || aspect == Aspect::kClosing || aspect == Aspect::kPrior;
}

// Planned and done, of one item. 追加 is no side: it adds to what stands before it.
bool AreTwoSides(const Figure& a, const Figure& b) {
  return a.sentence == b.sentence && a.aspect != b.aspect && a.aspect != Aspect::kAdjustment &&
         b.aspect != Aspect::kAdjustment;
}

// "完成预算数100万元的80%": the amount is only what the rate is of.
bool IsRateBase(std::string_view rest) {
  static constexpr std::string_view kOf = "的";
  if (rest.substr(0, kOf.size()) != kOf || rest.size() == kOf.size()) return false;
  const char next = rest[kOf.size()];
  return (next >= '0' && next <= '9') || rest.substr(kOf.size()).substr(0, 6) == "比例";
}

class Finder {
 public:
  Finder(const Document& document, const PatternSet& patterns, FigureTable& figures)
      : document_(document), patterns_(patterns), figures_(figures) {}

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
    const bool may_go_on =
        scopes_.size() == 1 && !scopes_.front().bracket && continues_ && sentence.cell == kNone &&
        sentence.block - open_block_ <= kMaxPartBlocks && !IsComplete(scopes_.front());
    item_ = may_go_on ? ItemAt(sentence) : Item::kNot;
    if (item_ == Item::kNot) {
      CloseAll();
      continues_ = false;
    }
    block_ = sentence.block;
    cell_ = sentence.cell;
    heads_.clear();
    part_of_block_taken_ = false;
  }

  // 项 and 个 count different things; 12场 and 20次 are one.
  bool SameUnit(const Figure& a, const Figure& b) const {
    const std::string_view first = document_.Slice(a.unit);
    const std::string_view second = document_.Slice(b.unit);
    const auto is_event = [](std::string_view unit) {
      return unit == "次" || unit == "场" || unit == "场次" || unit == "期";
    };
    return first == second || (is_event(first) && is_event(second));
  }

  bool SameKind(const Figure& a, const Figure& b) const {
    if (a.kind != b.kind) return false;
    if (a.kind == FigureKind::kCount) return SameUnit(a, b);
    if (a.kind == FigureKind::kMeasure) return SameUnit(a, b) && a.power == b.power;
    return a.kind == FigureKind::kAmount || a.kind == FigureKind::kHeadcount;
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
      if (SameKind(figures_.figures[f], figures_.figures[scopes_.front().totals.front()]))
        return true;
    }
    return false;
  }

  // The parts make the total already: what follows is something else.
  bool IsComplete(const Scope& scope) const {
    if (scope.totals.size() != 1 || scope.parts.size() < 2) return false;
    Rational sum;
    for (const std::uint32_t part : scope.parts) sum = sum + figures_.figures[part].Scaled();
    return sum == figures_.figures[scope.totals.front()].Scaled();
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
    for (std::size_t i = 0; i < text.size();) {
      if (next < sentence.end_figure &&
          sentence.text.FromSource(figures_.figures[next].range).begin <= i) {
        const NormRange range = sentence.text.FromSource(figures_.figures[next].range);
        if (!IsRateBase(text.substr(range.end))) {
          Meet(next, text.substr(clause_begin_,
                                 range.begin - std::min<std::size_t>(range.begin, clause_begin_)));
        }
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
      i = Step(text, i);
    }
    ListsWithTotalWord(sentence);
    continues_ = !scopes_.empty() && !scopes_.front().bracket && (continues_ || EndsOpen(text));
    if (continues_ && EndsOpen(text)) open_block_ = sentence.block;
  }

  static bool EndsOpen(std::string_view text) {
    for (const std::string_view end : {"其中:", "其中", "其中,"}) {
      if (text.size() >= end.size() && text.substr(text.size() - end.size()) == end) return true;
    }
    return false;
  }

  // Handles one character that is not part of a figure; returns the offset after it.
  std::size_t Step(std::string_view text, std::size_t i) {
    if (text.substr(i, kAmong.size()) == kAmong) {
      OpenAmong();
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
        if (NewStatementFollows(text.substr(after)) || IsClosedBySemicolon()) CloseOpenLists();
        clause_begin_ = after;
        break;
      case ',':
      case ':':
      case U'、':
      case U'。':
        clause_begin_ = after;
        break;
      default:
        break;
    }
    return after;
  }

  // After a semicolon a list goes on unless the next clause starts a total of its own.
  bool NewStatementFollows(std::string_view rest) const {
    const std::string_view clause = rest.substr(0, rest.find(';'));
    if (clause.find(kAmong) != std::string_view::npos) return true;
    for (const std::string& word : patterns_.list("part.total").words) {
      if (word.size() > 3 && clause.find(word) != std::string_view::npos) return true;
    }
    return false;
  }

  // "其中工资60元、补贴40元；公用经费…": parts that commas held together end with the first
  // semicolon.
  bool IsClosedBySemicolon() {
    if (scopes_.empty() || scopes_.back().bracket || continues_) return false;
    if (scopes_.back().nested) {
      Close();
      return false;
    }
    Scope& scope = scopes_.back();
    const bool first = !scope.semicolon && scope.parts.size() >= 2;
    scope.semicolon = true;
    for (std::size_t k = 1; k < scope.parts.size(); ++k) {
      if (AreTwoSides(figures_.figures[scope.parts[k - 1]], figures_.figures[scope.parts[k]]))
        return false;
    }
    return first;
  }

  void OpenBracket(std::size_t at) {
    Scope scope;
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

  // A 其中 right after the opening bracket belongs to the bracket; elsewhere it opens a list of its
  // own.
  void OpenAmong() {
    if (!scopes_.empty() && scopes_.back().bracket && scopes_.back().parts.empty()) {
      scopes_.back().form = PartList::Form::kAmong;
      return;
    }
    while (!scopes_.empty() && !scopes_.back().bracket) Close();
    Scope scope;
    scope.totals = TotalsAtHand();
    if (!scope.totals.empty()) scopes_.push_back(std::move(scope));
  }

  // "…100万元，包括A 60万元和B 40万元": returns the offset after the opening words, or `at`.
  std::size_t OpenIncludes(std::string_view text, std::size_t at) {
    std::size_t longest = 0;
    for (const std::string& word : patterns_.list("part.open").words) {
      if (word.size() > longest && text.substr(at, word.size()) == word) longest = word.size();
    }
    if (longest == 0) longest = ByKind(text.substr(at));
    if (longest > 0 && text.substr(at, longest) == "由" && !IsMadeUp(text.substr(at))) return at;
    // Inside a list 用于 leads up to the next part.
    const std::string_view opener = text.substr(at, longest);
    const bool includes = opener.find("包") != std::string_view::npos ||
                          opener.find("含") != std::string_view::npos || opener == "由";
    const bool inside = includes && !scopes_.empty() && !scopes_.back().bracket &&
                        !scopes_.back().nested && !scopes_.back().parts.empty() && !continues_;
    if (longest == 0 || (!inside && (heads_.empty() || !scopes_.empty()))) return at;
    Scope scope;
    scope.form = PartList::Form::kIncludes;
    scope.nested = inside;
    scope.totals = {inside ? scopes_.back().parts.back() : heads_.back()};
    scopes_.push_back(std::move(scope));
    return at + longest;
  }

  // "由A 60万元和B 40万元组成", not "由A公司中标".
  static bool IsMadeUp(std::string_view text) {
    const std::string_view clause = text.substr(0, text.find(';'));
    return clause.find("组成") != std::string_view::npos ||
           clause.find("构成") != std::string_view::npos;
  }

  // "按预算类别分": how long a clause is that says by what the amount is divided.
  static std::size_t ByKind(std::string_view text) {
    static constexpr std::string_view kBy = "按";
    static constexpr std::size_t kMostBytes = 36;
    if (text.substr(0, kBy.size()) != kBy) return 0;
    const std::size_t end = std::min(text.find_first_of(",:"), text.size());
    if (end > kMostBytes) return 0;
    for (const std::string_view word : {"分", "划分", "分类", "分为"}) {
      if (end >= word.size() && text.substr(end - word.size(), word.size()) == word) return end;
    }
    return 0;
  }

  // The last figure, and those before it that state the same item on another side.
  std::vector<std::uint32_t> TotalsAtHand() const {
    if (heads_.empty()) return {};
    std::vector<std::uint32_t> totals = {heads_.back()};
    for (std::size_t k = heads_.size() - 1; k-- > 0;) {
      const Figure& figure = figures_.figures[heads_[k]];
      const bool another_side = figure.aspect != Aspect::kNone &&
                                SameKind(figure, figures_.figures[totals.front()]) &&
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

  bool IsStopped(std::string_view clause) const {
    const std::vector<std::string>& words = patterns_.list("part.stop").words;
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
      return clause.find(word) != std::string_view::npos;
    });
  }

  bool SaysTotal(std::string_view clause) const {
    const std::vector<std::string>& words = patterns_.list("part.total").words;
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
      return word.size() > 3 && clause.find(word) != std::string_view::npos;
    });
  }

  void Meet(std::uint32_t index, std::string_view clause) {
    const Figure& figure = figures_.figures[index];
    const bool countable =
        figure.kind == FigureKind::kAmount || figure.kind == FigureKind::kHeadcount ||
        figure.kind == FigureKind::kCount || figure.kind == FigureKind::kMeasure;
    if (!countable) return;
    if (!scopes_.empty() && scopes_.back().nested && IsComplete(scopes_.back())) Close();
    if (!scopes_.empty()) {
      Scope& scope = scopes_.back();
      const bool starts_total = !scope.bracket && SaysTotal(clause);
      const bool other_side =
          !scope.bracket && scope.totals.size() == 1 && !scope.parts.empty() &&
          !AspectsAgree(figures_.figures[scope.totals[0]].aspect, figure.aspect);
      if (starts_total || other_side) {
        CloseOpenLists();
      } else if (!scope.totals.empty()) {
        TakePart(scope, index, clause);
        last_figure_ = index;
        return;
      }
    }
    const bool achieved = figure.aspect == Aspect::kAchieved;  // 计划2.6万亩，实际完成2.7万亩，其中…
    if (scopes_.empty() && (achieved || !IsStopped(clause))) heads_.push_back(index);
    last_figure_ = index;
  }

  void TakePart(Scope& scope, std::uint32_t index, std::string_view clause) {
    const Figure& figure = figures_.figures[index];
    if (IsStopped(clause) || !SameKind(figure, figures_.figures[scope.totals.front()])) return;
    if (IsOtherTime(figure.aspect) &&
        figure.aspect != figures_.figures[scope.totals.front()].aspect)
      return;
    if (continues_ && (part_of_block_taken_ || item_ != Item::kPart))
      return;  // one part a paragraph
    scope.parts.push_back(index);
    part_of_block_taken_ = true;
  }

  void Close() {
    Scope scope = std::move(scopes_.back());
    scopes_.pop_back();
    // Parts that say nothing of budget or spending belong to the total that stands next to them.
    const bool plain = std::all_of(scope.parts.begin(), scope.parts.end(), [&](std::uint32_t part) {
      return figures_.figures[part].aspect == Aspect::kNone;
    });
    if (plain && scope.totals.size() > 1) scope.totals.resize(1);
    for (const std::uint32_t total : scope.totals) {
      PartList list;
      list.form = scope.form;
      list.total = total;
      for (const std::uint32_t part : OneSide(scope, total)) {
        const Aspect aspect = figures_.figures[part].aspect;
        const bool matches =
            scope.totals.size() == 1
                ? AspectsAgree(figures_.figures[total].aspect, aspect)
                : aspect == figures_.figures[total].aspect ||
                      (IsBudget(aspect) && IsBudget(figures_.figures[total].aspect));
        if (matches) list.parts.push_back(part);
      }
      Emit(std::move(list));
    }
  }

  // "出国费支出1万元，年初预算为2万元；接待费支出3万元，年初预算为4万元": an amount without a name
  // of its own is the item before it on another side. Of each item the side that the total stands
  // on is its part.
  std::vector<std::uint32_t> OneSide(const Scope& scope, std::uint32_t total) const {
    const Aspect wanted = figures_.figures[total].aspect;
    std::vector<std::uint32_t> parts;
    for (const std::uint32_t part : scope.parts) {
      const Figure& figure = figures_.figures[part];
      const bool same_item = !parts.empty() && figure.item_source != ContextSource::kWords && scope.totals.size() == 1 &&
                             AreTwoSides(figures_.figures[parts.back()], figure);
      if (!same_item) {
        parts.push_back(part);
      } else if (figure.aspect == wanted) {
        parts.back() = part;
      }
    }
    return parts;
  }

  void Emit(PartList list) {
    const bool weak =
        list.form == PartList::Form::kBracket || list.form == PartList::Form::kIncludes;
    if (list.parts.empty() || (weak && list.parts.size() < 2)) return;
    list.range = figures_.figures[list.total].range;
    for (const std::uint32_t part : list.parts) {
      list.range.begin = std::min(list.range.begin, figures_.figures[part].range.begin);
      list.range.end = std::max(list.range.end, figures_.figures[part].range.end);
      Figure& figure = figures_.figures[part];
      if (figure.aspect == Aspect::kNone && figures_.figures[list.total].aspect != Aspect::kNone) {
        figure.aspect = figures_.figures[list.total].aspect;
        figure.aspect_source = ContextSource::kSentence;
      }
    }
    figures_.part_lists.push_back(std::move(list));
  }

  void CloseAll() {
    while (!scopes_.empty()) Close();
    heads_.clear();
    last_figure_ = kNone;
  }

  // "小计10人，行政1人，事业9人" and "法治宣传12场、公益活动8场，共计20次": no 其中, but a total
  // word.
  void ListsWithTotalWord(const Sentence& sentence) {
    const std::string_view text = sentence.text.text();
    if (text.find(kAmong) != std::string_view::npos) return;
    std::size_t floor = 0;
    std::vector<std::uint32_t> run;
    PartList first;
    for (std::uint32_t f = sentence.first_figure; f < sentence.end_figure; ++f) {
      const NormRange range = sentence.text.FromSource(figures_.figures[f].range);
      const std::string_view lead =
          text.substr(floor, range.begin > floor ? range.begin - floor : 0);
      floor = range.end;
      const bool stop = lead.find(';') != std::string_view::npos || IsStopped(lead);
      if (SaysTotal(lead)) {
        FinishTotalFirst(first);
        if (run.size() >= 2 && !stop && SameFamily(run, f)) {
          PartList last;
          last.form = PartList::Form::kTotalLast;
          last.total = f;
          last.parts = run;
          Emit(std::move(last));
          first = {};
        } else {
          first = {};
          first.total = f;
        }
        run.clear();
        continue;
      }
      if (stop) {
        FinishTotalFirst(first);
        first = {};
        run.clear();
      }
      if (first.total != kNone && SameKind(figures_.figures[f], figures_.figures[first.total]) &&
          AspectsAgree(figures_.figures[first.total].aspect, figures_.figures[f].aspect)) {
        first.parts.push_back(f);
      }
      if (run.empty() || SameKind(figures_.figures[f], figures_.figures[run.back()])) {
        run.push_back(f);
      } else {
        run = {f};
      }
    }
    FinishTotalFirst(first);
  }

  bool SameFamily(const std::vector<std::uint32_t>& run, std::uint32_t total) const {
    const Figure& figure = figures_.figures[total];
    return figures_.figures[run.back()].kind == figure.kind &&
           (figure.kind == FigureKind::kAmount || figure.kind == FigureKind::kHeadcount ||
            figure.kind == FigureKind::kCount);
  }

  void FinishTotalFirst(PartList list) {
    if (list.total == kNone || list.parts.size() < 2) return;
    list.form = PartList::Form::kTotalFirst;
    Emit(std::move(list));
  }

  const Document& document_;
  const PatternSet& patterns_;
  FigureTable& figures_;
  std::vector<Scope> scopes_;
  std::vector<std::uint32_t> heads_;  // figures of the running statement outside of any list
  std::uint32_t block_ = kNone;
  std::uint32_t cell_ = kNone;
  std::uint32_t open_block_ = 0;
  std::uint32_t last_figure_ = kNone;
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
