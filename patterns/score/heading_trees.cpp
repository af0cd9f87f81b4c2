#include <algorithm>
#include <map>
#include <utility>

#include "extract/structure/labels.h"
#include "patterns/score/award_reader.h"
#include "patterns/score/score_items.h"

namespace gouji {
namespace {

// A weight stands near the start of its heading or numbered paragraph.
constexpr std::uint32_t kMaxLeadBytes = 180;

// Bytes of a numbered paragraph up to the mark that ends its name: "（1）部门决策：占权重15分，…".
std::uint32_t EndOfName(std::string_view text) {
  std::size_t end = text.size();
  for (const std::string_view mark : {"：", ":", "，", "。", "；"}) {
    end = std::min(end, text.find(mark));
  }
  // 绩效管理（6分，自评5.8分）: a mark within the bracket ends the name before it.
  const std::size_t open = std::min(text.substr(0, end).rfind("（"), text.substr(0, end).rfind("("));
  if (open != std::string_view::npos && open > 0 && text.substr(open, end - open).find_first_of(")") == std::string_view::npos &&
      text.substr(open, end - open).find("）") == std::string_view::npos)
    end = open;
  return static_cast<std::uint32_t>(end);
}

// "B21管理制度健全性，满分4分": the code that a paragraph begins with, a letter and digits; it tells the level. Empty for
// none.
std::string_view CodeOf(std::string_view text) {
  constexpr std::size_t kMaxCode = 6;
  if (text.empty() || text[0] < 'A' || text[0] > 'Z') return {};
  std::size_t end = 1;
  while (end < text.size() && ((text[end] >= '0' && text[end] <= '9') || text[end] == '.')) ++end;
  const bool name = end < text.size() && (static_cast<unsigned char>(text[end]) & 0x80) != 0;
  return end >= 2 && end <= kMaxCode && name ? text.substr(0, end) : std::string_view();
}

// An indicator's name as a sentence of its own is short.
constexpr std::uint32_t kMaxNameBytes = 75;

// A heading or numbered paragraph that may be an indicator.
struct Item {
  std::uint32_t block = kNone;
  std::uint32_t weight = kNone;
  std::uint32_t parent = kNone;  // index of the item above, or kNone
  std::uint32_t node = kNone;
  std::string code;      // A1, B21; empty where the paragraph has none
  bool dropped = false;  // told with others of its paragraph
  std::vector<ScoreItem> told;  // the indicators that the text below goes through, when they are all there
};

class HeadingReader {
 public:
  explicit HeadingReader(TreeContext& context) : context_(context) {}

  void Read(std::vector<IndicatorTree>& trees) {
    FindItems();
    FindToldItems();
    std::map<std::uint32_t, std::vector<std::uint32_t>> groups;  // top heading -> weighted items
    for (std::uint32_t i = 0; i < items_.size(); ++i) {
      if (items_[i].weight != kNone) groups[GroupOf(i)].push_back(i);
    }
    for (const auto& [top, members] : groups) {
      if (members.size() >= 2) AddTree(members, trees);
    }
  }

 private:
  const Block& BlockOf(std::uint32_t item) const {
    return context_.document.blocks()[items_[item].block];
  }

  void FindItems() {
    const std::vector<Block>& blocks = context_.document.blocks();
    std::map<std::uint32_t, std::uint32_t> by_block;
    for (std::uint32_t b = 0; b < blocks.size(); ++b) {
      const Block& block = blocks[b];
      const bool heading = block.kind == BlockKind::kHeading;
      const bool numbered = block.kind == BlockKind::kParagraph && !block.label.empty();
      Item item;
      item.block = b;
      item.weight = LeadWeight(block);
      const bool coded = block.kind == BlockKind::kParagraph && item.weight != kNone;
      if (coded) item.code = CodeOf(context_.document.Slice(block.text));
      if (!heading && !numbered && item.code.empty() && !IsNamedParagraph(b)) continue;
      if (!heading) {
        const std::vector<std::uint32_t> paired = PairedWeights(context_, context_.block_sentences[b]);
        const bool own = BracketScore(context_, item.weight) != kNone;
        if (!own && paired.size() > 1 && paired.front() == item.weight) item.weight = kNone;  // a list
        if (paired.size() == 1 && item.weight == kNone) item.weight = paired.front();
      }
      if (block.parent != kNone) {
        const auto above = by_block.find(block.parent);
        if (above != by_block.end()) item.parent = above->second;
      }
      if (const std::uint32_t above = AboveByCode(item, block.parent); above != kNone) item.parent = above;
      const bool below_weight = item.parent != kNone && items_[item.parent].weight != kNone;
      if (!heading && numbered && item.weight == kNone && !AwardsItself(b, below_weight)) continue;
      by_block[b] = static_cast<std::uint32_t>(items_.size());
      items_.push_back(item);
    }
  }

