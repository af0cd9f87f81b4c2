#include <algorithm>
#include <array>

#include "checks/common/text_pieces.h"
#include "extract/structure/outline.h"

namespace gouji {
namespace {

// A jump further than this is a number that only looks like a label.
constexpr std::uint32_t kMaxGap = 5;

struct Item {
  std::uint32_t block = kNone;
  std::uint32_t number = 0;
  bool other_style = false;
};

// A run of labels that count on: 一、二、三、 with whatever stands between them.
struct List {
  LabelKind kind = LabelKind::kNoLabel;
  std::vector<Item> items;
  bool flawed = false;
  bool top = false;  ///< the outermost list of its part of the report

  std::uint32_t last() const { return items.back().number; }
};

std::string ChineseNumber(std::uint32_t number) {
  static constexpr std::array<std::string_view, 10> kDigits = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  if (number == 0 || number > 99) return std::to_string(number);
  std::string text;
  if (number >= 20) text += kDigits.at(number / 10);
  if (number >= 10) text += "十";
  return text + std::string(kDigits.at(number % 10));
}

std::string LabelOf(LabelKind kind, std::uint32_t number) {
  switch (kind) {
    case LabelKind::kPart: return "第" + ChineseNumber(number) + "部分";
    case LabelKind::kAppendix: return "附件" + std::to_string(number);
    case LabelKind::kChinese: return ChineseNumber(number) + "、";
    case LabelKind::kChineseParen: return "（" + ChineseNumber(number) + "）";
    case LabelKind::kArabicParen: return "（" + std::to_string(number) + "）";
    case LabelKind::kArabicHalf: return std::to_string(number) + ")";
    default: return std::to_string(number) + ".";
  }
}

class Reader {
 public:
  Reader(const CheckInput& input, std::vector<Relation>& relations) : input_(input), relations_(relations) {}

  void Run() {
    const std::vector<Block>& blocks = input_.document.blocks();
    for (std::uint32_t b = 0; b < blocks.size(); ++b) {
      if (blocks[b].label.empty() || (blocks[b].kind != BlockKind::kHeading && blocks[b].kind != BlockKind::kParagraph)) continue;
      const NumberLabel label = ReadLabel(input_.document.Slice(blocks[b].text));
      if (label.kind == LabelKind::kNoLabel || label.kind == LabelKind::kCircled) continue;
      Place(b, label);
    }
    CloseFrom(0);
  }

 private:
  bool IsHeading(std::uint32_t block) const { return input_.document.blocks()[block].kind == BlockKind::kHeading; }

  void Place(std::uint32_t block, NumberLabel label) {
    if (label.kind == LabelKind::kPart || label.kind == LabelKind::kAppendix) {
      std::size_t keep = 0;  // a part begins everything anew, but parts themselves count on
      while (keep < open_.size() && open_[keep].kind < label.kind) ++keep;
      CloseFrom(keep < open_.size() && open_[keep].kind == label.kind ? keep + 1 : keep);
    }
    for (std::size_t i = open_.size(); i-- > 0;) {
      if (open_[i].kind == label.kind && open_[i].last() + 1 == label.number) return Continue(i, block, label.number, false);
    }
    if (label.number == 1) return Open(block, label);
    for (std::size_t i = open_.size(); i-- > 0;) {
      if (open_[i].kind == label.kind) return Break(i, block, label);
    }
    if (!IsHeading(block)) return Open(block, label);
    // 五、 … 6、 … 七、: the list that goes on after it, else the highest that it would continue.
    std::size_t best = open_.size();
    for (std::size_t i = open_.size(); i-- > 0;) {
      if (open_[i].last() + 1 != label.number || open_[i].items.size() < 2) continue;
      best = i;
      if (GoesOn(block, {open_[i].kind, label.number + 1, 0})) break;
    }
    if (best < open_.size()) return Continue(best, block, label.number, true);
    Open(block, label);
  }

  // Whether the next heading of this kind carries this number.
  bool GoesOn(std::uint32_t after, NumberLabel wanted) const {
    const std::vector<Block>& blocks = input_.document.blocks();
    for (std::uint32_t b = after + 1; b < blocks.size(); ++b) {
      if (blocks[b].kind != BlockKind::kHeading) continue;
      const NumberLabel label = ReadLabel(input_.document.Slice(blocks[b].text));
      if (label.kind == wanted.kind) return label.number == wanted.number;
    }
    return false;
  }

  void Open(std::uint32_t block, NumberLabel label) {
    const bool heading = IsHeading(block);
    const bool top = heading && label.kind <= LabelKind::kChinese &&
                     (open_.empty() || open_.back().kind <= LabelKind::kAppendix || label.kind == LabelKind::kChinese);
    if (top && label.kind == LabelKind::kChinese) {
      std::size_t keep = 0;
      while (keep < open_.size() && open_[keep].kind <= LabelKind::kAppendix) ++keep;
      CloseFrom(keep);
    }
    open_.push_back({label.kind, {{block, label.number, false}}, label.number != 1, top});
  }

  void Continue(std::size_t list, std::uint32_t block, std::uint32_t number, bool other_style) {
    CloseFrom(list + 1);
    open_[list].items.push_back({block, number, other_style});
  }

  // The number does not follow: repeated, or some are missing.
  void Break(std::size_t list, std::uint32_t block, NumberLabel label) {
    const Item last = open_[list].items.back();
    const bool forward = label.number > last.number + 1 && label.number <= last.number + 1 + kMaxGap;
    if (forward && HasProse(open_[list].items.front().block, block) && !Found(last.block, block, open_[list].kind, last.number + 1)) Report(list, block, label, "gap");
    if (label.number == last.number && Body(last.block) != Body(block)) Report(list, block, label, "repeat");
    if (label.number < last.number) return Open(block, label);
    CloseFrom(list + 1);
    open_[list].flawed = true;
    open_[list].items.push_back({block, label.number, false});
  }

