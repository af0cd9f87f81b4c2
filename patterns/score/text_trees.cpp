#include <algorithm>
#include <map>

#include "patterns/score/award_reader.h"
#include "patterns/score/score_items.h"

namespace gouji {
namespace {

constexpr std::size_t kLeastLeaves = 3;
constexpr std::size_t kMaxNameBytes = 90;

// Where the words after the last mark begin.
std::size_t AfterLastMark(std::string_view text) {
  std::size_t begin = 0;
  for (const std::string_view mark : {"、", ",", ";", ":", "其中"}) {
    const std::size_t at = text.rfind(mark);
    if (at != std::string_view::npos) begin = std::max(begin, at + mark.size());
  }
  return begin;
}

// The words of the figure's own clause before it.
std::string_view ClauseBefore(const TreeContext& context, std::uint32_t figure) {
  std::string_view before = TextBefore(context.figures, figure);
  const std::size_t mark = before.find_last_of(",;:");
  std::size_t begin = mark == std::string_view::npos ? 0 : mark + 1;
  const std::size_t stop = before.rfind("。");
  if (stop != std::string_view::npos) begin = std::max(begin, stop + 3);
  return before.substr(std::min(begin, before.size()));
}

// The words between the last mark and the award: 产出指标得分为8分 -> 产出指标; those before the points where
// no word awards them: 部门管理18.4分（满分20分）.
std::string SubjectBefore(const TreeContext& context, std::uint32_t figure) {
  const std::string_view clause = ClauseBefore(context, figure);
  std::string_view words = clause;
  for (const std::string_view award : {"实际得分", "自评得分", "评价得分", "得分", "评分", "得"}) {
    const std::size_t at = clause.rfind(award);
    if (at == std::string_view::npos) continue;
    words = clause.substr(0, at);
    break;
  }
  return std::string(words.substr(AfterLastMark(words)));
}

// 决策指标满分20分，得18分: the words before the weight name what is scored.
std::string SubjectOfWeight(const TreeContext& context, std::uint32_t weight) {
  std::string_view words = ClauseBefore(context, weight);
  words = words.substr(AfterLastMark(words));
  const WordList& says = context.patterns.list("score.says.weight");
  for (const std::string_view particle : {"为", "是", "共"}) {
    if (words.ends_with(particle)) words.remove_suffix(particle.size());
  }
  std::size_t size = words.size();
  for (const std::string& word : says.words) {
    if (words.ends_with(word)) size = std::min(size, words.size() - word.size());
  }
  if (words.substr(0, size).ends_with("(")) --size;
  return std::string(words.substr(0, size));
}

// 实际得9分, 得9分: the clause awards and names nothing.
bool IsAwardAlone(std::string_view name) {
  return name.empty() || name == "实际" || name == "自评" || name == "评价" || name == "最终";
}

// 决策、过程、产出三类指标分别得12分、20分、30分: the names, when there are as many as figures.
std::vector<std::string> ListedNames(std::string_view before, std::size_t count) {
  const std::size_t at = before.rfind("分别得");
  if (at == std::string_view::npos) return {};
  before = before.substr(0, at);
  for (const std::string_view mark : {",", ";", ":", "。"}) {
    const std::size_t last = before.rfind(mark);
    if (last != std::string_view::npos) before.remove_prefix(last + mark.size());
  }
  std::vector<std::string> names;
  while (!before.empty()) {
    const std::size_t end = std::min(before.find("、"), before.find("和"));
    names.emplace_back(before.substr(0, end));
    before = end == std::string_view::npos ? std::string_view() : before.substr(end + 3);
  }
  if (names.size() != count) return {};
  for (const std::string_view tail : {"类指标", "项指标", "个指标", "方面", "类"}) {
    std::string& last = names.back();
    if (!last.ends_with(tail)) continue;
    last.resize(last.size() - tail.size());
    if (last.size() > 3) last.resize(last.size() - 3);  // 四, of 四类指标
    break;
  }
  return names;
}

// An indicator that the tree has already: its score said again. Another score for it leaves open which counts.
bool SaidAlready(const TreeContext& context, IndicatorTree& tree, std::uint32_t figure,
                 const std::string& name) {
  const Figure& at = context.figures.figures[figure];
  for (const IndicatorNode& node : tree.nodes) {
    if (node.score == kNone) continue;
    const Figure& said = context.figures.figures[node.score];
    const bool same = Decimal::Compare(said.value, at.value) == 0;
    if (name.empty() && same && said.sentence == at.sentence) return true;
    if (name.empty() || node.name != name) continue;
    if (!same) tree.nodes[0].partial = true;
    return true;
  }
  return false;
}

std::uint32_t SectionOf(const Document& document, std::uint32_t block) {
  const std::vector<std::uint32_t> path = document.SectionPath(block);
  return path.empty() ? kNone : path.front();
}

// 得5.75分，扣0.25分; 得11.5分，得分率95.83%: what follows the score before the next points.
void ReadBehind(const TreeContext& context, const Sentence& sentence, IndicatorNode& node) {
  for (std::uint32_t i = node.score + 1; i < sentence.end_figure; ++i) {
    const Figure& figure = context.figures.figures[i];
    const std::string_view before = TextBefore(context.figures, i);
    if (figure.kind == FigureKind::kPercent && (before.ends_with("得分率") || before.ends_with("得分率为"))) node.rate = i;
    if (!IsPoints(figure)) continue;
    const PointsUse use = ReadPoints(context.figures, context.patterns, i).use;
    const bool rate = before.substr(AfterLastMark(before)).find("每") != std::string_view::npos;
    if (use == PointsUse::kDeduction && !rate) node.deduction = i;
    if (use != PointsUse::kWeight || !IsMaximumOf(context.figures, i, node.score)) return;
  }
}

void AddLeaf(const TreeContext& context, const Sentence& sentence, std::uint32_t score,
             const std::string& name, std::uint32_t weight, IndicatorTree& tree) {
  IndicatorNode node;
  node.name = IndicatorName(name);
  node.award_text = ClauseOf(sentence, context.figures.figures[score].range);
  node.place = node.award_text;
  node.parent = 0;
  node.depth = 1;
  node.score = score;
  node.weight = weight;
  node.share = ReadPoints(context.figures, context.patterns, score).share;
  node.body = sentence.range;
  ReadBehind(context, sentence, node);
  tree.nodes.push_back(std::move(node));
}

// The points of 分别得12分、20分、30分, the first of which is `first`.
std::vector<std::uint32_t> ListFrom(const TreeContext& context, std::uint32_t first,
                                    std::uint32_t end) {
  std::vector<std::uint32_t> list = {first};
  for (std::uint32_t i = first + 1; i < end && IsPoints(context.figures.figures[i]); ++i) {
    const std::string_view before = TextBefore(context.figures, i);
    if (!before.ends_with("分、") && !before.ends_with("分和")) break;
    list.push_back(i);
  }
  return list;
}

// Where the parts begin: after the words that grade the whole, or at the start where those come last and a
// total is among the points.
std::uint32_t FirstPart(const TreeContext& context, const Sentence& sentence) {
  const std::string_view text = sentence.text.text();
  std::size_t graded = 0;
  for (const std::string& word : context.patterns.list("score.says.graded").words) {
    const std::size_t at = text.rfind(word);
    if (at != std::string_view::npos) graded = std::max(graded, at);
  }
  std::uint32_t i = sentence.first_figure;
  while (i < sentence.end_figure && TextBefore(context.figures, i).size() < graded) ++i;
  if (i < sentence.end_figure) return i;
  for (std::uint32_t at = sentence.first_figure; at < sentence.end_figure; ++at) {
    if (ReadPoints(context.figures, context.patterns, at).use == PointsUse::kTotal) return sentence.first_figure;
  }
  return i;
}

bool IsFullMarks(const TreeContext& context, std::uint32_t weight) {
  return Decimal::Compare(context.figures.figures[weight].value, Decimal(100, 0)) == 0;
}

// Adds the awards of one sentence as leaves; the words right before each name it.
void ReadSentence(const TreeContext& context, const Sentence& sentence, IndicatorTree& tree) {
  if (sentence.first_figure == sentence.end_figure) return;
  if (Contains(context.patterns.list("score.says.rule"), sentence.text.text())) return;
  std::uint32_t weight = kNone;
  for (std::uint32_t i = FirstPart(context, sentence); i < sentence.end_figure; ++i) {
    const PointsMention mention = ReadPoints(context.figures, context.patterns, i);
    if (mention.use == PointsUse::kWeight) {
      IndicatorNode& last = tree.nodes.back();
      if (last.score != kNone && IsMaximumOf(context.figures, i, last.score)) {
        last.weight = i;
      } else {
        weight = i;
      }
    }
    // 投入指标15分，自评得分15分: words for a total award a part that has its weight beside it.
    const bool whole = Contains(context.patterns.list("score.says.whole"), ClauseBefore(context, i));
    const bool part = mention.use == PointsUse::kTotal && weight != kNone && !IsFullMarks(context, weight) && !whole;
    if (mention.use != PointsUse::kScore && !part) continue;
    const std::string_view before = TextBefore(context.figures, i);
    if (before.ends_with("分别得")) {
      const std::vector<std::uint32_t> list = ListFrom(context, i, sentence.end_figure);
      const std::vector<std::string> names = ListedNames(before, list.size());
      for (std::size_t k = 0; k < names.size(); ++k) {
        AddLeaf(context, sentence, list[k], names[k], kNone, tree);
      }
      i = list.back();
      continue;
    }
    std::string name = SubjectBefore(context, i);
    if (weight != kNone && IsAwardAlone(name)) name = SubjectOfWeight(context, weight);
    if (SaidAlready(context, tree, i, IndicatorName(name))) continue;
    const bool again = name.empty() && weight == kNone;
    const bool tier = name.find('%') != std::string::npos;
    if (again || tier || name.size() > kMaxNameBytes) continue;
    AddLeaf(context, sentence, i, name, weight, tree);
    weight = kNone;
  }
}

// Points that no word explains may be one of the scores.
bool HasUnread(const TreeContext& context, const Sentence& sentence) {
  for (std::uint32_t i = sentence.first_figure; i < sentence.end_figure; ++i) {
    if (!IsPoints(context.figures.figures[i])) continue;
    if (ReadPoints(context.figures, context.patterns, i).use == PointsUse::kNone) return true;
  }
  return false;
}

// 总分100分，其中决策15分、过程25分、产出30分、效益30分; 由决策（15分）、…四类构成，满分100分
void AddWeightList(const TreeContext& context, const Sentence& sentence,
                   std::vector<IndicatorTree>& trees) {
  const FigureTable& figures = context.figures;
  IndicatorTree tree;
  tree.source = IndicatorTree::Source::kText;
  tree.nodes.emplace_back();
  for (std::uint32_t i = sentence.first_figure; i < sentence.end_figure; ++i) {
    if (!IsPoints(figures.figures[i])) continue;
    if (IsSchemeTotal(figures, context.patterns, i)) {
      tree.stated_weight = i;
      continue;
    }
    const PointsUse use = ReadPoints(figures, context.patterns, i).use;
    if (use != PointsUse::kNone && use != PointsUse::kWeight) return;
    std::string_view before = TextBefore(figures, i);
    if (before.ends_with("(")) before.remove_suffix(1);
    IndicatorNode node;
    node.name = IndicatorName(before.substr(AfterLastMark(before)));
    for (const std::string_view lead : {"评价指标由", "指标体系由", "由"}) {
      if (node.name.starts_with(lead)) node.name.erase(0, lead.size());
    }
    node.place = ClauseOf(sentence, figures.figures[i].range);
    node.parent = 0;
    node.depth = 1;
    node.weight = i;
    tree.nodes.push_back(std::move(node));
  }
  if (tree.stated_weight != kNone && tree.nodes.size() >= kLeastLeaves) {
    trees.push_back(std::move(tree));
  }
}

// The total that the parts of a sentence follow: before 其中 in it, or in the sentence before where it begins so.
std::uint32_t TotalBefore(const TreeContext& context, const std::vector<std::uint32_t>& block, std::size_t k,
                          std::size_t among) {
  const FigureTable& figures = context.figures;
  const auto last_total = [&](const Sentence& sentence, std::size_t until) {
    const bool graded = Contains(context.patterns.list("score.says.graded"), sentence.text.text());
    std::uint32_t total = kNone;
    for (std::uint32_t i = sentence.first_figure; i < sentence.end_figure; ++i) {
      if (TextBefore(figures, i).size() >= until) break;
      const PointsUse use = ReadPoints(figures, context.patterns, i).use;
      const bool first = use == PointsUse::kScore && graded && total == kNone;
      if ((use == PointsUse::kTotal || first) && !IsSchemeTotal(figures, context.patterns, i)) total = i;
    }
    return total;
  };
  const std::uint32_t here = last_total(figures.sentences[block[k]], among);
  if (here != kNone || k == 0 || among > 0) return here;
  const Sentence& before = figures.sentences[block[k - 1]];
  return last_total(before, before.text.text().size());
}

// 自评得分96.5分，其中预算执行率9.5分、产出48分、效益29分、满意度10分: all parts of the total, listed after it.
// Says whether the sentence is such a list.
bool AddScoreList(const TreeContext& context, const std::vector<std::uint32_t>& block, std::size_t k,
                  std::vector<IndicatorTree>& trees) {
  constexpr std::string_view kAmong = "其中";
  const FigureTable& figures = context.figures;
  const Sentence& sentence = figures.sentences[block[k]];
  const std::string_view text = sentence.text.text();
  const std::size_t among = text.find(kAmong);
  if (among == std::string_view::npos || Contains(context.patterns.list("score.list.other"), text)) return false;
  const std::uint32_t total = TotalBefore(context, block, k, among);
  if (total == kNone) return false;
  std::uint32_t first = sentence.first_figure;
  while (first < sentence.end_figure && TextBefore(figures, first).size() < among) ++first;
  const std::vector<ScoreItem> items = ReadScoreItems(context, {block[k]}, true, first);
  const Rational whole = figures.figures[total].Scaled();
  std::size_t outer = 0;
  for (const ScoreItem& item : items) {
    if (item.score == kNone || figures.figures[item.score].Scaled() >= whole) return false;
    if (item.above == kNone) ++outer;
  }
  if (outer < 2 || (outer == 2 && !AddUpTo(figures, items, kNone, total))) return false;
  IndicatorTree tree;
  tree.source = IndicatorTree::Source::kText;
  tree.nodes.emplace_back();
  tree.nodes[0].place = sentence.range;
  tree.stated_score = total;
  tree.listed = true;
  AddItems(figures, items, 0, tree);
  trees.push_back(std::move(tree));
  return true;
}

}  // namespace

void AddTextTrees(TreeContext& context, std::vector<IndicatorTree>& trees) {
  for (const Sentence& sentence : context.figures.sentences) {
    if (sentence.table == kNone) AddWeightList(context, sentence, trees);
  }
  const std::vector<Block>& blocks = context.document.blocks();
  std::map<std::uint32_t, IndicatorTree> found;  // by section of the first level
  for (std::uint32_t b = 0; b < blocks.size(); ++b) {
    if (blocks[b].kind != BlockKind::kParagraph || context.used_blocks[b]) continue;
    const std::uint32_t section = SectionOf(context.document, b);
    IndicatorTree& tree = found[section];
    if (tree.nodes.empty()) {
      tree.source = IndicatorTree::Source::kText;
      tree.nodes.emplace_back();
      if (section != kNone) tree.nodes[0].place = blocks[section].text;
    }
    const std::vector<std::uint32_t>& here = context.block_sentences[b];
    for (std::size_t k = 0; k < here.size(); ++k) {
      if (AddScoreList(context, here, k, trees)) continue;
      const Sentence& sentence = context.figures.sentences[here[k]];
      tree.nodes[0].partial = tree.nodes[0].partial || HasUnread(context, sentence);
      ReadSentence(context, sentence, tree);
    }
  }
  for (auto& [section, tree] : found) {
    if (tree.nodes.size() > kLeastLeaves) trees.push_back(std::move(tree));
  }
}

}  // namespace gouji
