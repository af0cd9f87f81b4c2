#include <algorithm>
#include <map>
#include <set>

#include "extract/structure/outline.h"
#include "patterns/table/head_words.h"
#include "patterns/table/sections.h"
#include "patterns/table/totals.h"

namespace gouji {
namespace {

bool IsCode(std::string_view text) {
  return IsDigits(text) && (text.size() == 3 || text.size() == 5 || text.size() == 7);
}

class RowReader {
 public:
  RowReader(const PatternSet& patterns, const GridView& grid, const TableSection& section, TableSide& side)
      : patterns_(patterns), grid_(grid), section_(section), side_(side) {}

  void Read(const std::vector<TableRow>& plain) {
    FindOutline();
    for (std::uint32_t r = section_.first; r < section_.end; ++r) {
      TableRow& row = side_.rows[r];
      row.kind = plain[r].kind;
      row.section = plain[r].section;
      if (row.kind != RowKind::kData) continue;
      row.blank = !HasNumbers(r);
      Name(r, row);
    }
    for (std::uint32_t r = section_.body; r < section_.end; ++r) {
      if (side_.rows[r].kind != RowKind::kHeader && side_.rows[r].kind != RowKind::kNote) Place(r);
    }
    for (std::uint32_t r = section_.body; r < section_.end; ++r) SetLevel(side_.rows[r]);
    side_.strays = HasStrays();
  }

 private:
  struct Numbering {
    LabelKind kind = LabelKind::kNoLabel;
    std::uint32_t row = kNone;
  };

  // 一, 1, 2, 二, 1 in the column of serial numbers: they are the numbering of the rows. Plain 1, 2, 3 say nothing.
  void FindOutline() {
    for (std::uint32_t c = side_.begin; c < side_.end && outline_ == kNone; ++c) {
      if (section_.columns[c].role != "index") continue;
      std::set<LabelKind> kinds;
      for (std::uint32_t r = section_.body; r < section_.end; ++r) kinds.insert(SerialNumber(r, c).kind);
      kinds.erase(LabelKind::kNoLabel);
      if (kinds.size() > 1) outline_ = c;
    }
  }

  NumberLabel SerialNumber(std::uint32_t r, std::uint32_t c) const {
    const std::string text(grid_.TextAt(r, c));
    if (text.empty()) return {};
    const NumberLabel label = ReadLabel(text);
    if (label.kind != LabelKind::kNoLabel) return label.size == text.size() ? label : NumberLabel{};
    return ReadLabel(text + (IsDigits(text) ? "." : "、"));
  }

  bool IsCodeColumn(std::uint32_t column) const { return section_.columns[column].role == "code"; }

  void Name(std::uint32_t r, TableRow& row) {
    std::string raw;
    for (const std::uint32_t c : side_.labels) {
      const std::uint32_t index = grid_.CellAt(r, c);
      if (index == kNone) continue;
      const std::string& text = grid_.facts(index).text;
      if (text.empty()) continue;
      if (grid_.cell(index).column != c && IsLabel(grid_.cell(index).column)) continue;  // a merged cell is read once
      if (IsCodeColumn(c) && IsDigits(text) && grid_.cell(index).row == r) {
        // Spreadsheets drop the leading zero of 款 and 项: 301 | 2 is 30102.
        if (!row.code.empty() && text.size() == 1) row.code += '0';
        row.code += text;
        continue;
      }
      if (row.path.empty() || row.path.back() != text) row.path.push_back(text);
      raw = text;
      row.head = grid_.cell(index).text;
    }
    if (raw.empty()) raw = TotalBesideLabels(r);
    if (raw.empty() && row.code.empty()) {
      if (row.blank) row.kind = RowKind::kEmpty;
      return;
    }
    for (auto part = row.path.rbegin(); part != row.path.rend() && row.power == kNoPower; ++part) {
      row.power = PowerIn(patterns_, *part);
    }
    TakeLabel(raw, row);
    const NumberLabel serial = outline_ == kNone || row.numbered ? NumberLabel{} : SerialNumber(r, outline_);
    if (serial.kind != LabelKind::kNoLabel) {
      row.numbered = true;
      labels_[&row] = serial;
    }
    if (!IsCode(row.code)) row.code.clear();
    Classify(raw, row);
  }

  bool IsLabel(std::uint32_t column) const {
    return std::find(side_.labels.begin(), side_.labels.end(), column) != side_.labels.end();
  }

