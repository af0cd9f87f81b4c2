#include <algorithm>
#include <array>

#include "checks/common/score_nodes.h"
#include "patterns/score/score_words.h"

namespace gouji {
namespace {

// A kind of indicator: `group` lists the words that name a group of that kind, `member` those that
// only an indicator of that kind carries.
struct Category {
  std::string_view group;
  std::string_view member;
  std::string_view name;
};

constexpr std::array<Category, 4> kCategories = {{
    {"score.category.time", "score.category.time.member", "时效"},
    {"score.category.cost", "score.category.cost.member", "成本"},
    {"score.category.quality", "score.category.quality.member", "质量"},
    {"score.category.satisfaction", "score.category.satisfaction.member", "满意度"},
}};

const Category* GroupCategory(const PatternSet& patterns, std::string_view name) {
  const auto found = std::find_if(kCategories.begin(), kCategories.end(), [&](const Category& at) {
    return Contains(patterns.list(at.group), name);
  });
  return found == kCategories.end() ? nullptr : &*found;
}

// The category whose words the name carries, when only one does.
const Category* MemberCategory(const PatternSet& patterns, std::string_view name) {
  const Category* found = nullptr;
  for (const Category& category : kCategories) {
    if (!Contains(patterns.list(category.member), name)) continue;
    if (found != nullptr) return nullptr;
    found = &category;
  }
  return found;
}

bool HasGroup(const PatternSet& patterns, const IndicatorTree& tree, const Category& category) {
  return std::any_of(tree.nodes.begin(), tree.nodes.end(), [&](const IndicatorNode& node) {
    return GroupCategory(patterns, node.name) == &category;
  });
}

void CheckGroup(const CheckInput& input, const IndicatorTree& tree, std::uint32_t group,
                const Category& category, std::vector<Relation>& relations) {
  Relation relation;
  const Category* other = nullptr;
  const std::vector<std::uint32_t> children = tree.ChildrenOf(group);
  for (const std::uint32_t child : children) {
    const IndicatorNode& node = tree.nodes[child];
    const Category* member = MemberCategory(input.patterns, node.name);
    if (!tree.IsLeaf(child) || member == nullptr || member == &category) continue;
    if (Contains(input.patterns.list(category.group), node.name)) continue;
    if (other != nullptr && other != member) continue;
    other = member;
    relation.operands.push_back({"indicator", kNone, node.place});
  }
  if (children.empty() || !tree.IsLeaf(children.front())) return;
  relation.stated = {"group", kNone, tree.nodes[group].place};
  NameSubject({&tree, group}, relation);
  if (other == nullptr) {
    relation.verdict = Verdict::kConsistent;
  } else {
    // A whole group of another kind, beside the group where it belongs, was filled from a template.
    const bool whole = relation.operands.size() == children.size() && children.size() > 2 &&
                       HasGroup(input.patterns, tree, *other);
    relation.verdict = Verdict::kInconsistent;
    relation.severity = whole ? Severity::kError : Severity::kWarning;
    // One stray indicator belongs elsewhere; a whole group has the wrong names.
    relation.stated_text = whole ? other->name : category.name;
    relation.expected_text = whole ? category.name : other->name;
    relation.args.emplace_back("kind", other->name);
    relation.args.emplace_back("group", category.name);
    relation.args.emplace_back("count", std::to_string(relation.operands.size()));
  }
  relations.push_back(std::move(relation));
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  for (const NodeRef& ref : AllNodes(input.figures)) {
    if (ref.tree->IsLeaf(ref.index)) continue;
    const Category* category = GroupCategory(input.patterns, ref.node().name);
    if (category != nullptr) CheckGroup(input, *ref.tree, ref.index, *category, relations);
  }
}

}  // namespace

namespace registry {
extern const Check kscore_category;
const Check kscore_category = {"score.category", Run};
}  // namespace registry
}  // namespace gouji
