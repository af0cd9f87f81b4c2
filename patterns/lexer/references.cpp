// Numbers that name something: codes, document numbers, telephone numbers, ordinals, slogans, names.
#include <algorithm>
#include <string_view>

#include "patterns/lexer/readers.h"
#include "patterns/lexer/text_probe.h"
#include "patterns/lexer/units.h"

namespace gouji {
namespace {

constexpr std::string_view kNumberWord = "号";

NumberToken Make(const DigitRun& run, NonFigureKind kind, std::size_t begin, std::size_t end) {
  return NonFigureToken(kind, begin, end, MakeRange(run.begin, run.end));
}

bool IsCodeByte(char c) { return IsDigit(c) || IsLetter(c) || c == '_'; }

// Letters, digits and what joins them: W-07, GB/T33190-2016, PM2.5
std::size_t CodeEnd(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const char c = text[at];
    const bool joins = (c == '-' || c == '/' || c == '.') && at + 1 < text.size() && IsCodeByte(text[at + 1]);
    if (!IsCodeByte(c) && !joins) break;
    ++at;
  }
  return at;
}

std::size_t CodeBegin(const DigitRun& run) {
  std::size_t at = run.begin;
  while (at > run.floor && (IsCodeByte(run.text[at - 1]) || run.text[at - 1] == '-' || run.text[at - 1] == '/')) --at;
  return at;
}

// )x100%, 500x20: the letter is a multiplication sign.
bool IsTimesSign(const DigitRun& run) {
  const char c = ByteBefore(run.text, run.begin);
  if ((c != 'x' && c != 'X') || run.begin < 2) return false;
  const char operand = run.text[run.begin - 2];
  const bool hundred = StartsAt(run.text, run.begin, "100%");
  return IsDigit(operand) || operand == ')' || operand == '%' || (hundred && !IsLetter(operand));
}

bool LettersBefore(const DigitRun& run) {
  const char before = ByteBefore(run.text, run.begin);
  if (run.begin <= run.floor) return false;
  if (IsLetter(before)) return !IsTimesSign(run);
  if (before != '-' && before != ' ' && before != '.') return false;
  // W-07, GB 33190, NO.5; but not "km 5", where the letters are a unit of the number before.
  const char c = ByteBefore(run.text, run.begin - 1);
  return run.begin - 1 > run.floor && c >= 'A' && c <= 'Z';
}

bool LettersBehind(const DigitRun& run) {
  const char c = ByteAt(run.text, run.end);
  if (!IsLetter(c) || ReadUnit(run.units, run.text, run.end)) return false;
  // 500x20: again a multiplication sign.
  return !((c == 'x' || c == 'X') && !IsLetter(ByteAt(run.text, run.end + 1)));
}

constexpr std::size_t kMaxLabelBytes = 12;

// 2010601行政运行, 20103-税收事务, [30101]基本工资: classification codes have 3, 5 or 7 digits and begin with 2 to 5.
bool IsClassification(const DigitRun& run) {
  const bool size = run.size() == 3 || run.size() == 5 || run.size() == 7;
  const char first = run.text[run.begin];
  if (!size || first < '2' || first > '5') return false;
  // 30310个人农业生产补贴: 个人 is a word here.
  if (ReadUnit(run.units, run.text, run.end) && !(run.size() > 3 && StartsAt(run.text, run.end, "个人"))) return false;
  const bool opens = run.begin == 0 || OneOfBefore(run.text, run.begin, "[【(“");
  const bool labelled = run.begin == run.floor && run.context.paragraph_start && run.begin <= kMaxLabelBytes;  // (一)201-…
  const bool dash = ByteAt(run.text, run.end) == '-' && HanAt(run.text, run.end + 1);
  return (opens || labelled) && (HanAt(run.text, run.end) || dash || OneOfAt(run.text, run.end, "]】"));
}

}  // namespace

NumberToken NonFigureToken(NonFigureKind reason, std::size_t begin, std::size_t end, NormRange number) {
  NumberToken token;
  token.number = number;
  token.range = MakeRange(begin, end);
  token.unit = MakeRange(number.end, number.end);
  token.is_figure = false;
  token.reason = reason;
  return token;
}

ReadResult ReadCode(const DigitRun& run) {
  if (LettersBefore(run) || LettersBehind(run)) {
    return Make(run, NonFigureKind::kCode, LettersBefore(run) && IsLetter(ByteBefore(run.text, run.begin)) ? CodeBegin(run) : run.begin,
                CodeEnd(run.text, run.end));
  }
  if (IsClassification(run)) return Make(run, NonFigureKind::kCode, run.begin, run.end);
  // A leading zero is never a quantity: 0730, 001. Dates and phones with one are read before or after.
  return std::nullopt;
}

