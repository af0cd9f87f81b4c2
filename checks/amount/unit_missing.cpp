#include <algorithm>
#include <array>

#include "checks/common/operand.h"
#include "checks/common/text_pieces.h"
#include "patterns/pack/word_list.h"

namespace gouji {
namespace {

constexpr std::array<std::string_view, 3> kJoins = {"、", "和", "及"};
constexpr std::array<std::string_view, 3> kRatios = {":", "∶", "比"};
constexpr std::array<std::string_view, 11> kEnds = {",", "。", ";", "、", ")", "(", "和", "占", "为", "的", "经"};

// What is printed behind the figure in its sentence.
std::string_view Behind(const CheckInput& input, const Figure& figure) {
  const NormalizedText& text = input.figures.sentences[figure.sentence].text;
  const std::string_view behind = text.text().substr(text.FromSource(figure.range).end);
  return behind.substr(std::min(behind.find_first_not_of(' '), behind.size()));
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool HasOwnUnit(const Figure& figure) {
  return figure.kind == FigureKind::kAmount && figure.unit_source == UnitSource::kOwn;
}

// Running text, or the words of one cell.
bool Beside(const Figure& a, const Figure& b) {
  return a.in_table() || b.in_table() ? a.block == b.block && a.cell == b.cell : true;
}

// A cell that holds only the number has its unit in the head.
bool IsBareCell(const CheckInput& input, const Figure& figure) {
  return figure.in_table() &&
         input.figures.tables[figure.table].ValueAt(figure.row, figure.column) != kNone;
}

// The amount with a unit next to the figure, or kNone.
std::uint32_t Neighbour(const CheckInput& input, std::uint32_t index) {
  const std::vector<Figure>& figures = input.figures.figures;
  for (std::uint32_t step = 1; step < figures.size(); ++step) {
    const bool before = index >= step && Beside(figures[index - step], figures[index]);
    const bool after =
        index + step < figures.size() && Beside(figures[index + step], figures[index]);
    if (before && HasOwnUnit(figures[index - step])) return index - step;
    if (after && HasOwnUnit(figures[index + step])) return index + step;
    if (!before && !after) break;
  }
  return kNone;
}

// "12.30、15.60万元", "基本支出12.30、项目支出15.60万元": the unit of the last one serves all.
bool SharesUnit(const CheckInput& input, std::uint32_t index) {
  const std::vector<Figure>& figures = input.figures.figures;
  const std::uint32_t sentence = figures[index].sentence;
  for (; index + 1 < figures.size() && figures[index + 1].sentence == sentence; ++index) {
    const std::string_view behind = Behind(input, figures[index]);
    const bool bare = behind.size() > 1 && StartsWith(behind, ",") && IsDigit(behind[1]);
    const bool joined = std::any_of(kJoins.begin(), kJoins.end(),
                                    [&](std::string_view join) { return StartsWith(behind, join); });
    if (!bare && !joined) return false;
    if (HasOwnUnit(figures[index + 1])) return true;
  }
  return false;
}

// "全年预算数为3，支出决算为3万元": the next figure tells the other side of the same thing.
bool IsOneSide(const CheckInput& input, std::uint32_t index) {
  const std::vector<Figure>& figures = input.figures.figures;
  if (index + 1 == figures.size()) return false;
  const Figure& figure = figures[index];
  const Figure& next = figures[index + 1];
  return next.sentence == figure.sentence && HasOwnUnit(next) && !figure.measure.empty() && next.measure == figure.measure &&
         IsBudget(figure.aspect) && figure.aspect_source == ContextSource::kWords && next.aspect == Aspect::kActual;
}

// A whole number may count anything.
bool LooksLikeMoney(const CheckInput& input, std::uint32_t index) {
  const Figure& figure = input.figures.figures[index];
  return figure.value.scale() > 0 || Contains(input.document.Slice(figure.number), ",") || IsOneSide(input, index);
}

bool GoesOnAsText(std::string_view behind) {
  return std::any_of(kEnds.begin(), kEnds.end(),
                     [&](std::string_view end) { return StartsWith(behind, end); });
}

bool IsNamedAsMoney(const CheckInput& input, std::uint32_t index) {
  const Figure& figure = input.figures.figures[index];
  const bool money_side = IsBudget(figure.aspect) || figure.aspect == Aspect::kActual ||
                          figure.aspect == Aspect::kAdjustment;
  const bool money = !figure.measure.empty() && !StartsWith(figure.measure, "rate.") &&
                     !StartsWith(figure.measure, "staff.");
  return money_side || money || Contains(input.patterns.list("unit.money"), ClauseLead(input, index));
}

// 1:15.8
bool IsRatio(const CheckInput& input, const Figure& figure) {
  const NormalizedText& text = input.figures.sentences[figure.sentence].text;
  const std::string_view before = text.text().substr(0, text.FromSource(figure.range).begin);
  return std::any_of(kRatios.begin(), kRatios.end(), [&](std::string_view mark) {
    return before.size() > mark.size() && EndsWith(before, mark) && IsDigit(before[before.size() - mark.size() - 1]);
  });
}

bool LacksUnit(const CheckInput& input, std::uint32_t index) {
  const Figure& figure = input.figures.figures[index];
  if (figure.kind != FigureKind::kNumber || figure.power != 0 || IsBareCell(input, figure) || figure.value.is_zero()) return false;
  if (IsRatio(input, figure)) return false;
  if (!LooksLikeMoney(input, index) || !GoesOnAsText(Behind(input, figure))) return false;
  if (ClauseLead(input, index).find('=') != std::string::npos) return false;  // in a calculation
  return IsNamedAsMoney(input, index) && !SharesUnit(input, index);
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  for (std::uint32_t f = 0; f < input.figures.figures.size(); ++f) {
    if (!LacksUnit(input, f)) continue;
    const std::uint32_t neighbour = Neighbour(input, f);
    if (neighbour == kNone) continue;
    const Figure& figure = input.figures.figures[f];
    const std::string printed = Printed(input, f);
    Relation relation =
        Differs(Severity::kWarning, "", figure.range, printed,
                printed + std::string(MoneyUnit(input.figures.figures[neighbour].power)));
    relation.stated = OperandFor(input, "stated", f);
    relation.operands = {OperandFor(input, "beside", neighbour)};
    relation.args.emplace_back("beside", Printed(input, neighbour));
    relations.push_back(std::move(relation));
  }
}

}  // namespace

namespace registry {
extern const Check kamount_unit_missing;
const Check kamount_unit_missing = {"amount.unit-missing", Run};
}  // namespace registry
}  // namespace gouji
