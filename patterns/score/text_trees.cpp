#include <algorithm>
#include <map>

#include "patterns/score/award_reader.h"

namespace gouji {
namespace {

constexpr std::size_t kLeastLeaves = 3;
constexpr std::size_t kMaxNameBytes = 90;

// The words between the last mark and the award: 产出指标得分为8分 -> 产出指标.
std::string SubjectBefore(const TreeContext& context, std::uint32_t figure) {
  std::string_view before = TextBefore(context.figures, figure);
  const std::size_t mark = before.find_last_of(",;:");
  std::size_t begin = mark == std::string_view::npos ? 0 : mark + 1;
  const std::size_t stop = before.rfind("。");
  if (stop != std::string_view::npos) begin = std::max(begin, stop + 3);
  before.remove_prefix(std::min(begin, before.size()));
  for (const std::string_view award : {"实际得分", "自评得分", "得分", "评分", "得"}) {
    const std::size_t at = before.rfind(award);
    if (at == std::string_view::npos) continue;
    return std::string(before.substr(0, at));
  }
  return {};
}

bool SaidAlready(const TreeContext& context, std::uint32_t figure,
                 const std::vector<std::uint32_t>& taken) {
  const Figure& at = context.figures.figures[figure];
  return std::any_of(taken.begin(), taken.end(), [&](std::uint32_t other) {
    const Figure& said = context.figures.figures[other];
    return said.sentence == at.sentence && Decimal::Compare(said.value, at.value) == 0;
  });
}

std::uint32_t SectionOf(const Document& document, std::uint32_t block) {
  const std::vector<std::uint32_t> path = document.SectionPath(block);
  return path.empty() ? kNone : path.front();
}

// Adds the awards of one sentence as leaves; the words right before each name it.
void ReadSentence(const TreeContext& context, const Sentence& sentence,
                  std::vector<std::uint32_t>& taken, IndicatorTree& tree) {
  const std::string_view text = sentence.text.text();
  if (Contains(context.patterns.list("score.says.rule"), text)) return;
  if (Contains(context.patterns.list("score.says.graded"), text)) return;  // speaks of the whole
  std::uint32_t weight = kNone;
  for (std::uint32_t i = sentence.first_figure; i < sentence.end_figure; ++i) {
    const PointsMention mention = ReadPoints(context.figures, context.patterns, i);
    if (mention.use == PointsUse::kWeight) weight = i;
    if (mention.use != PointsUse::kScore || SaidAlready(context, i, taken)) continue;
    const std::string name = IndicatorName(SubjectBefore(context, i));
    const bool again = name.empty() && weight == kNone;
    const bool tier = name.find('%') != std::string::npos;
    if (again || tier || name.size() > kMaxNameBytes) continue;
    taken.push_back(i);
    IndicatorNode node;
    node.name = name;
    node.award_text = ClauseOf(sentence, context.figures.figures[i].range);
    node.place = node.award_text;
    node.parent = 0;
    node.depth = 1;
    node.score = i;
    node.weight = weight;
    node.share = mention.share;
    node.body = sentence.range;
    tree.nodes.push_back(std::move(node));
    weight = kNone;
  }
}

// Where the words after the last mark begin.
std::size_t AfterLastMark(std::string_view text) {
  std::size_t begin = 0;
  for (const std::string_view mark : {"、", ",", ";", ":", "其中"}) {
    const std::size_t at = text.rfind(mark);
    if (at != std::string_view::npos) begin = std::max(begin, at + mark.size());
  }
  return begin;
}

// 总分100分，其中决策15分、过程25分、产出30分、效益30分
void AddWeightList(const TreeContext& context, const Sentence& sentence,
                   std::vector<IndicatorTree>& trees) {
  const FigureTable& figures = context.figures;
  IndicatorTree tree;
  tree.source = IndicatorTree::Source::kText;
  tree.nodes.emplace_back();
  for (std::uint32_t i = sentence.first_figure; i < sentence.end_figure; ++i) {
    if (!IsPoints(figures.figures[i])) continue;
    const std::string_view before = TextBefore(figures, i);
    const bool full = Decimal::Compare(figures.figures[i].value, Decimal(100, 0)) == 0;
    if (tree.stated_weight == kNone) {
      if (full && TextAfter(figures, i).starts_with(",其中")) tree.stated_weight = i;
      continue;
    }
    const PointsUse use = ReadPoints(figures, context.patterns, i).use;
    if (use != PointsUse::kNone && use != PointsUse::kWeight) return;
    const std::size_t mark = AfterLastMark(before);
    IndicatorNode node;
    node.name = IndicatorName(before.substr(mark));
    node.place = ClauseOf(sentence, figures.figures[i].range);
    node.parent = 0;
    node.depth = 1;
    node.weight = i;
    tree.nodes.push_back(std::move(node));
  }
  if (tree.nodes.size() > kLeastLeaves) trees.push_back(std::move(tree));
}

}  // namespace

void AddTextTrees(TreeContext& context, std::vector<IndicatorTree>& trees) {
  for (const Sentence& sentence : context.figures.sentences) {
    if (sentence.table == kNone) AddWeightList(context, sentence, trees);
  }
  const std::vector<Block>& blocks = context.document.blocks();
  std::map<std::uint32_t, IndicatorTree> found;  // by section of the first level
  std::vector<std::uint32_t> taken;
  for (std::uint32_t b = 0; b < blocks.size(); ++b) {
    if (blocks[b].kind != BlockKind::kParagraph || context.used_blocks[b]) continue;
    const std::uint32_t section = SectionOf(context.document, b);
    IndicatorTree& tree = found[section];
    if (tree.nodes.empty()) {
      tree.source = IndicatorTree::Source::kText;
      tree.nodes.emplace_back();
      if (section != kNone) tree.nodes[0].place = blocks[section].text;
    }
    for (const std::uint32_t s : context.block_sentences[b]) {
      ReadSentence(context, context.figures.sentences[s], taken, tree);
    }
  }
  for (auto& [section, tree] : found) {
    if (tree.nodes.size() > kLeastLeaves) trees.push_back(std::move(tree));
  }
}

}  // namespace gouji