  // The last item of the section whose code the item's code goes on from: B2 of B21.
  std::uint32_t AboveByCode(const Item& item, std::uint32_t section) const {
    for (std::uint32_t i = static_cast<std::uint32_t>(items_.size()); i-- > 0 && !item.code.empty();) {
      const Item& other = items_[i];
      if (context_.document.blocks()[other.block].parent != section) break;
      if (!other.code.empty() && other.code.size() < item.code.size() && item.code.starts_with(other.code)) return i;
    }
    return kNone;
  }

  // Several indicators in one paragraph: 1.清扫面积（10分）。…得10分。2.处理量（10分）。…; 目标设定6分，得5分；预算配置9分，得9分.
  // They take the place of the paragraphs that carry them, when their weights or scores add up to the heading's.
  void FindToldItems() {
    const std::vector<Block>& blocks = context_.document.blocks();
    for (std::uint32_t i = 0; i < items_.size(); ++i) {
      if (items_[i].weight == kNone || BlockOf(i).kind != BlockKind::kHeading) continue;
      std::uint32_t end = items_[i].block + 1;
      std::vector<std::uint32_t> sentences;
      for (; end < blocks.size() && blocks[end].kind != BlockKind::kHeading; ++end) {
        const std::vector<std::uint32_t>& here = context_.block_sentences[end];
        sentences.insert(sentences.end(), here.begin(), here.end());
      }
      std::vector<ScoreItem> told = ReadScoreItems(context_, sentences, false);
      std::vector<std::uint32_t> below;
      for (std::uint32_t k = i + 1; k < items_.size() && items_[k].block < end; ++k) below.push_back(k);
      if (told.size() < 2 || told.size() <= below.size()) continue;
      if (!AddUpTo(context_.figures, told, items_[i].weight, BracketScore(context_, items_[i].weight))) continue;
      items_[i].told = std::move(told);
      for (const std::uint32_t k : below) items_[k].weight = kNone;
      for (const std::uint32_t k : below) items_[k].dropped = true;
    }
  }

  // 资金分配合理性。与目标相比仍有差距。该指标分值6分，得5.2分。 A short first sentence without
  // numbers is the indicator's name; what awards stands in a later one.
  bool IsNamedParagraph(std::uint32_t b) const {
    const Block& block = context_.document.blocks()[b];
    const std::vector<std::uint32_t>& sentences = context_.block_sentences[b];
    if (block.kind != BlockKind::kParagraph || sentences.size() < 2) return false;
    const Sentence& name = context_.figures.sentences[sentences.front()];
    if (name.range.size() > kMaxNameBytes || name.first_figure != name.end_figure) return false;
    if (name.text.text().find_first_of(",;0123456789") != std::string_view::npos) return false;
    return ReadAward(context_, {sentences.begin() + 1, sentences.end()}).found();
  }

  // A numbered paragraph that ends 该指标得2分, its weight unsaid; below an indicator with a weight any
  // award is its own.
  bool AwardsItself(std::uint32_t block, bool below_weight) const {
    for (const std::uint32_t s : context_.block_sentences[block]) {
      const std::string_view text = context_.figures.sentences[s].text.text();
      const bool item = Contains(context_.patterns.list("score.says.item"), text);
      if (!item && !below_weight) continue;
      if (ReadAward(context_, {s}).found()) return true;
    }
    return false;
  }

  std::uint32_t LeadWeight(const Block& block) const {
    SourceRange lead = block.text;
    lead.end = std::min(lead.end, lead.begin + kMaxLeadBytes);
    if (block.kind != BlockKind::kHeading) {
      const std::string_view text = context_.document.Slice(lead);
      const std::size_t stop = std::min(text.find("。"), text.find("；"));
      if (stop != std::string_view::npos) lead.end = lead.begin + static_cast<std::uint32_t>(stop);
    }
    for (const std::uint32_t figure : context_.figures.FiguresIn(lead)) {
      const PointsUse use = ReadPoints(context_.figures, context_.patterns, figure).use;
      if (use == PointsUse::kWeight) return figure;
      if (use != PointsUse::kNone) return kNone;
    }
    return kNone;
  }

