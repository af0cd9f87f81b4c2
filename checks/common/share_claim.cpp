#include "checks/common/share_claim.h"

#include <algorithm>

#include "checks/common/base_finder.h"
#include "checks/common/lead_words.h"
#include "checks/common/named_figures.h"
#include "checks/common/text_pieces.h"
#include "extract/base/utf8.h"

namespace gouji {
namespace {

constexpr std::size_t kMaxBases = 8;

bool IsShareable(FigureKind kind) {
  return kind == FigureKind::kAmount || kind == FigureKind::kMeasure || IsCount(kind);
}

class Reader {
 public:
  Reader(const CheckInput& input, const Cue& cue)
      : input_(input), figures_(input.figures.figures), cue_(cue), base_(cue.Find("base")) {}

  std::vector<ShareClaim> Read() {
    const Cue::Group* rate = cue_.Find("rate");
    if (rate == nullptr || rate->figure == kNone) return {};
    const std::vector<std::uint32_t> rates = Series(rate->figure, +1);
    ShareClaim claim;
    claim.rate = rate->figure;
    claim.base_is_named = base_ != nullptr && !base_->range.empty();
    claim.part = Part(rate->figure);
    if (claim.part == kNone) return {claim};
    std::vector<std::uint32_t> parts = Series(claim.part, -1);
    if (rates.size() > 1 && parts.size() < rates.size())
      parts = NamedSeries(claim.part, rates.size());
    if (rates.size() == 1) {
      claim.part_is_sure = parts.size() == 1;
      AddBases(claim);
      return {claim};
    }
    if (parts.size() < rates.size()) {  // one amount against several bases
      claim.part_is_sure = false;
      return {claim};
    }
    std::vector<ShareClaim> claims;
    for (std::size_t k = 0; k < rates.size(); ++k) {
      claim.rate = rates[k];
      claim.part = parts[parts.size() - rates.size() + k];
      claim.part_is_sure = parts.size() == rates.size();
      claim.bases.clear();
      AddBases(claim);
      claims.push_back(claim);
    }
    return claims;
  }

 private:
  std::string Between(std::uint32_t first, std::uint32_t second) const {
    return Normalize(
        input_.document.Slice({figures_[first].range.end, figures_[second].range.begin}));
  }

  // "31.2%、52.9%和15.9%": the figures that only 、 or 和 parts, in order of text.
  std::vector<std::uint32_t> Series(std::uint32_t from, int step) const {
    std::vector<std::uint32_t> series = {from};
    const Sentence& sentence = input_.figures.sentences[figures_[from].sentence];
    for (std::uint32_t last = from;;) {
      const std::uint32_t next = step > 0 ? last + 1 : last - 1;
      if (step > 0 ? next >= sentence.end_figure : last <= sentence.first_figure) break;
      if (figures_[next].kind != figures_[from].kind) break;
      const std::string between = step > 0 ? Between(last, next) : Between(next, last);
      if (between != "、" && between != "和" && between != "及" && between != "与") break;
      series.push_back(next);
      last = next;
    }
    if (step < 0) std::reverse(series.begin(), series.end());
    return series;
  }

  // "中央资金28万元、省级资金14万元、市级资金17万元": the last `count` amounts, each behind a 、 or
  // 和 and its name.
  std::vector<std::uint32_t> NamedSeries(std::uint32_t last, std::size_t count) const {
    std::vector<std::uint32_t> series = {last};
    const std::uint32_t first = input_.figures.sentences[figures_[last].sentence].first_figure;
    while (series.size() < count && series.back() > first) {
      const std::uint32_t next = series.back() - 1;
      if (figures_[next].kind != figures_[last].kind) break;
      const std::string between = Between(next, series.back());
      const bool joined =
          between.rfind("、", 0) == 0 || between.rfind("和", 0) == 0 || between.rfind("及", 0) == 0;
      if (!joined || between.find_first_of(",;:()") != std::string::npos) break;
      series.push_back(next);
    }
    std::reverse(series.begin(), series.end());
    return series;
  }