ReadResult ReadDocumentNumber(const DigitRun& run) {
  const std::string_view text = run.text;
  const bool bracket = OneOfBefore(text, run.begin, "〔[【〖(（﹝");
  const bool closed = OneOfAt(text, run.end, "〕]】〗)﹞");
  if (run.size() == 4 && bracket && closed && run.begin > run.floor) {
    const bool round = ByteAt(text, run.end) == ')';
    std::size_t at = run.end + CharAt(text, run.end).size();
    if (StartsAt(text, at, "第")) at += std::string_view("第").size();
    const std::size_t end = DigitsEnd(text, at);
    if (end > at) {
      const bool hao = StartsAt(text, end, kNumberWord);
      const std::size_t begin = run.begin - CharBefore(text, run.begin).size();
      if (hao || !round) {
        return Make(run, NonFigureKind::kDocumentNumber, begin, hao ? end + kNumberWord.size() : end);
      }
    }
  }
  if (!StartsAt(text, run.end, kNumberWord)) return std::nullopt;
  const std::size_t end = run.end + kNumberWord.size();
  constexpr std::string_view kPapers[] = {"文", "令", "公告", "通知", "通报"};
  if (EndsAt(text, run.begin, "第") || !WordAt(text, end, kPapers).empty()) {
    return Make(run, NonFigureKind::kDocumentNumber, run.begin, end);
  }
  return std::nullopt;
}

ReadResult ReadPhone(const DigitRun& run) {
  const std::string_view text = run.text;
  const std::size_t n = run.size();
  const char next = ByteAt(text, run.end);
  if (text[run.begin] == '0' && (n == 3 || n == 4) && (next == '-' || next == ')' || next == '/')) {
    const std::size_t end = DigitsEnd(text, run.end + 1);
    if (end - run.end - 1 >= 7 && end - run.end - 1 <= 8) return Make(run, NonFigureKind::kPhone, run.begin, end);
  }
  if (n == 3 && (text[run.begin] == '4' || text[run.begin] == '8') && next == '-') {
    const std::size_t middle = DigitsEnd(text, run.end + 1);
    const std::size_t end = ByteAt(text, middle) == '-' ? DigitsEnd(text, middle + 1) : middle;
    if (end - run.begin == 12 || (end == middle && middle - run.end == 8)) return Make(run, NonFigureKind::kPhone, run.begin, end);
  }
  if (ReadUnit(run.units, text, run.end)) return std::nullopt;
  const bool long_enough = n >= 7 || (n == 5 && text[run.begin] == '1') || (n == 3 && text[run.begin] == '1');
  const bool number_goes_on = (next == '.' || next == ',') && IsDigit(ByteAt(text, run.end + 1));
  if (!long_enough || number_goes_on) return std::nullopt;
  if (n == 11 && text[run.begin] == '1' && text[run.begin + 1] >= '3' &&
      !(run.is_all() && run.context.in_table_cell)) {
    return Make(run, NonFigureKind::kPhone, run.begin, run.end);
  }
  constexpr std::string_view kLabels[] = {"电话", "热线", "手机", "传真", "拨打", "联系方式", "电话号码", "平台"};
  std::size_t label = run.begin;
  while (label > run.floor && OneOfBefore(text, label, ":“\"(/ -—是为及")) label -= CharBefore(text, label).size();
  std::size_t after = run.end;
  if (OneOfAt(text, after, "”\"")) after += CharAt(text, after).size();
  constexpr std::string_view kServices[] = {"热线", "服务热线", "平台", "接诉", "工单", "举报", "投诉", "诉求", "职工", "政务", "市民", "报警", "急救"};
  if (WordBefore(text, label, kLabels).empty() && (n > 5 || WordAt(text, after, kServices).empty())) return std::nullopt;
  return Make(run, NonFigureKind::kPhone, run.begin, run.end);
}

ReadResult ReadOrdinal(const DigitRun& run) {
  const std::string_view text = run.text;
  if (EndsAt(text, run.begin, "第") && run.begin > run.floor) {
    const std::size_t begin = run.begin - std::string_view("第").size();
    const bool page = StartsAt(text, run.end, "页");
    std::size_t end = run.end;
    if (OneOfAt(text, end, "-~至—")) {
      const std::size_t second = end + CharAt(text, end).size();
      if (DigitsEnd(text, second) > second) end = DigitsEnd(text, second);
    }
    return Make(run, page ? NonFigureKind::kPageNumber : NonFigureKind::kOrdinal, begin, end);
  }
  if (StartsAt(text, run.end, "页") && EndsAt(text, run.begin, "共")) {
    return Make(run, NonFigureKind::kPageNumber, run.begin, run.end + std::string_view("页").size());
  }
  const bool dashes = OneOfBefore(text, run.begin, "-—") && OneOfAt(text, run.end, "-—");
  if (dashes && run.begin <= 6 && text.size() - run.end <= 6 && run.size() <= 4 && !run.context.in_table_cell) {
    return Make(run, NonFigureKind::kPageNumber, run.begin, run.end);
  }
  if (OneOfBefore(text, run.begin, "…") && run.end == text.size()) {
    return Make(run, NonFigureKind::kPageNumber, run.begin, run.end);
  }
  constexpr std::string_view kThings[] = {"附件", "附表", "附录", "附图", "公式", "图表", "表", "图", "注"};
  const std::string_view thing = WordBefore(text, run.begin, kThings);
  if (!thing.empty() && run.size() <= 2 && run.begin > run.floor) {
    std::size_t end = run.end;
    while ((ByteAt(text, end) == '-' || ByteAt(text, end) == '.') && DigitsEnd(text, end + 1) > end + 1) end = DigitsEnd(text, end + 1);
    // 附件3份, 报表12张 count things.
    const bool counted = end == run.end && OneOfAt(text, end, "份张幅套块件个页%万");
    if (!counted) return Make(run, NonFigureKind::kOrdinal, run.begin, end);
  }
  if (EndsAt(text, run.begin, "公开") && StartsAt(text, run.end, "表")) {
    return Make(run, NonFigureKind::kOrdinal, run.begin, run.end + std::string_view("表").size());
  }
  constexpr std::string_view kRanks[] = {"季度", "等奖", "级", "届", "周年"};
  const std::string_view rank = WordAt(text, run.end, kRanks);
  if (!rank.empty() && run.size() <= (rank == "周年" ? 3 : 2)) {
    return Make(run, NonFigureKind::kOrdinal, run.begin, run.end + rank.size());
  }
  return std::nullopt;
}

