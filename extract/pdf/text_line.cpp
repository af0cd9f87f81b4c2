#include "extract/pdf/text_line.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

#include "extract/base/utf8.h"
#include "extract/text/superscript.h"

namespace gouji {
namespace {

constexpr float kSameBaseline = 0.15F;  // of the font size
constexpr float kRunGap = 1.2F;         // of the font size: a wider gap ends a run
constexpr float kRunBack = 0.6F;        // of the font size: a jump back ends a run
constexpr float kTwice = 0.3F;          // of the advance: the same glyph again is simulated bold
constexpr float kTangled = 0.35F;  // of the font size: runs that overlap this much are interleaved
constexpr float kEven = 0.12F;     // of the advance: what still counts as even
constexpr float kWordGap = 0.3F;   // of the font size, beside letters and digits
constexpr float kMixedGap = 0.6F;  // between an ideograph and a letter or digit
constexpr float kUnitGap = 3.0F;   // before a unit line at the right margin
constexpr float kWideGap = 1.5F;   // between ideographs: columns, not justified text
constexpr float kRaisedSize = 0.8F;   // of the line's font size: superscripts are smaller
constexpr float kRaisedBy = 0.15F;    // of the line's font size: and stand higher
constexpr float kRaisedGap = 0.3F;    // of the line's font size: and touch what they belong to

bool Sideways(std::int16_t angle) { return std::abs(angle) > 45 && std::abs(angle) < 135; }

// Start and end of a glyph in its own reading direction.
std::pair<float, float> Along(const Glyph& glyph) {
  if (!Sideways(glyph.angle)) {
    if (std::abs(glyph.angle) >= 135) return {-glyph.box.x1, -glyph.box.x0};
    return {glyph.box.x0, glyph.box.x1};
  }
  if (glyph.angle > 0) return {glyph.box.y0, glyph.box.y1};
  return {-glyph.box.y1, -glyph.box.y0};
}

bool Continues(const Glyph& last, const Glyph& next) {
  if (last.angle != next.angle || std::abs(last.size - next.size) > 0.2F * last.size) return false;
  if (std::abs(last.baseline - next.baseline) > kSameBaseline * last.size) return false;
  const float gap = Along(next).first - Along(last).second;
  return gap < kRunGap * last.size && gap > -kRunBack * last.size &&
         Along(next).first > Along(last).first - 0.01F;
}

bool PaintedTwice(const Glyph& last, const Glyph& next) {
  if (last.unicode != next.unicode || last.angle != next.angle) return false;
  if (std::abs(last.baseline - next.baseline) > kTwice * last.size) return false;
  const float advance = std::max(Along(last).second - Along(last).first, 0.1F);
  return std::abs(Along(next).first - Along(last).first) < kTwice * advance;
}

void CloseRun(const PageContent& page, Run& run, std::vector<Run>& runs) {
  const auto blank = [&](std::uint32_t i) { return IsSpace(page.glyphs[i].unicode); };
  const std::size_t drawn = run.glyphs.size();
  while (!run.glyphs.empty() && blank(run.glyphs.back())) run.glyphs.pop_back();
  run.space_after = run.glyphs.size() < drawn;
  const auto first = std::find_if_not(run.glyphs.begin(), run.glyphs.end(), blank);
  run.glyphs.erase(run.glyphs.begin(), first);
  if (!run.glyphs.empty()) {
    const Glyph& start = page.glyphs[run.glyphs.front()];
    run.box = start.box;
    for (const std::uint32_t i : run.glyphs) run.box = Union(run.box, page.glyphs[i].box);
    run.baseline = start.baseline;
    run.size = start.size;
    run.angle = start.angle;
    runs.push_back(std::move(run));
  }
  run = {};
}

// A line while its runs are gathered.
struct Gathered {
  std::vector<Run> runs;
  Box box;
  float baseline = 0;
  float size = 0;
  bool turned = false;
};

bool SameLine(const Gathered& line, const Run& run) {
  if (line.turned || run.angle != 0) return false;
  const float small = std::min(line.size, run.size);
  if (std::abs(line.baseline - run.baseline) < 0.3F * small) return true;
  const float shared = Overlap(line.box.y0, line.box.y1, run.box.y0, run.box.y1);
  return shared > 0.6F * std::min(line.box.height(), run.box.height());
}

float GapForSpace(char32_t left, char32_t right) {
  if (IsCjk(left) && IsCjk(right)) return kWideGap;
  if (IsCjk(left) || IsCjk(right)) return kMixedGap;
  return kWordGap;
}

// Writes glyphs into a line, piece by piece.
class LineWriter {
 public:
  LineWriter(const PageContent& page, TextLine& line) : page_(page), line_(line) {}

