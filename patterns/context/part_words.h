#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "patterns/context/clauses.h"
#include "patterns/pack/pattern_set.h"

namespace gouji {

/// The words that open, go on with and end lists of parts in running text. All texts are normalised.
class PartWords {
 public:
  /// Lives no longer than the patterns.
  explicit PartWords(const PatternSet& patterns) : patterns_(patterns) {}

  /// A clause that names something which is no part: 较上年, 完成预算.
  bool IsStopped(std::string_view clause) const;

  /// A clause that begins with what an earlier year left: part of a total of income, not of what came in this year.
  bool IsCarried(std::string_view clause) const;

  /// A clause that compares with something else: 比目标多, 较编制数空编.
  bool Compares(std::string_view clause) const;

  /// The measure that a clause names: 收入, 支出; 发放300份，收回292份. The last one; empty where it names none.
  /// `alone` is set when it names nothing else.
  std::string MeasureOf(std::string_view clause, bool& alone) const;

  /// 共计, 小计, 合计.
  bool SaysTotal(std::string_view clause) const;

  /// Whether what follows a semicolon starts a total of its own.
  bool StartsStatement(std::string_view rest) const;

  /// Bytes of the words at the head of a clause that take the total before it apart (包括, 用于, 按类别分,
  /// 由…组成); 0 when it starts otherwise.
  std::size_t OpenerAt(std::string_view clause) const;

  /// Of the words that OpenerAt found: whether they open a list even inside a list. 用于 only leads up to
  /// the next part.
  static bool Includes(std::string_view opener);

  /// Words that open a list only inside a list, which may go on behind semicolons: 主要为.
  static bool IsLoose(std::string_view opener);

 private:
  const PatternSet& patterns_;
};

/// Whether the text ends in a 其中 whose items stand in the paragraphs below.
bool EndsWithAmong(std::string_view text);

/// Whether the text ends in the number of an item, before its 、: "…，三" in 三、接待费.
bool IsItemLabel(std::string_view text);

/// "6个项目和9个项目": whether the words between two figures join them.
bool Joins(std::string_view between);

/// "6个项目中优秀4个": whether what follows a number makes it the whole that the next ones are parts of.
bool IsWholeOfNext(std::string_view rest);

/// "完成预算数100万元的80%": whether what follows an amount makes it only what a rate is of.
bool IsRateBase(std::string_view rest);

}  // namespace gouji
