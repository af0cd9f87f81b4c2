#include "extract/read.h"
#include "tools/cli/command.h"
#include "tools/cli/input.h"
#include "tools/overlay/overlay.h"
#include "tools/report/document_report.h"

namespace gouji {
namespace {

constexpr OptionSpec kOptions[] = {{"format", true, "text|json|html"}, {"overlay", true, {}}, {"in-process", false, {}}};

std::string Render(const Document& document, const std::string& format, const std::string& name, Language language) {
  if (format == "json") return DocumentJson(document, name, language);
  if (format == "html") return DocumentHtml(document, name, language);
  return DocumentText(document, language);
}

int Run(const Arguments& arguments, Language language) {
  if (arguments.operands().empty()) return FailUsage("text", {UsageProblem::kNoFile, {}, {}}, language);
  if (arguments.operands().size() > 1) {
    return FailUsage("text", {UsageProblem::kOneFileOnly, arguments.operands()[1], {}}, language);
  }
  const std::string& path = arguments.operands().front();
  const std::string name = ShownName(path, language);
  const auto work = [&](const std::string& bytes) -> Result<Produced> {
    const Result<Document> document = ReadDocument(bytes, path);
    if (!document) return document.error();
    if (arguments.Has("overlay")) {
      Result<std::string> overlay = OverlayPdf(bytes, document.value());
      if (!overlay) return overlay.error();
      return Produced{0, std::move(overlay).value()};
    }
    return Produced{0, Render(document.value(), arguments.Get("format", "text"), name, language)};
  };
  return ProduceOne(path, work, arguments.Has("in-process"), language, arguments.Get("overlay"));
}

}  // namespace

const Command kTextCommand{"text", kOptions, Run};

}  // namespace gouji