  // 合计 in the column of the serial numbers.
  std::string TotalBesideLabels(std::uint32_t r) const {
    for (std::uint32_t c = side_.begin; c < side_.end && (side_.values.empty() || c < side_.values.front()); ++c) {
      const std::string text(grid_.TextAt(r, c));
      const std::string clean = CleanHead(text);
      if (IsWord(patterns_, "row.total", clean) || EndsWithWord(patterns_, "row.subtotal", clean)) return text;
    }
    return {};
  }

  bool HasNumbers(std::uint32_t r) const {
    return std::any_of(side_.values.begin(), side_.values.end(), [&](std::uint32_t c) {
      const std::uint32_t index = grid_.StartsAt(r, c);
      return index != kNone && !grid_.facts(index).text.empty();
    });
  }

  // Takes numbering, 其中：, 减： and a leading code off the label.
  void TakeLabel(std::string_view raw, TableRow& row) {
    if (StartsWithWord(patterns_, "row.among", raw)) {
      row.among = true;
      raw.remove_prefix(std::string_view("其中").size());
    } else if (StartsWithWord(patterns_, "row.minus", raw)) {
      row.minus = true;
    }
    while (!raw.empty() && (raw.front() == ':' || raw.front() == ' ')) raw.remove_prefix(1);
    if (row.minus || StartsWithWord(patterns_, "row.plus", raw)) raw.remove_prefix(std::min<std::size_t>(raw.size(), 4));
    const NumberLabel label = ReadLabel(raw);
    if (label.kind != LabelKind::kNoLabel && label.kind != LabelKind::kPart && label.kind != LabelKind::kAppendix) {
      row.numbered = true;
      number_ = label;
      raw.remove_prefix(std::min<std::size_t>(label.size, raw.size()));
    }
    const std::size_t digits = std::min(raw.find_first_not_of("0123456789"), raw.size());
    if (row.code.empty() && digits < raw.size() && IsCode(raw.substr(0, digits)) && static_cast<unsigned char>(raw[digits]) >= 0x80) {
      row.code = std::string(raw.substr(0, digits));
      raw.remove_prefix(digits);
    }
    row.label = std::string(raw);
    row.label.erase(std::remove(row.label.begin(), row.label.end(), ' '), row.label.end());
    while (!row.label.empty() && row.label.back() == ':') row.label.pop_back();
    labels_[&row] = row.numbered ? number_ : NumberLabel{};
  }

  void Classify(std::string_view raw, TableRow& row) {
    const std::string clean = CleanHead(row.label);
    if (StartsWithWord(patterns_, "row.note", raw) && row.blank) {
      row.kind = RowKind::kNote;
    } else if (IsWord(patterns_, "row.total", clean)) {
      row.kind = RowKind::kTotal;
    } else if (IsWord(patterns_, "row.flow-total", clean) || EndsWithWord(patterns_, "row.subtotal", clean)) {
      row.kind = RowKind::kSubtotal;
    }
  }

  bool IsTotal(const TableRow& row) const { return row.kind == RowKind::kTotal || row.kind == RowKind::kSubtotal; }

  // Finds the row that row `r` is part of.
  void Place(std::uint32_t r) {
    TableRow& row = side_.rows[r];
    if (row.kind == RowKind::kEmpty) return;
    if (IsTotal(row)) {
      stack_.clear();
      base_ = kNone;
      among_parent_ = kNone;
      MarkGroupTotal(r, row);
    } else if (!row.code.empty()) {
      PlaceByCode(r, row);
    } else if (row.among) {
      among_parent_ = previous_among_ ? among_parent_ : previous_;
      row.parent = among_parent_;
      row.sure_parent = row.parent != kNone;
    } else if (row.numbered) {
      PlaceByNumber(r, row);
    } else {
      PlaceByLayout(r, row);
    }
    previous_among_ = row.among;
    last_ = r;
    if (!row.among) previous_ = r;
  }

  void PlaceByCode(std::uint32_t r, TableRow& row) {
    for (std::size_t size = row.code.size(); size-- > 3;) {
      const auto found = codes_.find(row.code.substr(0, size));
      if (found == codes_.end()) continue;
      row.parent = found->second;
      row.sure_parent = true;
      break;
    }
    codes_[row.code] = r;
    among_parent_ = kNone;
  }

  // 一、 holds （一） holds 1.; a numbering that starts again at 1 below a row without one is that row's.
  void PlaceByNumber(std::uint32_t r, TableRow& row) {
    const NumberLabel label = labels_[&row];
    among_parent_ = kNone;
    const bool after_plain = last_ != kNone && !side_.rows[last_].numbered && !IsTotal(side_.rows[last_]) &&
                             side_.rows[last_].code.empty() && !side_.rows[last_].label.empty();
    if (label.number == 1 && after_plain) {
      stack_.clear();
      base_ = last_;
    }
    while (!stack_.empty() && stack_.back().kind >= label.kind) stack_.pop_back();
    row.parent = stack_.empty() ? base_ : stack_.back().row;
    row.sure_parent = row.parent != kNone;
    stack_.push_back({label.kind, r});
  }

