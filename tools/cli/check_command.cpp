#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "extract/base/sha256.h"
#include "extract/read.h"
#include "tools/cli/command.h"
#include "tools/cli/input.h"
#include "tools/cli/knowledge.h"
#include "tools/report/report.h"

namespace gouji {
namespace {

constexpr OptionSpec kOptions[] = {
    {"format", true, "terminal|json|jsonl"}, {"relations", false, {}}, {"fail-level", true, "error|warning|info|never"},
    {"profile", true, {}},                   {"patterns", true, {}},   {"only", true, {}},
    {"quiet", false, {}},                    {"in-process", false, {}},
};

// Produced::status of a checked file: the worst severity plus one, 0 without findings.
unsigned char WorstOf(const CheckResult& result) {
  unsigned char worst = 0;
  for (const Finding& finding : result.findings) {
    const auto severity = static_cast<unsigned char>(result.relations[finding.relation].severity);
    worst = std::max(worst, static_cast<unsigned char>(severity + 1));
  }
  return worst;
}

unsigned char FailStatus(const std::string& level) {
  if (level == "never") return 255;
  if (level == "info") return static_cast<unsigned char>(Severity::kInfo) + 1;
  if (level == "warning") return static_cast<unsigned char>(Severity::kWarning) + 1;
  return static_cast<unsigned char>(Severity::kError) + 1;
}

/// One run over all files of the command line.
class CheckRun {
 public:
  CheckRun(const Arguments& arguments, const Knowledge& knowledge, Language language)
      : arguments_(arguments),
        knowledge_(knowledge),
        format_(arguments.Get("format", "terminal")),
        only_(arguments.List("only")),
        options_{language, arguments.Has("relations"), arguments.Has("quiet")},
        colours_(::isatty(STDOUT_FILENO) != 0 && std::getenv("NO_COLOR") == nullptr) {}

  int Run() {
    const std::vector<std::string>& paths = arguments_.operands();
    const bool array = format_ == "json" && paths.size() > 1;
    const unsigned char fail_status = FailStatus(arguments_.Get("fail-level", "error"));
    bool written = true;
    if (!arguments_.Has("in-process")) SayMissingLayers(options_.language);
    if (array) written = PrintOut("[\n", options_.language);
    for (std::size_t i = 0; i < paths.size() && written; ++i) {
      const std::string output = CheckFile(paths[i], fail_status);
      written = PrintOut(output, options_.language);
      if (array) written = written && PrintOut(i + 1 < paths.size() ? ",\n" : "]\n", options_.language);
      if (format_ == "terminal" && !output.empty() && i + 1 < paths.size()) written = written && PrintOut("\n", options_.language);
    }
    if (!written || failed_) return kExitFailed;
    return found_ ? kExitFindings : kExitClean;
  }

 private:
  JsonWriter::Layout layout() const {
    return format_ == "jsonl" ? JsonWriter::Layout::kOneLine : JsonWriter::Layout::kIndented;
  }

  Result<Produced> Work(const std::string& bytes, const std::string& path, const std::string& name) const {
    const Result<Document> read = ReadDocument(bytes, path);
    if (!read) return read.error();
    const Document& document = read.value();
    const FigureTable figures = Recognize(document, knowledge_.patterns);
    const std::string wanted = arguments_.Get("profile");
    const Profile& profile = wanted.empty() ? knowledge_.For(document.text()) : *knowledge_.Find(wanted);
    const CheckInput input{document, figures, knowledge_.patterns, profile};
    const CheckResult result = RunChecks(input, only_);
    Report report = MakeReport(input, result, options_);
    report.path = name;
    if (format_ == "terminal") return Produced{WorstOf(result), ReportTerminal(report, document, options_, colours_)};
    report.sha256 = Sha256Hex(bytes);
    return Produced{WorstOf(result), ReportJson(report, document, options_, layout())};
  }

  Result<Produced> Check(const std::string& path, const std::string& name) const {
    const Result<std::string> bytes = ReadInput(path);
    if (!bytes) return bytes.error();
    if (const std::optional<Error> missing = MissingRuntime(bytes.value())) return *missing;
    return Produce([&] { return Work(bytes.value(), path, name); }, name, arguments_.Has("in-process"), options_.language);
  }

  // What to print for the file; an error goes to standard error, and into JSON as a record of its own.
  std::string CheckFile(const std::string& path, unsigned char fail_status) {
    const std::string name = ShownName(path, options_.language);
    Result<Produced> produced = Check(path, name);
    if (produced) {
      found_ = found_ || produced.value().status >= fail_status;
      return std::move(produced.value().output);
    }
    failed_ = true;
    PrintError(ErrorLine(name, produced.error(), options_.language));
    if (format_ == "terminal") return {};
    return ErrorJson(name, produced.error(), options_.language, layout());
  }

  const Arguments& arguments_;
  const Knowledge& knowledge_;
  std::string format_;
  std::vector<std::string> only_;
  ReportOptions options_;
  bool colours_;
  bool found_ = false;
  bool failed_ = false;
};

int Run(const Arguments& arguments, Language language) {
  if (arguments.operands().empty()) return FailUsage("check", {UsageProblem::kNoFile, {}, {}}, language);
  for (const std::string& id : arguments.List("only")) {
    const auto& checks = AllChecks();
    const auto is_named = [&](const Check* check) { return check->id == id; };
    if (std::none_of(checks.begin(), checks.end(), is_named)) {
      return FailUsage("check", {UsageProblem::kUnknownCheck, id, {}}, language);
    }
  }
  const std::optional<Knowledge> knowledge = LoadKnowledge(arguments, "check", language);
  if (!knowledge) return kExitFailed;
  return CheckRun(arguments, *knowledge, language).Run();
}

}  // namespace

const Command kCheckCommand{"check", kOptions, Run};

}  // namespace gouji
