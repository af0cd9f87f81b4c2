#include "patterns/context/total_word_lists.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include "patterns/context/part_scope.h"

namespace gouji {
namespace {

constexpr std::string_view kShare = "占";
constexpr std::string_view kAltogether = "共";
constexpr std::string_view kAnds[] = {"和", "及", "与"};
constexpr std::size_t kMaxItemsBytes = 18;  // between 三项 and 合计 stand six characters at most

/// The figures of one kind told one behind the other, before a total word.
struct Run {
  std::vector<std::uint32_t> figures;
  std::vector<bool> apart;  ///< of each: a comma stands between it and the one before
  std::size_t from = 0;   ///< since the last semicolon or word that ends a list
  std::size_t gap = 0;    ///< figures of other kinds behind the last
  std::size_t every = 0;  ///< and behind each one before it
  bool uneven = false;    ///< not as many behind each
  bool tight = true;      ///< joined by nothing but 、 and 和
  bool closed = false;    ///< 和 stands before the last
  std::size_t size() const { return figures.size() - from; }
};

class TotalWords {
 public:
  TotalWords(const Document& document, const PartWords& words, const Sentence& sentence, FigureTable& figures)
      : document_(document), words_(words), sentence_(sentence), text_(sentence.text.text()), figures_(figures) {}

  void Find() {
    std::size_t floor = 0;
    for (std::uint32_t f = sentence_.first_figure; f < sentence_.end_figure; ++f) {
      const NormRange range = sentence_.text.FromSource(figures_.figures[f].range);
      const std::string_view lead = text_.substr(floor, range.begin > floor ? range.begin - floor : 0);
      floor = range.end;
      Meet(f, lead, text_.substr(range.end));
    }
    AddTotalFirst();
  }

 private:
  const Figure& FigureOf(std::uint32_t f) const { return figures_.figures[f]; }
  bool Alike(std::uint32_t a, std::uint32_t b) const { return SameKind(document_, FigureOf(a), FigureOf(b)); }

  void Meet(std::uint32_t f, std::string_view lead, std::string_view rest) {
    // 甲30万元,占30%;乙70万元,占70%;合计100万元: a share is about the part before it, and the list goes on behind ";".
    if (FigureOf(f).kind == FigureKind::kPercent && !runs_.empty() && lead.find(kShare) != std::string_view::npos) {
      shares_ = true;
      return;
    }
    if (CountsItems(f, rest)) {
      announced_ = static_cast<std::uint32_t>(FigureOf(f).value.units());
      return;
    }
    const std::string_view clause = lead.substr(lead.find_last_of(",;") + 1);
    const bool stopped = words_.IsStopped(clause);
    const bool stop = stopped || (!shares_ && lead.find(';') != std::string_view::npos);
    if (words_.SaysTotal(clause) || EndsAltogether(f, lead) || (lead.empty() && total_before_)) {
      Total(f, stop);
      return;
    }
    if (total_before_) runs_.clear();
    total_before_ = false;
    announced_ = 0;
    if (stop) {
      AddTotalFirst();
      for (Run& run : runs_) run.from = run.figures.size();
    }
    if (first_.total != kNone && Alike(f, first_.total) && AspectsAgree(FigureOf(first_.total).aspect, FigureOf(f).aspect)) {
      first_.parts.push_back(f);
    }
    if (!stopped) Append(f, lead);  // 按每人300元: no part
  }

  // "两项合计": how many figures before it are added up.
  bool CountsItems(std::uint32_t f, std::string_view rest) const {
    const Figure& figure = FigureOf(f);
    if (figure.kind != FigureKind::kCount || figure.value.scale() != 0 || figure.value.units() < 2) return false;
    const std::string_view clause = rest.substr(0, std::min(rest.find_first_of("0123456789,;:()"), kMaxItemsBytes));
    return clause.find("、") == std::string_view::npos && words_.SaysTotal(clause);
  }

  // "16家甲类、3家乙类和1家丙类共20家", not 公共.
  bool EndsAltogether(std::uint32_t f, std::string_view lead) {
    if (!lead.ends_with(kAltogether) || lead.ends_with("公共") || lead.find(';') != std::string_view::npos) return false;
    const Run* run = RunOf(f);
    if (run == nullptr || run->size() < 2 || !run->tight || run->uneven) return false;
    if (run->closed && lead.find(',') == std::string_view::npos) announced_ = static_cast<std::uint32_t>(run->size());
    return true;
  }