  // Weighted items with one unweighted heading at the top belong together; weighted headings of the
  // first level are one scheme.
  std::uint32_t GroupOf(std::uint32_t item) const {
    std::uint32_t top = item;
    while (items_[top].parent != kNone) top = items_[top].parent;
    return items_[top].weight != kNone ? kNone : top;
  }

  std::vector<std::uint32_t> PathOf(std::uint32_t item) const {
    std::vector<std::uint32_t> path;
    for (std::uint32_t at = items_[item].parent; at != kNone; at = items_[at].parent) {
      path.insert(path.begin(), at);
    }
    return path;
  }

  // The deepest item above all members, or kNone.
  std::uint32_t CommonRoot(const std::vector<std::uint32_t>& members) const {
    std::vector<std::uint32_t> common = PathOf(members.front());
    for (const std::uint32_t member : members) {
      const std::vector<std::uint32_t> path = PathOf(member);
      std::size_t same = 0;
      while (same < common.size() && same < path.size() && common[same] == path[same]) ++same;
      common.resize(same);
    }
    return common.empty() ? kNone : common.back();
  }

  bool IsBelow(std::uint32_t item, std::uint32_t root) const {
    if (root == kNone) return true;
    for (std::uint32_t at = items_[item].parent; at != kNone; at = items_[at].parent) {
      if (at == root) return true;
    }
    return false;
  }

  // Sentences that speak of the item alone: the paragraphs before the next item.
  std::vector<std::uint32_t> BodyOf(std::uint32_t own, std::uint32_t next_block,
                                    SourceRange& body) {
    const std::vector<Block>& blocks = context_.document.blocks();
    std::vector<std::uint32_t> sentences;
    for (std::uint32_t b = own + 1; b < next_block; ++b) {
      if (blocks[b].kind == BlockKind::kHeading) break;
      if (blocks[b].kind == BlockKind::kTable || blocks[b].kind == BlockKind::kContents) continue;
      if (body.empty()) body.begin = blocks[b].text.begin;
      body.end = blocks[b].text.end;
      const auto& here = context_.block_sentences[b];
      sentences.insert(sentences.end(), here.begin(), here.end());
    }
    return sentences;
  }

  // Drops what follows when other indicators are told in the same run of sentences: a second one with a weight of
  // its own (1.清扫面积（10分）。…2.处理量（10分）。…), or parts numbered inside the paragraphs. Says whether it did.
  bool CutAtNext(std::vector<std::uint32_t>& sentences, std::uint32_t weight) const {
    const FigureTable& figures = context_.figures;
    for (std::size_t k = 1; k < sentences.size(); ++k) {
      const Sentence& sentence = figures.sentences[sentences[k]];
      const NumberLabel label = ReadLabel(sentence.text.text());
      bool next = label.kind != LabelKind::kNoLabel && label.number > 1;
      for (std::uint32_t i = sentence.first_figure; i < sentence.end_figure && weight != kNone; ++i) {
        next = next || (i > weight && ReadPoints(figures, context_.patterns, i).use == PointsUse::kWeight &&
                        figures.figures[i].Scaled() != figures.figures[weight].Scaled());
      }
      if (!next) continue;
      sentences.resize(k);
      return true;
    }
    return false;
  }

  Rational ScoreOf(std::uint32_t figure) const { return context_.figures.figures[figure].Scaled(); }

