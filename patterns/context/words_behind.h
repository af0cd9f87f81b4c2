#pragma once

#include <string>
#include <string_view>

#include "patterns/pack/pattern_set.h"

namespace gouji {

/// Names that stand behind a number which ends at `end` of a normalised sentence; empty when there is none.

/// "8个科室", "42个标段全部通过交工验收": what is counted.
std::string NounAfter(const PatternSet& patterns, std::string_view text, std::size_t end);

/// "19.6万亩的高标准农田建设任务", "4000元的最低资助标准": what so much is of.
std::string ThingOf(const PatternSet& patterns, std::string_view text, std::size_t end);

/// "按500元/人发放慰问金", "按500元/人的标准发放慰问金": what an amount a head or piece is paid for.
std::string ThingPaidFor(const PatternSet& patterns, std::string_view text, std::size_t end);

/// "其中：30万元用于基建工程审计；…": the words to the end of the clause.
std::string UsedFor(const PatternSet& patterns, std::string_view text, std::size_t end);

}  // namespace gouji
