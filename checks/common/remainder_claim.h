#pragma once

#include <vector>

#include "checks/engine/check.h"

namespace gouji {

/// "预算100万元，支出90万元，结余10万元", "编制20名，实有18人，空编2名", "计划34人，实际32人，少2人": what two figures
/// differ by, and the figures that may be the two.
struct RemainderClaim {
  enum class Kind : std::uint8_t {
    kLeft,  ///< 结余, 未支出, 空编, 少: the whole less what was done
    kOver,  ///< 超支, 超编, 多: what was done less the whole
    kGap,   ///< 差额, 相差: the larger less the smaller
  } kind = Kind::kLeft;
  std::uint32_t figure = kNone;       ///< what remains
  std::vector<std::uint32_t> wholes;  ///< nearest first: budgets, plans, what was received
  std::vector<std::uint32_t> dones;   ///< nearest first: what was spent, done, present
  std::vector<std::uint32_t> rests;   ///< what else became of the rest: 收回10万元
  bool compares = false;              ///< the whole stands in the same clause: 较预算数92万元节约6万元
  bool clear = true;                  ///< no other figure of the kind stands among them
  std::uint32_t rate = kNone;         ///< the rate printed last before it in its sentence
};

/// All of running text, in order. The sides are taken from the part of the sentence, the sentence, then the one before,
/// whichever first holds both.
std::vector<RemainderClaim> ReadRemainders(const CheckInput& input);

/// Whether the words of a figure call it a whole that the remainder may be of.
bool IsWhole(const CheckInput& input, std::uint32_t figure, std::uint32_t remainder);

}  // namespace gouji