  // No number, no code: 其中 may still run on, or the label stands further right than the one above.
  void PlaceByLayout(std::uint32_t r, TableRow& row) {
    const std::uint32_t group = GroupTotalOf(r);
    if (group != kNone) {
      base_ = kNone;
      row.parent = group;
      row.sure_parent = true;
      return;
    }
    if (among_parent_ != kNone) {  // the numbering around 其中 goes on below it
      row.parent = among_parent_;
      return;
    }
    base_ = kNone;
    const std::uint32_t column = FirstLabel(r);
    for (std::uint32_t above = r; above-- > section_.body;) {
      const TableRow& candidate = side_.rows[above];
      if (candidate.kind != RowKind::kData || candidate.label.empty() || FirstLabel(above) >= column) continue;
      row.parent = above;
      return;
    }
  }

  // The first label column that this row fills itself or shares with others through a merged cell.
  std::uint32_t FirstLabel(std::uint32_t r) const {
    for (const std::uint32_t c : side_.labels) {
      if (!IsCodeColumn(c) && !grid_.TextAt(r, c).empty()) return c;
    }
    return side_.end;
  }

  // The label left of the row's own that it shares with others or has to itself, or kNone.
  std::uint32_t GroupCell(std::uint32_t r) const {
    if (side_.labels.size() < 2) return kNone;
    const std::uint32_t own = grid_.CellAt(r, side_.labels.back());
    for (std::size_t i = side_.labels.size() - 1; i-- > 0;) {
      const std::uint32_t index = grid_.CellAt(r, side_.labels[i]);
      if (index != kNone && index != own && !grid_.facts(index).text.empty()) return index;
    }
    return kNone;
  }

  void MarkGroupTotal(std::uint32_t r, TableRow& row) {
    const std::uint32_t group = GroupCell(r);
    if (group == kNone || row.kind != RowKind::kSubtotal) return;
    row.group_total = true;
    group_totals_[group] = r;
    for (std::uint32_t above = grid_.cell(group).row; above < r; ++above) {
      if (side_.rows[above].kind == RowKind::kData && side_.rows[above].parent == kNone) {
        side_.rows[above].parent = r;
        side_.rows[above].sure_parent = true;
      }
    }
  }

  std::uint32_t GroupTotalOf(std::uint32_t r) const {
    const auto found = group_totals_.find(GroupCell(r));
    return found == group_totals_.end() ? kNone : found->second;
  }

  // A row without a code among rows with codes: nobody knows whose child it is.
  bool HasStrays() const {
    std::size_t coded = 0;
    std::size_t plain = 0;
    for (std::uint32_t r = section_.body; r < section_.end; ++r) {
      const TableRow& row = side_.rows[r];
      if (row.kind != RowKind::kData) continue;
      if (!row.code.empty()) {
        ++coded;
      } else if (!row.numbered && !row.among && !row.blank) {
        ++plain;
      }
    }
    return coded > 1 && plain > 0;
  }

  void SetLevel(TableRow& row) const {
    std::uint8_t level = 0;
    for (std::uint32_t up = row.parent; up != kNone && level < 20; up = side_.rows[up].parent) ++level;
    row.level = level;
  }

  const PatternSet& patterns_;
  const GridView& grid_;
  const TableSection& section_;
  TableSide& side_;
  NumberLabel number_;
  std::map<const TableRow*, NumberLabel> labels_;
  std::map<std::string, std::uint32_t> codes_;
  std::map<std::uint32_t, std::uint32_t> group_totals_;  // by group cell
  std::vector<Numbering> stack_;
  std::uint32_t base_ = kNone;
  std::uint32_t outline_ = kNone;  // the column whose numbers are the rows' numbering
  std::uint32_t among_parent_ = kNone;
  std::uint32_t previous_ = kNone;  // the last row that is not 其中：…
  std::uint32_t last_ = kNone;      // the last row, whatever it is
  bool previous_among_ = false;
};

}  // namespace

void ReadRows(const PatternSet& patterns, const GridView& grid, const std::vector<TableRow>& rows,
              const TableSection& section, TableSide& side) {
  RowReader(patterns, grid, section, side).Read(rows);
  FindTotals(patterns, section, side);
}

}  // namespace gouji
