#include "patterns/sentences.h"

#include "extract/base/utf8.h"

namespace gouji {
namespace {

bool EndsSentence(char32_t c) { return c == U'。' || c == U'！' || c == U'？'; }
bool Opens(char32_t c) { return c == U'（' || c == '(' || c == U'“' || c == U'《' || c == U'【'; }
bool Closes(char32_t c) { return c == U'）' || c == ')' || c == U'”' || c == U'》' || c == U'】'; }

// An unpaired bracket must not swallow the rest of a paragraph.
constexpr std::uint32_t kMaxBracketBytes = 240;

// Calls `emit` with the range of each sentence of `range`.
template <typename Emit>
void Split(const Document& document, SourceRange range, const Emit& emit) {
  const std::string_view text = document.Slice(range);
  std::uint32_t begin = 0;
  std::uint32_t opened = 0;
  int depth = 0;
  for (std::uint32_t i = 0; i < text.size();) {
    const CodePoint c = DecodeUtf8(text, i);
    if (Opens(c.value)) {
      if (depth++ == 0) opened = i;
    } else if (Closes(c.value) && depth > 0) {
      --depth;
    }
    i += c.size;
    if (!EndsSentence(c.value) || (depth > 0 && i - opened < kMaxBracketBytes)) continue;
    depth = 0;
    emit(SourceRange{range.begin + begin, range.begin + i});
    begin = i;
  }
  if (begin < text.size()) emit(SourceRange{range.begin + begin, range.end});
}

}  // namespace

std::vector<Sentence> SplitSentences(const Document& document) {
  std::vector<Sentence> sentences;
  const auto add = [&](SourceRange range, std::uint32_t block, std::uint32_t table, std::uint32_t cell) {
    Sentence sentence;
    sentence.range = range;
    sentence.block = block;
    sentence.table = table;
    sentence.cell = cell;
    sentence.text = NormalizedText(document.Slice(range), range.begin);
    if (!sentence.text.text().empty()) sentences.push_back(std::move(sentence));
  };
  for (std::uint32_t b = 0; b < document.blocks().size(); ++b) {
    const Block& block = document.blocks()[b];
    if (block.kind == BlockKind::kContents) continue;
    if (block.kind != BlockKind::kTable) {
      Split(document, block.text, [&](SourceRange range) { add(range, b, kNone, kNone); });
      continue;
    }
    const Table& table = document.tables()[block.table];
    for (std::uint32_t c = 0; c < table.cells.size(); ++c) {
      Split(document, table.cells[c].text, [&](SourceRange range) { add(range, b, block.table, c); });
    }
  }
  return sentences;
}

}  // namespace gouji
