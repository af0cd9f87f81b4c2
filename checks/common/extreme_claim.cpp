#include "checks/common/extreme_claim.h"

#include <algorithm>

#include "checks/common/text_pieces.h"
#include "patterns/pack/word_list.h"

namespace gouji {
namespace {

constexpr std::string_view kMost = "最";
constexpr std::size_t kMaxGapBytes = 60;

class SentenceReader {
 public:
  SentenceReader(const CheckInput& input, const Sentence& sentence, const RowReader& reader)
      : input_(input), sentence_(sentence), text_(sentence.text.text()), reader_(reader), fillers_(input.patterns.list("extreme.filler")) {}

  std::vector<ExtremeClaim> Read() {
    if (Contains(input_.patterns.list("extreme.part"), text_)) return {};
    for (const std::size_t at : FindAll(text_, kMost)) {
      ExtremeClaim claim;
      if (!TakeWord(at, claim)) continue;
      const std::size_t end = at + claim.word.size();
      ReadBefore(at, claim);
      std::size_t stop = ReadBehind(end, claim);
      if (claim.label.empty() && claim.figure == kNone && ReadValueBefore(at, claim)) stop = end;
      if (claim.label.empty() && claim.figure == kNone) continue;
      claim.range = sentence_.text.ToSource({static_cast<std::uint32_t>(begin_), static_cast<std::uint32_t>(stop)});
      claims_.push_back(claim);
    }
    return std::move(claims_);
  }

 private:
  bool TakeWord(std::size_t at, ExtremeClaim& claim) const {
    for (const bool most : {true, false}) {
      for (const std::string& word : input_.patterns.list(most ? "extreme.most" : "extreme.least").words) {
        if (!StartsWith(text_.substr(at), word)) continue;
        claim.most = most;
        claim.word = text_.substr(at, word.size());
        return true;
      }
    }
    return false;
  }

  // 甲县执行率最低: the row and the measure. 执行率最低: the measure.
  void ReadBefore(std::size_t at, ExtremeClaim& claim) {
    const std::size_t mark = text_.substr(0, at).find_last_of(",;:()");
    const std::size_t sentence_end = text_.substr(0, at).rfind("。");
    std::size_t clause = mark == std::string_view::npos ? 0 : mark + 1;
    if (sentence_end != std::string_view::npos) clause = std::max(clause, sentence_end + std::string_view("。").size());
    std::size_t place = 0;
    const std::string_view words = text_.substr(clause, at - clause);
    claim.label = reader_.LabelIn(words, 0, words.size(), place);
    claim.measure = claim.label.empty() ? words : words.substr(place + claim.label.size());
    if (claim.measure.empty() && !claims_.empty()) claim.measure = claims_.back().measure;
    begin_ = claim.label.empty() ? at : clause + place;
    ReadNumber(clause, at, claim);
  }

  // 在6个项目中最低; 两个县中，完成率最低: among how many.
  void ReadNumber(std::size_t clause, std::size_t end, ExtremeClaim& claim) const {
    for (std::uint32_t i = sentence_.first_figure; i < sentence_.end_figure; ++i) {
      const Figure& figure = input_.figures.figures[i];
      const NormRange place = sentence_.text.FromSource(figure.range);
      if (figure.kind != FigureKind::kCount || place.end > end) continue;
      const std::string_view behind = text_.substr(place.end, text_.find_first_of(",;:", place.end) - place.end);
      if (place.begin >= clause || EndsWith(behind, "中")) claim.among = i;
    }
  }

  // 甲项目执行率仅为74.91%，在6个项目中最低.
  bool ReadValueBefore(std::size_t at, ExtremeClaim& claim) {
    std::uint32_t last = kNone;
    for (std::uint32_t i = sentence_.first_figure; i < sentence_.end_figure; ++i) {
      if (sentence_.text.FromSource(input_.figures.figures[i].range).end > at) break;
      if (i != claim.among) last = i;
    }
    if (last == kNone) return false;
    const Figure& figure = input_.figures.figures[last];
    const std::size_t end = sentence_.text.FromSource(figure.range).end;
    const std::string_view between = text_.substr(end, at - end);
    if (!StartsWith(between, ",") || between.find_first_of(",;:", 1) != std::string_view::npos) return false;
    const RowWords words = reader_.Read(figure);
    if (words.label.empty() || words.head.empty()) return false;
    claim.label = words.label;
    claim.measure = words.head;
    claim.figure = last;
    begin_ = sentence_.text.FromSource(figure.range).begin;
    return true;
  }

  // 的是甲县，为98.28%; 为98.28%; 分98.6分. Returns where it stopped.
  std::size_t ReadBehind(std::size_t from, ExtremeClaim& claim) const {
    const bool label_before = !claim.label.empty();
    std::size_t at = from;
    std::size_t end = from;  // of the last words that say something
    while (at < text_.size() && at - from < kMaxGapBytes) {
      const std::string_view rest = text_.substr(at);
      if (IsDigit(rest.front())) {
        claim.figure = FigureAt(at);
        return claim.figure == kNone ? end : sentence_.text.FromSource(input_.figures.figures[claim.figure].range).end;
      }
      const std::size_t label = claim.label.empty() ? reader_.LabelAt(rest) : 0;
      const std::size_t head = claim.label.empty() ? 0 : reader_.HeadAt(rest);
      const std::size_t filler = fillers_.At(rest);
      const bool comma = (rest.front() == ',' || rest.front() == '(') && !claim.label.empty();
      if (label > filler) {
        claim.label = rest.substr(0, label);
        at += label;
        end = at;
      } else if (head > 0 || filler > 0) {
        if (head > filler && claim.measure.empty()) claim.measure = rest.substr(0, head);
        at += std::max(head, filler);
      } else if (comma) {
        ++at;
      } else {
        break;
      }
    }
    // 最低的是甲县、乙县: the least two, or both the least. 甲县最高，乙县次之: of what is not said.
    const std::string_view rest = text_.substr(std::min(at, text_.size()));
    const bool listed = !label_before && (StartsWith(rest, "、") || StartsWith(rest, "和") || StartsWith(rest, "及") || StartsWith(rest, "与"));
    if (listed || claim.measure.empty()) claim.label = {};
    return end;
  }

  static bool IsDigit(char c) { return c >= '0' && c <= '9'; }

  std::uint32_t FigureAt(std::size_t at) const {
    for (std::uint32_t i = sentence_.first_figure; i < sentence_.end_figure; ++i) {
      if (sentence_.text.FromSource(input_.figures.figures[i].range).begin == at) return i;
    }
    return kNone;
  }

  const CheckInput& input_;
  const Sentence& sentence_;
  std::string_view text_;
  const RowReader& reader_;
  WordIndex fillers_;
  std::vector<ExtremeClaim> claims_;
  std::size_t begin_ = 0;
};

}  // namespace

std::vector<ExtremeClaim> ReadExtremes(const CheckInput& input, const Sentence& sentence, const RowReader& reader) {
  if (!Contains(sentence.text.text(), kMost)) return {};
  return SentenceReader(input, sentence, reader).Read();
}

}  // namespace gouji