  std::string Body(std::uint32_t block) const {
    const Block& which = input_.document.blocks()[block];
    return Normalize(input_.document.Slice({which.label.end, which.text.end}));
  }

  SourceRange Quote(std::uint32_t block) const {
    const Block& which = input_.document.blocks()[block];
    if (which.kind == BlockKind::kHeading) return which.text;
    const std::string_view text = input_.document.Slice(which.text);
    std::size_t end = std::min({text.find("。"), text.find("；"), text.size()});
    return {which.text.begin, which.text.begin + static_cast<std::uint32_t>(end)};
  }

  // The missing label may stand inside a paragraph or a table between the two.
  bool Found(std::uint32_t from, std::uint32_t to, LabelKind kind, std::uint32_t number) const {
    const std::vector<Block>& blocks = input_.document.blocks();
    const std::string between =
        Normalize(input_.document.Slice({blocks[from].label.end, blocks[to].text.begin}));
    const std::string digits = std::to_string(number);
    std::vector<std::string> forms = {Normalize(LabelOf(kind, number))};
    if (kind == LabelKind::kArabic) forms = {digits + ".", digits + "、", digits + ",", digits + "．"};
    if (kind == LabelKind::kChinese) forms.push_back(digits + "、");
    return std::any_of(forms.begin(), forms.end(), [&](const std::string& form) { return Contains(between, form); });
  }

  // Sections hold text. Rows of a table that was not recognised as one (四、公共安全支出) hold none.
  bool HasProse(std::uint32_t from, std::uint32_t to) const {
    const std::vector<Block>& blocks = input_.document.blocks();
    return std::any_of(blocks.begin() + from, blocks.begin() + to, [&](const Block& block) {
      const std::string_view text = input_.document.Slice(block.text);
      return block.kind == BlockKind::kParagraph && (Contains(text, "。") || text == "无" || text == "无。");
    });
  }

  // The contents page numbers the section and the body prints its title without the number.
  bool StandsWithoutLabel(std::uint32_t from, std::uint32_t to, LabelKind kind, std::uint32_t number) const {
    const std::vector<Block>& blocks = input_.document.blocks();
    for (const Block& line : blocks) {
      if (line.kind != BlockKind::kContents) continue;
      const std::string_view text = input_.document.Slice(line.text);
      const NumberLabel label = ReadLabel(text);
      if (label.kind != kind || label.number != number) continue;
      const std::string title = Normalize(text.substr(label.size));
      const bool found = std::any_of(blocks.begin() + from, blocks.begin() + to, [&](const Block& block) {
        return block.label.empty() && block.kind != BlockKind::kTable && block.kind != BlockKind::kContents &&
               !title.empty() && StartsWith(title, Normalize(input_.document.Slice(block.text)));
      });
      if (found) return true;
    }
    return false;
  }

  void Report(std::size_t list, std::uint32_t block, NumberLabel label, std::string_view variant) {
    const Item last = open_[list].items.back();
    const bool top = open_[list].top && IsHeading(block);
    const std::string before = LabelOf(label.kind, last.number);
    const bool unlabelled = variant == "gap" && StandsWithoutLabel(last.block, block, label.kind, last.number + 1);
    if (unlabelled) variant = "unlabelled";
    const Severity severity = unlabelled ? Severity::kInfo : top ? Severity::kError : Severity::kWarning;
    Relation relation = Differs(severity, variant, Quote(block),
                                before + "→" + LabelOf(label.kind, label.number), LabelOf(label.kind, last.number + 1));
    AddEvidence(relation, "previous", Quote(last.block));
    relations_.push_back(std::move(relation));
  }

  void CloseFrom(std::size_t keep) {
    for (std::size_t i = keep; i < open_.size(); ++i) Settle(open_[i]);
    open_.resize(std::min(keep, open_.size()));
  }

  // A list that ended: verified, or of mixed style.
  void Settle(const List& list) {
    if (list.items.size() < 2) return;
    std::string mixed;
    std::string should;
    SourceRange place;
    for (const Item& item : list.items) {
      if (!item.other_style) continue;
      const Block& block = input_.document.blocks()[item.block];
      if (mixed.empty()) place = Quote(item.block);
      mixed += (mixed.empty() ? "" : " ") + Normalize(input_.document.Slice(block.label));
      should += (should.empty() ? "" : " ") + LabelOf(list.kind, item.number);
    }
    if (!mixed.empty()) {
      Relation relation = Differs(Severity::kInfo, "style", place, mixed, should);
      for (const Item& item : list.items) {
        if (item.number != list.items.front().number && (item.other_style || relation.operands.empty())) AddEvidence(relation, "sibling", Quote(item.block));
      }
      relations_.push_back(std::move(relation));
    } else if (!list.flawed) {
      const std::string span = LabelOf(list.kind, list.items.front().number) + "—" + LabelOf(list.kind, list.last());
      Relation relation = Agrees("first", Quote(list.items.front().block), span, span);
      AddEvidence(relation, "last", Quote(list.items.back().block));
      relations_.push_back(std::move(relation));
    }
  }

  const CheckInput& input_;
  std::vector<Relation>& relations_;
  std::vector<List> open_;
};

void Run(const CheckInput& input, std::vector<Relation>& relations) { Reader(input, relations).Run(); }

}  // namespace

namespace registry {
extern const Check ktext_numbering;
const Check ktext_numbering = {"text.numbering", Run};
}  // namespace registry
}  // namespace gouji
