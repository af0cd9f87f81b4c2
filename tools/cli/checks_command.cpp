#include <algorithm>

#include "checks/engine/check.h"
#include "tools/cli/command.h"
#include "tools/report/catalogue.h"

namespace gouji {
namespace {

constexpr OptionSpec kListOptions[] = {{"format", true, "table|json"}};

int List(const Arguments& arguments, Language language) {
  if (!arguments.operands().empty()) {
    return FailUsage("checks", {UsageProblem::kUnknownTopic, arguments.operands().front(), {}}, language);
  }
  const bool json = arguments.Get("format", "table") == "json";
  return PrintOut(json ? CatalogueJson() : CatalogueTable(language), language) ? kExitClean : kExitFailed;
}

int Explain(const Arguments& arguments, Language language) {
  if (arguments.operands().empty()) return FailUsage("explain", {UsageProblem::kNoCheck, {}, {}}, language);
  std::string pages;
  for (const std::string& id : arguments.operands()) {
    const CheckPage* const page = FindPage(id);
    if (page == nullptr) return FailUsage("explain", {UsageProblem::kUnknownCheck, id, {}}, language);
    if (!pages.empty()) pages += '\n';
    pages += PageText(*page, language);
  }
  return PrintOut(pages, language) ? kExitClean : kExitFailed;
}

}  // namespace

const Command kChecksCommand{"checks", kListOptions, List};
const Command kExplainCommand{"explain", {}, Explain};

}  // namespace gouji