  // The heading's own words first: 1.项目立项（分值6分，得分5分）. Says whether other indicators follow in the text.
  bool ReadBody(std::uint32_t item, std::uint32_t next_block, IndicatorNode& node) {
    const std::uint32_t own = items_[item].block;
    const bool heading = BlockOf(item).kind == BlockKind::kHeading;
    std::vector<std::uint32_t> here = context_.block_sentences[own];
    std::vector<std::uint32_t> below = BodyOf(own, next_block, node.body);
    const bool several_here = CutAtNext(here, node.weight);
    const bool several_below = CutAtNext(below, node.weight);
    if (node.weight == kNone) {
      const std::vector<std::uint32_t> paired = PairedWeights(context_, heading ? below : here);
      if (paired.size() == 1) node.weight = paired.front();
    }
    Award award = ReadAward(context_, here, heading && node.weight != kNone ? node.weight + 1 : 0);
    if (!heading && node.weight != kNone && !here.empty()) {
      // 满分6分，评价得分5.9分。…得分=6×98.67%=5.92分: what is said with the weight counts.
      const Award beside = ReadAward(context_, {here.front()}, node.weight + 1);
      if (beside.score != kNone && beside.score != award.score) award = beside;
    }
    const bool several = several_here || several_below;
    if (!award.found() && !(heading && several_below)) {
      if (several_here) below.clear();
      below.insert(below.begin(), here.begin(), here.end());
      award = ReadAward(context_, below);
    }
    const std::uint32_t bracket = BracketScore(context_, node.weight);
    if (bracket != kNone && award.score != bracket) {
      const bool other = award.score != kNone && ScoreOf(award.score) != ScoreOf(bracket);
      if (other) award = Award();  // of an item told below
      award.score = bracket;
    }
    node.score = award.score;
    node.deduction = award.deduction;
    node.share = award.share;
    node.rate = award.rate;
    node.no_award = award.no_award;
    node.mean = award.mean;
    node.award_text = award.text;
    if (!heading)
      node.body = {BlockOf(item).text.begin, std::max(node.body.end, BlockOf(item).text.end)};
    return several;
  }

  void MarkUsed(std::uint32_t item, std::uint32_t next_block) {
    for (std::uint32_t b = items_[item].block; b < next_block; ++b) context_.used_blocks[b] = true;
  }

  // （一）预算管理分值25分，得23分 is 预算管理.
  std::string NameOf(SourceRange range, std::uint32_t weight) const {
    const std::string_view text = context_.document.Slice(range);
    std::string name = IndicatorName(text);
    if (weight == kNone || !range.Contains(context_.figures.figures[weight].range)) return name;
    const std::uint32_t end = context_.figures.figures[weight].range.begin - range.begin;
    const std::string before = Normalize(text.substr(0, end));
    if (before.find('(') != std::string::npos) return name;
    const std::string shorter = NameBeforePoints(context_.patterns, IndicatorName(text.substr(0, end)));
    return shorter.empty() ? name : shorter;
  }

  void AddNode(std::uint32_t item, std::uint32_t root, IndicatorTree& tree) {
    IndicatorNode node;
    const Block& block = BlockOf(item);
    node.weight = items_[item].weight;
    node.place = block.text;
    SourceRange name = block.text;
    if (block.kind != BlockKind::kHeading) {
      name.end = name.begin + EndOfName(context_.document.Slice(name));
      node.place = name;
    }
    node.name = NameOf(name, node.weight);
    const std::uint32_t parent = items_[item].parent;
    node.parent = parent == root || parent == kNone ? 0 : items_[parent].node;
    if (node.parent == kNone) node.parent = 0;
    node.depth = static_cast<std::uint8_t>(tree.nodes[node.parent].depth + 1);
    const std::uint32_t next = item + 1 < items_.size()
                                   ? items_[item + 1].block
                                   : static_cast<std::uint32_t>(context_.document.blocks().size());
    const std::vector<ScoreItem>& told = items_[item].told;
    const bool several = ReadBody(item, told.empty() ? next : items_[item].block + 1, node);
    if (several) {
      node.partial = true;
      tree.nodes[node.parent].partial = true;
    }
    items_[item].node = static_cast<std::uint32_t>(tree.nodes.size());
    std::uint32_t end = next;
    while (!told.empty() && end < context_.document.blocks().size() &&
           context_.document.blocks()[end].kind != BlockKind::kHeading) {
      ++end;
    }
    if (node.weight != kNone || node.score != kNone || node.no_award) MarkUsed(item, end);
    tree.nodes.push_back(std::move(node));
    AddItems(context_.figures, told, items_[item].node, tree);
  }

