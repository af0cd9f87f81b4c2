#include "extract/structure/captions.h"

#include <algorithm>
#include <array>
#include <string>

#include "extract/base/utf8.h"
#include "extract/structure/outline.h"

namespace gouji {
namespace {

constexpr std::size_t kLookBack = 5;           // blocks above a table that may belong to it
constexpr std::size_t kMaxCaptionBytes = 180;  // 60 characters
constexpr std::size_t kMaxUnitLineBytes = 240;
constexpr std::size_t kMaxTitleBytes = 90;
constexpr std::size_t kMaxListedUnitBytes = 15;  // one of several units on a line
constexpr std::uint32_t kInsideRows = 4;  // first rows of a table that may hold its title and unit

constexpr std::array<std::string_view, 3> kMoneyUnits = {"万元", "亿元", "元"};
constexpr std::array<std::string_view, 11> kOtherUnits = {"份", "人", "个", "%",      "％", "人次",
                                                          "辆", "户", "项", "平方米", "台"};
constexpr std::array<std::string_view, 9> kTableWords = {"表",   "清单", "目录", "明细", "一览",
                                                         "汇总", "体系", "统计", "情况"};

bool EndsWith(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

// The text after the last "单位：", or nothing.
std::string_view AfterUnitWord(std::string_view squeezed) {
  for (const std::string_view mark : {"单位：", "单位:"}) {
    const std::size_t at = squeezed.rfind(mark);
    if (at != std::string_view::npos) return squeezed.substr(at + mark.size());
  }
  return {};
}

bool StartsWithMoneyUnit(std::string_view text) {
  for (const std::string_view prefix : {"人民币", "百", "千"}) {
    if (text.substr(0, prefix.size()) == prefix) text.remove_prefix(prefix.size());
  }
  return std::any_of(kMoneyUnits.begin(), kMoneyUnits.end(),
                     [&](std::string_view unit) { return text.substr(0, unit.size()) == unit; });
}

// 户、万元 or 家/万元/%: short words, one of them money.
bool ListsMoneyUnit(std::string_view units) {
  bool money = false;
  while (!units.empty()) {
    std::size_t end = units.size();
    std::size_t mark_size = 0;
    for (const std::string_view mark : {"、", "，", ",", "/"}) {
      const std::size_t at = units.find(mark);
      if (at < end) end = at, mark_size = mark.size();
    }
    if (end > kMaxListedUnitBytes) return false;
    money = money || StartsWithMoneyUnit(units.substr(0, end));
    units.remove_prefix(end + mark_size);
  }
  return money;
}

bool IsUnitWords(std::string_view squeezed) {
  if (squeezed.size() > kMaxUnitLineBytes) return false;
  const std::string_view unit = AfterUnitWord(squeezed);
  if (StartsWithMoneyUnit(unit) || ListsMoneyUnit(unit)) return true;
  std::string_view bare = unit;
  for (const std::string_view close : {"）", ")"}) {
    if (EndsWith(bare, close)) bare.remove_suffix(close.size());
  }
  return std::find(kOtherUnits.begin(), kOtherUnits.end(), bare) != kOtherUnits.end();
}

// （2024年度）, (一) and the like between a title and its table.
bool IsBracketed(std::string_view squeezed) {
  const bool open = squeezed.substr(0, 3) == "（" || squeezed.substr(0, 1) == "(";
  return open && (EndsWith(squeezed, "）") || EndsWith(squeezed, ")")) && squeezed.size() < 60;
}

bool ReadsLikeTitle(std::string_view squeezed) {
  for (const std::string_view mark : {"。", "；", "？", "下表"}) {
    if (squeezed.find(mark) != std::string_view::npos) return false;
  }
  for (const std::string_view end : {"：", ":", "，", ",", "、"}) {
    if (EndsWith(squeezed, end)) return false;
  }
  return !squeezed.empty() && squeezed.size() <= kMaxCaptionBytes;
}

bool NamesTable(std::string_view squeezed) {
  return std::any_of(kTableWords.begin(), kTableWords.end(), [&](std::string_view word) {
    return squeezed.find(word) != std::string_view::npos;
  });
}

// A title in the middle, or a short line without commas that carries no number of the text's
// outline.
bool IsPlainTitle(std::string_view squeezed, const ParagraphHints& hints) {
  if (!ReadsLikeTitle(squeezed) || squeezed.size() > kMaxTitleBytes) return false;
  if (squeezed.find("：") != std::string_view::npos || squeezed.find(':') != std::string_view::npos)
    return false;
  const LabelKind kind = ReadLabel(squeezed).kind;
  if (kind != LabelKind::kNoLabel && kind != LabelKind::kAppendix) return false;
  return hints.centered || squeezed.find("，") == std::string_view::npos;
}

void TakeUnitLine(std::string_view text, const Block& block, Table& table) {
  const std::string_view words = text.substr(block.text.begin, block.text.size());
  if (block.kind == BlockKind::kParagraph && IsUnitLine(words)) table.unit_line = block.text;
}

void AttachAbove(std::string_view text, const std::vector<ParagraphHints>& hints,
                 const std::vector<Block>& blocks, Table& table) {
  bool nearest = true;  // nothing but unit lines and brackets stand between
  for (std::size_t back = 1; back <= kLookBack && back <= table.block; ++back) {
    const std::size_t at = table.block - back;
    const Block& above = blocks[at];
    if (above.kind == BlockKind::kTable || above.kind == BlockKind::kContents) return;
    if (above.kind == BlockKind::kFootnote) continue;
    const std::string words = WithoutSpaces(text.substr(above.text.begin, above.text.size()));
    if (table.unit_line.empty() && IsUnitWords(words)) {
      table.unit_line = above.text;
    } else if (!IsBracketed(words)) {
      const bool named = ReadsLikeTitle(words) && NamesTable(words) &&
                         (nearest || words.find("表") != std::string::npos);
      if (named || (nearest && IsPlainTitle(words, hints[at]))) {
        table.caption = above.text;
        if (table.unit_line.empty() && at > 0) TakeUnitLine(text, blocks[at - 1], table);
        return;
      }
      if (!nearest || !ReadsLikeTitle(words)) return;
      nearest = false;
    }
  }
}

// Spreadsheets and some Word tables keep the title or the unit line in their own first rows.
void AttachInside(std::string_view text, Table& table) {
  for (const Cell& cell : table.cells) {
    if (cell.row >= kInsideRows) return;
    const std::string words = WithoutSpaces(text.substr(cell.text.begin, cell.text.size()));
    if (words.size() > kMaxUnitLineBytes) continue;
    if (table.unit_line.empty() && IsUnitWords(words)) table.unit_line = cell.text;
    if (table.caption.empty() && cell.column_span == table.columns && cell.row == 0 &&
        ReadsLikeTitle(words) && words.find("表") != std::string::npos) {
      table.caption = cell.text;
    }
  }
}

}  // namespace

bool IsUnitLine(std::string_view text) {
  return text.size() <= 2 * kMaxUnitLineBytes && IsUnitWords(WithoutSpaces(text));
}

void AttachCaptions(std::string_view text, const std::vector<ParagraphHints>& hints,
                    const std::vector<Block>& blocks, std::vector<Table>& tables) {
  for (Table& table : tables) {
    if (table.parent_table == kNone) AttachAbove(text, hints, blocks, table);
    AttachInside(text, table);
  }
}

}  // namespace gouji
