#include "checks/common/announcement.h"

#include <string>

#include "checks/common/text_pieces.h"
#include "patterns/pack/word_list.h"

namespace gouji {
namespace {

constexpr std::uint32_t kMaxBlocksAbove = 4;  // title, unit line and an empty phrase may stand between

}  // namespace

std::uint32_t AnnouncementOf(const CheckInput& input, std::uint32_t table) {
  const std::vector<Block>& blocks = input.document.blocks();
  const std::uint32_t own = input.document.tables()[table].block;
  for (std::uint32_t back = 1; back <= kMaxBlocksAbove && back <= own; ++back) {
    const Block& block = blocks[own - back];
    if (block.kind != BlockKind::kParagraph) return kNone;
    if (Contains(input.patterns.list("table.announce"), Normalize(input.document.Slice(block.text)))) return own - back;
  }
  return kNone;
}

}  // namespace gouji