  void Add(const Glyph& glyph, bool raised) {
    if (last_ != nullptr && !IsSpace(last_->unicode) && !IsSpace(glyph.unicode)) {
      const float gap = Along(glyph).first - Along(*last_).second;
      if (gap > GapForSpace(last_->unicode, glyph.unicode) * std::min(last_->size, glyph.size)) {
        line_.text.push_back(' ');
        last_ = nullptr;
      }
    }
    if (last_ == nullptr || !Even(glyph)) NewPiece(glyph);
    LinePiece& piece = line_.pieces.back();
    if (raised) {
      line_.text += Superscript(std::string(1, static_cast<char>(glyph.unicode)));
    } else {
      AppendUtf8(line_.text, glyph.unicode);
    }
    ++piece.chars;
    if (glyph.more != 0) {
      for (const char32_t c : page_.more[glyph.more - 1]) AppendUtf8(line_.text, c), ++piece.chars;
    }
    piece.end = static_cast<std::uint32_t>(line_.text.size());
    piece.box = Union(piece.box, glyph.box);
    last_ = &glyph;
  }

 private:
  bool Even(const Glyph& glyph) const {
    const auto [a0, a1] = Along(*last_);
    const auto [b0, b1] = Along(glyph);
    const float advance = std::max(a1 - a0, 0.1F);
    return glyph.more == 0 && last_->more == 0 && last_->angle == glyph.angle &&
           std::abs((b1 - b0) - advance) < kEven * advance && std::abs(b0 - a1) < kEven * advance;
  }
  void NewPiece(const Glyph& glyph) {
    const auto at = static_cast<std::uint32_t>(line_.text.size());
    line_.pieces.push_back({at, at, 0, glyph.box});
  }

