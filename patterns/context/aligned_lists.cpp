#include "patterns/context/aligned_lists.h"

#include <algorithm>
#include <string_view>

namespace gouji {
namespace {

constexpr std::string_view kEach = "分别";
constexpr std::string_view kJoints[] = {"、", "以及", "和", "及", "与"};
// Between 分别 and the first figure stands 为, 是, 达到, 完成 …
constexpr std::size_t kMaxVerbBytes = 12;

NormRange RangeOf(const Sentence& sentence, const FigureTable& figures, std::uint32_t figure) {
  return sentence.text.FromSource(figures.figures[figure].range);
}

std::string_view Between(const Sentence& sentence, const FigureTable& figures, std::uint32_t figure) {
  const std::size_t from = RangeOf(sentence, figures, figure).end;
  const std::size_t to = RangeOf(sentence, figures, figure + 1).begin;
  return to < from ? std::string_view() : sentence.text.text().substr(from, to - from);
}

// The end of the run of figures from `first` that are listed one behind the other.
std::uint32_t EndOfRun(const Sentence& sentence, const FigureTable& figures, std::uint32_t first) {
  std::uint32_t end = first + 1;
  while (end < sentence.end_figure && figures.figures[end].kind == figures.figures[first].kind &&
         IsListGap(Between(sentence, figures, end - 1))) {
    ++end;
  }
  return end;
}

// The pieces of a list of names in [begin, end).
std::vector<NormRange> Pieces(std::string_view text, std::size_t begin, std::size_t end) {
  std::vector<NormRange> pieces;
  while (begin < end) {
    std::size_t mark = end;
    std::size_t size = 0;
    for (const std::string_view joint : kJoints) {
      const std::size_t at = text.substr(0, end).find(joint, begin);
      if (at == std::string_view::npos || at >= mark) continue;
      mark = at;
      size = joint.size();
    }
    if (mark == begin) return {};
    pieces.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(mark)});
    begin = mark + size;
  }
  return pieces;
}

// "A a万元、B b万元，占比分别为x、y": the figures before that the list goes through, one each, or nothing.
std::vector<std::uint32_t> FiguresBefore(const Sentence& sentence, const FigureTable& figures, std::uint32_t first, std::size_t count) {
  if (first - sentence.first_figure < count) return {};
  const auto from = static_cast<std::uint32_t>(first - count);
  std::vector<std::uint32_t> before;
  for (std::uint32_t f = from; f < first; ++f) {
    if (figures.figures[f].kind != figures.figures[from].kind) return {};
    before.push_back(f);
  }
  const bool longer = from > sentence.first_figure && figures.figures[from - 1].kind == figures.figures[from].kind &&
                      Between(sentence, figures, from - 1).find("其中") == std::string_view::npos;
  return longer || figures.figures[from].kind == figures.figures[first].kind ? std::vector<std::uint32_t>() : before;
}

void Align(const Sentence& sentence, const FigureTable& figures, std::size_t floor, std::size_t each, std::uint32_t first, std::uint32_t end,
           std::vector<Alignment>& alignments) {
  const std::string_view text = sentence.text.text();
  std::size_t begin = floor;
  for (const char mark : {',', ';', ':', '(', ')'}) {
    const std::size_t at = text.substr(0, each).rfind(mark);
    if (at != std::string_view::npos) begin = std::max(begin, at + 1);
  }
  const std::vector<NormRange> names = Pieces(text, begin, each);
  const std::size_t count = end - first;
  const std::vector<std::uint32_t> before =
      names.size() == count ? std::vector<std::uint32_t>() : FiguresBefore(sentence, figures, first, count);
  if (names.size() != count && before.empty()) return;
  for (std::uint32_t f = first; f < end; ++f) {
    alignments.push_back({f, before.empty() ? names[f - first] : NormRange{}, before.empty() ? kNone : before[f - first]});
  }
}

// "a万元、b万元和c万元，占总额的x、y和z": as many rates as amounts listed before.
void AlignRates(const Sentence& sentence, const FigureTable& figures, std::uint32_t first, std::uint32_t end, std::vector<Alignment>& alignments) {
  const std::uint32_t count = end - first;
  if (figures.figures[first].kind != FigureKind::kPercent || first - sentence.first_figure < count) return;
  const std::uint32_t from = first - count;
  if (figures.figures[from].kind == FigureKind::kPercent || EndOfRun(sentence, figures, from) != first) return;
  if (from > sentence.first_figure && EndOfRun(sentence, figures, from - 1) > from) return;
  for (std::uint32_t f = first; f < end; ++f) alignments.push_back({f, {}, f - count});
}

}  // namespace

bool IsListGap(std::string_view between) {
  const auto is_joint = [&](std::string_view joint) { return between == joint; };
  return between == "," || std::any_of(std::begin(kJoints), std::end(kJoints), is_joint);
}

std::vector<Alignment> AlignedLists(const Sentence& sentence, const FigureTable& figures) {
  std::vector<Alignment> alignments;
  const std::string_view text = sentence.text.text();
  std::size_t floor = 0;
  for (std::uint32_t f = sentence.first_figure; f < sentence.end_figure; ++f) {
    const NormRange range = RangeOf(sentence, figures, f);
    const std::size_t each = text.substr(0, range.begin).rfind(kEach);
    if (each != std::string_view::npos && each >= floor && range.begin - each - kEach.size() <= kMaxVerbBytes) {
      const std::uint32_t end = EndOfRun(sentence, figures, f);
      if (end - f >= 2) {
        Align(sentence, figures, floor, each, f, end, alignments);
        f = end - 1;
      }
    } else if (const std::uint32_t end = EndOfRun(sentence, figures, f); end - f >= 2) {
      AlignRates(sentence, figures, f, end, alignments);
    }
    floor = RangeOf(sentence, figures, f).end;
  }
  return alignments;
}

}  // namespace gouji
