#include "patterns/score/score_items.h"

#include <algorithm>

#include "patterns/score/award_reader.h"

namespace gouji {
namespace {

constexpr std::size_t kLeastNameBytes = 6;
constexpr std::size_t kMaxNameBytes = 75;

// Where the words after the last mark begin, and whether 其中 stands before them.
struct Lead {
  std::size_t begin = 0;
  bool part = false;
  bool bracket = false;  // they stand in a bracket behind something else
};

Lead LeadOf(std::string_view before) {
  Lead lead;
  for (const std::string_view mark : {"、", ",", ";", ":", "。"}) {
    const std::size_t at = before.rfind(mark);
    if (at != std::string_view::npos) lead.begin = std::max(lead.begin, at + mark.size());
  }
  constexpr std::string_view kAmong = "其中";
  const std::size_t among = before.rfind(kAmong);
  if (among == std::string_view::npos || among + kAmong.size() < lead.begin) return lead;
  lead.part = true;
  lead.begin = std::max(lead.begin, among + kAmong.size());
  return lead;
}

bool IsName(std::string_view name) {
  return name.size() >= kLeastNameBytes && name.size() <= kMaxNameBytes && name.find_first_of("%.") == std::string_view::npos;
}

class ItemReader {
 public:
  ItemReader(const TreeContext& context, bool bare) : context_(context), bare_(bare) {}

  void Read(const Sentence& sentence, std::uint32_t from) {
    above_ = outer_ = kNone;  // 其中 reaches to the end of its sentence
    if (Contains(context_.patterns.list("score.says.rule"), sentence.text.text())) return;
    for (std::uint32_t i = std::max(sentence.first_figure, from); i < sentence.end_figure; ++i) ReadFigure(sentence, i);
    if (!items.empty()) items.back().body.end = sentence.range.end;
  }

  std::vector<ScoreItem> items;

 private:
  void ReadFigure(const Sentence& sentence, std::uint32_t i) {
    const std::string_view before = TextBefore(context_.figures, i);
    if (context_.figures.figures[i].kind == FigureKind::kPercent) {
      if (!items.empty() && (before.ends_with("得分率") || before.ends_with("得分率为"))) items.back().rate = i;
      return;
    }
    if (!IsPoints(context_.figures.figures[i])) return;
    PointsUse use = ReadPoints(context_.figures, context_.patterns, i).use;
    if (use == PointsUse::kNone && IsAwardedLater(sentence, i, before)) use = PointsUse::kWeight;
    const bool maximum = use == PointsUse::kWeight && !items.empty() && items.back().score != kNone &&
                         items.back().weight == kNone && IsMaximumOf(context_.figures, i, items.back().score);
    if (maximum) {
      items.back().weight = i;
    } else if (use == PointsUse::kWeight) {
      Open(sentence, i, before).weight = i;
    } else if (use == PointsUse::kDeduction) {
      const bool rate = before.substr(LeadOf(before).begin).find("每") != std::string_view::npos;
      if (!items.empty() && !rate) Deduct(items.back(), i);
    } else if (use != PointsUse::kNone && !items.empty() && items.back().score == kNone) {
      items.back().score = i;
    } else if (bare_ && IsName(NameBeforePoints(context_.patterns, before.substr(LeadOf(before).begin)))) {
      Open(sentence, i, before).score = i;
    }
  }

  // (支出率扣0.1分，资产管理扣0.5分): what is taken off in several places is not one deduction.
  static void Deduct(ScoreItem& item, std::uint32_t figure) {
    item.deduction = item.deducted ? kNone : figure;
    item.deducted = true;
  }

  // 控制率4分，实际支出30万元，得4分: named points whose award follows before the next semicolon.
  bool IsAwardedLater(const Sentence& sentence, std::uint32_t figure, std::string_view before) const {
    if (!IsName(NameBeforePoints(context_.patterns, before.substr(LeadOf(before).begin)))) return false;
    for (std::uint32_t i = figure + 1; i < sentence.end_figure; ++i) {
      const std::string_view until = TextBefore(context_.figures, i).substr(before.size());
      if (until.find(';') != std::string_view::npos) return false;
      if (!IsPoints(context_.figures.figures[i])) continue;
      const std::string_view lead = TextBefore(context_.figures, i);
      const bool own = NameBeforePoints(context_.patterns, lead.substr(LeadOf(lead).begin)).size() < kLeastNameBytes;
      const PointsUse use = ReadPoints(context_.figures, context_.patterns, i).use;
      return own && (use == PointsUse::kScore || use == PointsUse::kTotal);
    }
    return false;
  }

