#include "patterns/context/topics.h"

#include <algorithm>

#include "extract/structure/outline.h"
#include "patterns/context/entity_sources.h"
#include "patterns/score/score_words.h"

namespace gouji {
namespace {

constexpr std::size_t kMaxTopicBytes = 150;
constexpr std::size_t kMaxLeadBytes = 90;

}  // namespace

bool IsClassified(std::string_view text) {
  return text.ends_with("(项)") || text.ends_with("(款)") || text.ends_with("(类)");
}

// A measure, or a class: of 审计事务(款)行政运行(项) the last.
ItemName TopicReader::Topic(std::string_view text) const {
  while (!text.empty() && (text.back() == ':' || text.substr(text.size() - std::min<std::size_t>(3, text.size())) == "。")) {
    text.remove_suffix(text.back() == ':' ? 1 : 3);
  }
  const bool classified = IsClassified(text);
  ItemName name = ReadItemName(patterns_, text);
  if (name.measure.empty() && !classified) return {};
  name.aspect = Aspect::kNone;
  return name;
}

ItemName TopicReader::OfSentence(const Sentence& sentence) const {
  if (sentence.text.text().size() > kMaxTopicBytes) return {};
  ItemName topic = Topic(sentence.text.text());
  return topic.item.empty() ? OfLead(sentence) : topic;
}

ItemName TopicReader::OfLead(const Sentence& sentence) const {
  const std::string_view text = sentence.text.text();
  const std::size_t end = std::min(text.find(':'), text.find("。"));
  const std::string_view lead = text.substr(0, end);
  if (end == std::string_view::npos || lead.size() > (IsClassified(lead) ? kMaxTopicBytes : kMaxLeadBytes) || ReadLabel(lead).kind == LabelKind::kNoLabel) return {};
  for (std::uint32_t f = sentence.first_figure; f < sentence.end_figure; ++f) {
    if (sentence.text.FromSource(figures_.figures[f].range).begin < end && !IsPoints(figures_.figures[f])) return {};
  }
  return LeadName(lead);
}

// The measure that a lead names, else the lead itself.
ItemName TopicReader::LeadName(std::string_view lead) const {
  ItemName name = ReadItemName(patterns_, IndicatorName(lead));
  if (name.measure.empty() && !IsClassified(lead)) name.item = IndicatorName(lead);
  name.aspect = Aspect::kNone;
  return name;
}

const ItemName& TopicReader::OfHeading(std::uint32_t block) {
  if (block == heading_) return heading_topic_;
  heading_ = block;
  const Block& heading = document_.blocks()[block];
  heading_topic_ = Topic(HeadingName(document_, heading));
  const std::string words = Normalize(document_.Slice(heading.text));
  if (heading_topic_.item.empty() && words.find("分)") != std::string::npos && words.size() <= kMaxTopicBytes) heading_topic_ = LeadName(words);
  return heading_topic_;
}

}  // namespace gouji
