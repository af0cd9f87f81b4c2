#include "patterns/context/text_context.h"

#include <algorithm>

#include "extract/base/utf8.h"
#include "extract/structure/outline.h"
#include "patterns/context/clauses.h"
#include "patterns/context/defaults.h"
#include "patterns/context/entity_sources.h"
#include "patterns/context/figure_words.h"
#include "patterns/context/item_name.h"
#include "patterns/context/part_words.h"
#include "patterns/context/periods.h"
#include "patterns/context/topics.h"
#include "patterns/pack/word_list.h"

namespace gouji {
namespace {

// Reads the figures of one paragraph or cell after the other.
class ContextReader {
 public:
  ContextReader(const Document& document, const PatternSet& patterns, FigureTable& figures)
      : document_(document), patterns_(patterns), figures_(figures), finder_(figures.entities), topics_(document, patterns, figures), words_(patterns, figures) {}

  void Read(const Sentence& sentence) {
    if (sentence.block != block_ || sentence.cell != cell_) EnterBlock(sentence);
    const std::string_view text = sentence.text.text();
    if (sentence.first_figure == sentence.end_figure) {
      if (first_sentence_) topic_ = {topics_.OfSentence(sentence), ContextSource::kSentence};
      first_sentence_ = false;
      periods_.EnterSentence(text);
      periods_.LeaveSentence();
      return;
    }
    EnterSentence(sentence);
    if (first_sentence_) topic_ = {topics_.OfLead(sentence), ContextSource::kSentence};
    NumberPlace place;
    place.end = first_sentence_ ? ReadLabel(text).size : 0;
    first_sentence_ = false;
    for (std::uint32_t f = sentence.first_figure; f < sentence.end_figure; ++f) {
      Figure& figure = figures_.figures[f];
      const NormRange range = sentence.text.FromSource(figure.range);
      place.floor = place.end;
      place.begin = std::max<std::size_t>(range.begin, place.floor);
      place.end = range.end;
      Walk(text.substr(place.floor, place.begin - place.floor));
      place.floor = std::max(place.floor, EndOfLimit(sentence, figure));
      Name(text, f, place);
      Date(place.begin, figure);
      place.after_figure = true;
      place.after_count = IsCount(figure.kind);
      place.last_end = place.end;
      place.last_kind = figure.kind;
      place.last_side = figure.aspect;
    }
    periods_.LeaveSentence();
  }

 private:
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

  void EnterSentence(const Sentence& sentence) {
    const std::string_view text = sentence.text.text();
    levels_.resize(1);
    words_.Enter(sentence, finder_.Find(text));
    periods_.EnterSentence(text);
    if (text.substr(0, kAmong.size()) != kAmong) last_aspect_ = Aspect::kNone;
    levels_.back().carried = Aspect::kNone;
    inherited_ = nullptr;
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

  // What a figure without a name of its own is called: as the one before it, or as the whole list.
  Named Inherited(const ItemName& own, std::string_view clause, bool after_count) {
    if (levels_.back().kind == Level::Kind::kAmong) {
      const Level& among = levels_.back();
      const bool compares = IsChange(own.aspect) || own.aspect == Aspect::kPrior;
      const bool other_side = own.aspect != Aspect::kNone && !compares && among.named >= 2 && !among.paired && own.aspect != among.parts;
      if (statement_ended_ || other_side || Contains(patterns_.list("context.whole"), clause)) LeaveAmong();
    } else if (Contains(patterns_.list("context.whole"), clause) && !after_count) {
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
    return {topics_.OfHeading(heading), ContextSource::kHeading};
  }

  void Name(std::string_view text, std::uint32_t index, const NumberPlace& place) {
    Figure& figure = figures_.figures[index];
    const Named own = words_.NameOf(index, place);
    Level& level = levels_.back();
    Aspect aspect = words_.SideOf(index, place, own.name);
    ContextSource aspect_source = aspect == Aspect::kNone ? ContextSource::kNone : ContextSource::kWords;
    if (aspect == Aspect::kNone && !own.name.without_aspect && figure.kind == FigureKind::kAmount) {
      aspect = level.parts != Aspect::kNone ? level.parts : level.aspect;
      if (aspect == Aspect::kNone) aspect = level.carried;
      if (aspect == Aspect::kNone && Contains(patterns_.list("context.spending"), text.substr(0, place.begin))) aspect = Aspect::kActual;
      aspect_source = ContextSource::kSentence;
    }
    Named named = own;
    if (own.name.item.empty()) {
      named = Inherited(own.name, words_.Clause(index, place), place.after_count);
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
    // 较预算8.00万元节约1.65万元, 完成预算580.00万元的96%: what is compared with is not what goes on, nor the difference.
    const bool difference = own.name.without_aspect && Contains(patterns_.list("context.difference"), words_.Clause(index, place));
    const bool base = difference || (own.name.item.empty() && StartsWithWord(patterns_.list("context.base-start"), words_.Clause(index, place))) ||
                      IsRateBase(text.substr(std::min(place.end, text.size())));
    const bool compares = base || IsChange(figure.aspect) || figure.aspect == Aspect::kPrior || figure.aspect == Aspect::kAdjustment;
    if (figure.kind == FigureKind::kAmount && !compares) {
      last_aspect_ = figure.aspect;
      levels_.back().carried = figure.aspect;
    }
    if (IsMoneyInTenThousands(figure, own.name)) figure.kind = FigureKind::kAmount;
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
    if (figure.kind == FigureKind::kAmount) inherited_ = figure.aspect_source == ContextSource::kSentence ? &figure : nullptr;
  }

  // 安排资金19204.096万: 元 is left out.
  bool IsMoneyInTenThousands(const Figure& figure, const ItemName& own) const {
    if (figure.kind != FigureKind::kNumber || figure.power < 4 || figure.in_table()) return false;
    return own.measure.starts_with("expenditure.") || own.measure.starts_with("income.") || own.measure.starts_with("three-public") ||
           Contains(patterns_.list("context.money"), own.item) || own.item.find("资金") != std::string::npos || IsBudget(own.aspect) ||
           own.aspect == Aspect::kActual;
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
  TopicReader topics_;
  FigureWords words_;
  PeriodReader periods_;
  std::uint32_t block_ = kNone;
  std::uint32_t cell_ = kNone;
  std::vector<Level> levels_;
  Named topic_;
  Aspect last_aspect_ = Aspect::kNone;
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
