// List labels in ASCII digits: 1. (1) 1) 1、 3.2
#include <string_view>

#include "patterns/lexer/readers.h"
#include "patterns/lexer/text_probe.h"
#include "patterns/lexer/units.h"

namespace gouji {
namespace {

NumberToken Make(const DigitRun& run, std::size_t begin, std::size_t end) {
  NumberToken token = NonFigureToken(NonFigureKind::kListLabel, begin, end, MakeRange(run.begin, run.end));
  token.value = Decimal(DigitsValue(run.text, run.begin, run.end), 0);
  return token;
}

// A label may stand at the start of a paragraph or behind a mark that ends a clause.
bool AtStart(const DigitRun& run, std::size_t begin) { return begin == 0 && run.context.paragraph_start; }
bool AtClauseStart(const DigitRun& run, std::size_t begin) {
  return begin == 0 || OneOfBefore(run.text, begin, ";。:,!?、)”》");
}

bool YearAt(std::string_view text, std::size_t at) {
  const std::size_t end = DigitsEnd(text, at);
  return end - at == 4 && (text[at] == '1' || text[at] == '2') && StartsAt(text, end, "年");
}

// What follows "1." is no fraction of the same number.
bool NoFraction(const DigitRun& run, std::size_t after) {
  const std::size_t end = DigitsEnd(run.text, after);
  if (end == after) return true;
  if (YearAt(run.text, after)) return true;
  if (!AtStart(run, run.begin)) return false;
  if (run.text.substr(after, end - after) == "100" && ByteAt(run.text, end) == '%') return true;
  // 1.12个项目: things are whole, so the point ends a label.
  const auto unit = ReadUnit(run.units, run.text, end);
  return unit && unit->power == 0 && (unit->kind == FigureKind::kCount || unit->kind == FigureKind::kHeadcount);
}

ReadResult Bracketed(const DigitRun& run) {
  if (ByteBefore(run.text, run.begin) != '(' || ByteAt(run.text, run.end) != ')' || run.begin <= run.floor) return std::nullopt;
  const std::size_t begin = run.begin - 1;
  const std::size_t end = run.end + 1;
  // 产出数量(10) is a weight at the end of a heading; (10)产出数量 and 见公式(3),... are labels.
  const bool opens = AtClauseStart(run, begin);
  if (!opens && !HanAt(run.text, end)) return std::nullopt;
  return Make(run, begin, end);
}

// 1.1, 3.2.1 before a heading's words.
ReadResult Dotted(const DigitRun& run) {
  if (!AtStart(run, run.begin)) return std::nullopt;
  std::size_t end = run.end;
  int parts = 1;
  while (ByteAt(run.text, end) == '.' && DigitsEnd(run.text, end + 1) > end + 1 && DigitsEnd(run.text, end + 1) <= end + 3) {
    end = DigitsEnd(run.text, end + 1);
    ++parts;
  }
  if (parts < 2 || !HanAt(run.text, end) || ReadUnit(run.units, run.text, end)) return std::nullopt;
  return Make(run, run.begin, end);
}

}  // namespace

ReadResult ReadLabel(const DigitRun& run) {
  if (run.size() > 2) return std::nullopt;
  if (ReadResult bracketed = Bracketed(run)) return bracketed;
  if (ReadResult dotted = Dotted(run)) return dotted;
  constexpr std::string_view kMarks[] = {".", "．", "、", ")"};
  const std::string_view mark = WordAt(run.text, run.end, kMarks);
  if (mark.empty()) return std::nullopt;
  const std::size_t after = run.end + mark.size();
  if (mark == "." && YearAt(run.text, after) && !IsDigit(ByteBefore(run.text, run.begin))) return Make(run, run.begin, after);
  if (!AtClauseStart(run, run.begin)) return std::nullopt;
  const bool start = AtStart(run, run.begin);
  if (mark == ".") {
    const bool fits = NoFraction(run, after) && (start || HanAt(run.text, after));
    return fits && after <= run.text.size() ? ReadResult(Make(run, run.begin, after)) : std::nullopt;
  }
  // 1、2、3季度 lists numbers; 1、20103-税收事务 is item 1, a class.
  const bool code = start && DigitsEnd(run.text, after) >= after + 3 && !IsDigit(ByteBefore(run.text, run.begin));
  if (mark == "、" && IsDigit(ByteAt(run.text, after)) && !YearAt(run.text, after) && !code) return std::nullopt;
  const bool words = HanAt(run.text, after) || OneOfAt(run.text, after, "“《\"(") || YearAt(run.text, after);
  return start || words ? ReadResult(Make(run, run.begin, after)) : std::nullopt;
}

}  // namespace gouji