namespace {

// The quotation around the digits when it is short, as [begin, end) inside the quotes.
std::optional<NormRange> QuoteAround(const DigitRun& run, std::string_view open, std::string_view close) {
  constexpr std::size_t kFar = 48;
  const std::size_t low = run.begin > kFar ? run.begin - kFar : 0;
  const std::size_t begin = run.text.substr(0, run.begin).rfind(open);
  if (begin == std::string_view::npos || begin < low) return std::nullopt;
  const std::size_t end = run.text.find(close, run.end);
  if (end == std::string_view::npos || end > run.end + kFar) return std::nullopt;
  const std::size_t inside = begin + open.size();
  if (run.text.substr(inside, run.begin - inside).find(close) != std::string_view::npos) return std::nullopt;
  return MakeRange(inside, end);
}

}  // namespace

ReadResult ReadSlogan(const DigitRun& run) {
  const std::optional<UnitReading> unit = ReadUnit(run.units, run.text, run.end);
  const bool bare = !unit || unit->kind == FigureKind::kCount || unit->kind == FigureKind::kNumber;
  if (!bare || ByteAt(run.text, run.end) == '.' || ByteAt(run.text, run.end) == ',') return std::nullopt;
  if (const auto quote = QuoteAround(run, "“", "”")) {
    // “0” quotes a value; “7个100%” goes on with figures of its own.
    const bool zero = run.size() == 1 && run.text[run.begin] == '0';
    if (!zero) return Make(run, NonFigureKind::kSlogan, run.begin, run.end);
  }
  if (!unit && QuoteAround(run, "《", "》")) return Make(run, NonFigureKind::kName, run.begin, run.end);
  return std::nullopt;
}

ReadResult ReadName(const DigitRun& run) {
  constexpr std::string_view kNames[] = {"国道", "省道", "县道", "号线", "号楼", "号院", "号", "路公交", "医院", "工程", "高校", "后", "街坊"};
  const std::string_view name = WordAt(run.text, run.end, kNames);
  if (name.empty() || run.size() > 5 || OneOfBefore(run.text, run.begin, ".,-") || IsLetter(ByteBefore(run.text, run.begin))) {
    return std::nullopt;
  }
  if ((name == "工程" || name == "高校" || name == "医院") && run.size() != 3) return std::nullopt;
  if (name == "后" && run.size() != 2) return std::nullopt;
  return Make(run, NonFigureKind::kName, run.begin, run.end + name.size());
}

ReadResult ReadFormulaConstant(const DigitRun& run) {
  const std::string_view text = run.text;
  const bool times = OneOfBefore(text, run.begin, "×*✕✖") || IsTimesSign(run);
  std::size_t end = run.end;
  if (ByteAt(text, end) == '.' && DigitsEnd(text, end + 1) > end + 1) end = DigitsEnd(text, end + 1);
  const std::string_view digits = text.substr(run.begin, end - run.begin);
  const bool percent = ByteAt(text, end) == '%';
  const std::size_t tail = end + (percent ? 1 : 0);
  if (times && digits == "100") return Make(run, NonFigureKind::kFormulaConstant, run.begin, tail);
  // 全年执行数÷全年预算数×10: the other factor is a name, not a number.
  const bool grouped = ByteAt(text, end) == ',' && IsDigit(ByteAt(text, end + 1));
  if (times && !run.after_quantity && !grouped) {
    NumberToken token = Make(run, NonFigureKind::kFormulaConstant, run.begin, tail);
    token.number.end = static_cast<std::uint32_t>(end);
    return token;
  }
  if ((digits == "100" || digits == "10") && StartsAt(text, tail, "×") && HanAt(text, tail + std::string_view("×").size())) {
    return Make(run, NonFigureKind::kFormulaConstant, run.begin, tail);
  }
  return std::nullopt;
}

}  // namespace gouji
