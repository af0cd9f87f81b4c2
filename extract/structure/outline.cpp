#include "extract/structure/outline.h"

#include <algorithm>
#include <array>
#include <string>

#include "extract/base/utf8.h"
#include "extract/structure/contents.h"

// Three steps. First each paragraph is judged by itself: is it labelled, does it read like a
// heading? Then runs of neighbouring items are judged together: a short item of a list of sentences
// is no heading. Last the tree is built from the labels, in one pass with a stack of what is open.

namespace gouji {
namespace {

constexpr std::size_t kMaxHeadingChars =
    60;  // a longer paragraph is text even when it starts with a number
constexpr std::size_t kMaxUnnumberedHeadingChars = 40;
constexpr std::size_t kMaxStoppedHeadingChars = 24;  // "1.整体效能。"
constexpr std::size_t kMaxLookAhead = 3000;          // blocks
constexpr std::size_t kLeastDecimals = 3;            // fewer are numbers of the text
constexpr std::array<std::string_view, 7> kNamedHeadings = {"摘要", "前言", "引言", "导言",
                                                            "结语", "附录", "附件"};

bool EndsWith(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

bool EndsWithColon(std::string_view text) { return EndsWith(text, "：") || EndsWith(text, ":"); }

// What a heading never ends with, and what it never contains.
bool ReadsLikeHeading(std::string_view body) {
  if (body.find("。") != std::string_view::npos || EndsWithColon(body)) return false;
  for (const std::string_view end : {"；", ";", "，", ","}) {
    if (EndsWith(body, end)) return false;
  }
  return !body.empty();
}

// A few words with a full stop after them, as in "1.整体效能。".
bool IsStoppedTitle(std::string_view body) {
  if (!EndsWith(body, "。") || CountCodePoints(body) > kMaxStoppedHeadingChars) return false;
  const std::string_view words = body.substr(0, body.size() - std::string_view("。").size());
  for (const std::string_view mark : {"。", "，", ",", "；", "：", ":"}) {
    if (words.find(mark) != std::string_view::npos) return false;
  }
  return !words.empty();
}

// "支出管理情况：无": the text stands behind the colon.
bool IsRunIn(std::string_view body) {
  std::size_t at = body.find("：");
  std::size_t size = std::string_view("：").size();
  if (at == std::string_view::npos) at = body.find(':'), size = 1;
  if (at == std::string_view::npos || at + size >= body.size()) return false;
  const std::string_view tail = body.substr(at + size);
  return tail.substr(0, 3) != "（" && tail.front() != '(';
}

// Scores in brackets mark an indicator even in a bare list.
bool HasScore(std::string_view body) {
  return body.find("分）") != std::string_view::npos || body.find("分)") != std::string_view::npos;
}

bool IsNamedHeading(std::string_view words) {
  if (words.size() > 24) return false;
  const std::string name = WithoutSpaces(words);
  return std::find(kNamedHeadings.begin(), kNamedHeadings.end(), name) != kNamedHeadings.end();
}

class Outline {
 public:
  Outline(std::string_view text, const std::vector<ParagraphHints>& hints,
          std::vector<Block>& blocks)
      : text_(text), hints_(hints), blocks_(blocks), lines_(blocks.size()) {}

  void Make() {
    for (std::size_t i = 0; i < blocks_.size(); ++i) ReadLine(i);
    ReadDecimals();
    for (std::size_t i = 0; i < blocks_.size(); ++i) lines_[i].head = IsHeadByItself(i);
    for (std::size_t i = 0; i < blocks_.size();) i = JudgeRun(i);
    for (std::size_t i = 0; i < blocks_.size(); ++i) Place(i);
  }

 private:
  struct Line {
    NumberLabel label;
    DecimalLabel decimal;
    std::string_view words;
    std::string_view body;  // words without the label
    bool paragraph = false;
    bool head = false;
  };
  struct Open {
    LabelKind kind;
    std::uint32_t number;
    std::uint32_t block;
    bool heading;        // otherwise a list item: it takes part in the counting and heads nothing
    bool named = false;  // 摘要 and the like: any number ends it
    DecimalLabel decimal;
  };

  bool IsLabelled(std::size_t i) const { return lines_[i].label.kind != LabelKind::kNoLabel; }

  void ReadLine(std::size_t i) {
    Line& line = lines_[i];
    line.words = text_.substr(blocks_[i].text.begin, blocks_[i].text.size());
    line.paragraph = blocks_[i].kind == BlockKind::kParagraph;
    if (line.paragraph) SetLabel(i, ReadLabel(line.words));
  }

  void SetLabel(std::size_t i, const NumberLabel& label) {
    Line& line = lines_[i];
    line.label = label;
    line.body = line.words.substr(label.size);
    blocks_[i].label = {blocks_[i].text.begin, blocks_[i].text.begin + label.size};
  }

  // 1.1 may be a number of the text. Decimal headings come in chains: each follows the one before it in
  // number, or is the first of those that follow.
  void ReadDecimals() {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      Line& line = lines_[i];
      if (!line.paragraph || IsLabelled(i) || CountCodePoints(line.words) > kMaxHeadingChars) continue;
      line.decimal = ReadDecimalLabel(line.words);
      if (line.decimal.depth > 0 && ReadsLikeHeading(line.words.substr(line.decimal.size))) found.push_back(i);
    }
    std::vector<std::size_t> chained;
    std::size_t links = 0;
    for (const std::size_t i : found) {
      const DecimalLabel& here = lines_[i].decimal;
      const bool counts = std::any_of(found.begin(), found.end(), [&](std::size_t k) {
        const DecimalLabel& other = lines_[k].decimal;
        return k < i ? IsNext(other, here) : here.last() == 1 && (IsNext(here, other) || here.IsAbove(other));
      });
      links += counts ? 1U : 0U;
      if (counts || (!chained.empty() && GoesOn(lines_[chained.back()].decimal, here))) chained.push_back(i);
    }
    if (links < 2 || chained.size() < kLeastDecimals) return;
    for (const std::size_t i : chained)
      SetLabel(i, {LabelKind::kDecimal, lines_[i].decimal.last(), lines_[i].decimal.size});
  }

  // 2.1 after 1.4, 2.4 after 2.2: the author's count, with a number left out or a single part.
  static bool GoesOn(const DecimalLabel& last, const DecimalLabel& here) {
    const std::uint32_t step = here.numbers[0] - last.numbers[0];
    return step == 1 || (step == 0 && std::lexicographical_compare(last.numbers.begin(), last.numbers.end(),
                                                                   here.numbers.begin(), here.numbers.end()));
  }

  // 2.3 after 2.2, and 2.2.1 after 2.2.
  static bool IsNext(const DecimalLabel& a, const DecimalLabel& b) {
    if (a.depth + 1 == b.depth) return a.IsAbove(b) && b.last() == 1;
    DecimalLabel up = a;
    --up.depth;
    return a.depth == b.depth && up.IsAbove(b) && a.last() + 1 == b.last();
  }

  // Text or a table follows that is not numbered itself.
  bool HeadsContent(std::size_t i) const {
    for (std::size_t next = i + 1; next < blocks_.size(); ++next) {
      if (blocks_[next].kind == BlockKind::kFootnote) continue;
      return blocks_[next].kind == BlockKind::kTable ||
             (lines_[next].paragraph && !IsLabelled(next));
    }
    return false;
  }

  bool IsHeadByItself(std::size_t i) const {
    const Line& line = lines_[i];
    if (!line.paragraph) return false;
    const std::size_t chars = CountCodePoints(line.words);
    if (!IsLabelled(i)) {
      const bool styled = hints_[i].style_level > 0 && chars <= kMaxUnnumberedHeadingChars &&
                          ReadsLikeHeading(line.words);
      return styled || IsNamedHeading(line.words);
    }
    if (chars > kMaxHeadingChars) return false;
    if (line.label.kind == LabelKind::kAppendix) return true;
    if (IsStoppedTitle(line.body)) return HeadsContent(i) && !ContinuesList(i);
    return ReadsLikeHeading(line.body) && (!IsRunIn(line.body) || HeadsContent(i));
  }

  bool AreSiblings(std::size_t a, std::size_t b) const {
    if (b < lines_.size() && lines_[a].label.kind == LabelKind::kDecimal && lines_[b].label.kind == LabelKind::kDecimal)
      return lines_[a].decimal.depth == lines_[b].decimal.depth && IsNext(lines_[a].decimal, lines_[b].decimal);
    return b < lines_.size() && IsLabelled(a) && lines_[a].label.kind == lines_[b].label.kind &&
           lines_[a].label.number + 1 == lines_[b].label.number;
  }
  bool ContinuesList(std::size_t i) const { return i > 0 && AreSiblings(i - 1, i); }

  // Items directly below one another, with no text between them: where one of them is a sentence,
  // or where a colon announces them, they are a list, and only the last may head what follows.
  // Returns the index after the run.
  std::size_t JudgeRun(std::size_t first) {
    std::size_t end = first + 1;
    while (AreSiblings(end - 1, end)) ++end;
    if (end - first < 2) return end;
    bool sentences = false;
    for (std::size_t i = first; i < end; ++i) sentences = sentences || !lines_[i].head;
    const bool announced = first > 0 && lines_[first].label.number == 1 &&
                           lines_[first - 1].paragraph && !IsLabelled(first - 1) &&
                           EndsWithColon(lines_[first - 1].words);
    if (!sentences && !announced) return end;
    for (std::size_t i = first; i < end; ++i) {
      const bool last = i + 1 == end;
      if (HasScore(lines_[i].body) || (last && !announced && HeadsContent(i))) continue;
      lines_[i].head = false;
    }
    return end;
  }

  // The number of the next heading of this kind after block i, 0 when there is none.
  std::uint32_t NextNumber(std::size_t i, LabelKind kind) const {
    for (std::size_t k = i + 1; k < std::min(lines_.size(), i + kMaxLookAhead); ++k) {
      if (lines_[k].head && lines_[k].label.kind == kind) return lines_[k].label.number;
    }
    return 0;
  }

  // 2.3 stands below 2, 二、 or （二）, and 2.3.1 below 2.3; the outermost of its own depth ends.
  void CloseForDecimal(const DecimalLabel& label) {
    for (std::size_t k = open_.size(); k-- > 0;) {
      if (open_[k].kind == LabelKind::kDecimal && open_[k].decimal.IsAbove(label)) return open_.resize(k + 1);
    }
    for (std::size_t k = 0; k < open_.size(); ++k) {
      if (open_[k].kind == LabelKind::kDecimal) return open_.resize(k);
    }
    for (std::size_t k = open_.size(); k-- > 0;) {
      const bool upper = open_[k].kind != LabelKind::kNoLabel && open_[k].kind <= LabelKind::kArabic;
      if (open_[k].heading && upper && open_[k].number == label.numbers[0]) return open_.resize(k + 1);
    }
    while (!open_.empty() && !open_.back().heading) open_.pop_back();
  }

  // Pops what the label of block i ends.
  void CloseFor(std::size_t i) {
    const NumberLabel label = lines_[i].label;
    if (label.kind == LabelKind::kDecimal) return CloseForDecimal(lines_[i].decimal);
    for (std::size_t k = open_.size(); k-- > 0;) {
      const bool next = open_[k].number + 1 == label.number;
      if (open_[k].kind == label.kind && (next || (open_[k].heading && lines_[i].head)))
        return open_.resize(k);
    }
    if (!lines_[i].head) {
      while (!open_.empty() && !open_.back().heading && open_.back().kind >= label.kind)
        open_.pop_back();
      return;
    }
    for (std::size_t k = open_.size();
         k-- > 0 && label.number > 1;) {  // 五、 … 6、 … 七、: one count in two styles
      const Open& other = open_[k];
      if (!other.heading || other.kind == LabelKind::kNoLabel || other.kind == LabelKind::kDecimal ||
          other.number + 1 != label.number)
        continue;
      const std::uint32_t following = NextNumber(i, other.kind);
      if (following == 0 || following == label.number + 1) return open_.resize(k);
    }
    while (!open_.empty() && ClosesByCustom(i, open_.back())) open_.pop_back();
  }

  // By custom 一、 stands above （一） above 1.; a report that turns this round shows it by
  // counting on in the upper style after the lower one.
  bool ClosesByCustom(std::size_t i, const Open& last) {
    const NumberLabel label = lines_[i].label;
    if (last.named) return true;
    if (!last.heading) return last.kind >= label.kind;
    if (last.kind <= label.kind) return false;
    bool& turned =
        turned_[static_cast<std::size_t>(last.kind)][static_cast<std::size_t>(label.kind)];
    if (label.number == 1 && label.kind > LabelKind::kAppendix &&
        NextNumber(i, last.kind) == last.number + 1)
      turned = true;
    return !turned;
  }

  std::size_t OpenHeadings() const {
    return static_cast<std::size_t>(
        std::count_if(open_.begin(), open_.end(), [](const Open& open) { return open.heading; }));
  }

  void CloseUnlabelled(std::size_t i) {
    const std::size_t level =
        IsNamedHeading(lines_[i].words) ? 1 : std::max<std::size_t>(hints_[i].style_level, 1);
    while (OpenHeadings() >= level) open_.pop_back();
  }

  void Place(std::size_t i) {
    Block& block = blocks_[i];
    const Line& line = lines_[i];
    if (IsLabelled(i)) {
      CloseFor(i);
    } else if (line.head) {
      CloseUnlabelled(i);
    }
    const auto parent =
        std::find_if(open_.rbegin(), open_.rend(), [](const Open& open) { return open.heading; });
    block.parent = parent == open_.rend() ? kNone : parent->block;
    if (line.head) {
      block.kind = BlockKind::kHeading;
      block.level = static_cast<std::uint8_t>(std::min<std::size_t>(OpenHeadings() + 1, 255));
    }
    if (line.head || IsLabelled(i)) {
      open_.push_back({line.label.kind, line.label.number, static_cast<std::uint32_t>(i), line.head,
                       !IsLabelled(i) && IsNamedHeading(line.words), line.decimal});
    }
  }

  std::string_view text_;
  const std::vector<ParagraphHints>& hints_;
  std::vector<Block>& blocks_;
  std::vector<Line> lines_;
  std::vector<Open> open_;
  static constexpr std::size_t kKinds = static_cast<std::size_t>(LabelKind::kCircled) + 1;
  std::array<std::array<bool, kKinds>, kKinds> turned_{};  // [upper][lower] against the custom
};

}  // namespace

void MakeOutline(std::string_view text, const std::vector<ParagraphHints>& hints,
                 std::vector<Block>& blocks) {
  MarkContents(text, blocks);
  Outline(text, hints, blocks).Make();
}

}  // namespace gouji