  // 产出30分，自评28分（新建食堂7分，得5分）: what an open bracket names is a part of what stands before it.
  Lead LeadInBracket(std::string_view before) const {
    Lead lead = LeadOf(before);
    const std::size_t open = before.rfind('(');
    const std::size_t close = before.rfind(')');
    if (open == std::string_view::npos || (close != std::string_view::npos && close > open)) return lead;
    const std::size_t begin = std::max(lead.begin, open + 1);
    if (!IsName(NameBeforePoints(context_.patterns, before.substr(begin)))) return lead;
    lead.bracket = true;
    lead.begin = begin;
    return lead;
  }

  ScoreItem& Open(const Sentence& sentence, std::uint32_t figure, std::string_view before) {
    const Lead lead = LeadInBracket(before);
    if (lead.part && !items.empty()) above_ = above_ == kNone ? static_cast<std::uint32_t>(items.size() - 1) : above_;
    ScoreItem item;
    item.name = NameBeforePoints(context_.patterns, before.substr(lead.begin));
    item.place = ClauseOf(sentence, context_.figures.figures[figure].range);
    item.above = lead.bracket && outer_ != kNone ? outer_ : above_;
    if (!lead.bracket) outer_ = static_cast<std::uint32_t>(items.size());
    item.body = {item.place.begin, sentence.range.end};
    if (!items.empty()) items.back().body.end = std::max(items.back().body.begin, item.place.begin);
    items.push_back(std::move(item));
    return items.back();
  }

  const TreeContext& context_;
  bool bare_;
  std::uint32_t above_ = kNone;
  std::uint32_t outer_ = kNone;  // the last item outside of brackets
};

// Whether the parts of an item, or the outermost items, add up to `whole`.
bool AddsUp(const FigureTable& figures, const std::vector<ScoreItem>& items, std::uint32_t above,
            std::uint32_t ScoreItem::*slot, std::uint32_t whole) {
  if (whole == kNone) return false;
  Rational sum;
  for (const ScoreItem& item : items) {
    if (item.above != above) continue;
    if (item.*slot == kNone) return false;
    sum = sum + figures.figures[item.*slot].Scaled();
  }
  return sum == figures.figures[whole].Scaled();
}

}  // namespace

std::string NameBeforePoints(const PatternSet& patterns, std::string_view words) {
  if (words.ends_with("(")) words.remove_suffix(1);
  const auto strip = [&](const WordList& list) {
    std::size_t size = words.size();
    for (const std::string& word : list.words) {
      if (words.size() > word.size() && words.ends_with(word)) size = std::min(size, words.size() - word.size());
    }
    const bool stripped = size < words.size();
    words = words.substr(0, size);
    return stripped;
  };
  while (strip(patterns.list("score.says.particle")) || strip(patterns.list("score.says.weight")) ||
         strip(patterns.list("score.says.score")) || strip(patterns.list("score.says.total"))) {
  }
  return IndicatorName(words);
}

std::vector<ScoreItem> ReadScoreItems(const TreeContext& context, const std::vector<std::uint32_t>& sentences, bool bare,
                                      std::uint32_t from) {
  ItemReader reader(context, bare);
  for (const std::uint32_t s : sentences) reader.Read(context.figures.sentences[s], from);
  return std::move(reader.items);
}

bool AddUpTo(const FigureTable& figures, const std::vector<ScoreItem>& items, std::uint32_t weight,
             std::uint32_t score) {
  return AddsUp(figures, items, kNone, &ScoreItem::weight, weight) || AddsUp(figures, items, kNone, &ScoreItem::score, score);
}

void AddItems(const FigureTable& figures, const std::vector<ScoreItem>& items, std::uint32_t parent, IndicatorTree& tree) {
  std::vector<std::uint32_t> nodes(items.size(), kNone);  // by item
  for (std::size_t i = 0; i < items.size(); ++i) {
    const ScoreItem& item = items[i];
    if (item.above != kNone) {
      const ScoreItem& whole = items[item.above];
      const bool all = AddsUp(figures, items, item.above, &ScoreItem::weight, whole.weight) ||
                       AddsUp(figures, items, item.above, &ScoreItem::score, whole.score);
      if (!all) continue;
    }
    IndicatorNode node;
    node.name = item.name;
    node.place = node.award_text = item.place;
    node.parent = item.above == kNone ? parent : nodes[item.above];
    node.depth = static_cast<std::uint8_t>(tree.nodes[node.parent].depth + 1);
    node.weight = item.weight;
    node.score = item.score;
    node.deduction = item.deduction;
    node.rate = item.rate;
    node.body = item.body;
    node.told = true;
    nodes[i] = static_cast<std::uint32_t>(tree.nodes.size());
    tree.nodes.push_back(std::move(node));
  }
}

}  // namespace gouji
