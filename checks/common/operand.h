#pragma once

#include "checks/engine/check.h"

namespace gouji {

/// An operand for a figure, quoting the clause around it (to the neighbouring ，；。 or the cell's ends).
Operand OperandFor(const CheckInput& input, std::string_view role, std::uint32_t figure, int sign = 1);

/// The clause around a figure.
SourceRange ClauseAround(const CheckInput& input, std::uint32_t figure);

/// The words of that clause before the figure, normalised.
std::string ClauseLead(const CheckInput& input, std::uint32_t figure);

/// "2874.36万元": a figure's printed words, normalised.
std::string Printed(const CheckInput& input, std::uint32_t figure);

}  // namespace gouji
