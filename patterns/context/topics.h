#pragma once

#include <string_view>

#include "patterns/context/item_name.h"
#include "patterns/figure_table.h"

namespace gouji {

/// 审计事务(款)行政运行(项): whether the text ends in a class of the budget's functions.
bool IsClassified(std::string_view text);

/// What paragraphs are about: by their first sentence, their numbered lead, the heading above. An empty name where
/// these do not say. All refer to the document and live no longer.
class TopicReader {
 public:
  TopicReader(const Document& document, const PatternSet& patterns, const FigureTable& figures)
      : document_(document), patterns_(patterns), figures_(figures) {}

  /// Of a first sentence without numbers.
  ItemName OfSentence(const Sentence& sentence) const;
  /// "（1）按期完工率：4个标段中…", "5.安防工程里程(4分)。": a numbered lead names what its paragraph is about.
  ItemName OfLead(const Sentence& sentence) const;
  /// Of a heading block.
  const ItemName& OfHeading(std::uint32_t block);

 private:
  ItemName Topic(std::string_view text) const;
  ItemName LeadName(std::string_view lead) const;

  const Document& document_;
  const PatternSet& patterns_;
  const FigureTable& figures_;
  std::uint32_t heading_ = kNone;  // whose topic heading_topic_ is
  ItemName heading_topic_;
};

}  // namespace gouji
