#include "checks/common/count_lists.h"

#include <algorithm>

#include "checks/common/operand.h"
#include "extract/structure/outline.h"

namespace gouji {
namespace {

NumberLabel LabelOf(const Document& document, std::uint32_t block) {
  const Block& which = document.blocks()[block];
  if (which.label.empty() || which.kind == BlockKind::kTable || which.kind == BlockKind::kContents) return {};
  return ReadLabel(document.Slice(which.text));
}

LabelRun RunFrom(const Document& document, std::uint32_t first, std::uint32_t last) {
  LabelRun run;
  LabelKind kind = LabelKind::kNoLabel;
  for (std::uint32_t b = first; b < last; ++b) {
    const NumberLabel label = LabelOf(document, b);
    if (label.kind == LabelKind::kNoLabel) {
      if (run.count == 0) return run;
      continue;
    }
    if (run.count == 0 && label.number == 1) {
      kind = label.kind;
      run.range = document.blocks()[b].text;
    }
    if (label.kind == kind && label.number == run.count + 1) {
      ++run.count;
      run.range.end = document.blocks()[b].text.end;
    } else if (label.kind <= kind) {
      break;
    }
  }
  return run;
}

bool HasAny(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return Contains(text, word); });
}

bool IsCountOf(const Figure& figure) { return figure.kind == FigureKind::kCount || figure.kind == FigureKind::kHeadcount; }

// The words of the sentence between the figure before and this one.
std::string_view WordsSinceFigure(const CheckInput& input, const Sentence& sentence, std::uint32_t figure) {
  const std::string_view text = sentence.text.text();
  const std::size_t end = sentence.text.FromSource(input.figures.figures[figure].range).begin;
  const std::size_t begin = figure == sentence.first_figure
                                ? 0
                                : sentence.text.FromSource(input.figures.figures[figure - 1].range).end;
  return text.substr(begin, end > begin ? end - begin : 0);
}

bool SameThings(std::string_view a, std::string_view b) {
  const auto event = [](std::string_view unit) { return HasAny(unit, {"次", "场", "批", "期"}); };
  return a == b || (event(a) && event(b));
}

}  // namespace

LabelRun RunAfter(const Document& document, std::uint32_t block) {
  return RunFrom(document, block + 1, static_cast<std::uint32_t>(document.blocks().size()));
}

LabelRun RunUnder(const Document& document, std::uint32_t heading) {
  std::uint32_t last = heading + 1;
  const std::vector<Block>& blocks = document.blocks();
  while (last < blocks.size() && !(blocks[last].kind == BlockKind::kHeading && blocks[last].level <= blocks[heading].level)) ++last;
  return RunFrom(document, heading + 1, last);
}

namespace {

// One 编制 and one 实有 figure, or several 编制 figures that add up to what is allowed.
void CompareHeads(const CheckInput& input, const std::vector<std::uint32_t>& allowed, std::uint32_t present,
                  std::vector<Relation>& relations) {
  Rational most;
  Rational sum;
  for (const std::uint32_t f : allowed) {
    const Rational value = input.figures.figures[f].Scaled();
    sum = sum + value;
    if (most < value) most = value;
  }
  const Rational value = input.figures.figures[present].Scaled();
  if (allowed.size() > 1 && most < value && value <= sum) most = sum;
  const bool holds = value <= most;
  if (!holds && allowed.size() > 1) return;  // of which of them it is, the words do not say
  Relation relation = WordTie("present", {}, input.figures.figures[present].value.ToString(),
                              "≤" + (allowed.size() == 1 ? input.figures.figures[allowed.front()].value.ToString() : std::string("编制合计")));
  relation.stated = OperandFor(input, "present", present);
  for (const std::uint32_t f : allowed) relation.operands.push_back(OperandFor(input, "allowed", f));
  relation.verdict = holds ? Verdict::kConsistent : Verdict::kInconsistent;
  relation.severity = Severity::kInfo;
  relation.variant = "headcount";
  relations.push_back(std::move(relation));
}

}  // namespace

void CompareHeadcounts(const CheckInput& input, std::vector<Relation>& relations) {
  for (const Sentence& sentence : input.figures.sentences) {
    if (sentence.table != kNone) continue;
    std::vector<std::uint32_t> allowed;
    bool among = false;
    for (std::uint32_t f = sentence.first_figure; f < sentence.end_figure; ++f) {
      const Figure& figure = input.figures.figures[f];
      if (!IsCountOf(figure) || figure.exactness != Exactness::kExact) continue;
      const std::string_view words = WordsSinceFigure(input, sentence, f);
      if (Contains(words, "其中") && Contains(words, "编制") && !allowed.empty()) {
        among = true;  // the parts of the total before
      } else if (HasAny(words, {"退休", "离休", "聘", "其中", "临时", "党员"})) {
        allowed.clear();
      } else if (HasAny(words, {"实有", "在职", "在编", "在岗", "现有人员"})) {
        if (!allowed.empty()) CompareHeads(input, allowed, f, relations);
        allowed.clear();
      } else if (Contains(words, "编制") && !among) {
        allowed.push_back(f);
      }
    }
  }
}

void AddUpCounts(const CheckInput& input, std::vector<Relation>& relations) {
  std::vector<std::uint32_t> parts;
  std::uint32_t block = kNone;
  std::uint32_t cell = kNone;
  for (const Sentence& sentence : input.figures.sentences) {
    if (sentence.block != block || sentence.cell != cell) parts.clear();
    block = sentence.block;
    cell = sentence.cell;
    for (std::uint32_t f = sentence.first_figure; f < sentence.end_figure; ++f) {
      const Figure& figure = input.figures.figures[f];
      if (!IsCountOf(figure)) continue;
      const std::string_view words = WordsSinceFigure(input, sentence, f);
      const bool listed = std::any_of(input.figures.part_lists.begin(), input.figures.part_lists.end(),
                                      [&](const PartList& list) { return list.total == f; });
      const bool total = EndsWith(words, "共计") || EndsWith(words, "合计") || EndsWith(words, "总计") || EndsWith(words, "共");
      if (!total) {
        parts.push_back(f);
        continue;
      }
      Relation relation = WordTie("total", {}, figure.value.ToString(), figure.value.ToString());
      relation.stated = OperandFor(input, "total", f);
      relation.formula = Formula::kSum;
      Rational sum;
      for (const std::uint32_t part : parts) {
        const Figure& other = input.figures.figures[part];
        if (!SameThings(input.document.Slice(other.unit), input.document.Slice(figure.unit))) continue;
        relation.operands.push_back(OperandFor(input, "part", part));
        sum = sum + other.Scaled();
      }
      parts.clear();
      if (listed || relation.operands.size() < 2 || !(sum == figure.Scaled())) continue;
      relation.verdict = Verdict::kConsistent;
      relations.push_back(std::move(relation));
    }
  }
}

}  // namespace gouji
