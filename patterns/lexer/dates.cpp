#include <string_view>

#include "patterns/lexer/readers.h"
#include "patterns/lexer/text_probe.h"

namespace gouji {
namespace {

constexpr std::string_view kYearWord = "年";
constexpr std::string_view kMonthWord = "月";
constexpr std::string_view kConnectors[] = {"-", "~", "—", "至", "到"};
constexpr std::string_view kYearTails[] = {"度", "初", "末", "底"};

bool IsYear(std::int32_t value) { return value >= 1900 && value <= 2099; }
bool IsMonth(std::int32_t value) { return value >= 1 && value <= 12; }
bool IsDay(std::int32_t value) { return value >= 1 && value <= 31; }

// One or two digits at `at` with a value in range; their end, or 0.
template <typename InRange>
std::size_t ShortNumber(std::string_view text, std::size_t at, InRange in_range) {
  const std::size_t end = DigitsEnd(text, at);
  return end > at && end - at <= 2 && in_range(DigitsValue(text, at, end)) ? end : 0;
}

// 31日, 12-15日, 3号 at `at`; the end, or 0.
std::size_t DayEnd(std::string_view text, std::size_t at) {
  std::size_t end = ShortNumber(text, at, IsDay);
  if (end == 0) return 0;
  if (const std::string_view connector = WordAt(text, end, kConnectors); !connector.empty()) {
    if (const std::size_t second = ShortNumber(text, end + connector.size(), IsDay)) end = second;
  }
  if (StartsAt(text, end, "日")) return end + std::string_view("日").size();
  if (StartsAt(text, end, "号") && !StartsAt(text, end, "号楼")) return end + std::string_view("号").size();
  return 0;
}

NumberToken Make(const DigitRun& run, NonFigureKind kind, std::size_t end) {
  NumberToken token = NonFigureToken(kind, run.begin, end, MakeRange(run.begin, run.end));
  const std::int32_t value = DigitsValue(run.text, run.begin, run.end);
  if (value >= 0) token.value = Decimal(value, 0);
  return token;
}

// 年 follows the digits: 2024年度, 2024年6月, 2025年6月11日.
NumberToken YearWithWord(const DigitRun& run) {
  const std::size_t after = run.end + kYearWord.size();
  if (const std::size_t month = ShortNumber(run.text, after, IsMonth); month != 0 && StartsAt(run.text, month, kMonthWord)) {
    const std::size_t month_end = month + kMonthWord.size();
    const std::size_t day = DayEnd(run.text, month_end);
    return Make(run, NonFigureKind::kDate, day != 0 ? day : month_end);
  }
  return Make(run, NonFigureKind::kYear, after + WordAt(run.text, after, kYearTails).size());
}

// 2025.6.11, 2025-06-11, 2025/6/11, 2025-06
ReadResult DottedDate(const DigitRun& run) {
  const char separator = ByteAt(run.text, run.end);
  if (separator != '.' && separator != '-' && separator != '/') return std::nullopt;
  const std::size_t month = ShortNumber(run.text, run.end + 1, IsMonth);
  if (month == 0) return std::nullopt;
  if (ByteAt(run.text, month) == separator) {
    const std::size_t day = ShortNumber(run.text, month + 1, IsDay);
    if (day != 0) return Make(run, NonFigureKind::kDate, day);
  }
  // 2025.06 may be an amount; with a hyphen and two digits it is a month.
  const bool two_digits = month - run.end == 3;
  if (separator != '.' && two_digits && !HanAt(run.text, month) && ByteAt(run.text, month) != '%') {
    return Make(run, NonFigureKind::kDate, month);
  }
  return std::nullopt;
}

// 2020-2021年度, 2024—2026年, 2022-2024; the years of 2022、2023年 are tokens of their own.
ReadResult YearRange(const DigitRun& run) {
  const std::string_view connector = WordAt(run.text, run.end, kConnectors);
  const bool listed = OneOfAt(run.text, run.end, "、和及与,");
  if (connector.empty() && !listed) return std::nullopt;
  const std::size_t second = run.end + (listed ? CharAt(run.text, run.end).size() : connector.size());
  const std::size_t end = DigitsEnd(run.text, second);
  if (end - second != 4 || !IsYear(DigitsValue(run.text, second, end))) return std::nullopt;
  const bool year_word = StartsAt(run.text, end, kYearWord) || StartsAt(run.text, end, "学年");
  if (!year_word) {
    const bool plain = connector == "-" && ByteAt(run.text, end) != '.' && ByteAt(run.text, end) != '-' &&
                       !HanAt(run.text, end) && ByteAt(run.text, end) != '%';
    return plain ? ReadResult(Make(run, NonFigureKind::kYear, end)) : std::nullopt;
  }
  if (listed) return Make(run, NonFigureKind::kYear, run.end);
  std::size_t tail = end + (StartsAt(run.text, end, kYearWord) ? kYearWord.size() : std::string_view("学年").size());
  tail += WordAt(run.text, tail, kYearTails).size();
  return Make(run, NonFigureKind::kYear, tail);
}

// A year with no 年: (2024), 2024版, 2024部门预算.
ReadResult BareYear(const DigitRun& run, std::int32_t value) {
  constexpr std::string_view kAfter[] = {"学年", "财年", "版", "届", "级", "款"};
  if (const std::string_view word = WordAt(run.text, run.end, kAfter); !word.empty()) {
    return Make(run, NonFigureKind::kYear, run.end + word.size());
  }
  if (value < 1990 || value > 2040) return std::nullopt;
  if (ByteBefore(run.text, run.begin) == '(' && ByteAt(run.text, run.end) == ')' && run.text.size() > run.size() + 2) {
    return Make(run, NonFigureKind::kYear, run.end);
  }
  // Before the name of a thing that belongs to a year, and not where a value is expected.
  constexpr std::string_view kThings[] = {"部门", "预算", "决算", "绩效", "财政", "项目", "单位", "整体"};
  if (WordAt(run.text, run.end, kThings).empty() || OneOfBefore(run.text, run.begin, "为是共计达数:=≥≤")) return std::nullopt;
  return Make(run, NonFigureKind::kYear, run.end);
}

ReadResult FourDigits(const DigitRun& run) {
  const std::int32_t value = DigitsValue(run.text, run.begin, run.end);
  if (!IsYear(value)) return std::nullopt;
  if (StartsAt(run.text, run.end, kYearWord)) return YearWithWord(run);
  if (ReadResult date = DottedDate(run)) return date;
  if (ReadResult range = YearRange(run)) return range;
  return BareYear(run, value);
}

// 23年预算 is a year, 10年 a duration.
ReadResult ShortYear(const DigitRun& run, std::int32_t value) {
  const std::size_t after = run.end + kYearWord.size();
  if (StartsAt(run.text, run.end, "年代")) return Make(run, NonFigureKind::kYear, after + std::string_view("代").size());
  if (run.size() != 2 || value < 10 || value > 40) return std::nullopt;
  constexpr std::string_view kThings[] = {"度", "初", "末", "底", "预算", "决算", "全年", "财政", "部门", "结转", "上半年", "下半年", "年初", "年末"};
  const std::size_t month = ShortNumber(run.text, after, IsMonth);
  const bool dated = month != 0 && StartsAt(run.text, month, kMonthWord);
  if (!dated && (WordAt(run.text, after, kThings).empty() || OneOfBefore(run.text, run.begin, "近达约满为超过了限期共的第前后"))) {
    return std::nullopt;
  }
  return YearWithWord(run);
}

// 10月, 1-11月, 10月底, 5月12日
ReadResult Month(const DigitRun& run, std::int32_t value) {
  if (!IsMonth(value)) return std::nullopt;
  std::size_t end = run.end;
  if (StartsAt(run.text, end, kMonthWord)) {
    end += kMonthWord.size();
    if (const std::size_t day = DayEnd(run.text, end)) return Make(run, NonFigureKind::kDate, day);
  } else {
    const std::string_view connector = WordAt(run.text, end, kConnectors);
    if (connector.empty()) return std::nullopt;
    const std::size_t second = ShortNumber(run.text, end + connector.size(), IsMonth);
    if (second == 0 || !StartsAt(run.text, second, kMonthWord)) return std::nullopt;
    end = second + kMonthWord.size();
  }
  constexpr std::string_view kTails[] = {"份", "底", "末", "初"};
  return Make(run, NonFigureKind::kMonth, end + WordAt(run.text, end, kTails).size());
}

// 15日, 11-13日; 20日内 is a duration.
ReadResult Day(const DigitRun& run) {
  const std::size_t end = DayEnd(run.text, run.begin);
  if (end == 0 || StartsAt(run.text, end, "内") || StartsAt(run.text, end, "以内")) return std::nullopt;
  const bool hao = EndsAt(run.text, end, "号");
  if (hao && WordAt(run.text, end, std::initializer_list<std::string_view>{"前", "之前", "起", "至", "-", "晚"}).empty()) {
    return std::nullopt;
  }
  return Make(run, NonFigureKind::kDate, end);
}

// 9:30, 21:00, 8时30分, 14时
ReadResult Time(const DigitRun& run, std::int32_t value) {
  if (value > 24) return std::nullopt;
  if (ByteAt(run.text, run.end) == ':') {
    const std::size_t end = DigitsEnd(run.text, run.end + 1);
    const bool minutes = end == run.end + 3 && DigitsValue(run.text, run.end + 1, end) < 60;
    if (minutes && ByteAt(run.text, end) != '.') return Make(run, NonFigureKind::kTime, end);
  }
  const bool hour = StartsAt(run.text, run.end, "时");
  if (!hour && !StartsAt(run.text, run.end, "点")) return std::nullopt;
  const std::size_t after = run.end + std::string_view("时").size();
  const std::size_t minutes = DigitsEnd(run.text, after);
  if (minutes > after && minutes - after <= 2 && StartsAt(run.text, minutes, "分")) {
    return Make(run, NonFigureKind::kTime, minutes + std::string_view("分").size());
  }
  if (hour) return OneOfAt(run.text, after, "间期段长候代效") ? std::nullopt : ReadResult(Make(run, NonFigureKind::kTime, after));
  return OneOfAt(run.text, after, "半整钟") ? ReadResult(Make(run, NonFigureKind::kTime, after)) : std::nullopt;
}

// “5.12”护士节, “3·15”: month and day in quotes.
ReadResult QuotedDay(const DigitRun& run) {
  constexpr std::string_view kDots[] = {".", "·", "・", "•"};
  const std::string_view dot = WordAt(run.text, run.end, kDots);
  if (dot.empty() || !IsMonth(DigitsValue(run.text, run.begin, run.end))) return std::nullopt;
  const std::size_t day = ShortNumber(run.text, run.end + dot.size(), IsDay);
  if (day == 0) return std::nullopt;
  const bool quoted = OneOfBefore(run.text, run.begin, "“\"「『") && OneOfAt(run.text, day, "”\"」』");
  return quoted || dot != "." ? ReadResult(Make(run, NonFigureKind::kDate, day)) : std::nullopt;
}

}  // namespace

ReadResult ReadDate(const DigitRun& run) {
  const char before = ByteBefore(run.text, run.begin);
  const bool fraction = before == '.' && IsDigit(ByteBefore(run.text, run.begin - 1)) && run.begin - 1 >= run.floor;
  if (fraction || run.size() > 4) return std::nullopt;
  if (run.size() == 4) return FourDigits(run);
  if (run.size() > 2) return std::nullopt;
  const std::int32_t value = DigitsValue(run.text, run.begin, run.end);
  if (StartsAt(run.text, run.end, "世纪")) return Make(run, NonFigureKind::kYear, run.end + std::string_view("世纪").size());
  if (StartsAt(run.text, run.end, kYearWord)) return ShortYear(run, value);
  if (ReadResult month = Month(run, value)) return month;
  if (ReadResult day = Day(run)) return day;
  if (ReadResult time = Time(run, value)) return time;
  return QuotedDay(run);
}

}  // namespace gouji
