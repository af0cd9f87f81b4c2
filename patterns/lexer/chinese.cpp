// Numbers in Chinese numerals and list numbers that are one character. Chinese writes numerals into
// ordinary words (一般, 万里, 十分), so a numeral is a figure only with a unit and where it clearly counts.
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "patterns/lexer/chinese_value.h"
#include "patterns/lexer/marks.h"
#include "patterns/lexer/readers.h"
#include "patterns/lexer/text_probe.h"
#include "patterns/lexer/units.h"

namespace gouji {
namespace {

constexpr std::uint32_t kSize = 3;  // bytes of every numeral and of most Han characters

struct NumeralRun {
  std::string_view text;
  const UnitTable& units;
  LexContext context;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t floor = 0;

  std::string_view numerals() const { return text.substr(begin, end - begin); }
  NumberToken Make(NonFigureKind kind, std::size_t token_end) const {
    return NonFigureToken(kind, begin, token_end, MakeRange(begin, end));
  }
};

// ① ⑴ ⒈ ㈠ ㊀ ❶
bool IsListCharacter(std::string_view text, std::size_t at) {
  const std::string_view c = CharAt(text, at);
  return (c >= "\u2460" && c <= "\u249B" && c.size() == kSize) || (c >= "\u2776" && c <= "\u2793" && c.size() == kSize) ||
         (c >= "\u3220" && c <= "\u3229" && c.size() == kSize) || (c >= "\u3280" && c <= "\u3289" && c.size() == kSize);
}

bool AtClauseStart(const NumeralRun& run, std::size_t begin) {
  return begin == 0 || OneOfBefore(run.text, begin, ";。:,!?、”》)");
}

// 一、 (一) 一是
ReadResult Label(const NumeralRun& run) {
  const auto value = NumeralValue(run.numerals());
  if (!value || *value == 0 || *value > 99) return std::nullopt;
  NumberToken token = run.Make(NonFigureKind::kListLabel, run.end);
  token.value = Decimal(*value, 0);
  if (ByteBefore(run.text, run.begin) == '(' && ByteAt(run.text, run.end) == ')' && run.begin > run.floor) {
    token.range = MakeRange(run.begin - 1, run.end + 1);
    return token;
  }
  const bool start = run.begin == 0 && run.context.paragraph_start;
  if (start && (StartsAt(run.text, run.end, "、") || OneOfAt(run.text, run.end, ".．)"))) {
    token.range.end = static_cast<std::uint32_t>(run.end + CharAt(run.text, run.end).size());
    return token;
  }
  if (!AtClauseStart(run, run.begin)) return std::nullopt;
  const bool is = StartsAt(run.text, run.end, "是") && !StartsAt(run.text, run.end, "是否");
  if (!is && !StartsAt(run.text, run.end, "要")) return std::nullopt;
  token.range.end = static_cast<std::uint32_t>(run.end + kSize);
  return token;
}

// 二〇二四年, 十二月三十一日, 三季度
ReadResult Date(const NumeralRun& run) {
  const auto year = DigitwiseValue(run.numerals());
  if (year && run.end - run.begin == 4 * kSize && *year >= 1900 && *year < 2100 && StartsAt(run.text, run.end, "年")) {
    std::size_t end = run.end + kSize;
    NumberToken token = run.Make(NonFigureKind::kYear, end);
    token.value = Decimal(*year, 0);
    for (const std::string_view part : {"月", "日"}) {
      const std::size_t next = NumeralsEnd(run.text, end);
      if (next == end || !StartsAt(run.text, next, part)) break;
      end = next + kSize;
      token.reason = NonFigureKind::kDate;
    }
    token.range.end = static_cast<std::uint32_t>(end);
    return token;
  }
  const auto value = NumeralValue(run.numerals());
  if (!value) return std::nullopt;
  if (StartsAt(run.text, run.end, "季度") && !EndsAt(run.text, run.begin, "第")) return run.Make(NonFigureKind::kOrdinal, run.end + 2 * kSize);
  if (!StartsAt(run.text, run.end, "月") || *value < 1 || *value > 12) return std::nullopt;
  const std::size_t month = run.end + kSize;
  const std::size_t day = NumeralsEnd(run.text, month);
  const bool dated = day > month && StartsAt(run.text, day, "日");
  return run.Make(dated ? NonFigureKind::kDate : NonFigureKind::kMonth, dated ? day + kSize : month);
}

// 第七届, 三次全会, 二十届
ReadResult Ordinal(const NumeralRun& run) {
  if (EndsAt(run.text, run.begin, "第") && run.begin > run.floor) {
    NumberToken token = run.Make(NonFigureKind::kOrdinal, run.end);
    token.range.begin -= kSize;
    return token;
  }
  constexpr std::string_view kMeetings[] = {"届", "中全会", "次全会", "次全体会议", "次全委", "次执委", "次党代会", "次代表大会"};
  std::string_view meeting = WordAt(run.text, run.end, kMeetings);
  // 人代会五次会议 is one meeting, 召开五次会议 are five.
  if (meeting.empty() && OneOfBefore(run.text, run.begin, "会届") && StartsAt(run.text, run.end, "次会议")) meeting = "次会议";
  if (meeting.empty()) return std::nullopt;
  return run.Make(NonFigureKind::kOrdinal, run.end + meeting.size());
}

// 十四五, 二十大, 四个意识, “四个走在前列”
ReadResult Slogan(const NumeralRun& run) {
  constexpr std::string_view kPlans[] = {"十一五", "十二五", "十三五", "十四五", "十五五"};
  if (const std::string_view plan = WordAt(run.text, run.begin, kPlans); !plan.empty()) {
    const std::size_t end = run.begin + plan.size();
    return NonFigureToken(NonFigureKind::kSlogan, run.begin, end, MakeRange(run.begin, end));
  }
  const auto value = NumeralValue(run.numerals());
  const bool congress = value && *value >= 10 && StartsAt(run.text, run.end, "大") && !OneOfAt(run.text, run.end + kSize, "型类队楼件户");
  if (congress) return run.Make(NonFigureKind::kSlogan, run.end + kSize);
  constexpr std::string_view kPhrases[] = {"个意识", "个自信", "个维护", "个确立", "个代表", "个全面", "个一流", "个一律",
                                           "个毫不动摇", "个务必", "个必由之路", "个结合", "个不动摇", "项规定", "位一体",
                                           "个责任制", "件大事", "项本领", "项任务清单", "年义务教育", "个没有变", "个先行"};
  if (const std::string_view phrase = WordAt(run.text, run.end, kPhrases); !phrase.empty()) {
    return run.Make(NonFigureKind::kSlogan, run.end + phrase.size());
  }
  const bool quoted = OneOfBefore(run.text, run.begin, "“‘") && run.text.substr(run.end, 48).find("”") != std::string_view::npos;
  if (quoted && run.numerals() != "零") return run.Make(NonFigureKind::kSlogan, run.end);
  return std::nullopt;
}

// The decimal 九十五点五 at `at`; sets `end` behind it.
std::optional<Decimal> PointedValue(std::string_view text, std::size_t at, std::size_t& end) {
  end = NumeralsEnd(text, at);
  const auto whole = NumeralValue(text.substr(at, end - at));
  if (!whole) return std::nullopt;
  if (!StartsAt(text, end, "点")) return Decimal(*whole, 0);
  const std::size_t fraction = end + kSize;
  const std::size_t fraction_end = NumeralsEnd(text, fraction);
  const auto digits = DigitwiseValue(text.substr(fraction, fraction_end - fraction));
  if (!digits) return Decimal(*whole, 0);
  end = fraction_end;
  return Decimal::Parse(std::to_string(*whole) + "." + std::string((fraction_end - fraction) / kSize - std::to_string(*digits).size(), '0') + std::to_string(*digits));
}

void FinishQuantity(const NumeralRun& run, std::size_t end, NumberToken& token) {
  const MarkReading behind = ReadMarkBehind(run.text, end);
  const MarkReading before = ReadMarkBefore(run.text, token.number.begin, run.floor);
  token.range = MakeRange(before.edge, behind.edge);
  for (const MarkReading* mark : {&behind, &before}) {
    if (mark->comparator != Comparator::kNone) token.comparator = mark->comparator;
    if (mark->exactness != Exactness::kExact) token.exactness = mark->exactness;
  }
  token.in_words = true;
  if (!behind.inclusive) return;
  token.is_figure = false;
  token.reason = NonFigureKind::kThreshold;
}

// 百分之九十五, 百分之95, 千分之三
ReadResult PerCent(const NumeralRun& run) {
  const bool hundred = StartsAt(run.text, run.begin, "百分之");
  if (!hundred && !StartsAt(run.text, run.begin, "千分之")) return std::nullopt;
  const std::size_t at = run.begin + 3 * kSize;
  std::size_t end = DigitsEnd(run.text, at);
  std::optional<Decimal> value;
  if (end > at) {
    if (ByteAt(run.text, end) == '.' && DigitsEnd(run.text, end + 1) > end + 1) end = DigitsEnd(run.text, end + 1);
    value = Decimal::Parse(run.text.substr(at, end - at));
  } else if (StartsAt(run.text, at, "百")) {
    value = Decimal(100, 0);
    end = at + kSize;
  } else {
    value = PointedValue(run.text, at, end);
  }
  if (value && !hundred) value = value->Shifted(-1);
  if (!value || end == at) return std::nullopt;
  NumberToken token;
  token.kind = FigureKind::kPercent;
  token.value = *value;
  token.number = MakeRange(run.begin, end);
  token.unit = MakeRange(run.begin, at);
  FinishQuantity(run, end, token);
  return token;
}

// 三分之二 as a percentage: exact when it ends, else about.
ReadResult Fraction(const NumeralRun& run) {
  if (!StartsAt(run.text, run.end, "分之")) return std::nullopt;
  const std::size_t at = run.end + 2 * kSize;
  const std::size_t end = NumeralsEnd(run.text, at);
  const auto whole = NumeralValue(run.numerals());
  const auto part = NumeralValue(run.text.substr(at, end - at));
  if (!whole || !part || *whole == 0 || *whole > 1000 || *part > 1000) return std::nullopt;
  NumberToken token;
  token.kind = FigureKind::kPercent;
  const std::int64_t scaled = *part * 100 * 1000;
  const bool exact = scaled % *whole == 0;
  token.value = exact && *part * 100 % *whole == 0 ? Decimal(*part * 100 / *whole, 0) : Decimal((scaled + *whole / 2) / *whole, 3);
  token.exactness = exact ? Exactness::kExact : Exactness::kAbout;
  token.number = MakeRange(run.begin, end);
  token.unit = MakeRange(end, end);
  FinishQuantity(run, end, token);
  if (!exact && token.exactness == Exactness::kExact) token.exactness = Exactness::kAbout;
  return token;
}

// 九成以上, 约有两成
ReadResult Tenths(const NumeralRun& run) {
  const std::int64_t value = NumeralAt(run.text, run.begin);
  if (run.end - run.begin != kSize || value < 1 || value > 9 || !StartsAt(run.text, run.end, "成")) return std::nullopt;
  const std::size_t end = run.end + kSize;
  constexpr std::string_view kTails[] = {"以上", "以下", "左右", "多", "的", "开", "是", ",", "。", ";", ")"};
  if (end != run.text.size() && WordAt(run.text, end, kTails).empty()) return std::nullopt;
  NumberToken token;
  token.kind = FigureKind::kPercent;
  token.value = Decimal(value * 10, 0);
  token.exactness = Exactness::kAbout;
  token.number = MakeRange(run.begin, run.end);
  token.unit = MakeRange(run.end, end);
  FinishQuantity(run, end, token);
  return token;
}

// Whether a Chinese numeral before the unit counts, or makes a word with it: 两面, 四级, 三类.
bool Counts(const NumeralRun& run, const UnitReading& unit, std::int64_t value) {
  if (unit.kind == FigureKind::kDuration) return value > 1;
  const bool people = unit.kind == FigureKind::kHeadcount;
  if (!people && !(unit.kind == FigureKind::kCount && unit.spoken)) {
    return unit.power > 0 || unit.kind == FigureKind::kMeasure || unit.kind == FigureKind::kMultiple;
  }
  // 一个 is mostly an article: it counts behind a word that announces a count.
  constexpr std::string_view kAnnounce[] = {"共", "设", "设有", "辖", "下属", "新增", "新建", "所属", "共有"};
  return value > 1 || !WordBefore(run.text, run.begin, kAnnounce).empty();
}

// 一百二十万元, 三个科室, 二十余人
ReadResult Quantity(const NumeralRun& run) {
  std::size_t end = run.end;
  std::optional<Decimal> value = PointedValue(run.text, run.begin, end);
  if (!value) return std::nullopt;
  const auto unit = ReadUnit(run.units, run.text, end);
  if (!unit || unit->range.empty() || unit->scale_only) return std::nullopt;
  // 数十万元, 几百人: the numeral only gives the order.
  if (OneOfBefore(run.text, run.begin, "数几上第每百千万亿")) return std::nullopt;
  const bool money = unit->kind == FigureKind::kAmount && run.end - run.begin > kSize;
  const bool points = unit->kind == FigureKind::kPoints && OneOfBefore(run.text, run.begin, "得扣值");
  const bool rate = unit->kind == FigureKind::kPercentPoint;
  if (unit->kind == FigureKind::kAmount || unit->kind == FigureKind::kPoints) {
    if (!money && !points) return std::nullopt;
  } else if (!rate && !Counts(run, *unit, value->scale() == 0 ? value->units() : 2)) {
    return std::nullopt;
  }
  NumberToken token;
  token.kind = unit->kind;
  token.power = unit->power;
  token.exactness = unit->exactness;
  token.value = *value;
  token.number = MakeRange(run.begin, end);
  token.unit = unit->range;
  // 一百二十万元 is 120 × 万元, as it would be printed in digits.
  for (const auto& [word, power] : {std::pair{"万", 4}, std::pair{"亿", 8}}) {
    if (value->scale() != 0 || token.power != 0 || !EndsAt(run.text, end, word)) continue;
    std::int64_t ten = 1;
    for (int i = 0; i < power; ++i) ten *= 10;
    token.value = Decimal(value->units() / ten, 0);
    token.power = static_cast<std::int8_t>(power);
    token.number.end -= kSize;
    token.unit.begin = token.number.end;
  }
  FinishQuantity(run, unit->end, token);
  return token;
}

// 五一, 三八, 六一: days and names of malformed numerals.
ReadResult Name(const NumeralRun& run) {
  if (run.end - run.begin != 2 * kSize || NumeralValue(run.numerals())) return std::nullopt;
  const auto digits = DigitwiseValue(run.numerals());
  // 一一, and 表七 before 一般.
  if (!digits || *digits % 11 == 0 || OneOfAt(run.text, run.end, "般定致样线流体")) return std::nullopt;
  return run.Make(NonFigureKind::kName, run.end);
}

}  // namespace

bool MayStartChinese(std::string_view text, std::size_t at) {
  const unsigned char lead = static_cast<unsigned char>(text[at]);
  if (lead < 0xE2 || lead > 0xE9) return false;
  return lead < 0xE4 ? IsListCharacter(text, at) || NumeralAt(text, at) >= 0 : NumeralAt(text, at) >= 0;
}

ReadResult ReadChinese(std::string_view text, const UnitTable& units, const LexContext& context, std::size_t at, std::size_t floor) {
  if (IsListCharacter(text, at)) {
    return NonFigureToken(NonFigureKind::kListLabel, at, at + kSize, MakeRange(at, at + kSize));
  }
  // Only the first numeral of a run starts a number: 万 in 30万 belongs to its digits.
  if (at > floor && (NumeralAt(text, at - std::min<std::size_t>(at, kSize)) >= 0 || IsDigit(ByteBefore(text, at)))) return std::nullopt;
  const NumeralRun run{text, units, context, at, NumeralsEnd(text, at), floor};
  constexpr ReadResult (*kReaders[])(const NumeralRun&) = {PerCent, Fraction, Label,  Date,     Ordinal,
                                                           Slogan,  Tenths,   Quantity, Name};
  for (const auto reader : kReaders) {
    if (ReadResult token = reader(run)) return token;
  }
  return std::nullopt;
}

}  // namespace gouji
