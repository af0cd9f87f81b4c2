// Quantities in ASCII digits, with sign, marks and unit; ranges of two quantities.
#include <string>
#include <string_view>

#include "patterns/lexer/marks.h"
#include "patterns/lexer/readers.h"
#include "patterns/lexer/text_probe.h"
#include "patterns/lexer/units.h"

namespace gouji {
namespace {

constexpr std::size_t kLongestBareInteger = 13;  // 9.9 万亿元 in 元; longer digit strings are identifiers

// ,559 or ␠234: three digits and no fourth.
bool GroupAt(std::string_view text, std::size_t at, char separator) {
  return ByteAt(text, at) == separator && DigitsEnd(text, at + 1) == at + 4;
}

// End of the number that starts with the digits [begin, digits): grouping and fraction.
std::size_t NumberEnd(const DigitRun& run) {
  const std::string_view text = run.text;
  std::size_t end = run.end;
  const auto groups = [&](char separator) {
    std::size_t at = end;
    while (GroupAt(text, at, separator)) at += 4;
    return at;
  };
  const auto fraction = [&](std::size_t at) {
    return ByteAt(text, at) == '.' && IsDigit(ByteAt(text, at + 1)) ? DigitsEnd(text, at + 1) : at;
  };
  if (run.size() <= 3) {
    end = groups(',');
    // 1 234.5: a space groups only when what follows shows that it is one number.
    if (end == run.end) {
      const std::size_t spaced = groups(' ');
      const std::size_t all = fraction(spaced);
      // "10 100%" and "512.60 1846.20" are neighbours in a row, not one number.
      const bool row = ByteBefore(text, run.begin) == ' ' || ByteAt(text, all) == ' ' || ByteAt(text, all) == '%';
      const bool one = spaced > end && !row && (all > spaced || ReadUnit(run.units, text, spaced)) && text[run.begin] != '0';
      if (one) end = spaced;
    }
  }
  return fraction(end);
}

std::optional<Decimal> ParseNumber(std::string_view text, std::size_t begin, std::size_t end) {
  std::string digits;
  for (const char c : text.substr(begin, end - begin)) {
    if (c != ' ') digits.push_back(c);
  }
  return Decimal::Parse(digits);
}

// A minus sign, not the dash of a range or a code.
bool HasMinus(const DigitRun& run) {
  if (ByteBefore(run.text, run.begin) != '-' || run.begin - 1 < run.floor) return false;
  const std::size_t sign = run.begin - 1;
  if (sign > 0 && sign == run.floor) return false;
  const char before = ByteBefore(run.text, sign);
  return !IsDigit(before) && !IsLetter(before) && before != ')' && before != '-' && !OneOfBefore(run.text, sign, "表图件");
}

// (1,234.00) fills the cell: the accountant's minus.
bool IsBracketedCell(const DigitRun& run, std::size_t end) {
  return run.context.in_table_cell && run.begin == 1 && run.text.front() == '(' && ByteAt(run.text, end) == ')' &&
         end + 1 == run.text.size();
}

// What the points of a score are, from the words before them.
FigureKind PointsKind(std::string_view text, std::size_t at) {
  constexpr std::string_view kLinks[] = {"共计", "合计", "为:", "为", "是", "共", ":", "达到", "达", "了"};
  at -= WordBefore(text, at, kLinks).size();
  constexpr std::string_view kOff[] = {"扣", "扣除", "扣减", "扣分", "减", "减分", "扣去"};
  constexpr std::string_view kAward[] = {"得", "得分", "总分", "自评", "评分", "评价", "分数", "获得", "总得分"};
  constexpr std::string_view kMost[] = {"权重", "分值", "满分", "权重分", "标准分", "赋分"};
  if (EndsAt(text, at, "不得")) return FigureKind::kPoints;
  // 得100%权重分2.00分: the share of the weight is said, the points are the award.
  if (EndsAt(text, at, "%权重分") || EndsAt(text, at, "%的权重分") || EndsAt(text, at, "%权重")) return FigureKind::kScore;
  if (!WordBefore(text, at, kOff).empty()) return FigureKind::kDeduction;
  if (!WordBefore(text, at, kMost).empty()) return FigureKind::kWeight;
  if (!WordBefore(text, at, kAward).empty()) return FigureKind::kScore;
  return FigureKind::kPoints;
}

void ApplyUnit(const UnitReading& unit, NumberToken& token) {
  token.unit = unit.range;
  token.kind = unit.kind;
  token.power = unit.power;
  if (unit.exactness != Exactness::kExact) token.exactness = unit.exactness;
  if (!unit.per_mille) return;
  if (const auto percent = token.value.Shifted(-1)) token.value = *percent;
}

// 1亿2000万元, 3万5千元: the second number continues the first. Returns its end, or 0.
std::size_t Compound(const DigitRun& run, const UnitReading& high, NumberToken& token) {
  if (!high.scale_only || high.exactness != Exactness::kExact || !IsDigit(ByteAt(run.text, high.end))) return 0;
  DigitRun second = run;
  second.begin = high.end;
  second.end = DigitsEnd(run.text, high.end);
  const std::size_t end = NumberEnd(second);
  const auto value = ParseNumber(run.text, second.begin, end);
  const auto unit = ReadUnit(run.units, run.text, end);
  if (!value || !unit || unit->power >= high.power) return 0;
  const auto raised = token.value.Shifted(high.power - unit->power);
  if (!raised || raised->scale() != 0 || value->scale() != 0) return 0;
  const auto sum = Decimal::Parse(std::to_string(raised->units() + value->units()));
  if (!sum) return 0;
  token.value = *sum;
  token.number.end = static_cast<std::uint32_t>(end);
  ApplyUnit(*unit, token);
  return unit->end;
}

struct Quantity {
  NumberToken token;
  bool inclusive = false;  // (含)
};

// The number at the run with its unit and the marks behind it; range.begin is the number's.
Quantity ReadOne(const DigitRun& run) {
  Quantity quantity;
  NumberToken& token = quantity.token;
  const std::size_t begin = run.begin - (HasMinus(run) ? 1 : 0);
  std::size_t end = NumberEnd(run);
  std::optional<Decimal> value = ParseNumber(run.text, begin, end);
  const bool cell_minus = value && IsBracketedCell(run, end);
  token.number = MakeRange(begin, end);
  token.unit = MakeRange(end, end);
  if (value) token.value = cell_minus ? value->Negated() : *value;
  if (cell_minus) {
    token.number = MakeRange(0, run.text.size());
    end = run.text.size();
  } else if (const auto unit = ReadUnit(run.units, run.text, end)) {
    ApplyUnit(*unit, token);
    const std::size_t compound = Compound(run, *unit, token);
    end = compound != 0 ? compound : unit->end;
  }
  const MarkReading mark = ReadMarkBehind(run.text, end);
  token.comparator = mark.comparator;
  if (mark.exactness != Exactness::kExact) token.exactness = mark.exactness;
  quantity.inclusive = mark.inclusive;
  token.range = MakeRange(token.number.begin, mark.edge);
  const bool bare = token.unit.empty() && end == token.number.end;
  const bool identifier = bare && ((run.size() > 1 && run.text[run.begin] == '0') || run.size() > kLongestBareInteger) &&
                          end == run.end;
  if (!value || identifier) {
    token.is_figure = false;
    token.reason = value || run.size() > kLongestBareInteger ? NonFigureKind::kCode : NonFigureKind::kOther;
    if (!value && end - begin > 18) token.reason = NonFigureKind::kCode;
  }
  return quantity;
}

// 500-480=20, (118400-463250.50)/463250.50: the dash subtracts. Ranges of bare numbers rise.
bool Subtracts(std::string_view text, const NumberToken& first, const NumberToken& last) {
  std::size_t after = last.range.end;
  if (ByteAt(text, after) == ')') ++after;
  if (OneOfAt(text, after, "/÷×*") || ByteAt(text, last.range.end) == '=') return true;
  return first.unit.empty() && last.unit.empty() && Decimal::Compare(first.value, last.value) > 0;
}

// 90%(含)~100%, 400万元-500万元, 5至10个: the token for both ends, when the second follows.
ReadResult RangeFrom(const DigitRun& run, const NumberToken& first) {
  constexpr std::string_view kDashes[] = {"——", "—", "--", "-", "~", "∼", "〜"};
  constexpr std::string_view kWords[] = {"至", "到"};
  const std::string_view text = run.text;
  const std::size_t at = first.range.end;
  const std::string_view dash = WordAt(text, at, kDashes);
  const std::string_view word = WordAt(text, at, kWords);
  if (dash.empty() && word.empty()) return std::nullopt;
  DigitRun second = run;
  second.begin = at + dash.size() + word.size();
  if (ByteAt(text, second.begin) == '-' && !dash.empty()) ++second.begin;
  second.end = DigitsEnd(text, second.begin);
  if (second.end == second.begin) return std::nullopt;
  second.floor = at;
  if (ReadDate(second)) return std::nullopt;
  const NumberToken last = ReadOne(second).token;
  const bool same = first.unit.empty() || (!last.unit.empty() && first.kind == last.kind);
  if (!same || !last.is_figure || (dash == "-" && Subtracts(text, first, last))) return std::nullopt;
  if (!word.empty()) {
    // 从130万元到91万元 is a change between two figures.
    constexpr std::string_view kFrom[] = {"从", "由", "自"};
    if (last.unit.empty() || !WordBefore(text, first.range.begin, kFrom).empty()) return std::nullopt;
  }
  NumberToken token = first;
  token.number.end = last.number.end;
  token.unit = last.unit;
  token.kind = last.kind;
  token.power = last.power;
  token.range.end = last.range.end;
  token.is_figure = false;
  token.reason = NonFigureKind::kRange;
  return token;
}

// 3.2.1 that is neither date nor label, a ratio 3:7, a fraction 1/3以上. 1,696/4,900 in a formula is two figures.
ReadResult Broken(const DigitRun& run, const NumberToken& token) {
  const std::size_t end = token.number.end;
  const char next = ByteAt(run.text, end);
  const std::size_t last = DigitsEnd(run.text, end + 1);
  if (!token.unit.empty() || last <= end + 1) return std::nullopt;
  constexpr std::string_view kTails[] = {"以上", "以下", "左右", "的"};
  const bool fraction = next == '/' && end == run.end && last - end <= 3 && !WordAt(run.text, last, kTails).empty();
  const bool version = next == '.' && token.value.scale() != 0;
  if (next != ':' && !fraction && !version) return std::nullopt;
  return NonFigureToken(NonFigureKind::kOther, token.number.begin, last, MakeRange(token.number.begin, last));
}

// 20万元以上的12个项目, 100万元以上设备: which things are meant, not how much. 节约50万元以上的目标 is a target.
bool Qualifies(std::string_view text, const NumberToken& token) {
  if (token.kind != FigureKind::kAmount && token.kind != FigureKind::kPoints) return false;
  constexpr std::string_view kOf = "的";
  const std::size_t at = token.range.end;
  if (EndsAt(text, at, "以上") || EndsAt(text, at, "以下") || EndsAt(text, at, "以内")) {
    constexpr std::string_view kAims[] = {"的目标", "的任务", "的要求", "的指标", "的水平", "的资金", "的成绩", "的效益"};
    constexpr std::string_view kThings[] = {"设备", "项目", "工程", "合同", "货物", "采购", "专用", "通用", "大型", "资产"};
    if (StartsAt(text, at, kOf)) return WordAt(text, at, kAims).empty();
    return !WordAt(text, at, kThings).empty();
  }
  return false;
}

}  // namespace

NumberToken ReadQuantity(const DigitRun& run) {
  Quantity quantity = ReadOne(run);
  NumberToken& token = quantity.token;
  if (ReadResult broken = Broken(run, token)) return *broken;
  if (ReadResult range = RangeFrom(run, token)) {
    range->range.begin = static_cast<std::uint32_t>(ReadMarkBefore(run.text, token.number.begin, run.floor).edge);
    return *range;
  }
  const MarkReading before = ReadMarkBefore(run.text, token.number.begin, run.floor);
  token.range.begin = static_cast<std::uint32_t>(before.edge);
  if (before.comparator != Comparator::kNone) token.comparator = before.comparator;
  if (before.exactness != Exactness::kExact) token.exactness = before.exactness;
  if (token.kind == FigureKind::kPoints) {
    token.kind = PointsKind(run.text, before.edge);
    // 总分100分 announces the scale; 总分87.65分 awards.
    const bool whole = Decimal::Compare(token.value, Decimal(100, 0)) == 0;
    if (whole && EndsAt(run.text, before.edge, "总分")) token.kind = FigureKind::kWeight;
  }
  if (quantity.inclusive || (token.is_figure && Qualifies(run.text, token))) {
    token.is_figure = false;
    token.reason = NonFigureKind::kThreshold;
  }
  return token;
}

}  // namespace gouji
