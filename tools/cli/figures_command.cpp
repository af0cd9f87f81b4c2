#include "extract/read.h"
#include "tools/cli/command.h"
#include "tools/cli/input.h"
#include "tools/cli/knowledge.h"
#include "tools/report/figures_report.h"

namespace gouji {
namespace {

constexpr OptionSpec kOptions[] = {
    {"format", true, "table|json"}, {"explain", false, {}}, {"patterns", true, {}}, {"in-process", false, {}}};

int Run(const Arguments& arguments, Language language) {
  if (arguments.operands().empty()) return FailUsage("figures", {UsageProblem::kNoFile, {}, {}}, language);
  if (arguments.operands().size() > 1) {
    return FailUsage("figures", {UsageProblem::kOneFileOnly, arguments.operands()[1], {}}, language);
  }
  const std::optional<Knowledge> knowledge = LoadKnowledge(arguments, "figures", language);
  if (!knowledge) return kExitFailed;
  const std::string& path = arguments.operands().front();
  const std::string name = ShownName(path, language);
  const auto work = [&](const std::string& bytes) -> Result<Produced> {
    const Result<Document> read = ReadDocument(bytes, path);
    if (!read) return read.error();
    const FigureTable figures = Recognize(read.value(), knowledge->patterns);
    if (arguments.Get("format", "table") == "json") return Produced{0, FiguresJson(read.value(), figures, knowledge->patterns, name)};
    return Produced{0, FiguresTable(read.value(), figures, knowledge->patterns, arguments.Has("explain"), language)};
  };
  return ProduceOne(path, work, arguments.Has("in-process"), language);
}

}  // namespace

const Command kFiguresCommand{"figures", kOptions, Run};

}  // namespace gouji
