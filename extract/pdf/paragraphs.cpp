#include "extract/pdf/paragraphs.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>

#include "extract/base/utf8.h"
#include "extract/structure/outline.h"

namespace gouji {
namespace {

constexpr float kIndent = 1.2F;     // em; first lines are indented by two ideographs, seldom by one
constexpr float kFarIndent = 4.2F;  // em; more is no indent: centred or right-aligned
constexpr float kFitSlack = 0.5F;   // em; punctuation may hang over the margin
constexpr float kPitchSlack = 1.22F;    // times the usual pitch
constexpr float kCellGap = 1.5F;        // em; no gap in a line of text is wider
constexpr float kLeadingSlack = 1.04F;  // times the usual distance in points
constexpr float kSizeChange = 0.12F;    // share of the size
constexpr std::size_t kShortCell = 16;  // characters
constexpr std::size_t kEnoughLines = 6;
constexpr float kFullMeasure =
    0.85F;  // of the document's measure: a page whose lines end there is set narrower

constexpr std::u32string_view kNoStart = U"，。、；：？！）》〉」』】〕”’％%,.;:?!)]}·…—～‰℃";
constexpr std::u32string_view kNoEnd = U"（《〈「『【〔“‘([{";
constexpr std::u32string_view kPercent = U"%％‰℃";
constexpr std::u32string_view kPrefix = U"+-±×÷=＋－＝/$¥￥";
constexpr std::u32string_view kQuotes = U"“”‘’";
constexpr std::u32string_view kClause = U"。；：！？;:!?";

bool Has(std::u32string_view set, char32_t c) { return set.find(c) != std::u32string_view::npos; }

struct WideChar {
  char32_t value = 0;
  float width = 0;
};

// The first characters of a line with their widths.
std::vector<WideChar> FirstChars(const TextLine& line, std::size_t limit) {
  std::vector<WideChar> chars;
  std::uint32_t at = 0;
  for (const LinePiece& piece : line.pieces) {
    if (piece.begin > at) chars.push_back({' ', 0.3F * line.size});
    const float width = piece.box.width() / static_cast<float>(std::max(piece.chars, 1U));
    for (at = piece.begin; at < piece.end;) {
      const CodePoint c = DecodeUtf8(line.text, at);
      chars.push_back({c.value, width});
      at += c.size;
      if (chars.size() >= limit) return chars;
    }
  }
  return chars;
}

char32_t LastChar(std::string_view text) {
  std::size_t at = text.size();
  while (at > 0) {
    --at;
    if ((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80) return DecodeUtf8(text, at).value;
  }
  return 0;
}

// Where the line ends without the mark that may hang over the margin.
float FullEnd(const TextLine& line) {
  if (line.pieces.empty() || !Has(kNoStart, LastChar(line.text))) return line.box.x1;
  const LinePiece& last = line.pieces.back();
  return last.box.x1 - last.box.width() / static_cast<float>(std::max(last.chars, 1U));
}

bool IsHan(char32_t c) { return c >= 0x3400 && c <= 0x9FFF; }

bool EndsClause(const TextLine& line) { return Has(kClause, LastChar(line.text)); }

bool HasLabel(const TextLine& line) { return ReadLabel(line.text).kind != LabelKind::kNoLabel; }

// "十二、…" after a line that begins with "十一、…": items of one list. "第二部分 …" heads a part.
bool NextInList(const TextLine& first, const TextLine& next) {
  const NumberLabel a = ReadLabel(first.text);
  const NumberLabel b = ReadLabel(next.text);
  if (a.kind == LabelKind::kNoLabel || b.kind == LabelKind::kNoLabel) return false;
  return a.kind == LabelKind::kPart || (a.kind == b.kind && b.number == a.number + 1);
}

std::size_t CountChars(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

// Robust right margin: the furthest line end that at least two other lines come near to.
float RightMargin(std::vector<float>& ends, float size) {
  std::sort(ends.begin(), ends.end(), std::greater<>());
  const std::size_t needed = std::max<std::size_t>(2, ends.size() / 50);
  for (std::size_t i = 0; i + needed < ends.size(); ++i) {
    if (ends[i] - ends[i + needed] < 1.3F * size) return ends[i];
  }
  return ends.empty() ? 0 : ends.front();
}

// Right margin of justified text: the furthest place where many lines end together, at least `least`. 0 if
// there is none.
float JustifiedMargin(std::vector<float>& ends, std::size_t least) {
  std::sort(ends.begin(), ends.end(), std::greater<>());
  const std::size_t needed = std::max<std::size_t>(least, ends.size() / 5);
  for (std::size_t i = 0; i + needed <= ends.size(); ++i) {
    if (ends[i] - ends[i + needed - 1] < 1.5F) return ends[i];
  }
  return 0;
}

float LeftMargin(std::vector<float>& starts) {
  std::sort(starts.begin(), starts.end());
  const std::size_t needed = std::max<std::size_t>(1, starts.size() / 25);
  for (std::size_t i = 0; i + needed < starts.size(); ++i) {
    if (starts[i + needed] - starts[i] < 3.0F) return starts[i];
  }
  return starts.empty() ? 0 : starts.front();
}

// The usual pitch: the smallest distance that is common between lines that fill the measure.
float UsualPitch(std::vector<float>& pitches) {
  if (pitches.empty()) return 0;
  std::sort(pitches.begin(), pitches.end());
  return pitches[pitches.size() / 5];
}

PageMeasure MeasureOf(const std::vector<const PageLayout*>& pages) {
  std::vector<float> starts;
  std::vector<float> ends;
  std::vector<float> sizes;
  for (const PageLayout* page : pages) {
    for (const TextLine& line : page->lines) {
      if (line.turned) continue;
      starts.push_back(line.box.x0);
      ends.push_back(FullEnd(line));
      sizes.push_back(line.size);
    }
  }
  PageMeasure measure;
  if (starts.empty()) return measure;
  std::nth_element(sizes.begin(), sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2),
                   sizes.end());
  const float size = sizes[sizes.size() / 2];
  const bool enough = starts.size() >= kEnoughLines;
  measure.left = LeftMargin(starts);
  measure.right = RightMargin(ends, size);
  const float width = pages.front()->width;
  if (!enough || measure.right - measure.left < 0.5F * width)
    measure.right = std::max(measure.right, width - measure.left);
  std::vector<float> pitches;
  std::vector<float> leadings;
  std::vector<float> body_pitches;
  std::vector<float> body_leadings;
  for (const PageLayout* page : pages) {
    for (std::size_t i = 0; i + 1 < page->lines.size(); ++i) {
      const TextLine& a = page->lines[i];
      const TextLine& b = page->lines[i + 1];
      const float pitch = (b.baseline - a.baseline) / a.size;
      const bool alike = std::abs(a.size - b.size) < kSizeChange * a.size && pitch > 0.8F && pitch < 4;
      if (!alike || a.box.x1 < measure.right - 2 * size) continue;
      pitches.push_back(pitch);
      leadings.push_back(b.baseline - a.baseline);
      // The cells of a table without lines reach both margins too, but not without gaps.
      const bool body = a.box.x0 < measure.left + kFarIndent * a.size && b.box.x0 < measure.left + 0.5F * a.size &&
                        SplitAtGaps(a, kCellGap).size() == 1;
      if (body) body_pitches.push_back(pitch), body_leadings.push_back(b.baseline - a.baseline);
    }
  }
  if (!body_pitches.empty()) pitches.swap(body_pitches), leadings.swap(body_leadings);
  measure.pitch = UsualPitch(pitches);
  measure.leading = UsualPitch(leadings);
  return measure;
}

bool InMiddle(const TextLine& line, const PageMeasure& measure) {
  return std::abs(line.box.center_x() - (measure.left + measure.right) / 2) < 1.5F * line.size;
}

}  // namespace

std::vector<PageMeasure> MeasurePages(const std::vector<PageLayout>& pages) {
  std::map<int, std::vector<const PageLayout*>> by_width;
  for (const PageLayout& page : pages)
    by_width[static_cast<int>(std::lround(page.width / 10))].push_back(&page);
  std::map<int, PageMeasure> measures;
  for (const auto& [width, group] : by_width) measures[width] = MeasureOf(group);
  std::vector<PageMeasure> result;
  for (const PageLayout& page : pages) {
    PageMeasure measure = measures[static_cast<int>(std::lround(page.width / 10))];
    std::vector<float> ends;
    std::vector<float> wrapped;  // ends of lines above one that begins at the left margin
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
      ends.push_back(FullEnd(page.lines[i]));
      const bool goes_on = i + 1 < page.lines.size() &&
                           std::abs(page.lines[i + 1].box.x0 - measure.left) < kIndent * page.lines[i + 1].size;
      if (goes_on) wrapped.push_back(FullEnd(page.lines[i]));
    }
    float justified = JustifiedMargin(ends, 3);
    if (justified == 0) justified = JustifiedMargin(wrapped, 2);  // a page of few lines
    // Sections have margins of their own; a column of short lines has none.
    if (justified > measure.left + kFullMeasure * (measure.right - measure.left))
      measure.right = justified;
    result.push_back(measure);
  }
  return result;
}

float FirstTokenWidth(const TextLine& line) {
  const std::vector<WideChar> chars = FirstChars(line, 40);
  const auto at = [&](std::size_t i) { return i < chars.size() ? chars[i].value : 0; };
  float width = 0;
  std::size_t i = 0;
  for (bool glued = true; glued && i < chars.size() && !IsSpace(at(i));) {
    while (Has(kNoEnd, at(i))) width += chars[i++].width;
    if (IsCjk(at(i)) || at(i) == U'—') {
      width += chars[i++].width;
    } else {
      while (i < chars.size() && !IsCjk(at(i)) && !IsSpace(at(i)) && !Has(kQuotes, at(i)) && at(i) != U'—')
        width += chars[i++].width;
    }
    while (i < chars.size() && (Has(kNoStart, at(i)) || (at(i) == U'—' && at(i - 1) == U'—')))
      width += chars[i++].width;
    // Quotation marks hold on to both neighbours, other marks to the number or word behind them, a percent sign to a
    // bracket with a number.
    const bool behind = i > 0 && i < chars.size();
    const bool bracket = behind && Has(kPercent, at(i - 1)) && Has(kNoEnd, at(i)) && at(i + 1) >= '0' && at(i + 1) <= '9';
    glued = behind && (bracket || Has(kQuotes, at(i - 1)) || Has(kQuotes, at(i)) || Has(kPrefix, at(i - 1)) ||
                       (Has(kNoStart, at(i - 1)) && at(i - 1) != U'—' && !IsCjk(at(i)) && !IsSpace(at(i))));
  }
  return width;
}

bool IsCentered(const TextLine& line, const PageMeasure& measure) {
  return InMiddle(line, measure) && line.box.x0 > measure.left + 2.5F * line.size &&
         line.box.x1 < measure.right - 2 * line.size;
}

bool HasLeaders(const TextLine& line) {
  std::size_t dots = 0;
  std::size_t most = 0;
  for (std::size_t i = 0; i < line.text.size();) {
    const CodePoint c = DecodeUtf8(line.text, i);
    i += c.size;
    if (c.value == '.' || c.value == U'…' || c.value == U'·' || c.value == U'．' ||
        c.value == U'⋯') {
      dots += c.value == U'…' || c.value == U'⋯' ? 3 : 1;
    } else if (!IsSpace(c.value)) {
      dots = 0;
    }
    most = std::max(most, dots);
  }
  const char32_t end = LastChar(line.text);
  return most >= 5 && ((end >= '0' && end <= '9') || end == '.' || end == U'…' || end == ')' ||
                       end == U'）' || end == '-');
}

bool BreaksBetween(const TextLine& first, const TextLine& last, const TextLine& next,
                   const PageMeasure& measure, bool same_page) {
  const float em = last.size;
  if (last.turned || next.turned) return true;
  if (std::abs(last.size - next.size) > kSizeChange * em) return true;
  if (HasLeaders(last) || HasLeaders(next)) return true;
  const float pitch = (next.baseline - last.baseline) / em;
  // Lines of one distance whatever their size: small print stands as far apart as the text.
  const bool as_usual = measure.leading > 0 && next.baseline - last.baseline < kLeadingSlack * measure.leading;
  if (same_page && (pitch < 0.5F || (pitch > (measure.pitch > 0 ? measure.pitch * kPitchSlack : 2.6F) && !as_usual)))
    return true;
  // What would have fitted into the line was not wrapped: the paragraph had ended.
  const float token = FirstTokenWidth(next);
  const bool title = !EndsClause(last) && last.bold == next.bold;
  const bool centered = title && InMiddle(last, measure) && IsCentered(next, measure);
  const float room =
      centered ? measure.right - measure.left - last.box.width() : measure.right - last.box.x1;
  if (token < room - kFitSlack * em) return true;
  const bool part = ReadLabel(first.text).kind == LabelKind::kPart;
  if (NextInList(first, next) && (part || std::abs(first.box.x0 - next.box.x0) < em)) return true;
  if (centered) return false;  // a title over two lines
  if (IsCentered(last, measure) || IsCentered(next, measure)) return true;
  const float indent = next.box.x0 - measure.left;
  if (last.box.x0 - measure.left > kFarIndent * em && indent < kFarIndent * em) return true;
  const bool only_line = &first == &last;
  if (indent > kIndent * em) {
    if (next.box.x0 > last.box.x0 + kIndent * em)
      return !(only_line && HasLabel(first));  // a hanging indent goes on
    return only_line || EndsClause(last) || HasLabel(next);
  }
  // Where first lines are indented, a label at the margin stands inside a sentence.
  const bool indents = first.box.x0 - measure.left > kIndent * em;
  return !indents && HasLabel(next) && EndsClause(last);
}

std::vector<std::size_t> CellParagraphs(const std::vector<TextLine>& lines, float width) {
  std::vector<std::size_t> starts;
  std::size_t chars = 0;
  for (const TextLine& line : lines) chars += CountChars(line.text);
  const bool short_text = chars <= kShortCell;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i == 0) {
      starts.push_back(0);
      continue;
    }
    const TextLine& last = lines[i - 1];
    const TextLine& next = lines[i];
    const float room = width - last.box.width();
    const bool fits = FirstTokenWidth(next) < room - kFitSlack * last.size;
    // Headings in cells are laid out by hand: a word set over two lines is one word.
    const bool one_word = short_text && !HasLabel(next) && !EndsClause(last) &&
                          IsHan(LastChar(last.text)) && IsHan(DecodeUtf8(next.text, 0).value);
    if ((fits && !one_word) || last.turned || next.turned || (HasLabel(next) && EndsClause(last)))
      starts.push_back(i);
  }
  return starts;
}

bool NeedsSpace(const TextLine& last, const TextLine& next) {
  const char32_t left = LastChar(last.text);
  const char32_t right = next.text.empty() ? 0 : DecodeUtf8(next.text, 0).value;
  const auto letter = [](char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  if (letter(left) && letter(right)) return true;
  const bool word = letter(left) || (left >= '0' && left <= '9') || left == ',' || left == ')';
  return last.space_after && word && !IsCjk(right);
}

}  // namespace gouji