  // An unweighted heading belongs to the tree when a weighted one stands below it, or when it
  // awards a score among weighted siblings.
  bool IsNeeded(std::uint32_t item, const std::vector<std::uint32_t>& members) {
    if (items_[item].dropped) return false;
    if (items_[item].weight != kNone) return true;
    for (const std::uint32_t member : members) {
      if (IsBelow(member, item)) return true;
    }
    const bool sibling = std::any_of(members.begin(), members.end(), [&](std::uint32_t member) {
      return items_[member].parent == items_[item].parent;
    });
    const bool below_weighted =
        items_[item].parent != kNone && items_[items_[item].parent].weight != kNone;
    if (!sibling && !below_weighted) return false;
    IndicatorNode probe;
    const std::uint32_t next = item + 1 < items_.size() ? items_[item + 1].block : 0;
    ReadBody(item, next, probe);
    return probe.score != kNone || probe.no_award;
  }

  void AddTree(const std::vector<std::uint32_t>& members, std::vector<IndicatorTree>& trees) {
    const std::uint32_t root = CommonRoot(members);
    for (Item& item : items_) item.node = kNone;
    IndicatorTree tree;
    tree.source = IndicatorTree::Source::kHeadings;
    tree.nodes.emplace_back();
    if (root != kNone) {
      tree.nodes[0].place = BlockOf(root).text;
      tree.nodes[0].name = IndicatorName(context_.document.Slice(BlockOf(root).text));
      tree.stated_weight = items_[root].weight;
    }
    for (std::uint32_t i = 0; i < items_.size(); ++i) {
      const bool top_level = root == kNone && GroupOf(i) != kNone;
      if (i == root || top_level || !IsBelow(i, root) || !IsNeeded(i, members)) continue;
      AddNode(i, root, tree);
    }
    if (tree.nodes.size() < 3) return;
    MarkPartial(root, tree);
    ReadBracketsAsScores(tree);
    trees.push_back(std::move(tree));
  }

  // （一）科技创新（91.2分）: points in brackets are a weight, unless it is the scores below that add up to them.
  void ReadBracketsAsScores(IndicatorTree& tree) const {
    for (std::uint32_t n = 0; n < tree.nodes.size(); ++n) {
      std::uint32_t& weight = n == 0 ? tree.stated_weight : tree.nodes[n].weight;
      std::uint32_t& score = n == 0 ? tree.stated_score : tree.nodes[n].score;
      if (weight == kNone || score != kNone) continue;
      Rational weights;
      Rational scores;
      bool whole = true;
      for (const std::uint32_t child : tree.ChildrenOf(n)) {
        const IndicatorNode& node = tree.nodes[child];
        whole = whole && node.weight != kNone && node.score != kNone;
        if (!whole) break;
        weights = weights + ScoreOf(node.weight);
        scores = scores + ScoreOf(node.score);
      }
      if (!whole || weights == ScoreOf(weight) || scores != ScoreOf(weight)) continue;
      score = std::exchange(weight, kNone);
    }
  }

  // A numbered part among those of a node that is not in the tree: what it scores is not known.
  void MarkPartial(std::uint32_t root, IndicatorTree& tree) const {
    const std::vector<Block>& blocks = context_.document.blocks();
    std::map<std::uint32_t, std::uint32_t> node_of;  // by block
    if (root != kNone) node_of[items_[root].block] = 0;
    for (const Item& item : items_) {
      if (item.node != kNone && item.node < tree.nodes.size()) node_of[item.block] = item.node;
    }
    std::map<std::uint32_t, LabelKind> kinds;  // how the parts of a node are numbered
    for (const Item& item : items_) {
      if (item.node == kNone || item.node >= tree.nodes.size()) continue;
      const LabelKind kind = ReadLabel(context_.document.Slice(blocks[item.block].text)).kind;
      kinds[tree.nodes[item.node].parent] = kind;
    }
    for (std::uint32_t b = 0; b < blocks.size(); ++b) {
      const auto above = node_of.find(blocks[b].parent);
      if (above == node_of.end() || node_of.count(b) > 0) continue;
      const auto kind = kinds.find(above->second);
      if (kind == kinds.end() || kind->second == LabelKind::kNoLabel) continue;
      if (ReadLabel(context_.document.Slice(blocks[b].text)).kind != kind->second) continue;
      tree.nodes[above->second].partial = true;
    }
  }

  TreeContext& context_;
  std::vector<Item> items_;
};

}  // namespace

void AddHeadingTrees(TreeContext& context, std::vector<IndicatorTree>& trees) {
  HeadingReader(context).Read(trees);
}

}  // namespace gouji