  const PageContent& page_;
  TextLine& line_;
  const Glyph* last_ = nullptr;
};

bool DrawnAgain(const PageContent& page, const Run& a, const Run& b) {
  if (a.glyphs.size() != b.glyphs.size()) return false;
  const float slack = 0.15F * a.size;
  if (std::abs(a.box.x0 - b.box.x0) > slack || std::abs(a.box.x1 - b.box.x1) > slack) return false;
  for (std::size_t i = 0; i < a.glyphs.size(); ++i) {
    if (page.glyphs[a.glyphs[i]].unicode != page.glyphs[b.glyphs[i]].unicode) return false;
  }
  return true;
}

// Runs that reach into each other (a quotation mark from another font was painted afterwards into
// its gap) become one run, ordered by place.
void Untangle(const PageContent& page, std::vector<Run>& runs) {
  std::vector<Run> result;
  for (Run& run : runs) {
    if (result.empty() || run.angle != 0 ||
        run.box.x0 > result.back().box.x1 - kTangled * run.size) {
      result.push_back(std::move(run));
      continue;
    }
    Run& home = result.back();
    home.glyphs.insert(home.glyphs.end(), run.glyphs.begin(), run.glyphs.end());
    std::stable_sort(home.glyphs.begin(), home.glyphs.end(), [&](std::uint32_t a, std::uint32_t b) {
      return page.glyphs[a].box.x0 < page.glyphs[b].box.x0;
    });
    home.box = Union(home.box, run.box);
  }
  runs = std::move(result);
}

void DropRepeats(const PageContent& page, std::vector<Run>& runs) {
  std::vector<Run> kept;
  for (Run& run : runs) {
    if (kept.empty() || !DrawnAgain(page, kept.back(), run)) kept.push_back(std::move(run));
  }
  runs = std::move(kept);
}

// 8万m³: figures that are smaller and higher than their line and touch what stands before them.
bool IsRaised(const PageContent& page, const Run& run, const Run* before, const TextLine& line) {
  if (run.angle != 0 || run.size > kRaisedSize * line.size) return false;
  if (run.baseline > line.baseline - kRaisedBy * line.size) return false;
  if (before != nullptr && run.box.x0 - before->box.x1 > kRaisedGap * line.size) return false;
  static constexpr std::u32string_view kRaised = U"0123456789+-";
  return std::all_of(run.glyphs.begin(), run.glyphs.end(), [&](std::uint32_t i) {
    return page.glyphs[i].more == 0 && kRaised.find(page.glyphs[i].unicode) != std::u32string_view::npos;
  });
}

TextLine WriteLine(const PageContent& page, Gathered& gathered) {
  TextLine line;
  std::stable_sort(gathered.runs.begin(), gathered.runs.end(),
                   [](const Run& a, const Run& b) { return a.box.x0 < b.box.x0; });
  DropRepeats(page, gathered.runs);
  Untangle(page, gathered.runs);
  line.box = gathered.box;
  std::size_t most = 0;
  for (const Run& run : gathered.runs) {
    if (run.glyphs.size() <= most) continue;
    most = run.glyphs.size();
    line.baseline = run.baseline;
    line.size = run.size;
    line.bold = page.glyphs[run.glyphs.front()].bold;
  }
  LineWriter writer(page, line);
  const Run* before = nullptr;
  for (const Run& run : gathered.runs) {
    const bool raised = IsRaised(page, run, before, line);
    for (const std::uint32_t i : run.glyphs) writer.Add(page.glyphs[i], raised);
    before = &run;
  }
  line.space_after = gathered.runs.back().space_after;
  line.font = page.glyphs[gathered.runs.front().glyphs.front()].font;
  line.turned = gathered.turned;
  line.page = page.number;
  return line;
}

TextLine SlicePieces(const TextLine& line, std::size_t first, std::size_t last) {
  TextLine part = line;
  const std::uint32_t begin = line.pieces[first].begin;
  part.text = line.text.substr(begin, line.pieces[last - 1].end - begin);
  part.pieces.assign(line.pieces.begin() + static_cast<std::ptrdiff_t>(first),
                     line.pieces.begin() + static_cast<std::ptrdiff_t>(last));
  for (LinePiece& piece : part.pieces) piece.begin -= begin, piece.end -= begin;
  part.box.x0 = part.pieces.front().box.x0;
  part.box.x1 = part.pieces.back().box.x1;
  return part;
}

// "单位：…", not the head of a column of units.
bool StartsUnitLine(std::string_view text) {
  if (text.substr(0, 6) == "金额") text.remove_prefix(6);
  if (text.substr(0, 6) != "单位") return false;
  text.remove_prefix(6);
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  return text.substr(0, 1) == ":" || text.substr(0, 3) == "：";
}

}  // namespace

std::vector<Run> MakeRuns(const PageContent& page, const std::vector<std::uint32_t>& visible) {
  std::vector<Run> runs;
  Run run;
  const Glyph* last = nullptr;
  float blank = 0;  // width of the white space at the end of the run
  for (const std::uint32_t i : visible) {
    const Glyph& glyph = page.glyphs[i];
    if (last != nullptr && PaintedTwice(*last, glyph)) continue;
    const bool space = IsSpace(glyph.unicode);
    if (last != nullptr &&
        (!Continues(*last, glyph) || (!space && blank > 2 * kRunGap * glyph.size))) {
      CloseRun(page, run, runs);
      blank = 0;
    }
    blank = space ? blank + std::max(Along(glyph).second - Along(glyph).first, 0.0F) : 0;
    run.glyphs.push_back(i);
    last = &glyph;
  }
  CloseRun(page, run, runs);
  return runs;
}

Run SplitRun(const PageContent& page, Run& run, float x) {
  std::vector<Run> parts;
  for (std::size_t i = 1; i < run.glyphs.size(); ++i) {
    const Box& left = page.glyphs[run.glyphs[i - 1]].box;
    const Box& right = page.glyphs[run.glyphs[i]].box;
    if (left.center_x() > x || right.center_x() < x) continue;
    Run tail;
    tail.glyphs.assign(run.glyphs.begin() + static_cast<std::ptrdiff_t>(i), run.glyphs.end());
    run.glyphs.resize(i);
    Run head = std::move(run);
    CloseRun(page, head, parts);
    CloseRun(page, tail, parts);
    if (parts.empty()) return {};
    run = parts.front();
    return parts.size() > 1 ? parts.back() : Run{};
  }
  return {};
}

std::vector<TextLine> MakeLines(const PageContent& page, std::vector<Run> runs) {
  std::stable_sort(runs.begin(), runs.end(),
                   [](const Run& a, const Run& b) { return a.box.center_y() < b.box.center_y(); });
  std::vector<Gathered> gathered;
  for (Run& run : runs) {
    Gathered* home = nullptr;
    for (std::size_t back = 1; back <= std::min<std::size_t>(gathered.size(), 3) && home == nullptr;
         ++back) {
      if (SameLine(gathered[gathered.size() - back], run)) home = &gathered[gathered.size() - back];
    }
    if (home == nullptr) {
      gathered.push_back({{}, run.box, run.baseline, run.size, run.angle != 0});
      home = &gathered.back();
    }
    home->box = Union(home->box, run.box);
    if (run.size > home->size) {
      home->size = run.size;
      home->baseline = run.baseline;
    }
    home->runs.push_back(std::move(run));
  }
  std::vector<TextLine> lines;
  lines.reserve(gathered.size());
  for (Gathered& line : gathered) lines.push_back(WriteLine(page, line));
  return lines;
}

std::vector<TextLine> SplitAtGaps(const TextLine& line, float gap) {
  std::vector<TextLine> parts;
  std::size_t first = 0;
  for (std::size_t i = 1; i <= line.pieces.size(); ++i) {
    const bool cut = i == line.pieces.size() ||
                     line.pieces[i].box.x0 - line.pieces[i - 1].box.x1 > gap * line.size;
    if (!cut) continue;
    parts.push_back(SlicePieces(line, first, i));
    first = i;
  }
  return parts;
}

TextLine SplitUnitLine(TextLine& line) {
  for (std::size_t i = 1; i < line.pieces.size(); ++i) {
    const float gap = line.pieces[i].box.x0 - line.pieces[i - 1].box.x1;
    const std::string_view rest = std::string_view(line.text).substr(line.pieces[i].begin);
    if (gap < kUnitGap * line.size || !StartsUnitLine(rest)) continue;
    TextLine right = SlicePieces(line, i, line.pieces.size());
    line = SlicePieces(line, 0, i);
    return right;
  }
  return {};
}

}  // namespace gouji
