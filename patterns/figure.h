#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/base/decimal.h"
#include "extract/base/range.h"
#include "extract/base/rational.h"

namespace gouji {

/// What a number counts. Terms as in budgets and performance reports.
enum class FigureKind : std::uint8_t {
  kNumber,        ///< a bare number whose kind is not known (often a table cell)
  kAmount,        ///< money
  kPercent,       ///< 12.5%, 百分之九十五, 0.07‰ (stored as 0.007 %)
  kPercentPoint,  ///< 3个百分点
  kScore,         ///< …分 as an award: 得分, 得7分
  kWeight,        ///< …分 as a maximum: （17分）, 分值
  kDeduction,     ///< …分 taken off: 扣3分
  kPoints,        ///< …分 of which it is not known yet whether weight, score or deduction
  kCount,         ///< things: 24次, 13个, 80条, 56批
  kHeadcount,     ///< people: 43名, 900人, 63人次, 编制
  kMultiple,      ///< 3.7倍
  kMeasure,       ///< physical: 平方米, 公里, 吨
  kDuration,      ///< 3年, 5个工作日, 24小时
};

/// Numbers that are not figures, each with the reason. Nothing is silently dropped: every number token
/// of a report is a Figure or one of these.
enum class NonFigureKind : std::uint8_t {
  kDocumentNumber,  ///< 〔2002〕84号
  kDate,            ///< 2025年6月11日, 2025.6.11, “5.12”
  kYear,            ///< 2024年度, 2020-2021年度, 2022年
  kMonth,           ///< 1-11月, 10月
  kTime,            ///< 24小时制 9:30
  kListLabel,       ///< 1. （1） ① 一是
  kPageNumber,
  kPhone,           ///< hotlines too
  kSlogan,          ///< “559”工作部署, 四个意识, 二十大, 十四五
  kCode,            ///< 功能科目, asset numbers, bookmarks, identifiers
  kThreshold,       ///< a tier or threshold inside a scoring standard: ≥90%得8分
  kRange,           ///< 90%—100%, 400万元-500万元
  kName,            ///< part of a proper name: 第一中学, 12351热线, 319国道
  kOrdinal,         ///< 第3, 第七届, 首届
  kFormulaConstant, ///< ×100% in a formula
  kOther,
};

/// How the words around a number soften it; a softened figure never enters an exact tie.
enum class Exactness : std::uint8_t {
  kExact,
  kAbout,    ///< 约, 近, 左右, 大约
  kOver,     ///< 余, 多, 以上 after a count that is not a target
  kUnder,    ///< 不到, 近 … 以内
};

/// A comparison that stands with the number: ≥, 不少于, 不低于, 以上, 以内, 不超过.
enum class Comparator : std::uint8_t { kNone, kEqual, kAtLeast, kMoreThan, kAtMost, kLessThan };

/// Where the unit of a figure was read.
enum class UnitSource : std::uint8_t { kNone, kOwn, kSentence, kColumnHead, kRowHead, kCaption, kGuess };

/// Where a piece of a figure's context was read.
enum class ContextSource : std::uint8_t {
  kNone,
  kWords,     ///< the words directly before or around it
  kSentence,  ///< earlier in its sentence or paragraph
  kRow,
  kColumn,
  kCaption,
  kHeading,   ///< a heading above
  kIndicator, ///< the indicator tree that it belongs to
  kReport,    ///< what the report says of itself: its body, its year
};

/// Which side of planning and doing an amount stands on; pairs of these make rates and ties.
enum class Aspect : std::uint8_t {
  kNone,
  kInitialBudget,  ///< 年初预算, 年初批复预算, 部门预算
  kAdjustment,     ///< 预算调整数, 追加, 调减: a change, not a total
  kRevisedBudget,  ///< 全年预算数, 调整后预算, 调整预算数
  kBudget,         ///< 预算 without saying which
  kActual,         ///< 决算, 执行数, 实际支出, 支出
  kRate,           ///< 执行率, 完成率
  kTarget,         ///< 目标值, 年度指标值, 计划
  kAchieved,       ///< 实际完成值
  kOpening,        ///< 年初数, 期初
  kClosing,        ///< 年末数, 期末
  kIncrease,
  kDecrease,
  kPrior,          ///< 上年数, 上年决算
};

/// A plan for money, of whatever stage: 年初预算, 全年预算, 预算.
bool IsBudget(Aspect aspect);

/// A change of an amount, up or down.
bool IsChange(Aspect aspect);

/// A number of things or of people.
bool IsCount(FigureKind kind);

/// A decimal in units of 10^power, as a fraction in base units: 3.5 万元 is 35000.
Rational InBaseUnits(const Decimal& value, int power);

/// The unit of money that is 10^power 元: "万元" for 4; empty for a power that has no name.
std::string_view MoneyUnit(int power);

/// A number that means something, with everything known about it.
struct Figure {
  FigureKind kind = FigureKind::kNumber;
  Decimal value;             ///< as printed, sign included, in the printed unit
  std::int8_t power = 0;     ///< amounts: unit = 10^power 元 (元 0, 千元 3, 万元 4, 亿元 8); counts: 万人 4
  UnitSource unit_source = UnitSource::kNone;
  Exactness exactness = Exactness::kExact;
  Comparator comparator = Comparator::kNone;
  bool in_words = false;     ///< 百分之九十五, 一百二十万元

  SourceRange number;        ///< digits with sign
  SourceRange range;         ///< number with its unit and comparison sign: what is quoted
  SourceRange unit;          ///< printed behind it or in its column head; empty when it comes from elsewhere

  std::uint32_t block = kNone;
  std::uint32_t sentence = kNone;  ///< index into FigureTable::sentences
  std::uint32_t table = kNone;
  std::uint32_t cell = kNone;      ///< index into that table's cells
  std::uint32_t row = kNone;
  std::uint32_t column = kNone;

  // Context; empty or kNone where the report does not say.
  std::uint32_t entity = kNone;  ///< whose: index into FigureTable::entities
  std::int16_t period = 0;       ///< when: the year, or the last of several; 0 when not known
  std::int16_t period_from = 0;  ///< the first of several years, or 0
  Aspect aspect = Aspect::kNone;
  std::string item;              ///< what, in the report's words, normalised: "基本支出", "公务接待费"
  std::string measure;           ///< what, canonical id from the packs: "expenditure.basic"; may be empty
  ContextSource entity_source = ContextSource::kNone;
  ContextSource period_source = ContextSource::kNone;
  ContextSource aspect_source = ContextSource::kNone;
  ContextSource item_source = ContextSource::kNone;

  /// Amount in 元, count in ones: value × 10^power.
  Rational Scaled() const { return InBaseUnits(value, power); }
  bool in_table() const { return table != kNone; }
};

/// A number that is no figure.
struct NonFigure {
  NonFigureKind kind = NonFigureKind::kOther;
  SourceRange range;
};

}  // namespace gouji
