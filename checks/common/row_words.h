#pragma once

#include <set>
#include <string>
#include <string_view>

#include "checks/common/named_rows.h"
#include "patterns/context/word_index.h"

namespace gouji {

/// What words of running text name of a table.
struct RowWords {
  std::string_view label;
  std::string_view head;  ///< a column, or empty: 甲县执行率97.7%
};

/// Finds the rows and columns of tables that words name. Refers to the rows and the input.
class RowReader {
 public:
  RowReader(const CheckInput& input, const RowsByName& rows);

  /// The label, or empty: it begins the figure's clause or stands behind a word that ends a phrase, and only the head of
  /// a column and words such as 支出, (项) and 2025年预算为 stand between it and the number.
  RowWords Read(const Figure& figure) const;

  /// The label that begins in [begin, end) of the text: at the beginning or behind a word that ends a phrase. Sets `at`
  /// to its place.
  std::string_view LabelIn(std::string_view text, std::size_t begin, std::size_t end, std::size_t& at) const;

  /// Whether the words say no more than such fillers do: 项目, 2024年; and heads of columns, where `head` is given.
  bool IsFiller(std::string_view words, std::string_view* head = nullptr) const;

  /// Bytes of the longest label or head that the text starts with; 0 when there is none.
  std::size_t LabelAt(std::string_view text) const { return labels_.At(text); }
  std::size_t HeadAt(std::string_view text) const { return heads_.At(text); }

 private:
  bool Begins(std::string_view before) const;
  bool ReadFillers(std::string_view words, RowWords& read) const;

  const CheckInput& input_;
  WordIndex labels_;
  std::set<std::string> heads_of_columns_;
  WordIndex heads_;  // refers to them
  WordIndex fillers_;
  const WordList& boundaries_;
};

}  // namespace gouji