  // Whether a bracket that holds the figure is closed before the rate:
  // "支出100万元（基本60万元，项目40万元），占…".
  bool InClosedBracket(std::uint32_t figure, std::uint32_t rate) const {
    int depth = 0;
    for (const char c : Between(figure, rate)) {
      if (c == '(') ++depth;
      if (c == ')' && --depth < 0) return true;
    }
    return false;
  }

  // "…；肢体残疾人最多，占57%": the last clause before 占 names one of the parts that were told.
  std::string Superlative(std::string_view words) const {
    while (!words.empty() && (words.back() == ',' || words.back() == ':')) words.remove_suffix(1);
    words.remove_prefix(words.find_last_of(",;:") + 1);
    for (const std::string& word : input_.patterns.list("share.superlative").words) {
      if (EndsWith(words, word)) return TrimName(input_, words.substr(0, words.size() - word.size()));
    }
    return {};
  }

  // "税收收入占财政收入的…": words directly before 占 that are no figure name what the share is of.
  std::string Subject() const {
    const Sentence& sentence = input_.figures.sentences[cue_.sentence];
    const std::string_view text = sentence.text.text();
    const std::size_t end = sentence.text.FromSource(cue_.range).begin;
    std::size_t begin = 0;
    for (std::uint32_t f = sentence.first_figure; f < sentence.end_figure; ++f) {
      const NormRange range = sentence.text.FromSource(figures_[f].range);
      if (range.end <= end && IsShareable(figures_[f].kind)) begin = range.end;
    }
    const std::size_t told = begin;
    bool mark = false;  // directly behind a figure, words go on about it: "支出100万元共占…"
    for (std::size_t i = begin; i < end;) {
      const CodePoint c = DecodeUtf8(text, i);
      i += c.size;
      static constexpr std::u32string_view kMarks = U",，;；:：、。()（）";
      if (kMarks.find(c.value) == std::u32string_view::npos) continue;
      begin = i;
      mark = true;
    }
    if (!mark && begin != 0) return {};
    if (begin == end) return Superlative(text.substr(told, begin - told));
    std::string_view words = text.substr(begin, end - begin);
    static constexpr std::string_view kOf = "中";  // 在编教师中35岁以下占…: of the teachers
    if (const std::size_t of = words.rfind(kOf); of != std::string_view::npos && of + kOf.size() < words.size())
      words.remove_prefix(of + kOf.size());
    return TrimName(input_, words);
  }

  // "为目标33亿元（的）101.78%，为全年目标42亿元的…": what another rate is of.
  bool IsBaseOfAnother(std::uint32_t figure, std::uint32_t rate) const {
    if (figure + 1 >= rate || figures_[figure + 1].kind != FigureKind::kPercent) return false;
    const std::string between = Between(figure, figure + 1);
    if (!between.empty() && between != "的") return false;
    const NormalizedText& sentence = input_.figures.sentences[figures_[figure].sentence].text;
    const std::string_view before = std::string_view(sentence.text()).substr(0, sentence.FromSource(figures_[figure].range).begin);
    const std::string_view clause = before.substr(before.find_last_of(",;:") + 1);
    return StartsWith(clause, "为") || StartsWith(clause, "占");
  }

  // The figure that the share is of: the one that the words before 占 name, else the last one
  // before the rate, outside of the words that name the base. What it grew by is not meant.
  std::uint32_t Part(std::uint32_t rate) const {
    const std::string subject = Subject();
    const std::uint32_t first = input_.figures.sentences[figures_[rate].sentence].first_figure;
    std::uint32_t last = kNone;
    for (std::uint32_t i = rate; i-- > first;) {
      const Figure& figure = figures_[i];
      const bool in_base = base_ != nullptr && base_->range.Contains(figure.number);
      const bool change = figure.aspect == Aspect::kIncrease || figure.aspect == Aspect::kDecrease ||
                          figure.aspect == Aspect::kPrior;
      if (!IsShareable(figure.kind) || in_base || change || InClosedBracket(i, rate) || IsBaseOfAnother(i, rate)) continue;
      if (last == kNone) last = i;
      if (IsSubject(subject, i)) return i;
    }
    return subject.size() > kOneCharacter ? kNone : last;
  }

