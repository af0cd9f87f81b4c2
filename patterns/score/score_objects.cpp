#include "patterns/score/score_objects.h"

#include "extract/structure/labels.h"
#include "patterns/score/score_words.h"

namespace gouji {
namespace {

// （二）城乡供水项目。综合得分…: what a heading or the first sentence of a numbered paragraph names; empty where it says
// more than a name.
std::string ObjectOf(const TreeContext& context, std::uint32_t block) {
  constexpr std::size_t kMaxBytes = 75;
  const Block& at = context.document.blocks()[block];
  if (at.kind == BlockKind::kTable || at.label.empty() || context.block_sentences[block].empty()) return {};
  const Sentence& first = context.figures.sentences[context.block_sentences[block].front()];
  const std::string_view text = context.document.Slice(first.range);
  std::string name = IndicatorName(text);
  while (name.ends_with("。")) name.resize(name.size() - std::string_view("。").size());
  const std::size_t bracket = name.find('(');
  if (bracket != std::string::npos) name.resize(bracket);
  const bool named = name.size() >= 9 && name.size() <= kMaxBytes && name.find_first_of("0123456789,;:") == std::string::npos &&
                     EndsWithWord(context.patterns.list("score.scope.object"), name);
  return named ? name : std::string();
}

}  // namespace

std::map<std::uint32_t, std::string> FindScoreObjects(const TreeContext& context) {
  std::map<std::pair<std::uint32_t, LabelKind>, std::map<std::uint32_t, std::string>> groups;
  const std::vector<Block>& blocks = context.document.blocks();
  for (std::uint32_t b = 0; b < blocks.size(); ++b) {
    std::string name = ObjectOf(context, b);
    if (name.empty()) continue;
    groups[{blocks[b].parent, ReadLabel(context.document.Slice(blocks[b].text)).kind}].emplace(b, std::move(name));
  }
  std::map<std::uint32_t, std::string> objects;
  for (auto& [place, group] : groups) {
    if (group.size() > 1) objects.merge(group);
  }
  return objects;
}

std::string WhoseSection(const TreeContext& context, const ScopeWords& scopes,
                         const std::map<std::uint32_t, std::string>& objects, std::uint32_t block) {
  const auto own = objects.find(block);
  if (own != objects.end()) return own->second;
  const std::vector<Block>& blocks = context.document.blocks();
  for (std::uint32_t b = blocks[block].parent; b != kNone; b = blocks[b].parent) {
    const auto above = objects.find(b);
    if (above != objects.end()) return above->second;
    if (objects.empty()) continue;
    std::string whose = scopes.Read(Normalize(context.document.Slice(blocks[b].text))).whose;
    if (!whose.empty()) return whose;
  }
  return {};
}

}  // namespace gouji
