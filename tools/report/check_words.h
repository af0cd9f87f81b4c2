#pragma once

#include <string>
#include <string_view>

#include "checks/engine/relation.h"
#include "patterns/figure_table.h"
#include "tools/report/language.h"

namespace gouji {

/// Stable ids for machines.
std::string_view SeverityId(Severity severity);
std::string_view CertaintyId(Certainty certainty);
std::string_view VerdictId(Verdict verdict);
std::string_view ReportKindId(ReportKind kind);
std::string_view FigureKindId(FigureKind kind);
std::string_view NonFigureKindId(NonFigureKind kind);
std::string_view ContextSourceId(ContextSource source);
std::string_view UnitSourceId(UnitSource source);
std::string_view ExactnessId(Exactness exactness);
std::string_view ComparatorSign(Comparator comparator);

/// Words for people.
std::string_view SeverityWord(Severity severity, Language language);
std::string_view CertaintyWord(Certainty certainty, Language language);
std::string_view VerdictWord(Verdict verdict, Language language);
std::string_view ReportKindWord(ReportKind kind, Language language);
/// What a side of a tie is: "合计", "分项"; the role's id where there is no word for it.
std::string RoleWord(std::string_view role, Language language);
/// Why a tie could not be judged; the reason's id where there is no sentence for it.
std::string ReasonSentence(std::string_view reason, Language language);
/// What kind of slip explains a difference; empty where there is nothing to add. `figure` names the one it speaks of.
std::string DiagnosisSentence(std::string_view diagnosis, std::string_view figure, Language language);
/// A repaired value with its unit: in the other unit of money where only the unit slipped (95.06亿元 for 95.06万元).
std::string InOtherUnit(const Decimal& printed, const Decimal& repaired, std::string_view unit);
/// What one change repairs.
std::string RepairSentence(std::string_view printed, std::string_view repaired, std::size_t ties, Language language);
/// Which figure is wrong where the tie that is shown states another.
std::string CulpritSentence(std::string_view printed, std::string_view repaired, std::size_t ties, Language language);

}  // namespace gouji
