#include <algorithm>
#include <array>
#include <optional>

#include "checks/common/text_pieces.h"
#include "checks/common/unpaired.h"
#include "extract/base/utf8.h"
#include "patterns/context/word_index.h"

namespace gouji {
namespace {

constexpr std::size_t kQuoteChars = 8;
constexpr std::size_t kHan = 3;  // bytes of a Han character
constexpr std::size_t kMinRepeatChars = 3;
constexpr std::size_t kMaxRepeatChars = 16;
constexpr std::size_t kMinScoreClause = 3;

// As it is written in Chinese text: normalised marks are half-width.
std::string Widened(std::string_view marks) {
  std::string wide;
  for (const char c : marks) {
    const std::size_t at = std::string_view(",;:()").find(c);
    if (at == std::string_view::npos) {
      wide += c;
    } else {
      wide += std::array<std::string_view, 5>{"，", "；", "：", "（", "）"}.at(at);
    }
  }
  return wide;
}

std::vector<std::string_view> LeftSides(const WordList& pairs) {
  std::vector<std::string_view> left;
  for (const std::string& pair : pairs.words) left.push_back(LeftSide(pair));
  return left;
}

struct SlipWords {
  explicit SlipWords(const PatternSet& patterns)
      : typos(LeftSides(patterns.list("slip.typo"))), clipped(LeftSides(patterns.list("slip.clipped"))) {}
  WordIndex typos;
  WordIndex clipped;
};

class Slips {
 public:
  Slips(const CheckInput& input, const SlipWords& words, const TextPiece& piece, std::vector<Relation>& relations)
      : patterns_(input.patterns), words_(words), document_(input.document), piece_(piece), text_(piece.text.text()), relations_(relations) {}

  void Run() {
    if (text_.size() < 2 * kHan) return;
    DoubledParticles();
    RepeatedWords();
    RepeatedTitles();
    Marks();
    Typos();
    DigitAfterPercent();
    RepeatedScore();
    ShortenedBase();
  }

