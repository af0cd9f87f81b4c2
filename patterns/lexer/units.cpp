#include "patterns/lexer/units.h"

#include "patterns/lexer/text_probe.h"

namespace gouji {
namespace {

struct UnitWord {
  std::string_view word;
  FigureKind kind;
  std::string_view not_before = {};  ///< characters that make it another word: 项|目
};

constexpr FigureKind kCount = FigureKind::kCount;
constexpr FigureKind kPeople = FigureKind::kHeadcount;
constexpr FigureKind kMeasure = FigureKind::kMeasure;
constexpr FigureKind kDuration = FigureKind::kDuration;

// The first that fits wins, so a longer word stands before the shorter one it begins with.
constexpr UnitWord kUnits[] = {
    {"%", FigureKind::kPercent},
    {"元", FigureKind::kAmount, "旦宵素件月"},
    {"个百分点", FigureKind::kPercentPoint},
    {"百分点", FigureKind::kPercentPoint},
    {"分钟", kDuration},
    {"分贝", kMeasure},
    {"分", FigureKind::kPoints, "之析布类配局管别校册店"},
    {"倍", FigureKind::kMultiple},
    // People
    {"人次", kPeople},
    {"人(次)", kPeople},
    {"人/次", kPeople},
    {"人份", kCount},
    {"人天", kCount},
    {"人日", kCount},
    {"人", kPeople, "均员才民大工力事社"},
    {"名", kPeople, "称单录义额次"},
    {"位", kPeople, "于置数次"},
    // Time
    {"个工作日", kDuration},
    {"工作日", kDuration},
    {"个自然日", kDuration},
    {"自然日", kDuration},
    {"日历天", kDuration},
    {"个月", kDuration},
    {"个小时", kDuration},
    {"小时", kDuration},
    {"个年度", kDuration},
    {"个季度", kDuration},
    {"个学期", kDuration},
    {"个星期", kDuration},
    {"周岁", kMeasure},
    {"天", kDuration, "然津"},
    {"周", kDuration, "边围转期密到年"},
    {"秒", kDuration},
    {"年", kDuration, "级度初末底终"},
    {"日", kDuration, "常均"},
    // Physical
    {"平方公里", kMeasure},
    {"平方千米", kMeasure},
    {"平方米", kMeasure},
    {"平方", kMeasure},
    {"平米", kMeasure},
    {"㎡", kMeasure},
    {"m²", kMeasure},
    {"m2", kMeasure},
    {"立方米", kMeasure},
    {"立方", kMeasure},
    {"m³", kMeasure},
    {"m3", kMeasure},
    {"公里", kMeasure},
    {"千米", kMeasure},
    {"km²", kMeasure},
    {"km2", kMeasure},
    {"km", kMeasure},
    {"延米", kMeasure},
    {"厘米", kMeasure},
    {"毫米", kMeasure},
    {"米", kMeasure},
    {"cm", kMeasure},
    {"mm", kMeasure},
    {"吨", kMeasure},
    {"公斤", kMeasure},
    {"千克", kMeasure},
    {"kg", kMeasure},
    {"斤", kMeasure},
    {"克", kMeasure, "服"},
    {"公顷", kMeasure},
    {"亩", kMeasure},
    {"千瓦时", kMeasure},
    {"千瓦", kMeasure},
    {"兆瓦", kMeasure},
    {"kWh", kMeasure},
    {"KW", kMeasure},
    {"kW", kMeasure},
    {"毫克/升", kMeasure},
    {"毫克", kMeasure},
    {"微克", kMeasure},
    {"毫升", kMeasure},
    {"升", kMeasure, "级降"},
    {"℃", kMeasure},
    {"摄氏度", kMeasure},
    {"度", kMeasure, "假过"},
    {"岁", kMeasure},
    {"TB", kMeasure},
    {"GB", kMeasure},
    {"MB", kMeasure},
    {"兆", kMeasure},
    {"英寸", kMeasure},
    {"美元", kMeasure},
    {"港元", kMeasure},
    {"港币", kMeasure},
    {"欧元", kMeasure},
    {"日元", kMeasure},
    {"英镑", kMeasure},
    {"m", kMeasure},
    {"t", kMeasure},
    // Things
    {"场次", kCount, "数"},
    {"批次", kCount},
    {"户次", kCount},
    {"家次", kCount},
    {"件次", kCount},
    {"台次", kCount},
    {"辆次", kCount},
    {"车次", kCount},
    {"架次", kCount},
    {"班次", kCount},
    {"站次", kCount},
    {"例次", kCount},
    {"课时", kCount},
    {"学时", kCount},
    {"台套", kCount},
    {"台(套)", kCount},
    {"套(台)", kCount},
    {"个", kCount, "体性"},
    {"次", kCount, "年月日数"},
    {"场", kCount, "所地馆景"},
    {"条", kCount, "件例款"},
    {"篇", kCount, "幅"},
    {"批", kCount, "复准示"},
    {"家", kCount, "庭长属"},
    {"项", kCount, "目"},
    {"件", kCount, "数"},
    {"份", kCount, "额"},
    {"台", kCount, "账式湾风阶"},
    {"辆", kCount},
    {"户", kCount, "外籍口"},
    {"幅", kCount, "度"},
    {"套", kCount},
    {"所", kCount, "属有在以需得"},
    {"处", kCount, "理置室级长罚分"},
    {"期", kCount, "间初末满限"},
    {"部", kCount, "门分"},
    {"组", kCount, "织成建"},
    {"支", kCount, "出付部持撑"},
    {"栋", kCount},
    {"幢", kCount},
    {"间", kCount, "接隔"},
    {"座", kCount, "谈"},
    {"册", kCount},
    {"本", kCount, "级年次部单着报项月"},
    {"张", kCount},
    {"枚", kCount},
    {"面", kCount, "积向对"},
    {"块", kCount},
    {"艘", kCount},
    {"架", kCount, "构"},
    {"只", kCount, "有是能要"},
    {"头", kCount},
    {"株", kCount},
    {"棵", kCount},
    {"片", kCount, "区"},
    {"段", kCount},
    {"盏", kCount},
    {"根", kCount, "据"},
    {"把", kCount, "握"},
    {"类", kCount, "别似"},
    {"种", kCount, "植养"},
    {"轮", kCount},
    {"例", kCount, "如"},
    {"宗", kCount, "旨教"},
    {"起", kCount, "到草"},
    {"笔", kCount, "记"},
    {"站", kCount},
    {"节", kCount, "约支能省日假"},
    {"课", kCount, "程题"},
    {"字", kCount},
    {"层", kCount, "级面"},
    {"道", kCount, "路德"},
    {"集", kCount, "体中团"},
    {"颗", kCount},
    {"粒", kCount},
    {"瓶", kCount},
    {"袋", kCount},
    {"箱", kCount},
    {"盒", kCount},
    {"包", kCount, "括含干"},
    {"桶", kCount},
    {"趟", kCount},
    {"班", kCount, "子"},
    {"队", kCount, "伍员"},
    {"群", kCount, "众体团"},
    {"村", kCount},
    {"页", kCount},
    {"首", kCount, "届次先"},
    {"门", kCount, "户诊"},
    {"口", kCount, "径岸"},
    {"点", kCount, "评位"},
    {"对", kCount, "象比外于口个"},
    {"棚", kCount},
    {"床", kCount},
    {"孔", kCount},
    {"方", kCount, "面法案式便"},
    {"方面", kCount},
    {"单", kCount, "位项价个独元据次一纯向"},
    {"卷", kCount},
    {"杯", kCount},
};

struct Scale {
  std::string_view word;
  std::int8_t power;
};

constexpr Scale kScales[] = {{"万亿", 12}, {"千亿", 11}, {"百亿", 10}, {"十亿", 9}, {"亿", 8},
                             {"千万", 7},  {"百万", 6},  {"十万", 5},  {"万", 4},   {"千", 3}};

const UnitWord* FindUnit(std::string_view text, std::size_t at) {
  if (at >= text.size()) return nullptr;
  const char first = text[at];
  const char last = ByteAt(text, at + 2);
  for (const UnitWord& unit : kUnits) {
    // Two bytes rule out nearly every word at less than the price of a comparison.
    if (unit.word[0] != first || (unit.word.size() > 2 && unit.word[2] != last)) continue;
    if (!StartsAt(text, at, unit.word)) continue;
    const std::size_t end = at + unit.word.size();
    if (OneOfAt(text, end, unit.not_before)) continue;
    // km2, t5, GBK: letters and digits behind a Latin unit make it part of a longer word.
    if (IsLetter(unit.word.front()) && (IsLetter(ByteAt(text, end)) || IsDigit(ByteAt(text, end)))) continue;
    return &unit;
  }
  return nullptr;
}

const Scale* FindScale(std::string_view text, std::size_t at) {
  for (const Scale& scale : kScales) {
    if (StartsAt(text, at, scale.word)) return &scale;
  }
  return nullptr;
}

// 多 or 余 (as in 1500多万元) at `at`; moves behind it.
bool SkipVague(std::string_view text, std::size_t& at) {
  if (StartsAt(text, at, "余额") || StartsAt(text, at, "多媒") || StartsAt(text, at, "多项式")) return false;
  if (!StartsAt(text, at, "多") && !StartsAt(text, at, "余") && !StartsAt(text, at, "来")) return false;
  at += std::string_view("多").size();
  return true;
}

// 46(台/个): the unit stands in brackets.
std::optional<UnitReading> ReadBracketedUnit(std::string_view text, std::size_t at) {
  if (ByteAt(text, at) != '(') return std::nullopt;
  const std::optional<UnitReading> inner = ReadUnit(text, at + 1);
  if (!inner || inner->exactness != Exactness::kExact || inner->scale_only) return std::nullopt;
  std::size_t close = inner->end;
  if (ByteAt(text, close) == '/') {
    const std::optional<UnitReading> second = ReadUnit(text, close + 1);
    if (second) close = second->end;
  }
  if (ByteAt(text, close) != ')') return std::nullopt;
  UnitReading reading = *inner;
  reading.end = close + 1;
  return reading;
}

}  // namespace

std::optional<UnitReading> ReadUnit(std::string_view text, std::size_t at) {
  UnitReading reading;
  std::size_t pos = at;
  const bool vague = SkipVague(text, pos);
  reading.range = MakeRange(pos, pos);
  if (StartsAt(text, pos, "‰")) {
    reading.range = MakeRange(pos, pos + std::string_view("‰").size());
    reading.end = reading.range.end;
    reading.kind = FigureKind::kPercent;
    reading.per_mille = true;
    return reading;
  }
  const UnitWord* unit = FindUnit(text, pos);
  bool vague_after = false;
  if (unit == nullptr) {
    if (const Scale* scale = FindScale(text, pos)) {
      reading.power = scale->power;
      pos += scale->word.size();
      reading.end = pos;
      reading.scale_only = true;
      vague_after = SkipVague(text, pos);
      if (vague_after) reading.end = pos;
      unit = FindUnit(text, pos);
    }
  }
  if (unit != nullptr) {
    reading.kind = unit->kind;
    reading.end = pos + unit->word.size();
    reading.scale_only = false;
  }
  if (vague || vague_after) reading.exactness = Exactness::kOver;
  if (unit == nullptr && !reading.scale_only) {
    if (!vague) return ReadBracketedUnit(text, at);
    reading.end = pos;  // 多 with no unit behind it: 3000多
    return reading;
  }
  reading.range.end = static_cast<std::uint32_t>(reading.end);
  return reading;
}

}  // namespace gouji