  Run* RunOf(std::uint32_t f) {
    const auto run = std::find_if(runs_.begin(), runs_.end(), [&](const Run& r) { return Alike(r.figures.back(), f); });
    return run == runs_.end() ? nullptr : &*run;
  }

  void Append(std::uint32_t f, std::string_view lead) {
    Run* own = RunOf(f);
    for (Run& run : runs_) run.gap += &run == own ? 0 : 1;
    const bool apart = lead.find_first_of(",;:") != std::string_view::npos;
    if (own == nullptr) {
      runs_.push_back({});
      runs_.back().figures = {f};
      runs_.back().apart = {apart};
      return;
    }
    if (own->size() == 0) {
      own->uneven = false;
      own->tight = true;
    } else {
      own->uneven = own->uneven || (own->size() >= 2 && own->gap != own->every);
      own->tight = own->tight && !apart && (HasAnd(lead) || lead.find("、") != std::string_view::npos);
    }
    own->closed = HasAnd(lead);
    own->every = own->gap;
    own->gap = 0;
    own->figures.push_back(f);
    own->apart.push_back(apart);
  }

  // "预算2400万元，…支出分别为582万元、956万元和775万元，合计2313万元": the list begins where it may, behind a comma; where
  // nothing adds up, with the members that 、 and 和 join to the last.
  std::size_t FirstPart(const Run& run, std::uint32_t total) const {
    const Rational wanted = FigureOf(total).Scaled();
    const std::size_t n = run.figures.size();
    std::optional<std::size_t> tight;
    std::optional<std::size_t> right;
    Rational sum;
    for (std::size_t k = n; k-- > run.from;) {
      sum = sum + FigureOf(run.figures[k]).Scaled();
      const bool may_begin = k == run.from || run.apart[k];
      if (!may_begin) continue;
      if (!tight) tight = k;
      if (n - k >= 2 && sum == wanted) right = k;
    }
    if (right) return *right;
    return tight && n - *tight >= 2 ? *tight : run.from;
  }

  static bool HasAnd(std::string_view lead) {
    return std::any_of(std::begin(kAnds), std::end(kAnds), [&](std::string_view word) { return lead.find(word) != std::string_view::npos; });
  }

  void Total(std::uint32_t f, bool stop) {
    AddTotalFirst();
    const Run* run = RunOf(f);
    const std::size_t listed = run == nullptr ? 0 : announced_ != 0 ? run->figures.size() : run->size();
    if (listed >= 2 && listed >= announced_ && (announced_ != 0 || !stop)) {
      PartList last;
      last.form = PartList::Form::kTotalLast;
      last.total = f;
      last.announced = announced_;
      const std::size_t begin = announced_ != 0 ? listed - announced_ : FirstPart(*run, f);
      last.parts.assign(run->figures.begin() + static_cast<std::ptrdiff_t>(begin), run->figures.end());
      last.loose = run->uneven || (announced_ != 0 && listed > announced_);
      AddPartList(figures_, std::move(last));
      total_before_ = true;  // what stands right behind it, in another unit, is a total too: 合计360户603人
      return;
    }
    if (total_before_) return;
    first_.total = f;
    announced_ = 0;
    runs_.clear();
  }

  void AddTotalFirst() {
    if (first_.total != kNone && first_.parts.size() >= 2) {
      first_.form = PartList::Form::kTotalFirst;
      AddPartList(figures_, std::move(first_));
    }
    first_ = {};
  }

  const Document& document_;
  const PartWords& words_;
  const Sentence& sentence_;
  std::string_view text_;
  FigureTable& figures_;
  std::vector<Run> runs_;
  PartList first_;               // 合计 and what is listed behind it
  std::uint32_t announced_ = 0;  // by 两项
  bool shares_ = false;
  bool total_before_ = false;    // the figure before ended a list
};

}  // namespace

void FindListsWithTotalWord(const Document& document, const PartWords& words,
                            const Sentence& sentence, FigureTable& figures) {
  if (sentence.text.text().find(kAmong) != std::string_view::npos) return;
  TotalWords(document, words, sentence, figures).Find();
}

}  // namespace gouji