 private:
  void Report(std::string_view variant, std::size_t begin, std::size_t end, std::string expected) {
    const NormRange range{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    relations_.push_back(Differs(Severity::kInfo, variant, Around(piece_, range, kQuoteChars),
                                 std::string(document_.Slice(piece_.text.ToSource(range))), std::move(expected)));
  }

  // Another word covers the place, so that two words meet there by chance: 行为为, 以及及时.
  bool Covered(std::string_view list, std::size_t at, std::size_t end) const {
    for (const std::string& word : patterns_.list(list).words) {
      for (const std::size_t found : FindAll(text_, word)) {
        if (found <= at && found + word.size() >= end) return true;
      }
    }
    return false;
  }

  // A character of three bytes that stands twice.
  void DoubledParticles() {
    for (std::size_t i = 0; i + 2 * kHan <= text_.size(); i += DecodeUtf8(text_, i).size) {
      if (text_[i + kHan - 1] != text_[i + 2 * kHan - 1]) continue;  // the byte in which characters differ most
      const std::string_view word = text_.substr(i, kHan);
      if (word != text_.substr(i + kHan, kHan) || !IsUnifiedIdeograph(DecodeUtf8(text_, i).value)) continue;
      const std::vector<std::string>& particles = patterns_.list("slip.particle").words;
      if (std::find(particles.begin(), particles.end(), word) == particles.end()) continue;
      if (!Covered("slip.not-doubled", i, i + 2 * kHan)) Report("doubled", i, i + 2 * kHan, std::string(word));
    }
  }

  // Three or more characters that come again at once: 效益指标效益指标. Two may meet by chance: 总工会工会经费.
  void RepeatedWords() {
    for (std::size_t i = 0; i + 2 * kMinRepeatChars * kHan <= text_.size();) {
      std::size_t length = kMinRepeatChars * kHan;
      while (length <= kMaxRepeatChars * kHan && !Repeats(i, length)) length += kHan;
      if (length <= kMaxRepeatChars * kHan) {
        if (!IsSpaced(i, i + 2 * length)) Report("repeated", i, i + 2 * length, std::string(text_.substr(i, length)));
        i += 2 * length;
      } else {
        i += DecodeUtf8(text_, i).size;
      }
    }
  }

  // 预算数 全年预算数 全年执行数: cells of a table that was copied as text.
  bool IsSpaced(std::size_t begin, std::size_t end) const {
    const NormRange range{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    return document_.Slice(piece_.text.ToSource(range)).find_first_of(" \t") != std::string_view::npos;
  }

  bool Repeats(std::size_t at, std::size_t length) const {
    if (at + 2 * length > text_.size() || text_[at] != text_[at + length] || text_[at + 2] != text_[at + length + 2]) return false;
    if (text_.substr(at, length) != text_.substr(at + length, length)) return false;
    for (std::size_t i = at; i < at + length; i += kHan) {
      if (!IsUnifiedIdeograph(DecodeUtf8(text_, i).value)) return false;
    }
    return true;
  }

  // 《甲办法》《甲办法》: the same title named twice in one run.
  void RepeatedTitles() {
    for (std::size_t begin = text_.find("《"); begin != std::string_view::npos; begin = text_.find("《", begin + kHan)) {
      const std::size_t close = text_.find("》", begin);
      if (close == std::string_view::npos) return;
      const std::string_view title = text_.substr(begin, close + kHan - begin);
      std::size_t next = begin + title.size();
      if (StartsWith(text_.substr(next), "、")) next += kHan;
      if (StartsWith(text_.substr(next), title)) Report("repeated", begin, next + title.size(), std::string(title));
    }
  }

  void Marks() {
    std::size_t done = 0;
    std::size_t size = 0;
    for (std::size_t i = 0; i < text_.size(); i += size) {
      const CodePoint c = DecodeUtf8(text_, i);
      size = c.size;
      if (std::u32string_view(U",;:(。、").find(c.value) == std::u32string_view::npos || i < done) continue;
      for (const std::string& pair : patterns_.list("slip.marks").words) {
        const std::string_view marks = LeftSide(pair);
        if (!StartsWith(text_.substr(i), marks)) continue;
        const std::string_view first = marks.substr(0, DecodeUtf8(marks, 0).size);
        std::size_t end = i + marks.size();
        while (marks.substr(first.size()) == first && StartsWith(text_.substr(end), first)) end += first.size();
        done = end;
        // 。。。 is an ellipsis
        if (end - i <= 2 * first.size() || marks.substr(first.size()) != first) Report("marks", i, end, Widened(RightSide(pair)));
        break;
      }
    }
  }

  void Typos() {
    for (std::size_t at = 0; at < text_.size(); at += DecodeUtf8(text_, at).size) {
      if (const std::size_t size = words_.typos.At(text_.substr(at)); size > 0) {
        Report("typo", at, at + size, RightOf("slip.typo", text_.substr(at, size)));
      }
      const std::size_t size = words_.clipped.At(text_.substr(at));
      if (size == 0) continue;
      const std::string right = RightOf("slip.clipped", text_.substr(at, size));
      if (BeginsClause(at, right)) Report("clipped", at, at + size, right);
    }
  }

  std::string RightOf(std::string_view list, std::string_view left) const {
    for (const std::string& pair : patterns_.list(list).words) {
      if (LeftSide(pair) == left) return std::string(RightSide(pair));
    }
    return {};
  }

  // At the beginning of a clause; the missing character may stand at the end of the block before when a
  // page end cut the paragraph.
  bool BeginsClause(std::size_t at, std::string_view right) const {
    if (at > 0) {
      const std::string_view before = text_.substr(at - CharBytesBefore(text_, at), CharBytesBefore(text_, at));
      return before == "。" || before == "、" || before == "," || before == ";" || before == ":";
    }
    const std::string_view whole = document_.text().substr(0, piece_.range.begin);
    const std::string_view first = right.substr(0, DecodeUtf8(right, 0).size);
    return !Contains(whole.substr(whole.size() - std::min<std::size_t>(whole.size(), 8)), first);
  }

  // 100%0: a digit that belongs to nothing.
  void DigitAfterPercent() {
    for (const std::size_t at : FindAll(text_, "%")) {
      const std::string_view after = text_.substr(at + 1);
      if (after.empty() || after[0] < '0' || after[0] > '9' || at == 0 || text_[at - 1] < '0' || text_[at - 1] > '9') continue;
      std::size_t begin = at;
      while (begin > 0 && ((text_[begin - 1] >= '0' && text_[begin - 1] <= '9') || text_[begin - 1] == '.')) --begin;
      std::size_t end = at + 1;
      while (end < text_.size() && text_[end] >= '0' && text_[end] <= '9') ++end;
      if (end - at > 2) continue;  // 100%2024年: a column that ran into the next
      Report("digit", begin, end, std::string(text_.substr(begin, at + 1 - begin)));
    }
  }

  // “……得分为10分，完成较好，得分为10分”: the same award twice in one sentence.
  void RepeatedScore() {
    if (!Contains(text_, "得分")) return;
    struct Clause {
      std::size_t begin = 0;
      std::size_t end = 0;
    };
    std::vector<Clause> clauses;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= text_.size();) {
      const CodePoint c = i < text_.size() ? DecodeUtf8(text_, i) : CodePoint{U'。', 1};
      const bool stop = c.value == U'。' || c.value == ';';
      if (stop || c.value == ',') {
        const std::string_view clause = text_.substr(begin, i - begin);
        const bool score = StartsWith(clause, "得分") && EndsWith(clause, "分") && clause.size() > kMinScoreClause * 3;
        for (const Clause& before : clauses) {
          if (!score || !EndsWith(text_.substr(before.begin, before.end - before.begin), clause)) continue;
          Report("award", begin, i, "");
          break;
        }
        clauses.push_back({begin, i});
        begin = i + c.size;
      }
      if (stop) clauses.clear();
      i += c.size;
    }
  }

  // “占财政拨款支出的22.34%；……占财政6.66%”: a base that lost its end.
  void ShortenedBase() {
    std::vector<std::string_view> bases;
    for (const std::size_t at : FindAll(text_, "占")) {
      const std::size_t from = at + std::string_view("占").size();
      const std::size_t end = text_.find_first_of("0123456789", from);
      if (end == std::string_view::npos || end - from > 60) continue;
      std::string_view base = text_.substr(from, end - from);
      if (base.find_first_of(",;:") != std::string_view::npos || Contains(base, "。") || Contains(base, "、")) continue;
      for (const std::string_view full : bases) {
        if (base.empty() || base.size() >= full.size() || !StartsWith(full, base) || !EndsWith(full, "的") || EndsWith(base, "的")) continue;
        Report("base", at, end, "占" + std::string(full));
        break;
      }
      bases.push_back(base);
    }
  }

  const PatternSet& patterns_;
  const SlipWords& words_;
  const Document& document_;
  const TextPiece& piece_;
  std::string_view text_;
  std::vector<Relation>& relations_;
};

// （3份） in a heading whose siblings say （4分）.
void WeightsInParts(const CheckInput& input, std::vector<Relation>& relations) {
  for (const Block& block : input.document.blocks()) {
    if (block.kind != BlockKind::kHeading) continue;
    const std::string text = Normalize(input.document.Slice(block.text));
    const std::size_t open = text.rfind('(');
    if (open == std::string::npos || !EndsWith(text, "份)")) continue;
    const std::string digits = text.substr(open + 1, text.size() - open - 1 - std::string_view("份)").size());
    if (digits.empty() || digits.find_first_not_of("0123456789.") != std::string::npos) continue;
    const bool weighted = std::any_of(input.document.blocks().begin(), input.document.blocks().end(), [&](const Block& other) {
      return other.kind == BlockKind::kHeading && EndsWith(Normalize(input.document.Slice(other.text)), "分)");
    });
    if (weighted) relations.push_back(Differs(Severity::kInfo, "typo", block.text, digits + "份", digits + "分"));
  }
}

// “八项规定“: both marks open.
bool IsTurned(const TextPiece& piece, const Unpaired& first, const Unpaired& second) {
  constexpr std::uint32_t kLongestQuoted = 60;
  if (!first.opens || !second.opens || first.piece != second.piece || second.range.begin < first.range.end) return false;
  if (second.range.begin - first.range.end > kLongestQuoted || piece.text.Slice(first.range) != piece.text.Slice(second.range)) return false;
  return !Contains(piece.text.Slice({first.range.end, second.range.begin}), "。") && piece.text.Slice(first.range) == "“";
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  const SlipWords words(input.patterns);
  for (const TextPiece& piece : input.pieces) Slips(input, words, piece, relations).Run();
  WeightsInParts(input, relations);
  const std::vector<Unpaired> unpaired = FindUnpaired(input.pieces);
  for (std::size_t i = 0; i < unpaired.size(); ++i) {
    const Unpaired& mark = unpaired[i];
    const TextPiece& piece = input.pieces[mark.piece];
    if (i + 1 < unpaired.size() && IsTurned(piece, mark, unpaired[i + 1])) {
      const NormRange both{mark.range.begin, unpaired[i + 1].range.end};
      relations.push_back(Differs(Severity::kInfo, "turned", Around(piece, both, kQuoteChars), std::string(piece.text.Slice(both)), Widened(mark.missing)));
      ++i;
      continue;
    }
    relations.push_back(Differs(Severity::kInfo, mark.opens ? "open" : "close", Around(piece, mark.range, kQuoteChars),
                                Widened(piece.text.Slice(mark.range)), Widened(mark.missing)));
  }
}

}  // namespace

namespace registry {
extern const Check ktext_slip;
const Check ktext_slip = {"text.slip", Run};
}  // namespace registry
}  // namespace gouji