  // "税收占比": the words may be short for what was named before.
  bool IsSubject(const std::string& subject, std::uint32_t figure) const {
    if (subject.size() <= kOneCharacter) return false;
    const std::string lead = LeadWords(input_, figure);
    return lead.find(subject) != std::string::npos ||
           (lead.size() > kOneCharacter && subject.find(lead) != std::string::npos);
  }

  void AddBase(ShareClaim& claim, std::uint32_t base) const {
    if (base == kNone || base == claim.part || figures_[base].kind != figures_[claim.part].kind) return;
    if (figures_[base].kind == FigureKind::kMeasure && Unit(base) != Unit(claim.part)) return;
    if (claim.bases.size() < kMaxBases &&
        std::find(claim.bases.begin(), claim.bases.end(), base) == claim.bases.end()) {
      claim.bases.push_back(base);
    }
  }

  std::string_view Unit(std::uint32_t figure) const { return input_.document.Slice(figures_[figure].unit); }

  // Whether the words of the base speak of the list's total. No words: 占x% is of the total.
  bool Names(const std::string& words, std::uint32_t total) const {
    if (base_ == nullptr || words.empty()) return true;
    const ItemName name = ReadItemName(input_.patterns, words);
    const Figure& figure = figures_[total];
    const bool planned = IsBudget(name.aspect);
    if (planned != IsBudget(figure.aspect) && name.aspect != Aspect::kNone &&
        figure.aspect != Aspect::kNone)
      return false;
    if (name.item.empty()) return !planned || IsBudget(figure.aspect);
    return figure.item == name.item || (!name.measure.empty() && figure.measure == name.measure) ||
           MatchName(input_, TrimName(input_, words), total) == NameMatch::kExact;
  }

  // "4115人中，本省就业2889人，占…": the whole that the part is counted off.
  std::uint32_t CountedOff(std::uint32_t part) const {
    const std::uint32_t first = input_.figures.sentences[figures_[part].sentence].first_figure;
    for (std::uint32_t i = part; i-- > first;) {
      const std::string between = Between(i, i + 1);
      if (between.find(';') != std::string::npos) return kNone;
      static constexpr std::string_view kAmong = "中";
      const std::size_t at = between.find(kAmong);
      if (at == std::string::npos || figures_[i].kind != figures_[part].kind) continue;
      const bool ends = at == 0 || between.substr(at + kAmong.size(), 1) == ",";
      const bool its = at >= kOneCharacter && between.substr(at - kOneCharacter, kOneCharacter) == "其";
      if (ends && !its && Unit(i) == Unit(part)) return i;
    }
    return kNone;
  }

  void AddBases(ShareClaim& claim) const {
    if (base_ != nullptr && base_->figure != kNone) {
      AddBase(claim, base_->figure);
      claim.base_is_sure = !claim.bases.empty();
    }
    const std::string words =
        base_ == nullptr ? std::string() : Normalize(input_.document.Slice(base_->range));
    const PartList* list = input_.figures.ListOf(claim.part);
    if (list != nullptr) {
      claim.group = list->total;
      AddBase(claim, list->total);
      claim.base_is_sure = claim.base_is_sure || Names(words, list->total);
    }
    if (words.empty()) {
      if (const std::uint32_t whole = CountedOff(claim.part); whole != kNone && claim.bases.empty()) {
        AddBase(claim, whole);
        claim.base_is_sure = !claim.bases.empty();
      }
      return;
    }
    const Bases named = FindBases(input_, words, claim.part, claim.rate);
    if (!claim.base_is_sure && named.certainty != Bases::Certainty::kGuess) {
      claim.bases.clear();
      claim.base_is_sure = true;
      claim.base_is_near = named.certainty == Bases::Certainty::kNear;
      for (const std::uint32_t base : named.figures) AddBase(claim, base);
      AddBase(claim, claim.group);
      return;
    }
    for (const std::uint32_t base : named.figures) AddBase(claim, base);
  }

  static constexpr std::size_t kOneCharacter = 3;  // 约, 共: no name

  const CheckInput& input_;
  const std::vector<Figure>& figures_;
  const Cue& cue_;
  const Cue::Group* base_;
};

}  // namespace

std::vector<ShareClaim> ReadShares(const CheckInput& input, const Cue& cue) {
  return Reader(input, cue).Read();
}

}  // namespace gouji
