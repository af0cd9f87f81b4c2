#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/document.h"
#include "extract/text/normalized_text.h"
#include "patterns/figure.h"
#include "patterns/pack/pattern_set.h"
#include "patterns/score/indicator_tree.h"
#include "patterns/table/table_model.h"

namespace gouji {

/// A sentence of a paragraph (ends at 。！？ or the paragraph's end), or the whole text of a table cell.
struct Sentence {
  SourceRange range;
  std::uint32_t block = kNone;
  std::uint32_t table = kNone;
  std::uint32_t cell = kNone;
  NormalizedText text;
  std::uint32_t first_figure = 0;  ///< figures [first_figure, end_figure) stand in it
  std::uint32_t end_figure = 0;
};

/// A phrasing that was found, with its captures tied to figures where they hold one.
struct Cue {
  std::string_view cue;     ///< e.g. "share"; lives as long as the PatternSet
  std::uint32_t phrase = 0; ///< index into PatternSet::phrases(), for --explain
  std::uint32_t sentence = 0;
  SourceRange range;
  struct Group {
    std::string_view name;
    SourceRange range;
    std::uint32_t figure = kNone;  ///< the first figure whose number lies in the group
  };
  std::vector<Group> groups;

  const Group* Find(std::string_view name) const {
    for (const Group& group : groups) {
      if (group.name == name) return &group;
    }
    return nullptr;
  }
};

/// An organisation the report speaks of, or a project that it or one of its forms is about.
struct Entity {
  std::string name;                  ///< full name as first printed, normalised
  std::vector<std::string> aliases;  ///< 以下简称…, and shortened forms that occur
  enum class Scope : std::uint8_t { kUnknown, kDepartment, kOwnLevel, kSubordinate, kProject } scope = Scope::kUnknown;
  bool introduced = false;           ///< by 以下简称: the report goes on to speak of it
};

/// A total and the parts that the words assert of it: "T（其中A a，B b）", "T，其中：A a；B b。", "小计T，A a，
/// B b", "A a、B b，共计T". Whether the list claims to be complete is for the check to weigh.
struct PartList {
  enum class Form : std::uint8_t {
    kAmong,       ///< 其中 after the total, in brackets or not
    kBracket,     ///< a bracket directly after the total, without 其中
    kTotalFirst,  ///< 小计/合计/共计 T followed by a list
    kTotalLast,   ///< a list followed by 共计 T
    kIncludes,    ///< 包括, 用于, 由…组成 after the total
  } form = Form::kAmong;
  std::uint32_t total = kNone;       ///< figure
  std::vector<std::uint32_t> parts;  ///< figures, in order
  SourceRange range;                 ///< from the total to the last part, or the other way round
  std::uint32_t announced = 0;       ///< how many parts the words say there are (三项合计; A、B和C共), or 0
  bool loose = false;                ///< the words leave open whether just these are added up
};

/// What the report says it is, from its title.
enum class ReportKind : std::uint8_t {
  kUnknown,
  kSelfEvaluation,  ///< 绩效自评
  kEvaluation,      ///< 绩效评价 by a third party
  kBudget,          ///< 预算公开
  kFinalAccounts,   ///< 决算公开
};

/// Everything recognised in one document. Refers to the document and the pattern set by index and range;
/// both must outlive it.
struct FigureTable {
  std::string entity;          ///< the report's own body, or empty
  std::int16_t year = 0;       ///< the year the report is about, or 0
  ReportKind kind = ReportKind::kUnknown;

  std::vector<Sentence> sentences;  ///< in reading order
  std::vector<Figure> figures;      ///< ordered by number.begin
  std::vector<NonFigure> non_figures;
  std::vector<Cue> cues;            ///< ordered by range.begin
  std::vector<Entity> entities;
  std::uint32_t project = kNone;    ///< the entity that the evaluation of one project is about
  std::vector<PartList> part_lists;  ///< ordered by range.begin
  std::vector<std::uint32_t> list_of;  ///< a figure's first part list, or kNone; empty before they are found
  std::vector<TableModel> tables;   ///< one a Document table, same index
  std::vector<IndicatorTree> trees; ///< scores: every indicator tree the report carries

  /// Index of the figure whose number covers the byte offset, or kNone.
  std::uint32_t FigureAt(std::uint32_t offset) const;
  /// The first part list that holds the figure as a part, or nullptr.
  const PartList* ListOf(std::uint32_t figure) const {
    return figure < list_of.size() && list_of[figure] != kNone ? &part_lists[list_of[figure]] : nullptr;
  }
  /// Indices of figures whose number lies inside the range, in order.
  std::vector<std::uint32_t> FiguresIn(SourceRange range) const;
};

/// Document -> FigureTable. Pure; the same input gives the same output.
FigureTable Recognize(const Document& document, const PatternSet& patterns);

}  // namespace gouji
